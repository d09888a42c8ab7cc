import { LRUCache } from 'lru-cache'
import { type Clock } from '../../lib/time/clock'
import { MINUTE_MS } from '../../lib/time/units'

/** The share of a minute's allowance that may be used at once: a wall of a dozen runs that is switched on. */
const BURST_SHARE = 2 / 3
const MAX_CLIENTS = 10_000

interface Allowance {
  left: number
  atMs: number
}

/** Limits what one client may do: a token bucket per client. Returns 0 and takes one, or the milliseconds until there is one. */
export function createRateLimit(perMinute: number, clock: Clock): (client: string) => number {
  const perMs = perMinute / MINUTE_MS
  const burst = Math.max(1, Math.round(perMinute * BURST_SHARE))
  const allowances = new LRUCache<string, Allowance>({ max: MAX_CLIENTS })
  return (client) => {
    const nowMs = clock.elapsedMs()
    const { left, atMs } = allowances.get(client) ?? { left: burst, atMs: nowMs }
    const refilled = Math.min(burst, left + Math.max(0, nowMs - atMs) * perMs)
    // A sum of many small shares falls short of 1 by a rounding error.
    const isAllowed = refilled >= 1 - 1e-9
    allowances.set(client, { left: isAllowed ? Math.max(0, refilled - 1) : refilled, atMs: nowMs })
    return isAllowed ? 0 : Math.max(1, Math.ceil((1 - refilled) / perMs))
  }
}
