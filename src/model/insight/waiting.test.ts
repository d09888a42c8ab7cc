import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DefinedNode, type Forecast, type InsightSample, type RunWaits } from '../../contract/insight'
import { type Run, type RunNode } from '../../contract/run'
import { STATUS } from '../../contract/status'
import { CATALOGUE_RUNS, defineAny } from '../../testing/catalogue-runs'
import { anyRunAndDefinition, define, hasOnlyFinite, named } from '../../testing/insight'
import { makeInstance } from '../../testing/runs'
import { findCriticalPath } from './critical-path'
import { findEdges } from './edges'
import { findFailures } from './failures'
import { findHeldBack } from './held-back'
import { findLimits } from './limits'
import { readNodeTimes } from './node-times'
import { computeSpread } from './spread'
import { findRunWaitReason, findWaitingReasons } from './waiting'

const NOW_MS = 1_000_000
const usually = (ms: number) => ({ runs: 5, ms: computeSpread([ms, ms, ms, ms, ms]) ?? undefined })
const SAMPLE = { nodes: { a: usually(9_000), b: usually(90_000) } } as unknown as InsightSample
const DONE = { status: 'success', startMs: 10, endMs: 100 } as const
const RUNS = { status: 'running', startMs: NOW_MS - 6_000 } as const
const WAITS = { status: 'waiting' } as const
const CHAIN = [define('a'), define('b'), define('c', 'a', 'b')]

const reasonOf = (
  name: string,
  nodes: Readonly<Record<string, Partial<RunNode>>>,
  defined: DefinedNode[] | null,
  run: Partial<Run> = {},
  forecast: Forecast | null = null,
) => {
  const made = makeInstance({ status: 'running', startMs: 5, ...run }, named(nodes))
  const edges = findEdges(made.nodes, defined && { nodes: defined })
  const reasons = findWaitingReasons(made, edges, { sample: SAMPLE, forecast, nowMs: NOW_MS })
  return reasons[made.nodes.findIndex((node) => node.name === name)]
}
const policy = (failPolicy: DefinedNode['failPolicy']) => [{ ...define('a'), failPolicy }, define('c', 'a')]
const HELD = { kind: 'held-by', status: 'running', runningMs: 6_000 }
const withCondition = [define('a'), { ...define('c', 'a'), conditions: [{ after: 'a', expression: '#{x}' }] }]

describe('a node waits', () => {
  it.each([
    [
      'for the predecessor that usually takes longer',
      { a: RUNS, b: RUNS, c: WAITS },
      CHAIN,
      { ...HELD, at: 1, more: 1, usualMs: 90_000 },
    ],
    [
      'for the one that has not started',
      { a: WAITS, b: RUNS, c: WAITS },
      CHAIN,
      { kind: 'held-by', at: 0, more: 1, runningMs: null },
    ],
    [
      'for the last one, the other has ended',
      { a: RUNS, b: DONE, c: WAITS },
      CHAIN,
      { ...HELD, at: 0, more: 0, usualMs: 9_000 },
    ],
    [
      'for nothing known',
      { a: DONE, b: { ...DONE, endMs: 400 }, c: { ...WAITS, queue: 'q' } },
      CHAIN,
      { kind: 'ready', sinceMs: 400, waitedMs: NOW_MS - 400, before: 2, queue: 'q' },
    ],
    [
      'for nothing, with no predecessor',
      { c: WAITS },
      [define('c')],
      { kind: 'ready', sinceMs: 5, before: 0 },
    ],
    [
      'behind a skipped one',
      { a: DONE, b: { status: 'skip' as const }, c: WAITS },
      [define('a'), define('b', 'a'), define('c', 'b')],
      { kind: 'ready', sinceMs: 100, before: 1 },
    ],
    [
      'for a condition',
      { a: DONE, c: WAITS },
      withCondition,
      { kind: 'condition', at: 0, expression: '#{x}' },
    ],
    [
      'behind a failure that is ignored',
      { a: { ...DONE, status: 'fail' as const }, c: WAITS },
      policy('ignore'),
      { kind: 'ready', sinceMs: 100 },
    ],
    [
      'in vain, behind a failure',
      { a: { ...DONE, status: 'fail' as const }, c: WAITS },
      policy('fail-child'),
      { kind: 'failed', at: 0, policy: 'fail-child' },
    ],
    [
      'no more: it was skipped behind a failure',
      { a: { ...DONE, status: 'fail' as const }, c: { status: 'skip' as const } },
      policy('fail'),
      { kind: 'failed', at: 0, policy: 'fail' },
    ],
    [
      'no more: it was skipped behind a condition',
      { a: DONE, c: { status: 'skip' as const } },
      withCondition,
      { kind: 'skipped', at: 0, expression: '#{x}' },
    ],
    [
      'no more: it was skipped behind a failure, whatever the condition',
      { a: { ...DONE, status: 'fail' as const }, b: DONE, c: { status: 'skip' as const } },
      [define('a'), define('b'), { ...define('c', 'a', 'b'), conditions: [{ after: 'b', expression: '1' }] }],
      { kind: 'failed', at: 0 },
    ],
    [
      'behind a failure of unknown policy',
      { a: { ...DONE, status: 'fail' as const }, c: WAITS },
      policy('unknown'),
      { kind: 'not-known', why: 'fail-policy' },
    ],
    [
      'behind one that was stopped',
      { a: { ...DONE, status: 'manual-stop' as const }, c: WAITS },
      policy('fail'),
      { kind: 'not-known', why: 'stopped-before' },
    ],
    [
      'paused by a person',
      { c: { status: 'pause' as const } },
      [define('c')],
      { kind: 'paused', of: 'node', status: 'pause' },
    ],
    ['without a definition', { c: WAITS }, null, { kind: 'not-known', why: 'no-definition' }],
    [
      'for one without an end',
      { a: { status: 'success' as const }, c: WAITS },
      policy('fail'),
      { kind: 'not-known', why: 'no-times' },
    ],
  ])('%s', (_, nodes, defined, expected) => {
    expect(reasonOf('c', nodes, defined)).toMatchObject(expected)
  })

  it('for nothing that is known, once it was skipped without a condition, or before its condition was asked', () => {
    const skipped = { status: 'skip' as const }
    expect(reasonOf('c', { a: DONE, c: skipped }, policy('fail'))).toBeNull()
    expect(reasonOf('c', { a: RUNS, c: skipped }, withCondition)).toBeNull()
    expect(reasonOf('c', { a: DONE, c: { ...skipped, startMs: 200 } }, withCondition)).toBeNull()
  })

  it('for the one that the forecast has end last', () => {
    const nodes = [{ key: 'a', startMs: 1, endMs: NOW_MS + 9_000_000 }]
    const forecast = { state: 'known', atMs: NOW_MS, nodes } as unknown as Forecast
    const given = { a: RUNS, b: RUNS, c: WAITS }
    expect(reasonOf('c', given, CHAIN, {}, forecast)).toMatchObject({ at: 0, more: 1 })
  })

  it.each([
    ['the run is paused', { status: 'pause' as const }, { kind: 'paused', of: 'run' }],
    ['the run has not started', { status: 'waiting' as const, startMs: null }, { kind: 'run-not-started' }],
    [
      'the run was cancelled',
      { status: 'manual-stop' as const },
      { kind: 'run-ended', status: 'manual-stop' },
    ],
  ])('%s', (_, run, expected) => {
    expect(reasonOf('c', { c: WAITS }, [define('c')], run)).toMatchObject(expected)
  })

  it('since the run was started again, when what it waits for ended in an earlier attempt', () => {
    const again = { startMs: NOW_MS - 3_000 }
    expect(reasonOf('c', { a: DONE, c: WAITS }, [define('a'), define('c', 'a')], again)).toMatchObject({
      kind: 'ready',
      sinceMs: NOW_MS - 3_000,
      before: 0,
    })
  })

  it('an edge that is lost still lets a known predecessor hold it', () => {
    const defined = [define('a'), define('gone'), define('c', 'a', 'gone')]
    expect(reasonOf('c', { a: RUNS, c: WAITS }, defined)).toMatchObject({ kind: 'held-by', at: 0 })
    expect(reasonOf('c', { a: DONE, c: WAITS }, defined)).toEqual({ kind: 'not-known', why: 'lost-edge' })
  })
})

describe('a run waits', () => {
  const jobs = (...statuses: RunWaits['jobs'][number]['status'][]): RunWaits => ({
    jobs: statuses.map((status, at) => ({ job: `j${at}`, status })),
    previous: null,
    running: 0,
  })
  const previous = { id: '7', planMs: 3, status: 'running' } as const
  it.each<[string, Partial<Run>, RunWaits | null, object | null]>([
    ['for its planned time', { planMs: NOW_MS + 5 }, null, { kind: 'planned', atMs: NOW_MS + 5 }],
    [
      'for a person',
      { status: 'waiting-confirm', planMs: NOW_MS + 5 },
      null,
      { kind: 'paused', status: 'waiting-confirm' },
    ],
    [
      'for a job',
      {},
      jobs('success', 'running', 'waiting'),
      { kind: 'job', job: 'j1', status: 'running', more: 1 },
    ],
    [
      'behind a job that failed',
      {},
      jobs('running', 'fail'),
      { kind: 'job', job: 'j1', status: 'fail', more: 1 },
    ],
    ['for one of five', {}, { ...jobs(), running: 5 }, { kind: 'full', running: 5 }],
    [
      'for an earlier run of its job',
      { planMs: 9 },
      { ...jobs('success'), previous, running: 5 },
      { kind: 'previous', ...previous, beforeMs: 9 },
    ],
    ['for nothing that is known', {}, jobs('success'), { kind: 'not-known', why: 'nothing-holds' }],
    ['for jobs that are not known', {}, jobs(null), { kind: 'not-known', why: 'jobs' }],
    ['before anything was asked', {}, null, { kind: 'not-known', why: 'no-answer' }],
    ['no longer', { status: 'running', startMs: 5 }, jobs('running'), null],
    ['never again', { status: 'skip' }, jobs('fail'), null],
  ])('%s', (_, given, waits, expected) => {
    const run = makeInstance({ status: 'waiting', planMs: 5, ...given })
    expect(findRunWaitReason(run, waits, NOW_MS)).toEqual(expected)
  })
})

it('gives each waiting node one reason, and no other node any, whatever the answer', () => {
  fc.assert(
    fc.property(anyRunAndDefinition, ({ run, definition }) => {
      const edges = findEdges(run.nodes, definition)
      const reasons = findWaitingReasons(run, edges, { sample: null, forecast: null, nowMs: 150 })
      for (const [at, { startMs, status }] of run.nodes.entries()) {
        const isWaiting = startMs === null && ['waiting', 'blocked'].includes(STATUS[status].phase)
        const reason = reasons[at]
        const isSkipped =
          startMs === null && status === 'skip' && ['failed', 'skipped'].includes(reason?.kind ?? '')
        expect(reason !== null).toBe((isWaiting && status !== 'running-exception') || isSkipped)
        if (reason?.kind === 'ready') expect(reason.waitedMs).toBeGreaterThanOrEqual(0)
        if (reason?.kind === 'held-by') expect(edges.before[at]).toContain(reason.at)
      }
    }),
  )
})

it('says nothing of NaN and throws for no run of the catalogue', () => {
  for (const [at, run] of CATALOGUE_RUNS.entries()) {
    const live: Run = at % 2 === 0 ? run : { ...run, status: 'running' }
    for (const hasCycle of [false, true]) {
      const edges = findEdges(run.nodes, { nodes: defineAny(run, hasCycle) })
      const nowMs = (run.startMs ?? 1) + 60_000
      const reasons = findWaitingReasons(live, edges, { sample: null, forecast: null, nowMs })
      expect(
        hasOnlyFinite([
          reasons,
          findHeldBack(live, edges, nowMs),
          findLimits(live, edges, readNodeTimes(live, nowMs)),
        ]),
      ).toBe(true)
      expect(hasOnlyFinite([findFailures(live, edges), findCriticalPath(live, edges, nowMs)])).toBe(true)
    }
  }
})
