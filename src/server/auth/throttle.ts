import { LRUCache } from 'lru-cache'

const FREE_FAILURES = 5
const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 5 * 60_000
const FORGET_MS = 60 * 60_000
const MAX_KEYS = 10_000

export interface Throttle {
  /** Milliseconds until the next attempt is allowed; 0 when it is allowed now. */
  waitMs: (keys: readonly string[]) => number
  fail: (keys: readonly string[]) => void
  reset: (key: string) => void
}

/**
 * A few failures are free, then each doubles the pause. A key without a failure for an hour starts again; the oldest keys go
 * when there are too many. rate-limiter-flexible has no growing pause, no limit of keys and no clock of its caller.
 */
export function createThrottle(elapsedMs: () => number, maxKeys = MAX_KEYS): Throttle {
  const failures = new LRUCache<string, { count: number; lastMs: number }>({ max: maxKeys })

  function find(key: string): { count: number; lastMs: number } | undefined {
    const found = failures.peek(key)
    return found !== undefined && elapsedMs() - found.lastMs < FORGET_MS ? found : undefined
  }

  function waitOf(key: string): number {
    const { count = 0, lastMs = 0 } = find(key) ?? {}
    if (count < FREE_FAILURES) return 0
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (count - FREE_FAILURES), LONGEST_PAUSE_MS)
    return Math.max(0, lastMs + pauseMs - elapsedMs())
  }

  return {
    waitMs: (keys) => Math.max(0, ...keys.map(waitOf)),
    fail: (keys) => {
      for (const key of keys) failures.set(key, { count: (find(key)?.count ?? 0) + 1, lastMs: elapsedMs() })
    },
    reset: (key) => void failures.delete(key),
  }
}
