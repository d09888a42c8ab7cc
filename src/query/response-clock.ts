import { FRESHNESS_HEADERS } from '../contract/freshness'
import { readNumberHeader } from './http'
import { type Arrival, type LiveResult } from './live-resource'
import { getWaitedMs } from './preloaded'

/** A browser's clock may differ from the server's by this much before the user is told. */
export const CLOCK_OFF_MS = 5_000
/** A smaller difference between two responses is network latency and must not move the page's clock. */
const SAME_SKEW_MS = 500

export interface ResponseClock {
  /** Server time when the upstream responded. */
  fetchedAtMs: number
  arrival: Arrival
  /** To be added to this browser's clock to get the server's time. */
  skewMs: number
  /** Older than what is on screen: two servers behind one name, or two responses that overtook each other. */
  isOutdated: boolean
}

/** `latencyMs` is the time from request to response. A proxy may drop or change headers: this browser's clock replaces them. */
export function readResponseClock(
  response: Response,
  before: LiveResult<unknown> | undefined,
  latencyMs: number,
): ResponseClock {
  const waitedMs = getWaitedMs(response)
  const hereMs = Date.now() - waitedMs
  const nowMs = readNumberHeader(response, FRESHNESS_HEADERS.now) || hereMs
  const ageMs = readNumberHeader(response, FRESHNESS_HEADERS.age)
  // The age is measured by a monotonic clock: it holds when the server's clock was set back between two responses.
  const fetchedAtMs =
    ageMs === null ? readNumberHeader(response, FRESHNESS_HEADERS.fetchedAt) || nowMs : nowMs - ageMs
  const arrival = { atMs: performance.now() - waitedMs, ageMs: Math.max(0, nowMs - fetchedAtMs) }
  const skewMs = steadySkew(before?.snapshot.skewMs, nowMs - hereMs, latencyMs)
  const isOutdated = before !== undefined && isOlder(before, fetchedAtMs, arrival, ageMs !== null, latencyMs)
  return { fetchedAtMs, arrival, skewMs, isOutdated }
}

/**
 * The server is assumed to have responded just before arrival. A slow response may have left much earlier: what its latency
 * can explain moves nothing.
 */
function steadySkew(beforeMs: number | undefined, skewMs: number, latencyMs: number): number {
  if (beforeMs === undefined) return skewMs
  const movedMs = beforeMs - skewMs
  return movedMs > -SAME_SKEW_MS && movedMs < latencyMs + SAME_SKEW_MS ? beforeMs : skewMs
}

/**
 * Ages decide, for servers' clocks are set back and differ from each other. The server's clock decides only about the age that a
 * response may have gained on its way.
 */
function isOlder(
  before: LiveResult<unknown>,
  fetchedAtMs: number,
  { ageMs }: Arrival,
  isMeasured: boolean,
  latencyMs: number,
): boolean {
  const onScreenMs = computeAgeMs(before) + SAME_SKEW_MS
  if (isMeasured && ageMs > onScreenMs) return true
  return ageMs + latencyMs > onScreenMs && fetchedAtMs < before.fetchedAtMs - SAME_SKEW_MS
}

/**
 * How old the data are now. By this browser's clock, which continues during sleep, but never less than by the monotonic clock:
 * setting the clock back makes nothing newer.
 */
export function computeAgeMs({ fetchedAtMs, arrival, snapshot }: LiveResult<unknown>): number {
  const monotonicMs = arrival.ageMs + performance.now() - arrival.atMs
  return Math.max(0, monotonicMs, Date.now() + snapshot.skewMs - fetchedAtMs)
}
