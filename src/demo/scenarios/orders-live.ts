import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { type Overrides, ordersRun } from './orders-run'
import { fromPlanMs } from './orders-steps'
import { type Run, takeSnapshot } from './snapshot'
import { NEWER, writeSnapshot } from './wire'
import { DEFAULT_WORKSPACE, type DemoInstance, ORDERS_JOB } from './demo-instance'
import { USUAL } from './orders-nights'

/** Twelve minutes of running, one of rest, counted from 1970 so that every demo is in the same cycle. */
export const CYCLE_MS = 13 * MINUTE_MS
export const LIVE_ID = '8829134502'
/** The k-th cycle keeps this id plus k. */
const FIRST_CYCLE_ID = 8_830_000_000n

/** Where moments of the night fall in a cycle: the two busy intervals about ten times as fast, the idle one faster. */
const PACE: readonly (readonly [nightMs: number, cycleMs: number])[] = [
  [0, 0],
  [fromPlanMs('02:14:09'), 15 * SECOND_MS],
  [fromPlanMs('02:37:55'), 150 * SECOND_MS],
  [fromPlanMs('05:04:31'), 225 * SECOND_MS],
  [fromPlanMs('06:31:22'), 719 * SECOND_MS],
]

function paceMs(nightMs: number): number {
  const at = PACE.findIndex(([stopMs], i) => i > 0 && nightMs <= stopMs)
  const [toNightMs, toCycleMs] = PACE.at(at) ?? [0, 0]
  const [fromNightMs, fromCycleMs] = PACE.at(at - 1) ?? [0, 0]
  const share = (nightMs - fromNightMs) / (toNightMs - fromNightMs)
  return Math.round(fromCycleMs + share * (toCycleMs - fromCycleMs))
}

/** A manual run: scheduled ones take twenty times as long and cannot be compared with it. */
const STYLE = { ...NEWER, trigger: 2 }

/** Into the cycle: fifteen nodes have finished, two run, five wait, one has failed. */
export const STORY_MOMENT_MS = paceMs(fromPlanMs('05:58:20'))

const createOverrides = (startMs: number): Overrides => ({
  ...USUAL,
  dq_null_rate_check: { outcome: 'fail', retries: 1 },
  flink_backfill_payments: { outcome: 'manual-stop' },
  dws_analyze_tables: {
    pausedMs: [startMs + paceMs(fromPlanMs('05:20:00')), startMs + paceMs(fromPlanMs('05:45:00'))],
  },
})

export const cycleAt = (nowMs: number): number => Math.floor(nowMs / CYCLE_MS)
export const cycleId = (cycle: number): string => String(FIRST_CYCLE_ID + BigInt(cycle))

function liveRun(cycle: number): Run {
  const planMs = cycle * CYCLE_MS
  return ordersRun((offsetMs) => planMs + paceMs(offsetMs), createOverrides(planMs))
}

/** The cycle that the clock is in, under any name: a rerun of the same instance resets its times. */
export const liveText = (job: string, id: string, nowMs: number): string =>
  writeSnapshot({ job, id }, takeSnapshot(liveRun(cycleAt(nowMs)), nowMs), STYLE)

/** The last moment of a cycle at which the run was still going on, under any name. */
export const runningText = (job: string, id: string, nowMs: number): string =>
  liveText(job, id, cycleAt(nowMs - STORY_MOMENT_MS) * CYCLE_MS + STORY_MOMENT_MS)

/** The cycle before, under any name. */
export const finishedText = (job: string, id: string, nowMs: number): string =>
  writeSnapshot({ job, id }, takeSnapshot(liveRun(cycleAt(nowMs) - 1), nowMs), STYLE)

/** The cycle that was planned then; null when none was. */
export function findCycle(planMs: number, nowMs: number): Run | null {
  return planMs % CYCLE_MS === 0 && planMs <= nowMs ? liveRun(planMs / CYCLE_MS) : null
}

/** The text of the cycle that has this id; null when it has not begun, or when no cycle has it. */
export function cycleText(id: string, nowMs: number): string | null {
  const cycle = Number(BigInt(id) - FIRST_CYCLE_ID)
  if (cycle < 0 || cycle > cycleAt(nowMs)) return null
  return writeSnapshot({ job: ORDERS_JOB, id }, takeSnapshot(liveRun(cycle), nowMs), STYLE)
}

export const ORDERS_LIVE: DemoInstance = {
  job: ORDERS_JOB,
  id: LIVE_ID,
  workspace: DEFAULT_WORKSPACE,
  group: 'pipeline',
  what: {
    en: 'Running now: a night in twelve minutes, again and again',
    'zh-CN': '正在运行：十二分钟走完一夜，周而复始',
  },
  text: (nowMs) => liveText(ORDERS_JOB, LIVE_ID, nowMs),
  run: (nowMs) => liveRun(cycleAt(nowMs)),
}

/** The newest finished cycle; its id depends on the clock. */
export const lastCycle = (nowMs: number): DemoInstance => {
  const id = cycleId(cycleAt(nowMs) - 1)
  return {
    ...ORDERS_LIVE,
    id,
    what: { en: 'The cycle before the running one, finished', 'zh-CN': '正在运行之前的那一轮，已结束' },
    text: (laterMs) => cycleText(id, laterMs) ?? '',
  }
}
