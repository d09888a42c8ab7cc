import { HIDDEN_POLL_MS } from '../contract/poll-policy'

export interface PollHistory {
  /** When the upstream responded. All instants are of one clock. */
  fetchedAtMs: number
  /** The intended interval of polls. */
  pollMs: number
  /** Since when the page is visible: before, polls were rare on purpose. */
  visibleSinceMs: number
  /** The last poll failed, so those while the page was hidden have failed, too. */
  failing: boolean
}

/** `late`: say so. `old`: must not be taken for the present. */
export type FreshnessLevel = 'fresh' | 'late' | 'old'

export interface Freshness {
  ageMs: number
  /** Polls that should have brought news and did not. */
  missed: number
  level: FreshnessLevel
}

const LATE_AFTER = 3
const OLD_AFTER = 10
/** A poll takes time and is jittered: half an interval and a second are no miss. */
const SLACK_SHARE = 0.5
const SLACK_MS = 1_000

export function computeFreshness(nowMs: number, history: PollHistory): Freshness {
  const { fetchedAtMs, pollMs, visibleSinceMs, failing } = history
  const sinceMs = Math.max(fetchedAtMs, visibleSinceMs)
  const hiddenPollMs = Math.max(HIDDEN_POLL_MS, pollMs)
  const missedHidden = failing ? Math.floor((sinceMs - fetchedAtMs) / hiddenPollMs) : 0
  const missedVisible = Math.max(0, Math.floor((nowMs - sinceMs - SLACK_MS) / pollMs - SLACK_SHARE))
  const missed = missedHidden + missedVisible
  return { ageMs: Math.max(0, nowMs - fetchedAtMs), missed, level: classify(missed) }
}

function classify(missed: number): FreshnessLevel {
  if (missed >= OLD_AFTER) return 'old'
  return missed >= LATE_AFTER ? 'late' : 'fresh'
}
