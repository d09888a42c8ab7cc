import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { type Run } from '../scenarios/snapshot'
import { COMMON, type StagedJob, before, definePipeline, nightly, seedOf, slotMs } from './job-parts'
import { type Changes, playRun } from './play'

// Jobs for walls: one workspace in which every state of a job can be seen within twelve minutes, and one of the morning after a bad night.

const EVERY_MS = 12 * MINUTE_MS
/** Of the whole pipeline, 40 minutes. */
const scaleOf = (minutes: number): number => minutes / 40
const FIRST_ID = 8_872_000_000
const PAST_RUNS = 30

interface Cycle {
  subject: string
  en: string
  zh: string
  /** How long a run usually takes. */
  minutes: number
  /** How long after its plan the shown run starts; usually ten seconds. */
  lateMinutes?: number
  changes?: (subject: string, slot: number) => Changes
  /** Earlier runs went the same way as the shown one. */
  isRepeated?: boolean
  /** Of the whole run, whatever its nodes did. */
  outcome?: Run['outcome']
  /** The shown run has not ended by itself. */
  isOpen?: boolean
  /** The newest run is so many slots old. */
  missing?: number
  /** Only a run to come. */
  isNew?: boolean
  isStopped?: boolean
  dependsOn?: readonly string[]
}

const nameOf = (subject: string): string => `wall_${subject}`

/** Every twelve minutes; what happens begins anew with each plan. */
function cycling(
  {
    subject,
    en,
    zh,
    minutes,
    lateMinutes = 0,
    changes,
    isRepeated,
    outcome,
    isOpen,
    missing = 0,
    isNew,
    isStopped,
    dependsOn = [],
  }: Cycle,
  index: number,
): StagedJob {
  const nodes = definePipeline(subject, scaleOf(minutes))
  const id = String(FIRST_ID + 1 + index)
  const play = (planMs: number, isShown: boolean): Run => {
    const slot = Math.round(planMs / EVERY_MS)
    const startMs = planMs + 10 * SECOND_MS + (isShown ? lateMinutes : 0) * MINUTE_MS
    const own = isShown || isRepeated === true ? (changes?.(subject, slot) ?? {}) : {}
    const run = playRun({ nodes, planMs, startMs, seed: seedOf(id, planMs), changes: own })
    if (!isShown) return run
    return {
      ...run,
      outcome: outcome ?? run.outcome,
      endMs: isOpen === true ? null : run.endMs,
    }
  }
  return {
    ...COMMON,
    name: nameOf(subject),
    id,
    what: { en, 'zh-CN': zh },
    cron: '0 0/12 * * * ?',
    dependsOn: dependsOn.map(nameOf),
    isStopped: isStopped === true,
    nodesAt: () => nodes,
    shownPlanMs: (nowMs) => slotMs(nowMs, EVERY_MS) + ((isNew === true ? 1 : 0) - missing) * EVERY_MS,
    shown: (planMs) => play(planMs, true),
    pastPlansMs: (shownMs) => before(shownMs - EVERY_MS, EVERY_MS, isNew === true ? 0 : PAST_RUNS),
    everyMs: EVERY_MS,
    past: (planMs) => play(planMs, false),
  }
}

/** The node in which each error occurs. */
const PLACE = {
  cdm_source: (subject: string) => `extract_${subject}_b`,
  dws_timeout: (subject: string) => `merge_${subject}`,
  hive_table: (subject: string) => `清洗_${subject}`,
} as const
type Failure = keyof typeof PLACE

const fails =
  (failure: Failure, minutes: number) =>
  (subject: string): Changes => ({
    [PLACE[failure](subject)]: { outcome: 'fail', minutes, retries: 2, failure },
  })
/** By turns, so that a failure is held until the run that makes it good. */
const failsByTurns = (subject: string, slot: number): Changes =>
  slot % 2 === 0 ? fails('cdm_source', 1)(subject) : {}
const hangs =
  (minutes: number) =>
  (subject: string): Changes => ({ [`merge_${subject}`]: { minutes } })

const CALM = [
  'orders',
  'payments',
  'members',
  'coupons',
  'stores',
  'prices',
  'stock',
  'clicks',
  'visits',
  'carts',
  'reviews',
  'budget',
  'returns',
]

const CYCLES: readonly Cycle[] = [
  {
    subject: 'fails_and_recovers',
    en: 'Fails every other time',
    zh: '隔次失败',
    minutes: 5,
    changes: failsByTurns,
    isRepeated: true,
  },
  {
    subject: 'halts',
    en: 'Halts at a failed node',
    zh: '节点失败后挂起',
    minutes: 4,
    changes: fails('cdm_source', 1),
    outcome: 'running-exception',
    isOpen: true,
  },
  {
    subject: 'stuck',
    en: 'Runs for eleven minutes instead of two',
    zh: '平时两分钟，这次十一分钟',
    minutes: 2,
    changes: hangs(9.5),
  },
  { subject: 'slow', en: 'Twice as long as usual', zh: '用时为平时两倍', minutes: 4, changes: hangs(5) },
  { subject: 'late', en: 'Starts seven minutes late', zh: '晚七分钟启动', minutes: 3, lateMinutes: 7 },
  {
    subject: 'waits',
    en: 'Starts five minutes late, since it waits for another job',
    zh: '等待其他作业，晚五分钟启动',
    minutes: 3,
    lateMinutes: 5,
    dependsOn: ['slow'],
  },
  {
    subject: 'without_run',
    en: 'Two planned times without a run',
    zh: '连续两次没有实例',
    minutes: 3,
    missing: 2,
  },
  { subject: 'paused', en: 'Paused by a user', zh: '被人暂停', minutes: 3, outcome: 'pause', isOpen: true },
  { subject: 'frozen', en: 'Frozen', zh: '已冻结', minutes: 3, outcome: 'freeze', isOpen: true },
  { subject: 'cancelled', en: 'Cancelled by a user', zh: '被人取消', minutes: 2, outcome: 'manual-stop' },
  { subject: 'skipped', en: 'Skipped', zh: '已跳过', minutes: 1, outcome: 'skip' },
  { subject: 'forced', en: 'Its success is forced', zh: '强制成功', minutes: 3, outcome: 'forceSuccess' },
  { subject: 'ignored', en: 'Its failure is ignored', zh: '忽略失败', minutes: 3, outcome: 'ignoreSuccess' },
  { subject: 'new', en: 'Has not run yet', zh: '尚未运行', minutes: 3, isNew: true },
  {
    subject: 'stopped',
    en: 'Its schedule is stopped',
    zh: '已停止调度',
    minutes: 3,
    missing: 60,
    isStopped: true,
  },
  { subject: 'long', en: 'Runs for most of the twelve minutes', zh: '几乎一直在运行', minutes: 10 },
  ...CALM.map((subject, at): Cycle => ({
    subject,
    en: 'Goes as usual',
    zh: '正常运行',
    minutes: 1 + (at % 8),
  })),
]

const NIGHT_JOBS = 30
const NIGHT_FAILURES = 12
const ERRORS: readonly Failure[] = ['dws_timeout', 'cdm_source', 'hive_table']

function nightOf(index: number): StagedJob {
  const subject = `night_${String(index + 1).padStart(2, '0')}`
  const id = String(FIRST_ID + 101 + index)
  const isFailed = index % 5 < 2 && Math.floor(index / 5) * 2 + (index % 5) < NIGHT_FAILURES
  const error = ERRORS[[0, 0, 1, 0, 2, 1][index % 6] ?? 0] ?? 'dws_timeout'
  return nightly({
    name: `dws_${subject}`,
    id,
    what: isFailed
      ? { en: 'Failed last night', 'zh-CN': '昨夜失败' }
      : { en: 'Went as usual last night', 'zh-CN': '昨夜正常' },
    nodes: definePipeline(subject, 0.5 + (index % 5) * 0.3),
    changes: isFailed ? fails(error, 4 + index)(subject) : {},
  })
}

/** Every state of a job within twelve minutes; one of them runs at night alone. */
export const WALL_JOBS: readonly StagedJob[] = [
  ...CYCLES.map(cycling),
  { ...nightOf(NIGHT_JOBS), name: nameOf('daily') },
]

/** The morning after a night in which twelve of thirty failed, with three errors. */
export const NIGHT_WALL_JOBS: readonly StagedJob[] = Array.from({ length: NIGHT_JOBS }, (_, index) =>
  nightOf(index),
)
