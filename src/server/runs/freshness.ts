import { isBlocked, isTerminal, type Status } from '../../contract/status'
import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'

export interface Aging {
  status: Status
  endMs: number | null
}

const LIVE_MS = 4 * SECOND_MS
const WAITING_MS = 12 * SECOND_MS
const HELD_MS = 24 * SECOND_MS
const OVER_MS = 30 * SECOND_MS
/** The page looks once more 10 s after an end, since ends and last rows arrive late; that look must not be told old news. */
const JUST_OVER_MS = MINUTE_MS

/**
 * How long an answer counts as fresh. A little less than the interval at which pages look at a run in that state, so that a single
 * viewer's poll always brings news; a run that is over may be opened again by a rerun, so it is never final.
 */
export function freshForMs({ status, endMs }: Aging, fetchedAtMs: number): number {
  if (isTerminal(status)) {
    // An end that has not arrived yet is the very news that the page comes for.
    return endMs === null || Math.abs(fetchedAtMs - endMs) < JUST_OVER_MS ? LIVE_MS : OVER_MS
  }
  if (status === 'waiting') return WAITING_MS
  return isBlocked(status) ? HELD_MS : LIVE_MS
}
