import { type JobList } from './job'

type Progress = JobList['progress']

/** Of lists of jobs and of the runs of a job; `poll-policy.ts` has all others. */
const LIST_POLLS = {
  /** While the server still reads what the page cannot do without. */
  reading: 2_000,
  /** While it reads what only fills in cells. */
  deepening: 10_000,
  complete: 30_000,
}
/** How often lists bring something newer, also while they are polled more often for what is still read. */
export const LIST_NEWS_MS = LIST_POLLS.complete
/** A list of this many jobs takes some hundred kilobytes: a larger one is not polled more often while its cells are filled in. */
const MAX_DEEPENING_JOBS = 1_000
/** The server's time is a little shorter, as for a run. */
export const LIST_FRESH_MS = 24_000

/** For a wall, where no viewer can press refresh. The server's lists are due a little earlier. */
export const WALL_POLLS = { reading: LIST_POLLS.reading, complete: 10_000, freshMs: 8_000 }

/** Whether jobs of the workspace are still missing in its list. */
export const isReadingJobs = ({ jobsRead, jobsTotal }: Progress): boolean =>
  jobsTotal === null || jobsRead < jobsTotal

/** Whether nothing can be said of the workspace as a whole: jobs are missing in its list, or all their runs. */
export const isReadingLists = (progress: Progress): boolean =>
  isReadingJobs(progress) || progress.runsFromMs === null

/** Whether older runs of the window from `fromMs` on are being read. `readFromMs` as in a JobHistory; null is not known. */
export const isReadingRuns = (fromMs: number, readFromMs: number | null): boolean =>
  readFromMs === null || readFromMs > fromMs

/** Both when a page asks again and how often the server puts together what has changed since. */
export function jobListPollMs(progress: Progress): number {
  const { jobsRead, jobsTotal, definitionsRead } = progress
  if (isReadingLists(progress)) return LIST_POLLS.reading
  const isDeepening = definitionsRead < jobsRead && (jobsTotal ?? 0) <= MAX_DEEPENING_JOBS
  return isDeepening ? LIST_POLLS.deepening : LIST_POLLS.complete
}

export const jobHistoryPollMs = (fromMs: number, readFromMs: number | null): number =>
  isReadingRuns(fromMs, readFromMs) ? LIST_POLLS.reading : LIST_POLLS.complete
