import { type Job } from '../../contract/job'
import { type JobRun } from '../../contract/job-run'
import { findMissed } from '../../model/jobs/missed'
import { computeUsual } from '../../model/jobs/usual'
import { type Definition } from '../dgc-jobs/definition'
import { type ListedJob } from '../dgc-jobs/job-list'
import { type JobSchedule } from '../dgc-jobs/schedule'

/** What is known of a job. */
export interface KnownJob {
  name: string
  /** Null while only its runs were seen. */
  listed: ListedJob | null
  /** When that was read; null when it is not known. */
  statusAtMs: number | null
  definition: Definition | null
  schedule: JobSchedule | null
}

export interface RunsOfJob {
  /** Oldest first. */
  runs: readonly JobRun[]
  /** All runs from here on are among them; null when that is not known. */
  fromMs: number | null
  /** And up to here, excluded: when the list was made that they are from, or the end of a window. Null before the first list. */
  toMs: number | null
  /** When the list was made. */
  listedAtMs: number | null
}

/** Planned times that are compared with runs, the newest. */
const MAX_PLANNED = 5000

/** A job as the contract has it. `nextMs` and what is missed are those at `nowMs`. */
export function describeJob(job: KnownJob, known: RunsOfJob, nowMs: number): Job {
  const { name, listed, definition, schedule } = job
  return {
    name,
    folder: listed?.folder || definition?.folder || '',
    owner: listed?.owner || definition?.owner || '',
    status: listed?.status ?? 'unknown',
    rawStatus: listed?.rawStatus ?? '',
    tags: definition?.tags ?? [],
    schedule: schedule?.describe(nowMs) ?? null,
    holdsUp: definition?.downstream?.length ?? null,
    usual: computeUsual(known.runs),
    runs: [...known.runs],
    missedMs: findMissedTimes(job, known).missedMs,
  }
}

interface MissedTimes {
  missedMs: number[]
  /** Another time has no run, and came after the job was listed: it may have been stopped before. */
  isStatusOld: boolean
}

/** Planned times without a run. */
export function findMissedTimes(
  { listed, statusAtMs, schedule }: KnownJob,
  { runs, fromMs, toMs, listedAtMs }: RunsOfJob,
): MissedTimes {
  const isKnown = fromMs !== null && toMs !== null && listedAtMs !== null
  if (!isKnown || listed?.status !== 'scheduling' || schedule === null)
    return { missedMs: [], isStatusOld: false }
  // Before its last change the job may have had another schedule, and before its start none.
  const sinceMs = Math.max(fromMs, listed.startedMs ?? 0, listed.updatedMs ?? 0)
  const plannedMs = schedule.listTimes(sinceMs, toMs, MAX_PLANNED) ?? []
  const all = findMissed({ runs, plannedMs, periodMs: schedule.periodMs, listedAtMs })
  const missedMs = all.filter((ms) => ms <= (statusAtMs ?? -Infinity))
  return { missedMs, isStatusOld: missedMs.length < all.length }
}
