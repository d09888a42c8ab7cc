import { expect, it } from 'vitest'
import * as v from 'valibot'
import {
  type DefinedNode,
  FAIL_POLICIES,
  type FailPolicy,
  Forecast,
  ForecastRecord,
  Insight,
  InsightSample,
  NoDefinition,
  Projection,
  RunDefinition,
  RunWaits,
} from './insight'

const define = (failPolicy: FailPolicy): DefinedNode => ({
  name: failPolicy,
  type: 'Shell',
  after: ['a'],
  failPolicy,
})
const DEFINITION = { version: 3, nodes: FAIL_POLICIES.map(define), timeoutMs: 3_600_000 }
const SPREAD = { runs: 5, p10: 1, median: 2, p90: 3, p95: 4, longest: 5, mad: 1 }
const SAMPLE = {
  runs: 5,
  wanted: 20,
  versions: [2, 3],
  ranMs: SPREAD,
  lateMs: null,
  nodes: { a: { runs: 5, ms: SPREAD, changedIn: 2 } },
}
const RECORD = { forecasts: 20, held: 17, errorMs: 240_000 }
const PROJECTION = { key: 'a', startMs: 1, endMs: 2 }
const KNOWN = { state: 'known', atMs: 1, runs: 20, endMs: 5, fromMs: 4, toMs: 6, within: 16 }
const FORECAST = { ...KNOWN, isScaled: true, record: RECORD, nodes: [PROJECTION] }
const NONE = { state: 'none', reason: 'few-runs', runs: 3 }
const PREVIOUS = { id: '7', planMs: 1, status: 'running' }
const WAITS = { jobs: [{ job: 'j', status: null }], previous: PREVIOUS, running: 5 }
const NO_DEFINITION = { reason: 'forbidden', version: 3, httpStatus: 403 }
const INSIGHT = {
  job: 'job',
  id: '1',
  workspace: null,
  definition: DEFINITION,
  noDefinition: null,
  sample: SAMPLE,
  forecast: FORECAST,
  waits: WAITS,
  startedAfter: { job: 'j', id: '2', endMs: 3 },
  unknownUpstream: { job: 'k', more: 1 },
  nextMs: null,
}

it.each([
  ['a definition', RunDefinition, DEFINITION],
  ['why there is none', NoDefinition, NO_DEFINITION],
  ['what is usual', InsightSample, SAMPLE],
  ['a forecast', Forecast, FORECAST],
  ['why there is no forecast', Forecast, NONE],
  ['a record', ForecastRecord, RECORD],
  ['a projection', Projection, PROJECTION],
  ['what a run waits for', RunWaits, WAITS],
  ['all of it', Insight, INSIGHT],
])('%s is read as it was written', (_, schema, value) => {
  expect(v.parse(schema, JSON.parse(JSON.stringify(value)))).toEqual(value)
})
