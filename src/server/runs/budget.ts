import { type ErrorDetail } from '../../contract/errors'
import { type Clock } from '../../lib/time/clock'
import { type Priority } from '../dgc/client'
import { UpstreamError } from '../dgc/faults'
import { SECOND_MS, MINUTE_MS } from '../../lib/time/units'

export interface BudgetOptions {
  perSecond: number
  atOnce: number
  clock: Clock
  /** Resolves after so many milliseconds. */
  wait: (ms: number) => Promise<void>
  /** Why nobody who waits is to leave any more: the upstream asked for a pause meanwhile. Null lets them go on. */
  currentPause?: () => ErrorDetail | null
}

export interface Budget {
  /** Resolves when a call may leave, with what is to be called when it has ended; rejects when too many wait already. */
  acquire: (rank: Priority) => Promise<() => void>
  stats: () => BudgetStats
}

export interface BudgetStats {
  perSecond: number
  atOnce: number
  usedLastMinute: number
  underWay: number
  queued: number
}

interface Queued {
  resolve: (leave: () => void) => void
  reject: (error: UpstreamError) => void
}

/** What waits longer than these would take is better told to come back. */
const MAX_QUEUED = 100
/** When the queue is full: about what it takes to empty it. */
const COME_BACK_MS = 5000

/**
 * What this process may ask of the upstream, whatever its viewers do: so many calls a second and so many at once. DGC allows a user
 * 30 a second, and whoever owns the credentials may have other programs that need their share.
 */
export function createBudget({ perSecond, atOnce, clock, wait, currentPause }: BudgetOptions): Budget {
  const queues: Record<Priority, Queued[]> = { known: [], new: [] }
  /** When the calls of the last minute left, in order. */
  const used: number[] = []
  let underWay = 0
  let isWaiting = false

  function leave(): void {
    underWay--
    admit()
  }

  /**
   * No second, wherever it begins, holds more calls than allowed. Half of them may leave together; those after them are spread, or else
   * calls that were held up on their way would arrive on the heels of those of the next second.
   */
  function untilNextMs(): number {
    const nowMs = clock.elapsedMs()
    const since = (count: number): number => nowMs - (used[used.length - count] ?? -Infinity)
    const isBusy = since(Math.ceil(perSecond / 2)) < SECOND_MS
    const gapMs = isBusy ? SECOND_MS / perSecond : 0
    return Math.ceil(Math.max(0, SECOND_MS - since(perSecond), gapMs - since(1)))
  }

  const takeNext = (): Queued | undefined => queues.known.shift() ?? queues.new.shift()

  function refuseAll(error: ErrorDetail): void {
    for (let next = takeNext(); next !== undefined; next = takeNext()) next.reject(new UpstreamError(error))
  }

  /** Lets in whoever may go now, and comes back when the next one may. */
  function admit(): void {
    const held = currentPause?.() ?? null
    if (held !== null) refuseAll(held)
    while (!isWaiting && underWay < atOnce && queues.known.length + queues.new.length > 0) {
      const waitMs = untilNextMs()
      if (waitMs > 0) {
        isWaiting = true
        void wait(waitMs).then(() => {
          isWaiting = false
          admit()
        })
        return
      }
      underWay++
      used.push(clock.elapsedMs())
      takeNext()?.resolve(onceOnly(leave))
    }
  }

  function forget(): void {
    const sinceMs = clock.elapsedMs() - MINUTE_MS
    while (used[0] !== undefined && used[0] <= sinceMs) used.shift()
  }

  return {
    acquire: (rank) =>
      new Promise((resolve, reject) => {
        forget()
        if (queues[rank].length >= MAX_QUEUED) {
          reject(new UpstreamError({ code: 'overloaded', retryAfterMs: COME_BACK_MS }))
          return
        }
        queues[rank].push({ resolve, reject })
        admit()
      }),
    stats: () => {
      forget()
      return {
        perSecond,
        atOnce,
        underWay,
        usedLastMinute: used.length,
        queued: queues.known.length + queues.new.length,
      }
    },
  }
}

function onceOnly(action: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) action()
    isDone = true
  }
}
