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
