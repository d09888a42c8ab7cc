import { expect, it } from 'vitest'
import { type LogPiece } from '../../contract/log'
import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { addMomentRule, findLaterByte } from './later-lines'
import { buildRows } from './rows'

const START_MS = Date.parse('2026-11-28T02:00:00+08:00')
const NODE = { startMs: START_MS, endMs: START_MS + 30 * SECOND_MS }
const OPTIONS = {
  columns: null,
  zone: 'Asia/Shanghai',
  dayZone: 'Asia/Shanghai',
  isShortened: false,
  kept: new Set<number>(),
  open: new Set<number>(),
  shown: new Map<number, number>(),
}
const at = (time: string) => `[INFO] [2026/11/28 ${time} GMT +08:00] : ${time}`
const LINES = ['before all times', at('02:00:00'), 'of 00', at('02:00:10'), at('02:00:20'), 'of 20']

/** The rows with a rule, in words. */
function draw(lines: readonly string[], seconds: number, node: Parameters<typeof findLaterByte>[1] = NODE) {
  const encoded = lines.map((text): [string, number] => [text, text.length + 1])
  const size = encoded.reduce((sum, [, bytes]) => sum + bytes, 0)
  const object = { size, etag: 'e', modifiedMs: null, encoding: 'utf-8' as const, isGzip: false }
  const piece: LogPiece = {
    object,
    fromByte: 0,
    toByte: size,
    firstLine: null,
    startsInLine: false,
    endsInLine: false,
    lines: encoded,
  }
  const rows = buildRows({ object, pieces: [piece] }, null, OPTIONS)
  const later = findLaterByte(rows, node, START_MS + seconds * SECOND_MS)
  return addMomentRule(rows, later).map((row) => (row.kind === 'line' ? row.line.text.slice(-5) : row.kind))
}
const [all, zero, ofZero, ten, twenty, ofTwenty] = LINES.map((line) => line.slice(-5))

it.each([
  ['stands above the first line after it', 10, [all, zero, ofZero, ten, 'moment', twenty, ofTwenty]],
  ['leaves lines without a time with the one above', 9, [all, zero, ofZero, 'moment', ten, twenty, ofTwenty]],
  ['is after the last line', 20, [all, zero, ofZero, ten, twenty, ofTwenty]],
  ['is before the first line', -1, [all, 'moment', zero, ofZero, ten, twenty, ofTwenty]],
])('the rule of a moment %s', (_, seconds, expected) => {
  expect(draw(LINES, seconds)).toEqual(expected)
})

it('a line that was written late out of order is not taken for one after the moment', () => {
  expect(draw([at('02:00:00'), at('02:00:20'), at('02:00:05'), at('02:00:21')], 10)).toEqual([
    zero,
    twenty,
    '00:05',
    'moment',
    '00:21',
  ])
})

it.each([
  ['the log has no times', ['a', 'b'], NODE],
  ['the node has no start', LINES, { startMs: null, endMs: null }],
  [
    'its times are of another zone',
    LINES,
    { startMs: START_MS - 60 * MINUTE_MS, endMs: START_MS - 30 * MINUTE_MS },
  ],
  ['its times are before the node', LINES, { startMs: START_MS + 60 * MINUTE_MS, endMs: null }],
])('there is no rule where %s', (_, lines, node) => {
  expect(draw(lines, 10, node)).not.toContain('moment')
})
