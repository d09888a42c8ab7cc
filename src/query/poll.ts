import {
  FIRST_POLL_MS,
  HIDDEN_POLL_MS,
  MAX_RETRY_MS,
  MAX_WALL_POLL_MS,
  runPollMs,
} from '../contract/poll-policy'
import { type Status } from '../contract/status'

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
  if (!wall) return hidden ? Math.max(HIDDEN_POLL_MS, ofRunMs(last)) : ofRunMs(last)
  return everyMs ?? Math.min(MAX_WALL_POLL_MS, ofRunMs(last))
}

/** The next try after a failure: as soon as ever, then at half of the time that the failing has lasted. */
export const retryDelayMs = (everyMs: number, failingForMs: number): number =>
  Math.max(everyMs, Math.min(MAX_RETRY_MS, failingForMs / 2))

const ofRunMs = (last: PollSubject | undefined): number =>
  last ? runPollMs(last, last.changedAtMs, last.fetchedAtMs) : FIRST_POLL_MS

/**
 * 0..1, as good as random for two pages and the same for one page each time it is asked: a timer that were given another length at
 * every drawing would begin anew each time. By the golden ratio, which spreads neighbours widest.
 */
export const jitterShare = (stampMs: number): number => (stampMs * 0.618_033_988_749_895) % 1

/** Spreads viewers out: within a tenth on either side. `random` is 0..1. */
export const addJitter = (ms: number, random: number): number => Math.round(ms * (0.9 + 0.2 * random))
