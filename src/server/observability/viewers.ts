import { type ServerStatus } from '../../contract/server-status'
import { SECOND_MS } from '../../lib/time/units'

const SECONDS = 60
const MINUTE_MS = SECONDS * SECOND_MS
/** Beyond any team. Whoever makes up names can make the figure wrong, but not the memory full. */
const MAX_KEPT = 20_000

/** Distinct keys of the last minute, the longest unseen first. */
class Recent {
  readonly #seen = new Map<string, number>()

  add(key: string, elapsedMs: number): void {
    this.#seen.delete(key)
    this.#seen.set(key, elapsedMs)
    // Two at most are taken for each that is added, so nobody ever waits for a sweep.
    for (let sweep = 0; sweep < 2; sweep++) {
      const [oldest] = this.#seen
      if (oldest === undefined) return
      const isOld = oldest[1] <= elapsedMs - MINUTE_MS || this.#seen.size > MAX_KEPT
      if (isOld) this.#seen.delete(oldest[0])
    }
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
  /** One answer about a run. `viewer` tells one browser from another, `run` is null when there was none to look at. */
  looked: (viewer: string, run: string | null) => void
  figures: () => ServerStatus['viewers']
}

/** How many look, at how much: of the last minute and in bounded memory, whoever asks and for whatever. */
export function createViewers(elapsedMs: () => number): Viewers {
  const viewers = new Recent()
  const runs = new Recent()
  /** By second of the minute: which second it was, and how many requests it had. */
  const seconds = Array.from({ length: SECONDS }, () => ({ second: -SECONDS, requests: 0 }))
  return {
    looked: (viewer, run) => {
      const nowMs = elapsedMs()
      viewers.add(viewer, nowMs)
      if (run !== null) runs.add(run, nowMs)
      const second = Math.floor(nowMs / SECOND_MS)
      const place = seconds[second % SECONDS]
      if (place === undefined) return
      if (place.second !== second) Object.assign(place, { second, requests: 0 })
      place.requests++
    },
    figures: () => {
      const nowMs = elapsedMs()
      const since = Math.floor(nowMs / SECOND_MS) - SECONDS
      const requests = seconds.reduce((sum, place) => sum + (place.second > since ? place.requests : 0), 0)
      return { looking: viewers.count(nowMs), runs: runs.count(nowMs), requests }
    },
  }
}
