import { isOver, type Status } from '../contract/status'

const RUNNING_MS = 5_000
const WAITING_MS = 15_000
const HELD_MS = 30_000
const LATE_LOOK_MS = 10_000
const OVER_MS = 300_000
/** Without an answer there is nothing to judge by. */
const TROUBLE_MS = 15_000

export interface Polled {
  status: Status
  endMs: number | null
  /** When this content was first seen: stands in for an end that was not given. */
  changedAtMs: number
  fetchedAtMs: number
}

/**
 * Milliseconds to the next look at a run, by the last answer. A run that is over is looked at once more 10 s later, for ends arrive
 * late, and then seldom: a rerun may open it again. An unknown word may mean anything, so it counts as running.
 */
export function pollEveryMs(last: Polled | undefined): number {
  if (!last) return TROUBLE_MS
  if (isOver(last.status)) {
    const sinceEndMs = last.fetchedAtMs - (last.endMs ?? last.changedAtMs)
    return sinceEndMs >= 0 && sinceEndMs < LATE_LOOK_MS ? LATE_LOOK_MS : OVER_MS
  }
  switch (last.status) {
    case 'waiting':
      return WAITING_MS
    case 'pause':
    case 'freeze':
    case 'waiting-confirm':
    case 'running-exception':
      return HELD_MS
    default:
      return RUNNING_MS
  }
}

/** Spreads viewers out: within a tenth on either side. `random` is 0..1. */
export const jittered = (ms: number, random: number): number => Math.round(ms * (0.9 + 0.2 * random))
