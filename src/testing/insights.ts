import { type Run } from '../contract/run'
import { packRun } from '../contract/run-transfer'
import { SECOND_MS } from '../lib/time/units'
import { readDefinition } from '../server/dgc-jobs/definition'
import { createInsights } from '../server/insight/insights'
import { type RunHistory } from '../server/insight/run-history'
import { CompressedBody } from '../server/runs/compressed-body'
import { type ShownRun } from '../server/runs/kept-runs'
import { type Snapshot } from '../server/runs/run-cache'
import { makeInstance } from './runs'

const REF = { workspace: '', job: 'orders', id: '1' }
const PLAN_MS = Date.parse('2026-11-22T02:00:00+08:00')
export const PAST_RUNS = 20

/** A hundred chains of a hundred nodes; of the run of today a half has ended. */
const before = (at: number): number => at - 100
export const startOf = (at: number): number => PLAN_MS + Math.floor(at / 100) * 60 * SECOND_MS

function makeRun(count: number): Run {
  const nodes = Array.from({ length: count }, (_, at) => {
    const isOver = at < count / 2
    const times = isOver ? { startMs: startOf(at), endMs: startOf(at) + 50 * SECOND_MS } : {}
    const status = isOver ? ('success' as const) : ('waiting' as const)
    return { key: `n${at}`, name: `n${at}`, type: 'Shell', status, ...times }
  })
  return makeInstance({ ...REF, status: 'running', planMs: PLAN_MS, startMs: PLAN_MS }, nodes)
}

function makeHistory(count: number): RunHistory {
  const past = Array.from({ length: PAST_RUNS }, (_, run) => ({
    id: `${100 + run}`,
    version: 3,
    trigger: 0,
    planMs: PLAN_MS,
    startMs: PLAN_MS,
    endMs: startOf(count),
    nodes: Array.from({ length: count }, (_each, at) => ({
      key: `n${at}`,
      type: 'Shell',
      status: 'success' as const,
      startMs: startOf(at),
      endMs: startOf(at) + (40 + ((at + run) % 15)) * SECOND_MS,
      rows: null,
    })),
  }))
  const nodes = Array.from({ length: count }, (_, at) => ({
    name: `n${at}`,
    type: 'Shell',
    preNodeName: before(at) < 0 ? [] : [`n${before(at)}`],
  }))
  return {
    version: 3,
    definition: readDefinition(JSON.stringify({ name: 'orders', version: 3, nodes })),
    failure: null,
    otherVersions: new Map(),
    past,
    wanted: PAST_RUNS,
    again: false,
    streak: null,
    running: null,
    isReading: false,
  }
}

/** The insight of a running run of so many nodes, of which a half has ended, with 20 comparable runs; `pass` moves the time of its answer. */
export function createTestInsights(count: number) {
  const history = makeHistory(count)
  let fetchedAtMs = startOf(count / 2)
  const contract = CompressedBody.of(Buffer.from(JSON.stringify(packRun(makeRun(count)))))
  const snapshot = (): Snapshot<ShownRun> => ({
    value: { contract, raw: contract, end: { status: 'running', endMs: null }, source: '', keptAtMs: null },
    fetchedAtMs,
    ageMs: 0,
    state: 'fresh',
    fault: null,
  })
  const insights = createInsights({
    runs: { read: () => Promise.resolve(snapshot()) },
    histories: { read: () => history, settled: () => Promise.resolve() },
    ledger: { listRuns: () => [] },
    zone: null,
  })
  return {
    read: async () => (await insights.read(REF, 'client')).value,
    pass: (ms: number) => (fetchedAtMs += ms),
  }
}
