import { type JobRun } from '../../contract/job-run'
import { DAY_MS, MINUTE_MS } from '../../lib/time/units'
import { type KnownJob } from './describe-job'

/** What makes the list of jobs too old: runs of a job that it lacks, and planned times without a run of a job that may have been stopped. */
export class ListAge<J extends KnownJob> {
  /** When the list was read to its end; null before the first time. */
  readAtMs: number | null = null
  /** Names that it lacks whose runs have come since. Each one counts once: it may be no job of the list. */
  readonly #newNames = new Set<string>()
  #hasNewJob = false
  #due: readonly J[] = []

  finishListing(atMs: number): void {
    this.readAtMs = atMs
    this.#hasNewJob = false
  }

  noteUnlistedRun(job: string, runMs: number): void {
    if (runMs < (this.readAtMs ?? Infinity) || this.#newNames.has(job)) return
    this.#newNames.add(job)
    this.#hasNewJob = true
  }

  /** The newest runs are listed; for these jobs a planned time had come. */
  setDue(jobs: readonly J[]): void {
    this.#due = jobs
  }

  /** `isStatusOld`: whether a job may have been stopped before a planned time without a run. */
  isTooOld(isStatusOld: (job: J) => boolean): boolean {
    return this.#hasNewJob || this.#due.some(isStatusOld)
  }
}

/** Whether a planned time has come that neither has a run nor is missed yet. */
export function isDue(
  job: KnownJob,
  runs: readonly JobRun[],
  missedMs: readonly number[],
  nowMs: number,
): boolean {
  const dueMs = findDueMs(job, nowMs)
  return (
    dueMs !== null &&
    !missedMs.includes(dueMs) &&
    !runs.some(({ planMs }) => planMs !== null && Math.abs(planMs - dueMs) < MINUTE_MS)
  )
}

/** The last planned time of a job that is scheduled. */
function findDueMs({ listed, schedule }: KnownJob, nowMs: number): number | null {
  if (listed?.status !== 'scheduling' || schedule === null) return null
  const reachMs = Math.min(2 * (schedule.periodMs ?? 0), 8 * DAY_MS)
  return schedule.listTimes(nowMs - reachMs, nowMs + 1, 1)?.at(-1) ?? null
}
