import { type FailPolicy, type Forecast, type Insight } from '../contract/insight'
import { type Run, type RunNode } from '../contract/run'
import { insight as en } from '../i18n/en/insight'
import { insight as zh } from '../i18n/zh-CN/insight'
import { HOUR_MS, MINUTE_MS as MIN } from '../lib/time/units'
import { readRunInsight } from '../model/insight/read-run'
import { define, makeDefinition, makeInsight, makeSpread, named } from './insight'
import { makeInstance } from './runs'

export const EN = { words: en, lang: 'en', zone: 'UTC' } as const
export const ZH = { words: zh, lang: 'zh-CN', zone: 'UTC' } as const
export const PLAN = 97 * HOUR_MS
export const T0 = PLAN + 6 * MIN

/** A run of three nodes in a chain, an hour after its plan. */
export interface GivenRun {
  run?: Partial<Run>
  nodes?: Readonly<Record<string, Partial<RunNode>>>
  sample?: Partial<Insight['sample']>
  /** On the edge to the second node. */
  condition?: boolean
  /** The third node and one more follow the first one, too. */
  isFan?: boolean
  /** Of the first node. */
  policy?: FailPolicy
  forecast?: Forecast
  waits?: Insight['waits']
  startedAfter?: Insight['startedAfter']
  unknownUpstream?: Insight['unknownUpstream']
  isOld?: boolean
}

export const NODES = {
  fetch: { startMs: T0, endMs: T0 + 40 * MIN },
  clean: { startMs: T0 + 40 * MIN, status: 'running' as const },
  load: { status: 'waiting' as const },
}
export const USUAL: Partial<Insight['sample']> = {
  ranMs: makeSpread(60 * MIN),
  lateMs: makeSpread(4 * MIN),
  nodes: { fetch: { runs: 17, ms: makeSpread(10 * MIN) }, clean: { runs: 17, ms: makeSpread(30 * MIN) } },
}
export const known = (endMs: number): Extract<Forecast, { state: 'known' }> => ({
  state: 'known',
  atMs: PLAN + HOUR_MS,
  runs: 17,
  endMs,
  fromMs: endMs - 7 * MIN,
  toMs: endMs + 12 * MIN,
  within: 14,
  isScaled: false,
  record: { forecasts: 20, held: 17, errorMs: 4 * MIN },
  nodes: [],
})

export function prepareRun({
  run,
  nodes = NODES,
  sample = USUAL,
  policy = 'fail',
  condition = false,
  isFan = false,
  forecast,
  waits = null,
  startedAfter = null,
  unknownUpstream = null,
  isOld = false,
}: GivenRun) {
  const instance = makeInstance({ status: 'running', planMs: PLAN, startMs: T0, ...run }, named(nodes))
  const empty = makeInsight({})
  const insight = makeInsight({
    definition: makeDefinition(
      { ...define('fetch'), failPolicy: policy },
      {
        ...define('clean', 'fetch'),
        ...(condition ? { conditions: [{ after: 'fetch', expression: 'x' }] } : {}),
      },
      define('load', 'clean', ...(isFan ? ['fetch'] : [])),
      ...(isFan ? [define('skipped', 'fetch')] : []),
    ),
    sample: { ...empty.sample, ...sample },
    waits,
    startedAfter,
    unknownUpstream,
    ...(forecast ? { forecast } : {}),
  })
  return { run: instance, insight, reading: readRunInsight(instance, insight, PLAN + HOUR_MS), isOld }
}

export const ENDED = { status: 'success', endMs: T0 + 102 * MIN } as const
export const DONE = {
  fetch: { startMs: T0, endMs: T0 + 52 * MIN },
  clean: { startMs: T0 + 52 * MIN, endMs: T0 + 82 * MIN },
  load: { startMs: T0 + 82 * MIN, endMs: T0 + 102 * MIN },
}
