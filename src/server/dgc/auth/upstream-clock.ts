import { type Clock } from '../../../lib/time/clock'
import { SECOND_MS, MINUTE_MS } from '../../../lib/time/units'

/** A larger offset is logged. */
const LOGGED_MS = MINUTE_MS
/** Logged again only after the offset was this small, or an offset near the limit would fill the log. */
const CORRECT_AGAIN_MS = 30 * SECOND_MS
/** The gateway accepts signatures up to 15 minutes off. A minute less, for the time that the messages took. */
const TOLERATED_MS = 14 * MINUTE_MS

/** `Sun, 22 Nov 2026 05:00:00 GMT`, and no other form that Date.parse accepts. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/** The upstream's clock, known from its Date headers. Signatures and token lifetimes use it instead of ours. */
export interface UpstreamClock {
  /** Takes the Date header of a response that has just arrived. */
  observeDate: (date: string | null) => void
  nowMs: () => number
  /** How far our own clock is ahead; null before the first response. */
  offsetMs: () => number | null
  isOff: () => boolean
}

export const exceedsTolerance = (ms: number): boolean => Math.abs(ms) > TOLERATED_MS

export function createUpstreamClock(clock: Clock, log: (line: string) => void): UpstreamClock {
  /** The upstream's time when our monotonic clock stood at zero, so that it stays right when our wall clock is set. */
  let zeroMs: number | null = null
  let isLogged = false

  const nowMs = (): number => (zeroMs === null ? clock.nowMs() : zeroMs + clock.elapsedMs())
  const offsetMs = (): number | null => (zeroMs === null ? null : clock.nowMs() - nowMs())

  return {
    observeDate: (date) => {
      const atMs = HTTP_DATE.test(date ?? '') ? Date.parse(date ?? '') : Number.NaN
      if (Number.isNaN(atMs)) return
      zeroMs = atMs - clock.elapsedMs()
      const offMs = clock.nowMs() - atMs
      if (Math.abs(offMs) < CORRECT_AGAIN_MS) isLogged = false
      if (Math.abs(offMs) <= LOGGED_MS || isLogged) return
      isLogged = true
      log(
        `The clock of this server is ${describeOffset(offMs)} the upstream's. It has to be set; until then the upstream's time is used.`,
      )
    },
    nowMs,
    offsetMs,
    isOff: () => exceedsTolerance(offsetMs() ?? 0),
  }
}

function describeOffset(offMs: number): string {
  const seconds = Math.round(Math.abs(offMs) / SECOND_MS)
  const size = seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`
  return `${size} ${offMs > 0 ? 'ahead of' : 'behind'}`
}
