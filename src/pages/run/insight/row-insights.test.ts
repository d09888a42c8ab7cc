import { describe, expect, it } from 'vitest'
import { type Forecast, type Insight } from '../../../contract/insight'
import { type Run, type RunNode } from '../../../contract/run'
import { insight as en } from '../../../i18n/en/insight'
import { insight as zh } from '../../../i18n/zh-CN/insight'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../lib/time/units'
import { readRunInsight } from '../../../model/insight/read-run'
import { DEFAULT_MARKS, type Marks } from '../../../model/run/view'
import { type RowInsight } from '../../../run/gantt/row-insight'
import { define, makeDefinition, makeInsight, makeSpread, named } from '../../../testing/insight'
import { makeInstance } from '../../../testing/runs'
import { type Reader } from './reader'
import { createRowBuilder } from './row-insights'

const EN: Reader = { words: en, lang: 'en', zone: 'UTC' }
const ZH: Reader = { words: zh, lang: 'zh-CN', zone: 'UTC' }
const T0 = 100 * HOUR_MS
const NOW = T0 + HOUR_MS
const MIN = MINUTE_MS

interface Given {
  /** The node `b`, behind `a`, which ran for the first ten minutes. */
  b: Partial<RunNode>
  run?: Partial<Run>
  sample?: Insight['sample']['nodes']
  definition?: Insight['definition']
  forecast?: Forecast
  marks?: Partial<Marks>
  isOld?: boolean
}

const LIVE = { status: 'running', startMs: T0 } as const

function build({ b, run = LIVE, sample, definition, forecast, marks, isOld = false }: Given, reader = EN) {
  const instance = makeInstance(
    run,
    named({ a: { startMs: T0, endMs: T0 + 10 * MIN }, b: { status: 'running', ...b } }),
  )
  const insight = makeInsight({
    definition: definition === undefined ? makeDefinition(define('a'), define('b', 'a')) : definition,
    ...(forecast ? { forecast } : {}),
  })
  const told = { ...insight, sample: { ...insight.sample, nodes: sample ?? {} } }
  const reading = readRunInsight(instance, told, NOW)
  const given = { run: instance, insight: told, reading, marks: { ...DEFAULT_MARKS, ...marks }, isOld }
  return { given, rows: createRowBuilder()(given, reader) }
}

const rowOf = (given: Given, reader = EN): RowInsight => {
  const row = build(given, reader).rows.get('b')
  if (!row) throw new Error('there is a row for each node')
  return row
}

const usual = (minutes: number, more: object = {}) => ({
  b: { runs: 17, ms: makeSpread(minutes * MIN), ...more },
})
const STARTED = { startMs: T0 + 10 * MIN }
const WAITING = { status: 'waiting' } as const
const KNOWN: Forecast = {
  state: 'known',
  atMs: NOW,
  runs: 17,
  endMs: NOW + 20 * MIN,
  fromMs: NOW + 10 * MIN,
  toMs: NOW + 30 * MIN,
  within: 14,
  isScaled: false,
  record: null,
  nodes: [{ key: 'b', startMs: NOW + 5 * MIN, endMs: NOW + 10 * MIN }],
}

describe('a row of a node', () => {
  it.each<[string, Given, Partial<RowInsight>]>([
    [
      'that was held back shows from when on, and for how long',
      { b: { startMs: T0 + 15 * MIN } },
      {
        wait: { fromMs: T0 + 10 * MIN, toMs: T0 + 15 * MIN, words: 'held back 5m 00s' },
        spoken: 'held back 5m 00s, on the critical path, 2 of 2',
      },
    ],
    [
      'that was held back as usual has no words for it',
      {
        b: { startMs: T0 + 15 * MIN },
        sample: { b: { runs: 17, heldBackMs: makeSpread(4 * MIN) } },
      },
      { wait: { fromMs: T0 + 10 * MIN, toMs: T0 + 15 * MIN, words: null } },
    ],
    [
      'that could start is hatched up to now, and says why it waits',
      { b: WAITING },
      {
        wait: { fromMs: T0 + 10 * MIN, toMs: null, words: null },
        reason: { forms: ['predecessor done 50m ago, not started', 'not started'], key: null },
      },
    ],
    [
      'that could start when the data became old does not say for how long',
      { b: WAITING, isOld: true },
      { wait: undefined, reason: undefined },
    ],
    [
      'of a run whose definition is not readable keeps its line since the plan',
      { b: WAITING, definition: null },
      { hidesPlan: false, wait: undefined, reason: undefined },
    ],
    [
      'that runs has a ghost, and of how much it is',
      { b: { startMs: NOW - 5 * MIN }, sample: usual(9) },
      {
        usual: { medianMs: 9 * MIN, upperMs: 9.9 * MIN },
        note: { joined: ' of ~9m', alone: 'of ~9m', isOdd: false },
        isOverdue: undefined,
      },
    ],
    [
      'that runs longer than in 9 of 10 runs says so',
      { b: { startMs: NOW - 21 * MIN }, sample: usual(9) },
      { note: { joined: ', usually 9m', alone: 'usually 9m', isOdd: true }, isOverdue: true },
    ],
    [
      'that ran as usual has no ghost',
      { b: { ...STARTED, status: 'success', endMs: T0 + 19 * MIN }, sample: usual(9) },
      { usual: undefined, note: undefined },
    ],
    [
      'that ran as usual has a ghost when all have',
      {
        b: { ...STARTED, status: 'success', endMs: T0 + 19 * MIN },
        sample: usual(9),
        marks: { usual: 'all' },
      },
      { usual: { medianMs: 9 * MIN, upperMs: 9.9 * MIN } },
    ],
    [
      'that ran for long has a ghost, and says what is usual',
      { b: { ...STARTED, status: 'success', endMs: T0 + 59 * MIN }, sample: usual(18) },
      {
        usual: { medianMs: 18 * MIN, upperMs: 18 * 1.1 * MIN },
        note: { joined: ', usually 18m', alone: 'usually 18m', isOdd: false },
      },
    ],
    [
      'that ran for long has no ghost when these are off',
      {
        b: { ...STARTED, status: 'success', endMs: T0 + 59 * MIN },
        sample: usual(18),
        marks: { usual: 'off' },
      },
      { usual: undefined, note: undefined },
    ],
    [
      'that wrote no rows says how many are usual, whatever it took',
      {
        b: { ...STARTED, status: 'success', endMs: T0 + 59 * MIN, rows: 0 },
        sample: usual(18, { rows: makeSpread(86_214) }),
      },
      {
        note: { joined: ' · 0 rows, usually 86.2 k', alone: '0 rows, usually 86.2 k', isOdd: true },
        oddRows: '0 rows, usually 86.2 k (0 / 86,214)',
      },
    ],
    [
      'that will run has a bar ahead',
      { b: WAITING, forecast: KNOWN },
      {
        ahead: {
          fromMs: NOW + 5 * MIN,
          toMs: NOW + 10 * MIN,
          start: '≈ 05:05',
          end: '≈ 05:10',
          duration: '≈ 5m',
        },
      },
    ],
    [
      'that will run has none when these are off',
      { b: WAITING, forecast: KNOWN, marks: { ahead: false } },
      { ahead: undefined },
    ],
    [
      'past half of its limit shows it',
      {
        b: { startMs: NOW - 31 * MIN },
        definition: makeDefinition(define('a'), { ...define('b', 'a'), maxMs: HOUR_MS, retries: 3 }),
      },
      { limitMs: NOW + 29 * MIN, retriesOf: 3 },
    ],
    [
      'below half of its limit does not',
      {
        b: { startMs: NOW - 29 * MIN },
        definition: makeDefinition(define('a'), { ...define('b', 'a'), maxMs: HOUR_MS }),
      },
      { limitMs: undefined },
    ],
    [
      'that failed says nothing of what is usual',
      {
        b: { ...STARTED, status: 'fail', endMs: T0 + 59 * MIN, rows: 0 },
        sample: usual(18, { rows: makeSpread(9) }),
      },
      { usual: undefined, note: undefined, oddRows: undefined },
    ],
  ])('%s', (_, given, expected) => {
    const row: Record<string, unknown> = { ...rowOf(given) }
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, row[name]]))).toEqual(expected)
  })

  it('speaks Chinese', () => {
    const long = { startMs: NOW - 21 * MIN - 5 * SECOND_MS }
    expect(rowOf({ b: long, sample: usual(9) }, ZH)).toMatchObject({
      wait: { words: '延后 28分55秒' },
      note: { joined: '，平时 9分钟' },
      spoken: '延后 28分55秒，平时 9分钟，在关键路径上，第 2 个，共 2 个',
    })
  })

  it('keeps its identity while nothing of it changes', () => {
    const { given } = build({ b: WAITING })
    const buildRows = createRowBuilder()
    const row = buildRows(given, EN).get('b')
    expect(buildRows(structuredClone(given), EN).get('b')).toBe(row)
    expect(buildRows({ ...given, isOld: true }, EN).get('b')).not.toBe(row)
  })
})
