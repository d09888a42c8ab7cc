import { MINUTE_MS, HOUR_MS } from '../../lib/time/units'
const FREE = 5
const FIRST_MS = 1000
const LONGEST_MS = 5 * MINUTE_MS
/** After so long without a failure it begins anew. */
const FORGET_MS = HOUR_MS
const MAX_KEYS = 10_000

interface Failures {
  count: number
  lastMs: number
}

export interface Throttle {
  /** Milliseconds until another attempt is looked at; 0 when it may come now. */
  waitMs: (keys: readonly string[]) => number
  fail: (keys: readonly string[]) => void
  forget: (key: string) => void
}

/** A few failures are free; then each doubles the pause. The oldest keys go when there are too many. */
export function createThrottle(elapsedMs: () => number, maxKeys = MAX_KEYS): Throttle {
  const failures = new Map<string, Failures>()

  function known(key: string): Failures | undefined {
    const found = failures.get(key)
    if (found === undefined || elapsedMs() - found.lastMs < FORGET_MS) return found
    failures.delete(key)
    return undefined
  }

  function waitOf(key: string): number {
    const found = known(key)
    if (found === undefined || found.count < FREE) return 0
    const pauseMs = Math.min(FIRST_MS * 2 ** (found.count - FREE), LONGEST_MS)
    return Math.max(0, found.lastMs + pauseMs - elapsedMs())
  }

  function fail(key: string): void {
    const count = (known(key)?.count ?? 0) + 1
    failures.delete(key)
    failures.set(key, { count, lastMs: elapsedMs() })
    const [oldest] = failures.keys()
    if (failures.size > maxKeys && oldest !== undefined) failures.delete(oldest)
  }

  return {
    waitMs: (keys) => Math.max(0, ...keys.map(waitOf)),
    fail: (keys) => keys.forEach(fail),
    forget: (key) => void failures.delete(key),
  }
}
