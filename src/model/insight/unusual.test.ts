import { expect, it } from 'vitest'
import { computeSpread, readUpper } from './spread'
import { findUnusualRows, isHeldBackLong, isOffUsual, isUnusuallyLong } from './unusual'

const spread = (...values: number[]) => {
  const found = computeSpread(values)
  if (found === null) throw new Error('too few values')
  return found
}
const TIMES = spread(...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => 600_000 + at * 2_000))
const EQUAL = spread(...Array.from({ length: 10 }, () => 2_000_000))
const ROWS = spread(80, 85, 88, 90, 95, 100, 105, 110, 112, 120)

it('says nothing of four runs, and the longest of nine', () => {
  expect(computeSpread([1, 2, 3, 4])).toBeNull()
  expect(readUpper(spread(1, 2, 3, 4, 50))).toBe(50)
  expect(readUpper(TIMES)).toBe(TIMES.p90)
})

it.each([
  ['as usual', 610_000, TIMES, false],
  ['far, but by less than a minute', 660_000, TIMES, false],
  ['a minute longer', 700_000, TIMES, true],
  ['all were equal, within 5 %', 2_090_000, EQUAL, false],
  ['all were equal, beyond 5 %', 2_110_000, EQUAL, true],
])('duration: %s', (_, ms, usual, expected) => {
  expect(isUnusuallyLong(ms, usual)).toBe(expected)
})

it.each([
  ['0 where there are some', 0, ROWS, 'none'],
  ['0 where there are none', 0, spread(0, 0, 0, 0, 0), null],
  ['as usual', 101, ROWS, null],
  ['few', 10, ROWS, 'fewer'],
  ['many', 900, ROWS, 'more'],
  ['many, of five runs', 900, spread(80, 90, 100, 110, 120), null],
])('rows: %s', (_, rows, usual, expected) => {
  expect(findUnusualRows(rows, usual)).toBe(expected)
})

it('a ghost and a wait are worth showing from half a minute and a minute on', () => {
  expect([isOffUsual(610_000, TIMES), isOffUsual(900_000, TIMES)]).toEqual([false, true])
  const usual = { runs: 5, heldBackMs: spread(50_000, 50_000, 50_000, 50_000, 50_000) }
  expect([59_999, 60_000].map((ms) => isHeldBackLong(ms, undefined))).toEqual([false, true])
  expect([99_999, 100_000].map((ms) => isHeldBackLong(ms, usual))).toEqual([false, true])
})
