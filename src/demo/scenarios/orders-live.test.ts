import { beforeAll, expect, it } from 'vitest'
import { findText } from '../catalogue'
import { NOON_MS } from '../../testing/demo'
import { CYCLE_MS, LIVE_ID, STORY_MOMENT_MS, cycleAt, cycleId } from './orders-live'

interface Node {
  nodeName: string
  status: string
  startTime?: number
  endTime?: number
  retryTimes: number
  inputRowCount?: number
  forceSuccess?: boolean
  ignoreSuccess?: boolean
}
interface Seen {
  atMs: number
  run: {
    instanceId: number
    status: string
    planTime: number
    startTime?: number
    endTime?: number
    nodes: Node[]
  }
}

const ADDRESS = { job: 'dwd_orders_daily', workspace: '' }
const CYCLE = cycleAt(NOON_MS)
const BEGIN_MS = CYCLE * CYCLE_MS

const readAt = (id: string, atMs: number): Seen => ({
  atMs,
  run: JSON.parse(findText({ ...ADDRESS, id }, atMs) ?? 'null') as Seen['run'],
})

let seen: Seen[]

beforeAll(() => {
  const times = Array.from({ length: CYCLE_MS / 1_000 }, (_, i) => BEGIN_MS + i * 1_000)
  seen = times.map((atMs) => readAt(LIVE_ID, atMs))
})

it('shows every status that a node can have, within one cycle', () => {
  const words = seen.flatMap(({ run }) =>
    run.nodes.map(({ status, forceSuccess, ignoreSuccess }) => {
      if (forceSuccess) return 'forced'
      return ignoreSuccess ? 'ignored' : status
    }),
  )
  expect(new Set(words)).toEqual(
    new Set(['waiting', 'running', 'success', 'fail', 'skip', 'pause', 'manual-stop', 'forced', 'ignored']),
  )
})

it('waits, runs for about twelve minutes, fails, and rests', () => {
  const spells: [string, number][] = []
  for (const { run } of seen) {
    const last = spells.at(-1)
    if (last?.[0] === run.status) last[1] += 1
    else spells.push([run.status, 1])
  }
  expect(spells).toEqual([
    ['waiting', 15],
    ['running', 705],
    ['fail', 60],
  ])
})

it('never shows what lies ahead, nor an end before its start', () => {
  const wrong = seen.flatMap(({ atMs, run }) => {
    const started = run.nodes.filter(({ status }) => status === 'running' || status === 'success')
    const future = [run, ...run.nodes].filter(
      ({ startTime = atMs, endTime = atMs }) => startTime > atMs || endTime > atMs,
    )
    const reversed = [run, ...run.nodes].filter(
      ({ startTime = Infinity, endTime }) => endTime !== undefined && endTime < startTime,
    )
    return [...future, ...reversed, ...started.filter(({ startTime }) => startTime === undefined)]
  })
  expect(wrong).toEqual([])
})

it('keeps times once given, and counts only grow', () => {
  const before = new Map<string, Node>()
  const wrong: [Node, Node][] = []
  for (const node of seen.flatMap(({ run }) => run.nodes)) {
    const was = before.get(node.nodeName)
    before.set(node.nodeName, node)
    if (was === undefined) continue
    const keepsStart = was.startTime === undefined || node.startTime === was.startTime
    const keepsAll = was.endTime === undefined || JSON.stringify(node) === JSON.stringify(was)
    const grows = node.retryTimes >= was.retryTimes && (node.inputRowCount ?? 0) >= (was.inputRowCount ?? 0)
    if (!keepsStart || !keepsAll || !grows) wrong.push([was, node])
  }
  expect(wrong).toEqual([])
})

it('retries one node while it runs', () => {
  const retries = seen.flatMap(({ run }) =>
    run.nodes
      .filter(({ nodeName, status }) => nodeName === 'cdm_ods_customers' && status === 'running')
      .map(({ retryTimes }) => retryTimes),
  )
  expect(Array.from(new Set(retries))).toEqual([0, 1, 2])
})

it('has a moment with nodes of many statuses', () => {
  const { run } = readAt(LIVE_ID, BEGIN_MS + STORY_MOMENT_MS)
  const named = (status: string) =>
    run.nodes.filter((node) => node.status === status).map((node) => node.nodeName)
  expect(named('running')).toEqual(['dws_load_orders', 'dws_load_order_items'])
  expect(named('fail')).toEqual(['dq_null_rate_check'])
  expect(named('skip')).toEqual(['同步_门店维表'])
  expect(named('waiting')).toEqual([
    '汇总_门店日报',
    '汇总_渠道日报',
    'dws_analyze_tables',
    'obs_export_orders_parquet',
    'smn_notify_data_team',
  ])
})

it('begins again under the same address, with new times', () => {
  const [first, again] = [seen[0], readAt(LIVE_ID, BEGIN_MS + CYCLE_MS)]
  expect(first?.run.planTime).toBe(BEGIN_MS)
  expect(again.run).toMatchObject({
    planTime: BEGIN_MS + CYCLE_MS,
    status: 'waiting',
    instanceId: Number(LIVE_ID),
  })
  expect(again.run).not.toHaveProperty('startTime')
})

it.each([
  { case: 'the cycle that runs', cycle: CYCLE, status: 'running' },
  { case: 'the one before', cycle: CYCLE - 1, status: 'fail' },
  { case: 'one of long ago', cycle: CYCLE - 10_000, status: 'fail' },
])('keeps $case readable under an id of its own', ({ cycle, status }) => {
  const { run } = readAt(cycleId(cycle), BEGIN_MS + STORY_MOMENT_MS)
  expect(run).toMatchObject({ instanceId: Number(cycleId(cycle)), status, planTime: cycle * CYCLE_MS })
})

it.each([
  { case: 'a cycle to come', id: cycleId(CYCLE + 1) },
  { case: 'no cycle', id: '8829999999' },
  { case: 'an id far beyond any cycle', id: '9223372036854775807' },
])('does not know $case', ({ id }) => {
  expect(findText({ ...ADDRESS, id }, BEGIN_MS + STORY_MOMENT_MS)).toBeNull()
})
