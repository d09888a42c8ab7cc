import { type Usual } from '../../contract/job'
import { type JobRun } from '../../contract/job-run'
import { parseTrigger } from '../../contract/run'
import { computeQuantile } from '../../lib/quantile'

/** What is usual is said of so many runs at most, and of no fewer than these, on every page. */
export const MAX_USUAL_RUNS = 20
export const MIN_USUAL_RUNS = 5

/** By the job's schedule. Older versions of DGC do not say what started a run. */
export const isScheduled = ({ trigger }: Pick<JobRun, 'trigger'>): boolean =>
  trigger === null || parseTrigger(trigger) === 'scheduled'

/** How long a run took that has ended; null where a time is missing or they contradict each other. */
export const computeEndedMs = ({ startMs, endMs }: JobRun): number | null =>
  startMs === null || endMs === null || endMs < startMs ? null : endMs - startMs

/** How long after its plan a scheduled run started; an early start is 0, null for other runs and when a time is missing. */
export const computeLateMs = (run: JobRun): number | null =>
  isScheduled(run) && run.planMs !== null && run.startMs !== null
    ? Math.max(0, run.startMs - run.planMs)
    : null

/**
 * How long the runs of a job usually take: over the last 20 that were scheduled and ended in genuine success, since a forced or ignored one, a
 * manual run or a back-fill says nothing about the next night. `runs` are oldest first. Null below 5 of them.
 */
export function computeUsual(runs: readonly JobRun[]): Usual | null {
  const comparable = runs
    .filter((run) => run.status === 'success' && isScheduled(run) && computeEndedMs(run) !== null)
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
