import { type Job, type Schedule } from '../../contract/job'
import { type JobRun } from '../../contract/job-run'
import { isStatus, isTerminal, STATUSES, type Status } from '../../contract/status'
import { isNoDefinition } from './now-or-next'

/** DGC has no word for a planned time without a run. */
export type LatestStatus = Status | 'no-run'

const NO_RUN_BEFORE = STATUSES.indexOf('manual-stop')
/** As the table of statuses ranks them; a planned time without a run is a problem, too. */
export const LATEST_STATUSES: readonly LatestStatus[] = [
  ...STATUSES.slice(0, NO_RUN_BEFORE),
  'no-run',
  ...STATUSES.slice(NO_RUN_BEFORE),
]

export const isLatestStatus = (word: string): word is LatestStatus => word === 'no-run' || isStatus(word)

export const getPlan = ({ planMs, startMs }: JobRun): number | null => planMs ?? startMs

/** The newest run by plan, whatever started it. */
export const findLatestRun = ({ runs }: Job): JobRun | null => runs.at(-1) ?? null

/** The newest planned time without a run, if no run was planned later. */
export function findLatestMissed({ runs, missedMs }: Pick<Job, 'runs' | 'missedMs'>): number | null {
  const lastMs = missedMs.at(-1)
  if (lastMs === undefined) return null
  return runs.some((run) => (getPlan(run) ?? 0) >= lastMs) ? null : lastMs
}

/** The planned time since which there is no run: the first of those without one that no run came after. */
export function findFirstMissed(job: Pick<Job, 'runs' | 'missedMs'>): number | null {
  if (findLatestMissed(job) === null) return null
  const lastMs = Math.max(...job.runs.map((run) => getPlan(run) ?? 0))
  return job.missedMs.find((ms) => ms > lastMs) ?? null
}

/** Null for a job of which no run is known. */
export function getLatestStatus(job: Job): LatestStatus | null {
  if (findLatestMissed(job) !== null) return 'no-run'
  return findLatestRun(job)?.status ?? null
}

/** A skipped run did nothing, so its end says nothing about the job. */
export const hasEnded = ({ status }: JobRun): boolean => isTerminal(status) && status !== 'skip'

/** These need a user to act. Paused and frozen runs do not: a user chose that state. */
const isHalted = ({ status }: JobRun): boolean =>
  status === 'running-exception' || status === 'waiting-confirm' || status === 'unknown'

/** The newest run that has begun to do something, if it waits for a person; else null. */
export function findHalted({ runs }: Pick<Job, 'runs'>): JobRun | null {
  const last = runs.findLast(({ status }) => status !== 'running' && status !== 'waiting')
  return last && isHalted(last) ? last : null
}

const getEnd = (run: JobRun): number => run.endMs ?? run.startMs ?? run.planMs ?? 0

/** In the order in which they ended. */
export const listEnded = ({ runs }: Pick<Job, 'runs'>): JobRun[] =>
  runs.filter(hasEnded).toSorted((a, b) => getEnd(a) - getEnd(b))

/** Those that ended by themselves: to cancel a run makes no failure good. */
export const listResults = (job: Pick<Job, 'runs'>): JobRun[] =>
  listEnded(job).filter(({ status }) => status !== 'manual-stop')

/** The failure that no later run has made good; null when there is none. */
export function findOpenFailure(job: Pick<Job, 'runs'>): JobRun | null {
  const last = listResults(job).at(-1)
  return last?.status === 'fail' ? last : null
}

/** Whether the job's schedule starts runs of it. */
export const isScheduledJob = ({ status, schedule }: Job): boolean =>
  status === 'scheduling' && schedule?.kind !== 'once'

/** Whether it is not known yet when the job runs. */
export const isUnreadJob = ({ status, schedule }: Job): boolean =>
  status === 'scheduling' && schedule === null

/** Whether it cannot be said when the job runs: not yet, or not at all. */
export const hasNoSchedule = (job: Job): boolean =>
  isUnreadJob(job) || (job.status === 'scheduling' && job.schedule !== null && isTimeless(job.schedule))

/** A schedule by the clock, of which no times are known. */
const isTimeless = ({ kind, words, nextMs }: Schedule): boolean =>
  isNoDefinition(kind) || (kind !== 'event' && kind !== 'once' && words === null && nextMs === null)

/** How long a run has taken, or took; null where a time is missing or they contradict each other. */
export function computeRanMs({ startMs, endMs, status }: JobRun, nowMs: number): number | null {
  const untilMs = endMs ?? (isTerminal(status) ? null : nowMs)
  return startMs === null || untilMs === null || untilMs < startMs ? null : untilMs - startMs
}
