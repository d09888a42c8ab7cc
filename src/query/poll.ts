import { isBlocked, isTerminal, type Status } from '../contract/status'
import { MINUTE_MS } from '../lib/time/units'

const RUNNING_MS = 5_000
const WAITING_MS = 15_000
const HELD_MS = 30_000
const LATE_LOOK_MS = 10_000
/** An end that lies further ahead is of a clock that is off, and waiting for it would be polling for hours. */
const END_AHEAD_MS = MINUTE_MS
const OVER_MS = 300_000
/** A wall has no hand that asks for news: a rerun of a run that was over is to be seen soon. */
const WALL_OVER_MS = MINUTE_MS
/** Nobody looks at a hidden tab; browsers let its timers run about that often anyway. */
export const HIDDEN_MS = MINUTE_MS
/** Without an answer there is nothing to judge by. */
const TROUBLE_MS = 15_000
/** What fails for long is tried less and less often, but not less than so; what is seldom looked at anyway stays as seldom. */
const MAX_TROUBLE_MS = MINUTE_MS

export interface PollSubject {
  status: Status
  endMs: number | null
  /** When this content was first seen: stands in for an end that was not given. */
  changedAtMs: number
  fetchedAtMs: number
}

/** Who looks: on a wall visibility means nothing, for such browsers often call themselves hidden. */
export interface PollAudience {
  hidden: boolean
  wall: boolean
  /** What the address of a wall asks for; null leaves it to the run. */
  everyMs: number | null
}

const READER: PollAudience = { hidden: false, wall: false, everyMs: null }

/** Milliseconds to the next look, by the last answer and by who looks. */
export function pollEveryMs(
  last: PollSubject | undefined,
  { hidden, wall, everyMs }: PollAudience = READER,
): number {
  if (!wall) return hidden ? Math.max(HIDDEN_MS, ofRunMs(last)) : ofRunMs(last)
  return everyMs ?? Math.min(WALL_OVER_MS, ofRunMs(last))
}

/** The next try after a failure: as soon as ever, then at half of the time that the failing has lasted. */
export const retryDelayMs = (everyMs: number, failingForMs: number): number =>
  Math.max(everyMs, Math.min(MAX_TROUBLE_MS, failingForMs / 2))

/**
 * Milliseconds to the next look at a run, by the last answer. A run that is over is looked at once more 10 s later, for ends arrive
 * late, and then seldom: a rerun may open it again. DGC's clock may be a little ahead of the server's, so the end may be, too. An unknown word may mean anything, so it counts as running.
 */
function ofRunMs(last: PollSubject | undefined): number {
  if (!last) return TROUBLE_MS
  if (isTerminal(last.status)) {
    const sinceEndMs = last.fetchedAtMs - (last.endMs ?? last.changedAtMs)
    return sinceEndMs > -END_AHEAD_MS && sinceEndMs < LATE_LOOK_MS ? LATE_LOOK_MS : OVER_MS
  }
  if (last.status === 'waiting') return WAITING_MS
  return isBlocked(last.status) ? HELD_MS : RUNNING_MS
}

/**
 * 0..1, as good as random for two pages and the same for one page each time it is asked: a timer that were given another length at
 * every drawing would begin anew each time. By the golden ratio, which spreads neighbours widest.
 */
export const jitterShare = (stampMs: number): number => (stampMs * 0.618_033_988_749_895) % 1

/** Spreads viewers out: within a tenth on either side. `random` is 0..1. */
export const addJitter = (ms: number, random: number): number => Math.round(ms * (0.9 + 0.2 * random))
