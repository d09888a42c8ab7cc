import { type Job } from '../../contract/job'
import { type JobRun, type Usual } from '../../contract/job-run'
import { DAY_MS, MINUTE_MS } from '../../lib/time/units'
import { computeRanMs, findHalted, findLatestMissed, isScheduledJob, listResults } from './latest'
import { GRACE_MS } from './missed'
import { findDueRun, findUsualOf } from './usual'

/** Why a job needs attention, worst first. A job has one class: the first that holds. */
export const ATTENTION_CLASSES = ['failing', 'exception', 'not-started', 'longer', 'late'] as const
export type AttentionClass = (typeof ATTENTION_CLASSES)[number]

interface Since {
  /** Since when the job is in this state; null when not known. */
  sinceMs: number | null
}

export type Attention = Since &
  (
    | {
        kind: 'failing'
        /** The newest of the failures. */
        run: JobRun
        /** How many runs in a row have failed, this one included. */
        inARow: number
        /** Among so many runs this failure is the only one; null when it is not. */
        firstIn: number | null
      }
    | { kind: 'exception'; run: JobRun }
    | { kind: 'not-started'; planMs: number; usual: Usual | null }
    | { kind: 'longer'; run: JobRun; ranMs: number; usual: Usual }
    | { kind: 'late'; run: JobRun; planMs: number }
  )

interface Moment {
  nowMs: number
  /** The list is too old to say that something has not happened. */
  isOld: boolean
}

const LONGER_SHARE = 1.1
const LONGER_MS = MINUTE_MS

/** Why a job needs attention; null when it does not. */
export function findAttention(job: Job, moment: Moment): Attention | null {
  const exception = findException(job)
  const failure = findFailure(job, moment.nowMs)
  if (failure || exception) return failure ?? exception
  const notStarted = moment.isOld ? null : findNotStarted(job)
  return notStarted ?? findLonger(job, moment) ?? (moment.isOld ? null : findLate(job, moment))
}

/** As on a wall: only a later result clears a failure, not a run that is under way or was cancelled. */
function findFailure(job: Job, nowMs: number): Attention | null {
  // Most jobs have none, and to order the runs of all takes a while.
  if (!job.runs.some(({ status }) => status === 'fail')) return null
  const results = listResults(job)
  const run = results.at(-1)
  if (run?.status !== 'fail') return null
  // A job that does not run by itself would stay in the list for ever.
  if (!isScheduledJob(job) && nowMs - (run.endMs ?? run.planMs ?? nowMs) > DAY_MS) return null
  const inARow = results.length - 1 - results.findLastIndex(({ status }) => status !== 'fail')
  const isOnly = results.length > 1 && results.filter(({ status }) => status === 'fail').length === 1
  return {
    kind: 'failing',
    run,
    inARow,
    firstIn: isOnly ? job.runs.length : null,
    sinceMs: results[results.length - inARow]?.endMs ?? null,
  }
}

function findException(job: Job): Attention | null {
  const run = findHalted(job)
  return run && { kind: 'exception', run, sinceMs: run.endMs ?? run.startMs ?? run.planMs }
}

function findNotStarted(job: Job): Attention | null {
  const planMs = job.status === 'scheduling' ? findLatestMissed(job) : null
  return planMs === null ? null : { kind: 'not-started', planMs, usual: job.usual, sinceMs: planMs }
}

/** Past its p90 by 10 % and by a minute at least. */
const isLonger = (ranMs: number, { p90Ms }: Usual): boolean =>
  ranMs > Math.max(p90Ms * LONGER_SHARE, p90Ms + LONGER_MS)

function findLonger(job: Job, { nowMs }: Moment): Attention | null {
  for (const run of job.runs) {
    const ranMs = run.status === 'running' ? computeRanMs(run, nowMs) : null
    const usual = ranMs === null ? null : findUsualOf(run, job)
    if (ranMs !== null && usual !== null && isLonger(ranMs, usual))
      return { kind: 'longer', run, ranMs, usual, sinceMs: (run.startMs ?? 0) + usual.p90Ms }
  }
  return null
}

/** A job that starts hours after its plan each night is not late. */
function findLate(job: Job, { nowMs }: Moment): Attention | null {
  const { usual } = job
  if (usual === null) return null
  const run = findDueRun(job, nowMs - Math.max(GRACE_MS, usual.lateP90Ms) - 1)
  if (!run || run.planMs === null) return null
  return { kind: 'late', run, planMs: run.planMs, sinceMs: run.planMs }
}

export interface AttentionItem {
  job: Job
  attention: Attention
  /** The job that it depends on and that is in the list itself: this one stands below it. */
  cause: AttentionItem | null
  /** The jobs of the workspace that depend on it, as far as their schedules are known. */
  heldUp: string[]
}

const rankOf = ({ attention }: AttentionItem): number => ATTENTION_CLASSES.indexOf(attention.kind)

function compare(a: AttentionItem, b: AttentionItem): number {
  return (
    rankOf(a) - rankOf(b) ||
    (b.job.holdsUp ?? -1) - (a.job.holdsUp ?? -1) ||
    (a.job.name < b.job.name ? -1 : 1)
  )
}

/**
 * The jobs that need attention: the worst class first, within a class those that hold up most, then by name. A late job that depends on another of
 * them follows it.
 */
export function listAttention(jobs: readonly Job[], moment: Moment): AttentionItem[] {
  const items: AttentionItem[] = []
  for (const job of jobs) {
    const attention = findAttention(job, moment)
    if (attention) items.push({ job, attention, cause: null, heldUp: [] })
  }
  items.sort(compare)
  const byName = new Map(items.map((item) => [item.job.name, item]))
  for (const { name, schedule } of jobs)
    for (const above of schedule?.dependsOn ?? []) byName.get(above)?.heldUp.push(name)
  const below = new Map<AttentionItem, AttentionItem[]>()
  for (const item of items) {
    item.cause = findCause(item, byName)
    if (item.cause) below.set(item.cause, [...(below.get(item.cause) ?? []), item])
  }
  const ordered: AttentionItem[] = []
  const add = (item: AttentionItem) => {
    ordered.push(item)
    for (const follower of below.get(item) ?? []) add(follower)
  }
  for (const item of items) if (!item.cause) add(item)
  return ordered
}

/** The worst job that it depends on, never one that would close a cycle. */
function findCause(item: AttentionItem, byName: ReadonlyMap<string, AttentionItem>): AttentionItem | null {
  if (item.attention.kind !== 'late') return null
  const causes = (item.job.schedule?.dependsOn ?? []).flatMap((name) => byName.get(name) ?? [])
  const [worst = null] = causes.toSorted(compare)
  for (let above = worst; above; above = above.cause) if (above === item) return null
  return worst
}

/** How many there are of each class, worst first; classes without any are left out. */
export const countAttention = (items: readonly AttentionItem[]): { kind: AttentionClass; count: number }[] =>
  ATTENTION_CLASSES.map((kind) => ({
    kind,
    count: items.filter(({ attention }) => attention.kind === kind).length,
  })).filter(({ count }) => count > 0)
