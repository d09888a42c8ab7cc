import { type ErrorDetail } from '../../contract/errors'
import { type ServerStatus } from '../../contract/server-status'
import { type Clock } from '../../lib/time/clock'
import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { type Priority } from '../dgc/client'
import { UpstreamError } from '../dgc/faults'

export interface BudgetOptions {
  perSecond: number
  atOnce: number
  clock: Clock
  /** Resolves after so many milliseconds. */
  wait: (ms: number) => Promise<void>
  /** The upstream's pause, for which all waiting calls are refused. Null: none. */
  currentPause?: () => ErrorDetail | null
}

export interface Budget {
  /**
   * Resolves when a call may leave, with a function to be called when it has ended. Throws an UpstreamError when too many calls
   * are waiting, or when a pause begins.
   */
  acquire: (priority: Priority) => Promise<() => void>
  stats: () => ServerStatus['budget']
}

interface WaitingCall {
  resolve: (release: () => void) => void
  reject: (error: UpstreamError) => void
}

/** Of each priority. */
const MAX_WAITING = 100
/** So many calls leave in this, for one may take a tenth of a second longer than those after it, and DGC counts arrivals. */
const WINDOW_MS = 1.1 * SECOND_MS
/** About what a full queue takes to empty. */
const RETRY_AFTER_MS = 5 * SECOND_MS

/**
 * Limits the calls of this process, whatever its viewers do: so many a second and so many at once. DGC allows a user 30 a second, and the
 * account may serve other programs too.
 */
export function createBudget({ perSecond, atOnce, clock, wait, currentPause }: BudgetOptions): Budget {
  const queues: Record<Priority, WaitingCall[]> = { known: [], new: [], background: [] }
  /** When the calls of the last minute left, in order. */
  const departures: number[] = []
  let underWay = 0
  let isWaiting = false

  const countQueued = (): number => queues.known.length + queues.new.length + queues.background.length
  const takeNext = (): WaitingCall | undefined =>
    queues.known.shift() ?? queues.new.shift() ?? queues.background.shift()

  /**
   * No window, wherever it begins, has more departures than allowed. Half of them may leave together and the others are spread, or calls
   * that were delayed for longer would arrive together with those of the next window.
   */
  function msUntilNext(): number {
    const nowMs = clock.elapsedMs()
    const msSince = (count: number): number =>
      nowMs - (departures[departures.length - count] ?? Number.NEGATIVE_INFINITY)
    const isBusy = msSince(Math.ceil(perSecond / 2)) < WINDOW_MS
    const gapMs = isBusy ? WINDOW_MS / perSecond : 0
    return Math.ceil(Math.max(0, WINDOW_MS - msSince(perSecond), gapMs - msSince(1)))
  }

  /** Lets calls leave that may leave now, and returns when the next one may. */
  function processQueue(): void {
    const pause = currentPause?.() ?? null
    if (pause !== null) {
      for (let next = takeNext(); next !== undefined; next = takeNext()) next.reject(new UpstreamError(pause))
    }
    while (!isWaiting && underWay < atOnce && countQueued() > 0) {
      const waitMs = msUntilNext()
      if (waitMs > 0) {
        isWaiting = true
        void wait(waitMs).then(() => {
          isWaiting = false
          processQueue()
        })
        return
      }
      underWay++
      departures.push(clock.elapsedMs())
      takeNext()?.resolve(createRelease())
    }
  }

  function createRelease(): () => void {
    let isReleased = false
    return () => {
      if (isReleased) return
      isReleased = true
      underWay--
      processQueue()
    }
  }

  function forgetOldDepartures(): void {
    const sinceMs = clock.elapsedMs() - MINUTE_MS
    while (departures[0] !== undefined && departures[0] <= sinceMs) departures.shift()
  }

  return {
    acquire: (priority) =>
      new Promise((resolve, reject) => {
        forgetOldDepartures()
        if (queues[priority].length >= MAX_WAITING) {
          reject(new UpstreamError({ code: 'overloaded', retryAfterMs: RETRY_AFTER_MS }))
          return
        }
        queues[priority].push({ resolve, reject })
        processQueue()
      }),
    stats: () => {
      forgetOldDepartures()
      return { perSecond, atOnce, underWay, usedLastMinute: departures.length, queued: countQueued() }
    },
  }
}
