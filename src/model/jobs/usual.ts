import { CLOCK_TOLERANCE_MS } from '../../contract/findings'
import { type JobRun, type Usual } from '../../contract/job-run'
import { parseTrigger } from '../../contract/run'
import { computeQuantile } from '../../lib/quantile'
import { MINUTE_MS } from '../../lib/time/units'

/** Bars of durations are so many times the p90 high at most: one outlier must not flatten the others. */
export const MOST_P90 = 4

/** What is usual is said of so many runs at most, and of no fewer than these, on every page. */
export const MAX_USUAL_RUNS = 20
export const MIN_USUAL_RUNS = 5

/** Runs that had to wait for the same may start in any order. */
const OVERTAKEN_MS = MINUTE_MS

/** By the job's schedule. Older versions of DGC do not say what started a run. */
export const isScheduled = ({ trigger }: Pick<JobRun, 'trigger'>): boolean =>
  trigger === null || parseTrigger(trigger) === 'scheduled'

/** How long a run took that has ended; null where a time is missing or they contradict each other. */
export const computeEndedMs = ({ startMs, endMs }: JobRun): number | null =>
  startMs === null || endMs === null || endMs < startMs ? null : endMs - startMs

/** A run, or one of a list, which has no nodes. */
export type DueRun = Pick<JobRun, 'trigger' | 'planMs' | 'startMs' | 'again'> & {
  nodes?: readonly Pick<JobRun, 'endMs'>[]
}

/** Nodes that ended before the start of their run: it was run again without them, and its times are those of the rest. */
export function isPartial({ startMs, nodes = [] }: Pick<DueRun, 'startMs' | 'nodes'>): boolean {
  const endedBeforeMs = (startMs ?? -Infinity) - CLOCK_TOLERANCE_MS
  return nodes.some(({ endMs }) => endMs !== null && endMs < endedBeforeMs)
}

/**
 * When a run should start. Only the schedule says so: a manual run has the time of the click as its plan, a back-fill a day that is long past, so
 * those are never late. Nor is a run that was run again, whose first start DGC forgets.
 */
export const getDueMs = (run: DueRun): number | null =>
  !isScheduled(run) || run.again === true || isPartial(run) ? null : run.planMs

/** The first run that waits although it should have started; a back-fill that waits is none, see `getDueMs`. */
export const findDueRun = ({ runs }: { runs: readonly JobRun[] }, nowMs: number): JobRun | null =>
  runs.find((run) => run.status === 'waiting' && (getDueMs(run) ?? Infinity) <= nowMs) ?? null

/**
 * Marks runs as run again that started after a scheduled run with a later plan. Such a run may have waited instead, but DGC tells neither, so
 * nothing is said of its start. `runs` are those of one job, oldest first by plan.
 */
export function markOvertaken(runs: JobRun[]): JobRun[] {
  let laterStartMs = Infinity
  for (const run of runs.toReversed()) {
    if (run.planMs === null || run.startMs === null || !isScheduled(run)) continue
    if (run.startMs > laterStartMs + OVERTAKEN_MS) run.again = true
    laterStartMs = Math.min(laterStartMs, run.startMs)
  }
  return runs
}

/** How long after it should have a run started; an early start is 0, null for a run without such a time and when its start is missing. */
export function computeLateMs(run: DueRun): number | null {
  const dueMs = getDueMs(run)
  return dueMs === null || run.startMs === null ? null : Math.max(0, run.startMs - dueMs)
}

/**
 * How long the runs of a job usually take: over the last 20 that were scheduled and ended in genuine success, since a forced or ignored one, a
 * manual run or a back-fill says nothing about the next night, and one that was run again perhaps left out nodes. `runs` are oldest first. Null
 * below 5 of them. Of runs that something else started, `isLike` chooses those to take instead.
 */
export function computeUsual(runs: readonly JobRun[], isLike = isScheduled): Usual | null {
  const comparable = runs
    .filter(
      (run) => run.status === 'success' && isLike(run) && run.again !== true && computeEndedMs(run) !== null,
    )
    .slice(-MAX_USUAL_RUNS)
  if (comparable.length < MIN_USUAL_RUNS) return null
  const durations = sorted(comparable.map(computeEndedMs))
  return {
    runs: comparable.length,
    medianMs: computeQuantile(durations, 0.5),
    p90Ms: computeQuantile(durations, 0.9),
    lateP90Ms: computeQuantile(sorted(comparable.map(computeLateMs)), 0.9),
  }
}

/** Whether one run says how long another one takes: both were scheduled, or started alike, such as by hand. */
export const isStartedAlike = (a: Pick<JobRun, 'trigger'>, b: Pick<JobRun, 'trigger'>): boolean =>
  isScheduled(a) ? isScheduled(b) : a.trigger === b.trigger

/** What is usual for a run that goes on, as on its page. `usual` is that of the scheduled runs. */
export const findUsualOf = (
  run: JobRun,
  { runs, usual }: { runs: readonly JobRun[]; usual: Usual | null },
): Usual | null =>
  isScheduled(run)
    ? usual
    : computeUsual(runs, (other: Pick<JobRun, 'trigger'>) => isStartedAlike(run, other))

/**
 * Within this time after their plan 90 % of the last scheduled runs started, however they ended. `runs` are oldest first. Null when fewer than 5
 * are known: then no run can be said to be late.
 */
export function computeLatenessMs(runs: readonly JobRun[]): number | null {
  const delays = runs.filter((run) => computeLateMs(run) !== null).slice(-MAX_USUAL_RUNS)
  return delays.length < MIN_USUAL_RUNS ? null : computeQuantile(sorted(delays.map(computeLateMs)), 0.9)
}

const sorted = (values: readonly (number | null)[]): number[] =>
  values.filter((value) => value !== null).toSorted((a, b) => a - b)
