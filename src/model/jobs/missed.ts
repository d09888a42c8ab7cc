import { type JobRun } from '../../contract/job-run'
import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { computeLatenessMs, isScheduled } from './usual'

export interface MissedOptions {
  /** All runs of the job in the time that is looked at, oldest first. */
  runs: readonly JobRun[]
  /** The planned times of that time, oldest first. */
  plannedMs: readonly number[]
  /** The shortest time between two planned times; null when not known. */
  periodMs: number | null
  /** When the list was made that holds all these runs. */
  listedAtMs: number
}

/** DGC shows a run a moment after its plan. */
export const GRACE_MS = 2 * MINUTE_MS
/** A run stands in the list under its planned second; some carry milliseconds. */
const SAME_PLAN_MS = 30 * SECOND_MS

/**
 * The planned times that no scheduled run was made for, oldest first. A time is missed once two minutes and the job's own usual lateness have
 * gone by in a complete list: jobs that begin hours after their plan each night do so because they wait for others. Of a job with too few runs
 * nothing is said, nor of times before the first one: the job may be new, and DGC may hold no older runs.
 */
export function findMissed({ runs, plannedMs, periodMs, listedAtMs }: MissedOptions): number[] {
  const latenessMs = computeLatenessMs(runs)
  if (latenessMs === null) return []
  const lastMs = listedAtMs - GRACE_MS - latenessMs
  const toleranceMs = Math.min(SAME_PLAN_MS, (periodMs ?? Infinity) / 2)
  const plans = runs
    .flatMap((run) => (isScheduled(run) && run.planMs !== null ? [run.planMs] : []))
    .toSorted((a, b) => a - b)
  const firstMs = plans[0] ?? Infinity
  let at = 0
  return plannedMs.filter((ms) => {
    if (ms < firstMs || ms > lastMs) return false
    while ((plans[at] ?? Infinity) < ms - toleranceMs) at++
    return (plans[at] ?? Infinity) > ms + toleranceMs
  })
}
