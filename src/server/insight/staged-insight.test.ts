import { expect, it } from 'vitest'
import * as v from 'valibot'
import { unpackJobHistory } from '../../contract/job-transfer'
import { Insight } from '../../contract/insight'
import { type Run } from '../../contract/run'
import { paths } from '../../contract/routes'
import { STAGED_JOBS } from '../../demo/staged/staged-jobs'
import { STAGED_WORKSPACE } from '../../demo/staged/staged-workspace'
import { MINUTE_MS } from '../../lib/time/units'
import { findEdges } from '../../model/insight/edges'
import { findFailures } from '../../model/insight/failures'
import { findHeldBack } from '../../model/insight/held-back'
import { findUnusualRows, isHeldBackLong, isUnusuallyLong } from '../../model/insight/unusual'
import { readUsual } from '../../model/insight/usual-of'
import { findRunWaitReason, findWaitingReasons } from '../../model/insight/waiting'
import { instanceOf } from '../../testing/server'
import { setUpDemoServer } from '../../testing/demo-server'

// What the demo's jobs of the workspace `insight` are there to show, at any moment.

const server = setUpDemoServer(({ time: { wait } }) => ({ wait }))

/** A first visit of a run lists one week; the page of its job lists more. */
async function listMonth(job: string): Promise<void> {
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- until the runs of its window are known
    const got = await server.ask(paths.apiJobHistory({ workspace: STAGED_WORKSPACE, job }))
    const { fromMs, readFromMs } = unpackJobHistory(JSON.parse(got.text))
    if (readFromMs !== null && readFromMs <= fromMs) return
    // oxlint-disable-next-line no-await-in-loop -- the same
    await server.time.advance(100)
  }
}

async function read(job: string): Promise<{ run: Run; insight: Insight }> {
  const id = STAGED_JOBS.find(({ name }) => name === job)?.id ?? ''
  const ref = { workspace: STAGED_WORKSPACE, job, id }
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- until all that can be known is known
    const [run, got] = await Promise.all([server.ask(paths.apiRun(ref)), server.ask(paths.apiInsight(ref))])
    const insight = v.parse(Insight, JSON.parse(got.text))
    const { sample, noDefinition, waits } = insight
    const isRead = noDefinition?.reason !== 'pending' && sample.runs === sample.wanted
    const isListed = waits === null || (waits.running !== null && waits.jobs.every(({ status }) => status))
    if (isRead && isListed) return { run: instanceOf(run), insight }
    // oxlint-disable-next-line no-await-in-loop -- the same
    await server.time.advance(100)
  }
}

/** The reason of a node, or of the run; nodes of a reason are named. */
async function explain(job: string, node: string | null): Promise<unknown> {
  const { run, insight } = await read(job)
  const nowMs = server.time.clock.nowMs()
  if (node === null) return findRunWaitReason(run, insight.waits, nowMs)
  const edges = findEdges(run.nodes, insight.definition)
  const reasons = findWaitingReasons(run, edges, { sample: insight.sample, forecast: null, nowMs })
  const reason = reasons[run.nodes.findIndex(({ name }) => name === node)] ?? null
  return reason && 'at' in reason ? { ...reason, at: run.nodes[reason.at]?.name } : reason
}

it.each([
  ['evt_partner_files', 'clean_partner', { kind: 'held-by', at: 'extract_partner_b', status: 'running' }],
  ['evt_invoices', 'clean_invoices', { kind: 'ready', before: 2, queue: 'dli_etl_16cu' }],
  ['evt_reloads', 'full_reload', { kind: 'condition', at: 'merge_reloads' }],
  ['evt_branches', '清洗_branches', { kind: 'failed', at: 'extract_branches_c', policy: 'fail-child' }],
  ['evt_held_node', 'merge_held', { kind: 'paused', of: 'node' }],
  ['evt_held_run', 'merge_halted', { kind: 'paused', of: 'run' }],
  ['evt_suspended', 'publish_suspended', { kind: 'failed', at: 'merge_suspended', policy: 'suspend' }],
  ['evt_secret', 'notify_owner', { kind: 'not-known', why: 'no-definition' }],
  ['dws_follower', null, { kind: 'job', job: 'dwd_slow_source', status: 'running', more: 0 }],
  ['dws_tickets', null, { kind: 'full', running: 5 }],
  ['dws_planned', null, { kind: 'planned' }],
])('%s: why %s waits, at any moment', async (job, node, expected) => {
  for (const minutes of [0, 4, 4, 11]) {
    // oxlint-disable-next-line no-await-in-loop -- one moment after the other
    await server.time.advance(minutes * MINUTE_MS)
    // oxlint-disable-next-line no-await-in-loop -- one moment after the other
    expect(await explain(job, node)).toMatchObject(expected)
  }
})

it.each([
  ['dwd_slow_source', { state: 'known', runs: 20 }],
  ['evt_overdue', { state: 'overdue', key: 'extract_overdue_b', runs: 20 }],
  ['evt_suspended', { state: 'held-up', key: 'merge_suspended', nodes: 4 }],
  ['evt_secret', { state: 'none', reason: 'no-edges' }],
  ['dws_sales_nightly', { state: 'none', reason: 'ended' }],
])('%s: the forecast', async (job, expected) => {
  expect((await read(job)).insight.forecast).toMatchObject(expected)
})

/** By node, what is unusual. */
async function findUnusual(job: string): Promise<Record<string, string[]>> {
  await listMonth(job)
  const { run, insight } = await read(job)
  const edges = findEdges(run.nodes, insight.definition)
  const heldBack = findHeldBack(run, edges, server.time.clock.nowMs())
  const found = run.nodes.map(({ key, startMs, endMs, rows }, at): [string, string[]] => {
    const usual = readUsual(insight.sample, key)
    const words: string[] = []
    if (startMs !== null && endMs !== null && usual?.ms && isUnusuallyLong(endMs - startMs, usual.ms))
      words.push('long')
    if (rows !== null && usual?.rows) words.push(...(findUnusualRows(rows, usual.rows)?.split(' ') ?? []))
    if (isHeldBackLong(heldBack[at]?.ms ?? 0, usual)) words.push('held back')
    return [key, words]
  })
  return Object.fromEntries(found.filter(([, words]) => words.length > 0))
}

it.each([
  ['dws_sales_nightly', { merge_sales: ['long'] }],
  [
    'dws_stock_nightly',
    {
      extract_stock_a: ['long', 'more'],
      extract_stock_b: ['long', 'more'],
      clean_stock: ['long', 'more'],
      merge_stock: ['long', 'more'],
    },
  ],
  ['dws_members_nightly', {}],
  ['dws_returns_nightly', { merge_returns: ['held back'] }],
  ['dws_coupons_nightly', { extract_coupons_b: ['none'], clean_coupons: ['none'], merge_coupons: ['none'] }],
])('%s: what is unusual', async (job, expected) => {
  expect(await findUnusual(job)).toEqual(expected)
})

it('a late start, a definition that changed, and a failure with its consequences', async () => {
  const late = await read('dws_members_nightly')
  const lateMs = (late.run.startMs ?? 0) - (late.run.planMs ?? 0)
  expect(lateMs - (late.insight.sample.lateMs?.median ?? 0)).toBe(36 * MINUTE_MS)
  await listMonth('dws_prices_nightly')
  const changed = (await read('dws_prices_nightly')).insight.sample
  expect(changed.nodes['clean_prices']?.changedIn).toBeGreaterThan(10)
  expect(changed.nodes['merge_prices']).toMatchObject({ runs: changed.runs })
  const { run, insight } = await read('dws_refunds_nightly')
  const failures = findFailures(run, findEdges(run.nodes, insight.definition))
  expect(failures.roots.map((at) => run.nodes[at]?.name)).toEqual(['extract_refunds_b'])
  expect(failures.notRun).toHaveLength(5)
})

it.each([
  ['definition_cycle', ['cycle']],
  ['definition_other_nodes', ['not-in-definition', 'not-in-run', 'same-name']],
  ['graph_odd_places', []],
  ['graph_200', []],
])('%s: what the definition contradicts', async (job, codes) => {
  const { run, insight } = await read(job)
  const { findings } = findEdges(run.nodes, insight.definition)
  expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(codes))
})
