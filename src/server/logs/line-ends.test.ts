import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { countLf } from './line-ends'

it('line ends are counted between any two places, however the bytes lie in memory', () => {
  const bytes = fc.array(fc.constantFrom(0x0a, 0x0b, 0x00, 0x8a, 0xff), { maxLength: 40 })
  fc.assert(
    fc.property(bytes, fc.nat(3), fc.nat(40), fc.nat(40), (given, offset, from, length) => {
      const buffer = Buffer.from([...Array.from({ length: offset }, () => 0x0a), ...given]).subarray(offset)
      const to = Math.min(buffer.length, from + length)
      const expected = given.slice(from, to).filter((byte) => byte === 0x0a).length
      expect(countLf(buffer, from, to)).toBe(expected)
    }),
  )
})
