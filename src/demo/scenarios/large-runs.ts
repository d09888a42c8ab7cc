import { nightMs } from './nightly-plan'
import { SECOND_MS } from '../../lib/time/units'
import { NODE_TYPES } from './node-types'
import { type Run, type RunNode, type StatusWord, takeSnapshot } from './snapshot'
import { writeSnapshot } from './wire'
import { DEFAULT_WORKSPACE, type DemoInstance } from './demo-instance'

/** 200 nodes is DGC's documented maximum; it can be raised on request. */
const SIZES = [25, 200, 1_000, 10_000] as const
/** Far beyond any real job, and far below what the server refuses. */
const HUGE = 50_000
const FIRST_ID = 8_840_000_000
const LIVE_TICK_MS = 5 * SECOND_MS

/** Most nodes succeed; every size has a few of each rare status. */
function outcomeOf(i: number): StatusWord {
  if (i % 97 === 13) return 'fail'
  if (i % 61 === 17) return 'skip'
  if (i % 53 === 11) return 'ignoreSuccess'
  if (i % 47 === 7) return 'forceSuccess'
  return i % 83 === 19 ? 'manual-stop' : 'success'
}

const SUBJECTS = [
  'orders',
  '订单明细',
  'customers',
  '商品',
  'stores',
  '渠道',
  'payments',
  '库存',
  'refunds',
  'clicks',
]

function nodeAt(i: number, startMs: number, lastsMs: number): RunNode {
  const type = NODE_TYPES[i % NODE_TYPES.length] ?? 'Dummy'
  const outcome = outcomeOf(i)
  const ran = outcome !== 'skip'
  return {
    name: `${type.replace(' ', '').toLowerCase()}_${SUBJECTS[i % SUBJECTS.length]}_${String(i).padStart(5, '0')}`,
    type,
    startMs: ran ? startMs : null,
    endMs: ran ? startMs + lastsMs : null,
    outcome,
  }
}

/** Left out of the live ones: a count that grows would change every running node at every tick. */
const countsAt = (i: number): Pick<RunNode, 'rows' | 'retries'> => ({
  ...(i % 3 === 0 ? { rows: 1_000 + i * 977 } : {}),
  ...(i % 11 === 4 ? { retries: 1 + (i % 3) } : {}),
})

/** Four hours, in which nodes start evenly and last from seconds to half an hour. */
function nightRun(size: number, planMs: number): Run {
  const startMs = planMs + 12 * SECOND_MS
  const nodes = Array.from({ length: size }, (_, i) => {
    const lastsMs = (3 + ((i * 7_919) % 1_790)) * SECOND_MS
    const nodeStartMs = startMs + Math.floor((i / size) * 14_400) * SECOND_MS
    return { ...nodeAt(i, nodeStartMs, lastsMs), ...countsAt(i) }
  })
  const endMs = nodes.reduce((latest, node) => Math.max(latest, node.endMs ?? 0), startMs)
  return { planMs, startMs, endMs, outcome: 'fail', nodes }
}

/** In 200 ticks each node starts and each ends: of a hundred nodes one changes every tick. */
const LIVE_RUN_MS = 200 * LIVE_TICK_MS
const LIVE_LONGEST_MS = 24 * LIVE_TICK_MS
export const LIVE_CYCLE_MS = LIVE_RUN_MS + LIVE_LONGEST_MS + 6 * LIVE_TICK_MS

function liveRun(size: number, planMs: number): Run {
  const nodes = Array.from({ length: size }, (_, i) => {
    const lastsMs = (8 + ((i * 7) % 16)) * LIVE_TICK_MS
    return nodeAt(i, planMs + Math.floor((i / size) * LIVE_RUN_MS), lastsMs)
  })
  return { planMs, startMs: planMs, endMs: planMs + LIVE_RUN_MS + LIVE_LONGEST_MS, outcome: 'fail', nodes }
}

/** Ten thousand nodes take a noticeable time to make and to write, so the last run and the last text of each size are kept. */
function keepLast<T>(readKey: (nowMs: number) => number, make: (keyMs: number) => T) {
  let last: { key: number; made: T } | null = null
  return (nowMs: number): T => {
    const key = readKey(nowMs)
    if (last?.key !== key) last = { key, made: make(key) }
    return last.made
  }
}

const cycleMs = (nowMs: number) => Math.floor(nowMs / LIVE_CYCLE_MS) * LIVE_CYCLE_MS
const tickMs = (nowMs: number) => Math.floor(nowMs / LIVE_TICK_MS) * LIVE_TICK_MS

function createFinishedRun(size: number): DemoInstance {
  const job = `load_${size}`
  const id = String(FIRST_ID + size)
  return {
    job,
    id,
    workspace: DEFAULT_WORKSPACE,
    group: 'size',
    what: { en: `${size} nodes, finished`, 'zh-CN': `${size} 个节点，已结束` },
    run: keepLast(nightMs, (planMs) => nightRun(size, planMs)),
    text: keepLast(nightMs, (planMs) => writeSnapshot({ job, id }, takeSnapshot(nightRun(size, planMs)))),
  }
}

const FINISHED_AND_LIVE: readonly DemoInstance[] = SIZES.flatMap((size) => {
  const id = String(FIRST_ID + size)
  const live = `load_live_${size}`
  const shared = { id, workspace: DEFAULT_WORKSPACE, group: 'size' } as const
  return [
    createFinishedRun(size),
    {
      ...shared,
      job: live,
      what: {
        en: `${size} nodes, running: about 1 % change every 5 s`,
        'zh-CN': `${size} 个节点，运行中：每 5 秒约 1% 发生变化`,
      },
      run: keepLast(cycleMs, (planMs) => liveRun(size, planMs)),
      text: keepLast(tickMs, (atMs) =>
        writeSnapshot({ job: live, id }, takeSnapshot(liveRun(size, cycleMs(atMs)), atMs)),
      ),
    },
  ]
})

export const LARGE_RUNS: readonly DemoInstance[] = [...FINISHED_AND_LIVE, createFinishedRun(HUGE)]
