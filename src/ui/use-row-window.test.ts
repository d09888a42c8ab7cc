import { expect, it } from 'vitest'
import { isSearchable } from './use-row-window'

it.each([
  [500, true],
  [501, false],
])('the own search of the browser finds each of %i rows: %s', (count, expected) => {
  expect(isSearchable(count)).toBe(expected)
})
