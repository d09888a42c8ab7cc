import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { shapeLine } from './line-shape'

const shapeOf = (text: string): number | null => {
  const bytes = Buffer.from(`before 12${text}34 behind`)
  return shapeLine(bytes, 'before 12'.length, bytes.length - '34 behind'.length)
}
/** The line with, in the place of each number, how long it is and whether it is more than 0. */
const alike = (text: string): string =>
  text.replaceAll(/\d+/g, (digits) => `<${digits.length} ${/[1-9]/.test(digits)}>`)

it('lines have one shape where they differ in their numbers alone, by their length and whether they are 0', () => {
  // Without a letter of an id, see below.
  const text = fc
    .array(fc.constantFrom('x', 'y', '\0', '\u0001', '上', '0', '00', '1', '7', '70', '<'), { maxLength: 9 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(shapeOf(one) === shapeOf(other)).toBe(alike(one) === alike(other))
      const renumbered = one.replaceAll(/[1-9]/g, '5')
      expect(shapeOf(renumbered)).toBe(shapeOf(one))
    }),
    { numRuns: 2_000 },
  )
})

it('lines have one shape where they differ in an id of digits and letters up to f', () => {
  expect(shapeOf('0 errors trace=5d5106065d510f2a')).toBe(shapeOf('0 errors trace=08B1c9e00000fa7c'))
  expect(shapeOf('0 errors trace=5d5106065d510f2a')).not.toBe(shapeOf('0 errors trace=08B1c9e00000fa7'))
  expect(shapeOf('0 errors trace=5d5106065d510f2a')).not.toBe(shapeOf('0 errors trace=0811259600000178'))
  const [one, other] = ['7c9e6679-7425-40de-944b-e07fc1f90ae7', '16fd2706-8baf-433b-82eb-8c7fada847da']
  expect(shapeOf(`0 errors, id ${one}`)).toBe(shapeOf(`0 errors, id ${other}`))
  // A word may stand right behind a number.
  expect(shapeOf('4 dead')).not.toBe(shapeOf('4 face'))
  expect(shapeOf('4deadline')).not.toBe(shapeOf('4faceline'))
})
