import { type ServerStatus } from '../../contract/server-status'
import { SECOND_MS } from '../../lib/time/units'

const SECONDS = 60
const MINUTE_MS = SECONDS * SECOND_MS
/** Beyond any team. Made-up names can make the count wrong, but cannot fill the memory. */
const MAX_KEPT = 20_000

/** The distinct keys of the last minute, the longest unseen first. */
class RecentKeys {
  readonly #seen = new Map<string, number>()

  add(key: string, elapsedMs: number): void {
    this.#seen.delete(key)
    this.#seen.set(key, elapsedMs)
    const [oldest] = this.#seen.keys()
    if (this.#seen.size > MAX_KEPT && oldest !== undefined) this.#seen.delete(oldest)
  }

  count(elapsedMs: number): number {
    for (const [key, atMs] of this.#seen) {
      if (atMs > elapsedMs - MINUTE_MS) break
      this.#seen.delete(key)
    }
    return this.#seen.size
  }
}

export interface Viewers {
  /** Counts one answer about a run. `viewer` tells browsers apart; `run` is null when there was none to see. */
  add: (viewer: string, run: string | null) => void
  stats: () => ServerStatus['viewers']
}

/** Counts the viewers, runs and requests of the last minute, in bounded memory. */
export function createViewers(elapsedMs: () => number): Viewers {
  const viewers = new RecentKeys()
  const runs = new RecentKeys()
  /** By second of the minute: which second it was, and how many requests it had. */
  const seconds = Array.from({ length: SECONDS }, () => ({ second: -SECONDS, requests: 0 }))
  return {
    add: (viewer, run) => {
      const nowMs = elapsedMs()
      viewers.add(viewer, nowMs)
      if (run !== null) runs.add(run, nowMs)
      const second = Math.floor(nowMs / SECOND_MS)
      const slot = seconds[second % SECONDS]
      if (slot === undefined) return
      if (slot.second !== second) Object.assign(slot, { second, requests: 0 })
      slot.requests++
    },
    stats: () => {
      const nowMs = elapsedMs()
      const since = Math.floor(nowMs / SECOND_MS) - SECONDS
      const requests = seconds.reduce((sum, slot) => sum + (slot.second > since ? slot.requests : 0), 0)
      return { active: viewers.count(nowMs), runs: runs.count(nowMs), requests }
    },
  }
}
