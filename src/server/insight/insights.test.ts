import { expect, it } from 'vitest'
import { type Run } from '../../contract/run'
import { packRun } from '../../contract/run-transfer'
import { SECOND_MS } from '../../lib/time/units'
import { makeInstance } from '../../testing/runs'
import { readDefinition } from '../dgc-jobs/definition'
import { CompressedBody } from '../runs/compressed-body'
import { type ShownRun } from '../runs/kept-runs'
import { type Snapshot } from '../runs/run-cache'
import { createInsights } from './insights'
import { type RunHistory } from './run-history'

const REF = { workspace: '', job: 'orders', id: '1' }
const PLAN_MS = Date.parse('2026-11-22T02:00:00+08:00')
const NODES = 10_000
const RUNS = 20

/** A hundred chains of a hundred nodes; of the run of today a half has ended. */
const before = (at: number): number => at - 100
const startOf = (at: number): number => PLAN_MS + Math.floor(at / 100) * 60 * SECOND_MS

function makeRun(): Run {
  const nodes = Array.from({ length: NODES }, (_, at) => {
    const isOver = at < NODES / 2
    const times = isOver ? { startMs: startOf(at), endMs: startOf(at) + 50 * SECOND_MS } : {}
    const status = isOver ? ('success' as const) : ('waiting' as const)
    return { key: `n${at}`, name: `n${at}`, type: 'Shell', status, ...times }
  })
  return makeInstance({ ...REF, status: 'running', planMs: PLAN_MS, startMs: PLAN_MS }, nodes)
}

function makeHistory(): RunHistory {
  const past = Array.from({ length: RUNS }, (_, run) => ({
    id: `${100 + run}`,
    version: 3,
    planMs: PLAN_MS,
    startMs: PLAN_MS,
    endMs: startOf(NODES),
    nodes: Array.from({ length: NODES }, (_each, at) => ({
      key: `n${at}`,
      type: 'Shell',
      status: 'success' as const,
      startMs: startOf(at),
      endMs: startOf(at) + (40 + ((at + run) % 15)) * SECOND_MS,
      rows: null,
    })),
  }))
  const nodes = Array.from({ length: NODES }, (_, at) => ({
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
    wanted: RUNS,
    running: null,
    isReading: false,
  }
}

function createTest() {
  const history = makeHistory()
  let fetchedAtMs = startOf(NODES / 2)
  const contract = CompressedBody.of(Buffer.from(JSON.stringify(packRun(makeRun()))))
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

it('is made once for all viewers of an answer, and again when ten seconds have passed', async () => {
  const { read, pass } = createTest()
  const first = await read()
  expect(first.insight).toMatchObject({ sample: { runs: RUNS }, forecast: { state: 'known', runs: RUNS } })
  pass(5 * SECOND_MS)
  expect(await read()).toBe(first)
  pass(5 * SECOND_MS)
  expect((await read()).insight.forecast).toMatchObject({ atMs: startOf(NODES / 2) + 10 * SECOND_MS })
})

it('takes at most 50 ms for 10,000 nodes and 20 runs when time has passed', async () => {
  const { read, pass } = createTest()
  await read()
  let bestMs = Infinity
  // The best of some, since other work may share the machine.
  for (let poll = 0; poll < 40 && bestMs > 50; poll++) {
    pass(10 * SECOND_MS)
    const from = process.cpuUsage()
    // oxlint-disable-next-line no-await-in-loop -- one poll after the other
    await read()
    const { user, system } = process.cpuUsage(from)
    bestMs = Math.min(bestMs, (user + system) / 1_000)
  }
  expect(bestMs).toBeLessThanOrEqual(50)
})
