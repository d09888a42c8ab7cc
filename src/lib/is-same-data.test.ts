import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { isSameData } from './is-same-data'

it('tells the same as the texts of both', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      expect(isSameData(one, structuredClone(one))).toBe(true)
      expect(isSameData([one, other], [other, one])).toBe(isSameData(one, other))
      if (isSameData(one, other)) expect(other).toEqual(one)
    }),
  )
})

it.each([
  [{ a: 1 }, { a: 1, b: null }],
  [
    { a: 1, b: undefined },
    { a: 1, c: undefined },
  ],
  [{ a: { b: [1, 2] } }, { a: { b: [1, 3] } }],
  [[], {}],
  [null, {}],
  [[1], [1, 2]],
  ['1', 1],
])('%j is not %j', (one, other) => {
  expect(isSameData(one, other)).toBe(false)
  expect(isSameData(other, one)).toBe(false)
})
