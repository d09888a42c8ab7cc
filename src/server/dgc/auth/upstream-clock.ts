import { type Clock } from '../../../lib/time/clock'
import { SECOND_MS, MINUTE_MS } from '../../../lib/time/units'

/** Beyond this the operator is told. */
const NOTABLE_MS = MINUTE_MS
/** Told again only after it had been this close, else an offset near the limit would fill the log. */
const RIGHT_AGAIN_MS = 30 * SECOND_MS
/** The gateway takes signatures of 15 minutes on either side. A minute less: its answer and ours took some time. */
const TOLERATED_MS = 14 * MINUTE_MS

/** `Sun, 22 Nov 2026 05:00:00 GMT`, and nothing else that a parser of dates would take. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/** The upstream's clock as far as its answers tell it. Signatures and the ends of tokens are judged by that one, not by ours. */
export interface UpstreamClock {
  /** The Date of an answer that has just come. */
  observeDate: (date: string | null) => void
  nowMs: () => number
  /** How far our own clock is ahead; null before the first answer. */
  offsetMs: () => number | null
  isOff: () => boolean
}

export const exceedsTolerance = (ms: number): boolean => Math.abs(ms) > TOLERATED_MS

export function createUpstreamClock(clock: Clock, log: (line: string) => void): UpstreamClock {
  /** The upstream's time when our clock that never jumps stood at zero: so it stays right when ours is set meanwhile. */
  let zeroMs: number | null = null
  let isTold = false

  const nowMs = (): number => (zeroMs === null ? clock.nowMs() : zeroMs + clock.elapsedMs())
  const offsetMs = (): number | null => (zeroMs === null ? null : clock.nowMs() - nowMs())

  return {
    observeDate: (date) => {
      const atMs = HTTP_DATE.test(date ?? '') ? Date.parse(date ?? '') : Number.NaN
      if (Number.isNaN(atMs)) return
      zeroMs = atMs - clock.elapsedMs()
      const offMs = clock.nowMs() - atMs
      if (Math.abs(offMs) < RIGHT_AGAIN_MS) isTold = false
      if (Math.abs(offMs) <= NOTABLE_MS || isTold) return
      isTold = true
      log(
        `The clock of this server is ${inWords(offMs)} the upstream's. It has to be set; until then the upstream's time is used.`,
      )
    },
    nowMs,
    offsetMs,
    isOff: () => exceedsTolerance(offsetMs() ?? 0),
  }
}

function inWords(offMs: number): string {
  const seconds = Math.round(Math.abs(offMs) / SECOND_MS)
  const size = seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`
  return `${size} ${offMs > 0 ? 'ahead of' : 'behind'}`
}
