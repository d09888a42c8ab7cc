import { afterEach, beforeEach, expect, it } from 'vitest'
import * as v from 'valibot'
import { Insight } from '../../contract/insight'
import { type Run } from '../../contract/run'
import { paths } from '../../contract/routes'
import { type Demo, createDemo } from '../../demo/http/server'
import { STAGED_JOBS } from '../../demo/staged/staged-jobs'
import { STAGED_WORKSPACE } from '../../demo/staged/staged-workspace'
import { MINUTE_MS } from '../../lib/time/units'
import { findEdges } from '../../model/insight/edges'
import { findRunWaitReason, findWaitingReasons } from '../../model/insight/waiting'
import { type ManualTime, createManualTime } from '../../testing/store'
import { type Running, SENTINEL, get, instanceOf, startServer } from '../../testing/server'

// What the demo's jobs of the workspace `insight` are there to show, at any moment.

let time: ManualTime
let demo: Demo
let running: Running

beforeEach(async () => {
  time = createManualTime()
  demo = createDemo({ clock: time.clock.nowMs, token: SENTINEL })
  const endpoint = `http://127.0.0.1:${await demo.start()}`
  running = await startServer({ endpoint, projectId: demo.projectId, clock: time.clock, wait: time.wait })
})

afterEach(async () => {
  await running.stop()
  await demo.stop()
})

async function read(job: string): Promise<{ run: Run; insight: Insight }> {
  const id = STAGED_JOBS.find(({ name }) => name === job)?.id ?? ''
  const ref = { workspace: STAGED_WORKSPACE, job, id }
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- until all that can be known is known
    const [run, got] = await Promise.all([
      get(running.origin, paths.apiRun(ref)),
      get(running.origin, paths.apiInsight(ref)),
    ])
    const insight = v.parse(Insight, JSON.parse(got.text))
    const { sample, noDefinition, waits } = insight
    const isRead = noDefinition?.reason !== 'pending' && sample.runs === sample.wanted
    const isListed = waits === null || (waits.running !== null && waits.jobs.every(({ status }) => status))
    if (isRead && isListed) return { run: instanceOf(run), insight }
    // oxlint-disable-next-line no-await-in-loop -- the same
    await time.advance(100)
  }
}

/** The reason of a node, or of the run; nodes of a reason are named. */
async function explain(job: string, node: string | null): Promise<unknown> {
  const { run, insight } = await read(job)
  const nowMs = time.clock.nowMs()
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
    await time.advance(minutes * MINUTE_MS)
    // oxlint-disable-next-line no-await-in-loop -- one moment after the other
    expect(await explain(job, node)).toMatchObject(expected)
  }
})
