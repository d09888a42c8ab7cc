import { expect, it } from 'vitest'
import { findLineRange } from './line-range'
import { type LineRow } from './rows'

const row = (number: number | null, isPart = false) => ({ number, line: { isPart } }) as LineRow

it.each([
  ['lines', [row(4), row(5), row(6)], { first: 4, last: 6 }],
  ['the end of a long line, and the line behind it', [row(null, true), row(3)], { first: 2, last: 3 }],
  ['a line and its parts', [row(2), row(null, true)], { first: 2, last: 2 }],
  ['a part of one line', [row(null, true)], null],
  ['lines that are counted from the end', [row(-2), row(-1)], null],
])('the range of %s', (_, rows, range) => expect(findLineRange(rows)).toEqual(range))
