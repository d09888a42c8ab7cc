import { expect, it } from 'vitest'
import { type Forecast } from '../../../contract/insight'
import { insight as words } from '../../../i18n/en/insight'
import { HOUR_MS, MINUTE_MS } from '../../../lib/time/units'
import { findEdges } from '../../../model/insight/edges'
import { DEFAULT_MARKS } from '../../../model/run/view'
import { define, makeDefinition, makeInsight, named } from '../../../testing/insight'
import { makeInstance } from '../../../testing/runs'
import { createInsightReader } from './create-insight-reader'
import { createRowBuilder } from './row-insights'

const NOW = 100 * HOUR_MS
const RUN = makeInstance(
  { status: 'running', planMs: NOW - HOUR_MS, startMs: NOW - HOUR_MS },
  named({ a: { status: 'running', startMs: NOW - HOUR_MS }, b: { status: 'waiting' } }),
)
const endMs = NOW + 20 * MINUTE_MS
const KNOWN: Forecast = {
  state: 'known',
  atMs: NOW,
  runs: 17,
  endMs,
  fromMs: endMs,
  toMs: endMs,
  within: 17,
  isScaled: false,
  record: null,
  nodes: [{ key: 'b', startMs: NOW + MINUTE_MS, endMs }],
}
const OVERDUE: Forecast = { state: 'overdue', atMs: NOW, key: 'a', runs: 17, longestMs: MINUTE_MS }

function read(forecast: Forecast, isOld: boolean) {
  const definition = makeDefinition(define('a'), define('b', 'a'))
  const reader = createInsightReader({
    insight: makeInsight({ definition, forecast }),
    findEdges,
    buildRows: createRowBuilder(),
    words,
    lang: 'en',
    zone: 'UTC',
  })
  const { header, verdict, ahead, rows, insight } = reader.read(RUN, {
    marks: DEFAULT_MARKS,
    isOld,
    nowMs: NOW,
    replayed: null,
  })
  const said = { end: header.ends?.clock, lead: verdict?.lead, ahead: ahead?.text, bar: rows.get('b')?.ahead }
  return { ...said, state: insight.forecast.state }
}

const NOTHING = { end: undefined, lead: undefined, ahead: undefined, bar: undefined, state: 'none' }

it('an end is foretold in the header, on the axis and in the rows, and by old data nowhere', () => {
  const bar = { start: '≈ 04:01', end: '≈ 04:20' }
  expect(read(KNOWN, false)).toMatchObject({ end: '04:20', ahead: '≈ 04:20', bar, state: 'known' })
  expect(read(KNOWN, true)).toEqual(NOTHING)
})

it('that no end is known is said, and by old data not', () => {
  expect(read(OVERDUE, false)).toMatchObject({ end: 'not known', lead: 'The end is not known.' })
  expect(read(OVERDUE, true)).toEqual(NOTHING)
})
