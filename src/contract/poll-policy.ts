import { STATUS, type Phase, type Status } from './status'

interface PollPolicy {
  /** Milliseconds between two polls of a page. */
  pollMs: number
  /** Milliseconds for which the server serves an answer without asking DGC again. */
  freshMs: number
}

/** The server's times are a little shorter, so that the poll of a single viewer always brings news. */
const RUN_POLLS: Readonly<Record<Phase | 'justFinished', PollPolicy>> = {
  running: { pollMs: 5_000, freshMs: 4_000 },
  waiting: { pollMs: 15_000, freshMs: 12_000 },
  blocked: { pollMs: 30_000, freshMs: 24_000 },
  // Ends and last rows arrive late.
  justFinished: { pollMs: 10_000, freshMs: 4_000 },
  // A rerun may open it again.
  finished: { pollMs: 300_000, freshMs: 30_000 },
}

/** Of lists of jobs and of the runs of a job. */
const LIST_POLLS = {
  /** While the server still reads what the page cannot do without. */
  reading: 2_000,
  /** While it reads what only fills in cells. */
  deepening: 10_000,
  complete: 30_000,
}
/** A list of this many jobs takes some hundred kilobytes: a larger one is not polled more often while its cells are filled in. */
const MAX_DEEPENING_JOBS = 1_000
export const LIST_FRESH_MS = 24_000

/** Both when a page asks again and how often the server puts together what has changed since. `progress` as in a JobList. */
export function jobListPollMs({
  jobsRead,
  jobsTotal,
  definitionsRead,
  runsFromMs,
}: {
  jobsRead: number
  jobsTotal: number | null
  definitionsRead: number
  runsFromMs: number | null
}): number {
  if (jobsTotal === null || jobsRead < jobsTotal || runsFromMs === null) return LIST_POLLS.reading
  const isDeepening = definitionsRead < jobsRead && jobsTotal <= MAX_DEEPENING_JOBS
  return isDeepening ? LIST_POLLS.deepening : LIST_POLLS.complete
}

/** `readFromMs` as in a JobHistory: older runs of its window are being read while it is later than `fromMs`, or not known. */
export const jobHistoryPollMs = (fromMs: number, readFromMs: number | null): number =>
  readFromMs === null || readFromMs > fromMs ? LIST_POLLS.reading : LIST_POLLS.complete

export const SERVER_STATUS_POLL_MS = 5_000
/** Without an answer yet there is nothing to judge by. */
export const FIRST_POLL_MS = 15_000
/** Browsers throttle the timers of hidden tabs to about this. */
export const HIDDEN_POLL_MS = 60_000
/** A wall has no user to refresh it, so it polls finished runs at least this often. */
export const MAX_WALL_POLL_MS = 60_000
/** While polls fail they become rarer, but not rarer than this: recovery must show within a minute. */
export const MAX_RETRY_MS = 60_000

/** An end further ahead comes from a clock that is off. Also how long the server treats a run as just finished. */
const END_WINDOW_MS = 60_000

export interface RunEnd {
  status: Status
  endMs: number | null
}

/** `changedAtMs`: when this content was first seen; stands in for an end that was not given. */
export function runPollMs({ status, endMs }: RunEnd, changedAtMs: number, fetchedAtMs: number): number {
  const { phase } = STATUS[status]
  if (phase !== 'finished') return RUN_POLLS[phase].pollMs
  const sinceEndMs = fetchedAtMs - (endMs ?? changedAtMs)
  // One poll 10 s after the end, then rarely.
  const isJust = sinceEndMs > -END_WINDOW_MS && sinceEndMs < RUN_POLLS.justFinished.pollMs
  return RUN_POLLS[isJust ? 'justFinished' : phase].pollMs
}

export function runFreshMs({ status, endMs }: RunEnd, fetchedAtMs: number): number {
  const { phase } = STATUS[status]
  if (phase !== 'finished') return RUN_POLLS[phase].freshMs
  // A finished run whose end is still missing is polled for exactly that.
  const isJust = endMs === null || Math.abs(fetchedAtMs - endMs) < END_WINDOW_MS
  return RUN_POLLS[isJust ? 'justFinished' : phase].freshMs
}
