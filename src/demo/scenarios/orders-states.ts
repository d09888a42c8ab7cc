import { nightMs } from './nightly-plan'
import { MINUTE_MS } from '../../lib/time/units'
import { type Overrides, ordersRun } from './orders-run'
import { fromPlanMs } from './orders-steps'
import { type Run, type RunNode, type StatusWord, cutAt, takeSnapshot } from './snapshot'
import { NEWER, OLDER, type Style, writeSnapshot } from './wire'
import { DEFAULT_WORKSPACE, type DemoInstance, ORDERS_JOB } from './demo-instance'
import { ITEMS_FAIL, USUAL } from './orders-nights'

type What = DemoInstance['what']
type Build = (planMs: number) => Run

const WORDS: Style = { ...NEWER, forced: 'word' }

const plain =
  (overrides: Overrides): Build =>
  (planMs) =>
    ordersRun((offsetMs) => planMs + offsetMs, overrides)

/** Never started: every node shows the same word. */
const unstarted =
  (outcome: StatusWord, each: StatusWord): Build =>
  (planMs) => {
    const run = plain({})(planMs)
    const nodes = run.nodes.map((node): RunNode => ({ ...node, startMs: null, endMs: null, outcome: each }))
    return { ...run, startMs: null, endMs: null, outcome, nodes }
  }

/** Brought to a halt at a moment of the night, for a while or for good. */
const halted =
  (clock: string, outcome: StatusWord, running: StatusWord, waiting: StatusWord): Build =>
  (planMs) => {
    const cutMs = planMs + fromPlanMs(clock)
    const run = plain(USUAL)(planMs)
    const endMs = outcome === 'manual-stop' ? cutMs : null
    return { ...run, endMs, outcome, nodes: cutAt(run, cutMs, running, waiting) }
  }

/** The night ended as `overrides` have it, and a person or a policy gave it another word. */
const judged =
  (outcome: StatusWord, overrides: Overrides): Build =>
  (planMs) => ({ ...plain(overrides)(planMs), outcome })

/** Halted by a failure that a person can mend and continue from, so it has no end. */
const suspended: Build = (planMs) => ({ ...judged('running-exception', ITEMS_FAIL)(planMs), endMs: null })

const paused: Build = (planMs) => {
  const run = halted('05:34:00', 'pause', 'success', 'waiting')(planMs)
  const nodes = run.nodes.map((node): RunNode => {
    return node.name === 'mrs_dedup_orders' ? { ...node, outcome: 'pause' } : node
  })
  return { ...run, nodes }
}

/** Three to eight minutes ahead of the clock, and the same for five minutes. */
const AHEAD_MS = 8 * MINUTE_MS
const STEP_MS = 5 * MINUTE_MS
const comingPlanMs = (nowMs: number) => Math.floor(nowMs / STEP_MS) * STEP_MS + AHEAD_MS

function state(id: string, build: Build, style: Style, what: What, planOf = nightMs): DemoInstance {
  const run = (nowMs: number) => build(planOf(nowMs))
  const ownLogs = { ...style, hasOwnLogs: true }
  const text = (nowMs: number) => writeSnapshot({ job: ORDERS_JOB, id }, takeSnapshot(run(nowMs)), ownLogs)
  return { job: ORDERS_JOB, id, workspace: DEFAULT_WORKSPACE, group: 'states', what, text, run }
}

export const ORDERS_STATES: readonly DemoInstance[] = [
  state(
    '8829122001',
    unstarted('waiting', 'waiting'),
    NEWER,
    { en: 'Waiting: planned a few minutes from now', 'zh-CN': '等待运行：几分钟后才到计划时间' },
    comingPlanMs,
  ),
  state('8829122002', paused, OLDER, {
    en: 'Paused in the middle (older fields)',
    'zh-CN': '中途暂停（旧版字段）',
  }),
  state('8829122003', suspended, OLDER, {
    en: 'Exception: halted by a failure, can be continued (older fields)',
    'zh-CN': '运行异常：因节点失败挂起，可继续执行（旧版字段）',
  }),
  state('8829122004', halted('05:58:20', 'manual-stop', 'manual-stop', 'manual-stop'), OLDER, {
    en: 'Cancelled by hand while two nodes ran (older fields)',
    'zh-CN': '两个节点运行时被手工取消（旧版字段）',
  }),
  state('8829122005', unstarted('freeze', 'waiting'), NEWER, {
    en: 'Frozen: will not start until someone unfreezes it',
    'zh-CN': '冻结：解冻之前不会运行',
  }),
  state('8829122006', unstarted('waiting-confirm', 'waiting'), NEWER, {
    en: 'Waits for someone to confirm that it may run',
    'zh-CN': '待确认执行：等人确认后才运行',
  }),
  state('8829122007', unstarted('skip-by-depend', 'skip'), NEWER, {
    en: 'Skipped because of a run that it depends on',
    'zh-CN': '因所依赖的作业而跳过',
  }),
  state('8829122008', judged('forceSuccess', ITEMS_FAIL), WORDS, {
    en: 'Forced success, as a status word',
    'zh-CN': '强制成功，以状态词给出',
  }),
  state('8829122009', judged('forceSuccess', ITEMS_FAIL), NEWER, {
    en: 'Forced success, as success and a flag',
    'zh-CN': '强制成功，以 success 加布尔值给出',
  }),
  state('8829122010', judged('ignoreSuccess', USUAL), WORDS, {
    en: 'Failure ignored, as a status word',
    'zh-CN': '忽略失败，以状态词给出',
  }),
  state('8829122011', judged('ignoreSuccess', USUAL), NEWER, {
    en: 'Failure ignored, as success and a flag',
    'zh-CN': '忽略失败，以 success 加布尔值给出',
  }),
]
