import { LRUCache } from 'lru-cache'
import { type ServerStatus } from '../../contract/server-status'
import { SECOND_MS } from '../../lib/time/units'

const SECONDS = 60
const MINUTE_MS = SECONDS * SECOND_MS
/** Beyond any team. Made-up names can make the count wrong, but cannot fill the memory. */
const MAX_KEPT = 20_000

/** The distinct keys of the last minute, by the monotonic clock. */
const createRecentKeys = (now: () => number): LRUCache<string, true> =>
  new LRUCache({ max: MAX_KEPT, ttl: MINUTE_MS, ttlResolution: 0, perf: { now } })

function countKeys(keys: LRUCache<string, true>): number {
  keys.purgeStale()
  return keys.size
}

export interface Viewers {
  /** Counts one answer about a run. `viewer` tells browsers apart; `run` is null when there was none to see. */
  add: (viewer: string, run: string | null) => void
  stats: () => ServerStatus['viewers']
}

/** Counts the viewers, runs and requests of the last minute, in bounded memory. */
export function createViewers(elapsedMs: () => number): Viewers {
  const viewers = createRecentKeys(elapsedMs)
  const runs = createRecentKeys(elapsedMs)
  /** By second of the minute: which second it was, and how many requests it had. */
  const seconds = Array.from({ length: SECONDS }, () => ({ second: -SECONDS, requests: 0 }))
  return {
    add: (viewer, run) => {
      viewers.set(viewer, true)
      if (run !== null) runs.set(run, true)
      const second = Math.floor(elapsedMs() / SECOND_MS)
      const slot = seconds[second % SECONDS]
      if (slot === undefined) return
      if (slot.second !== second) Object.assign(slot, { second, requests: 0 })
      slot.requests++
    },
    stats: () => {
      const since = Math.floor(elapsedMs() / SECOND_MS) - SECONDS
      const requests = seconds.reduce((sum, slot) => sum + (slot.second > since ? slot.requests : 0), 0)
      return { active: countKeys(viewers), runs: countKeys(runs), requests }
    },
  }
}
