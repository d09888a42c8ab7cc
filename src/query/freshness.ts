import { HIDDEN_POLL_MS } from '../contract/poll-policy'

export interface Looked {
  /** When the upstream answered. All instants are of one clock. */
  fetchedAtMs: number
  /** How often it is meant to be looked at. */
  everyMs: number
  /** Since when somebody can see the page: before, looks were few on purpose. */
  visibleSinceMs: number
  /** The last look failed: then those that came before somebody could see the page have failed, too. */
  failing: boolean
}

/** `late`: say so. `old`: the picture is of the past, and must not be taken for the present. */
export type Staleness = 'fresh' | 'late' | 'old'

export interface Freshness {
  ageMs: number
  /** Looks that should have brought news and did not. */
  missed: number
  level: Staleness
}

const LATE_AFTER = 3
const OLD_AFTER = 10
/** A look takes its time, and its turn is spread by a tenth: half an interval and a second are no miss. */
const SLACK_SHARE = 0.5
const SLACK_MS = 1_000

/** How far what is on screen may be trusted to be the present. */
export function computeFreshness(nowMs: number, looked: Looked): Freshness {
  const { fetchedAtMs, everyMs, visibleSinceMs, failing } = looked
  const sinceMs = Math.max(fetchedAtMs, visibleSinceMs)
  const hiddenEveryMs = Math.max(HIDDEN_POLL_MS, everyMs)
  const missedHidden = failing ? Math.floor((sinceMs - fetchedAtMs) / hiddenEveryMs) : 0
  const missedSeen = Math.max(0, Math.floor((nowMs - sinceMs - SLACK_MS) / everyMs - SLACK_SHARE))
  const missed = missedHidden + missedSeen
  const level = missed >= OLD_AFTER ? 'old' : missed >= LATE_AFTER ? 'late' : 'fresh'
  return { ageMs: Math.max(0, nowMs - fetchedAtMs), missed, level }
}
