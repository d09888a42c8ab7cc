import { LRUCache } from 'lru-cache'
import { type FreshnessState } from '../../contract/freshness'
import { type ErrorDetail } from '../../contract/errors'
import { type Clock } from '../../lib/time/clock'
import { UpstreamError } from '../dgc/faults'
import { calculateBackOffMs, concernsOneRun } from '../dgc/back-off'
import { type Priority } from '../dgc/client'
import { type UpstreamHealth } from './upstream-health'
import { MINUTE_MS } from '../../lib/time/units'

/** What a viewer is given: the last good answer, however old, and what is known of its age. */
export interface Snapshot<V> {
  value: V
  /** Epoch ms of the server's clock when the upstream answered. */
  fetchedAtMs: number
  ageMs: number
  state: FreshnessState
  /** With `stale`: why the answer could not be renewed. */
  fault: { error: ErrorDetail; sinceMs: number; retryInMs: number } | null
}

export interface RunCacheOptions<R, V> {
  keyOf: (ref: R) => string
  /** Asks upstream. `before` is what it answered last, to be given back when nothing changed. Throws UpstreamErrors. */
  load: (ref: R, rank: Priority, before: V | undefined) => Promise<V>
  freshForMs: (value: V, fetchedAtMs: number) => number
  bytesOf: (value: V) => number
  /** May this viewer ask for what nobody has asked for yet? 0, or the milliseconds until then. */
  coldReadWaitMs: (client: string) => number
  health: UpstreamHealth
  /** For the log: an UpstreamError, or a defect of ours. */
  onFault: (thrown: unknown) => void
  clock: Clock
  random: () => number
  wait: (ms: number) => Promise<void>
  maxBytes: number
}

/** Since the start. `stale`: old data, since the upstream failed or took its time. `misses`: had to wait for the upstream. */
export interface RunCacheStats {
  runs: number
  bytes: number
  hits: number
  stale: number
  misses: number
}

export interface RunCache<R, V> {
  /** Throws an UpstreamError when there is no answer, nor ever was one; it says when asking again makes sense. */
  read: (ref: R, client: string) => Promise<Snapshot<V>>
  /** The same when nobody has to be asked or waited for, and its value can be used at once; null leaves it to `read`. */
  peek: (ref: R, isUsable: (value: V) => boolean) => Snapshot<V> | null
  stats: () => RunCacheStats
}

/** An answer, an error, or an answer and the error that has come since. */
interface Entry<V> {
  good: { value: V; fetchedAtMs: number; fetchedElapsedMs: number } | null
  bad: { thrown: UpstreamError; sinceMs: number; fails: number } | null
  /** Nobody asks upstream before this, by the clock that only goes forward. */
  dueElapsedMs: number
}

interface Flight<V> {
  /** Never rejects: a failure is an entry, too. */
  ended: Promise<Entry<V>>
  /** After this, whoever waits is better served with what is there. */
  patience: Promise<null>
}

const MAX_ENTRIES = 500
/** An error, and the entry itself. */
const ENTRY_BYTES = 1024
const TOO_MANY = new UpstreamError({ code: 'too_many_requests' })
/** So long an old answer is held back for a new one: then a lone viewer's poll brings news at once, not one poll later. */
const PATIENCE_MS = 1000
/** What is older than a minute would show a state that nobody looked at for long. */
const OLD_MS = MINUTE_MS
const OLD_PATIENCE_MS = 5000

/**
 * One call upstream for all who look at the same thing. An entry keeps the last good answer whatever comes after it; an error is kept
 * too, and until its pause is over nobody causes another call. Whoever leaves while waiting takes nothing from the others.
 */
export function createRunCache<R, V extends object>(options: RunCacheOptions<R, V>): RunCache<R, V> {
  const { keyOf, load, freshForMs, bytesOf, coldReadWaitMs, health, clock, random, wait, maxBytes, onFault } =
    options
  const entries = new LRUCache<string, Entry<V>>({
    max: MAX_ENTRIES,
    maxSize: maxBytes,
    // What is larger than all there is takes all of it: if it were not held, each look would be a call.
    sizeCalculation: ({ good }) =>
      Math.min(maxBytes, ENTRY_BYTES + (good === null ? 0 : Math.ceil(bytesOf(good.value)))),
  })
  /** Beside the entries, so that one which is dropped for want of space does not cause a second call. */
  const flights = new Map<string, Flight<V>>()
  const counts = { hits: 0, stale: 0, misses: 0 }

  async function renewed(key: string, ref: R, before: Entry<V> | undefined): Promise<Entry<V>> {
    const pause = health.claimCall()
    if (pause !== null)
      return failed(before, new UpstreamError(pause), before?.bad?.fails ?? 0, pause.retryAfterMs ?? 0)
    try {
      const value = await load(ref, before?.good ? 'known' : 'new', before?.good?.value)
      health.answered()
      const fetchedAtMs = clock.nowMs()
      const fetchedElapsedMs = clock.elapsedMs()
      const good = { value, fetchedAtMs, fetchedElapsedMs }
      return { good, bad: null, dueElapsedMs: fetchedElapsedMs + freshForMs(value, fetchedAtMs) }
    } catch (thrown) {
      onFault(thrown)
      const fault = thrown instanceof UpstreamError ? thrown : new UpstreamError({ code: 'internal' })
      const error = fault.detail
      // Our own budget says nothing of the upstream, and a defect of ours neither.
      if (error.code === 'overloaded' || error.code === 'internal') health.abandoned()
      else if (concernsOneRun(error.code)) health.answered()
      else health.failed(key, error)
      // Nor has the upstream failed when it was not asked.
      const fails = (before?.bad?.fails ?? 0) + (error.code === 'overloaded' ? 0 : 1)
      return failed(before, fault, fails, calculateBackOffMs(error, fails, random()))
    }
  }

  function failed(
    before: Entry<V> | undefined,
    thrown: UpstreamError,
    fails: number,
    pauseMs: number,
  ): Entry<V> {
    const sinceMs = before?.bad?.sinceMs ?? clock.nowMs()
    const bad = { thrown, sinceMs, fails }
    return { good: before?.good ?? null, bad, dueElapsedMs: clock.elapsedMs() + pauseMs }
  }

  function start(key: string, ref: R, before: Entry<V> | undefined): Flight<V> {
    const ageMs = before?.good ? clock.elapsedMs() - before.good.fetchedElapsedMs : 0
    const ended = renewed(key, ref, before).then((entry) => {
      flights.delete(key)
      entries.set(key, entry)
      return entry
    })
    const flight = { ended, patience: wait(ageMs > OLD_MS ? OLD_PATIENCE_MS : PATIENCE_MS).then(() => null) }
    flights.set(key, flight)
    return flight
  }

  function show({ good, bad, dueElapsedMs }: Entry<V>): Snapshot<V> {
    const elapsedMs = clock.elapsedMs()
    const retryInMs = Math.max(0, dueElapsedMs - elapsedMs)
    if (good === null) throw (bad?.thrown ?? new UpstreamError({ code: 'internal' })).after(retryInMs)
    const state: FreshnessState = bad !== null ? 'stale' : retryInMs > 0 ? 'fresh' : 'refreshing'
    const fault = bad && { error: bad.thrown.detail, sinceMs: bad.sinceMs, retryInMs }
    const { value, fetchedAtMs, fetchedElapsedMs } = good
    return { value, fetchedAtMs, ageMs: elapsedMs - fetchedElapsedMs, state, fault }
  }

  return {
    read: async (ref, client) => {
      const key = keyOf(ref)
      const entry = entries.get(key)
      if (entry !== undefined && clock.elapsedMs() < entry.dueElapsedMs) {
        counts[entry.bad === null ? 'hits' : 'stale']++
        return show(entry)
      }
      const under = flights.get(key)
      if (entry?.good) {
        const { ended, patience } = under ?? start(key, ref, entry)
        const next = await Promise.race([ended, patience])
        counts[next === null || next.bad !== null ? 'stale' : 'misses']++
        return show(next ?? entry)
      }
      counts.misses++
      const waitMs = under === undefined ? coldReadWaitMs(client) : 0
      // Why it failed last says more than that its turn has not come.
      if (waitMs > 0) throw (entry?.bad?.thrown ?? TOO_MANY).after(waitMs)
      return show(await (under ?? start(key, ref, entry)).ended)
    },
    peek: (ref, isUsable) => {
      const entry = entries.get(keyOf(ref))
      if (!entry?.good || clock.elapsedMs() >= entry.dueElapsedMs || !isUsable(entry.good.value)) return null
      counts[entry.bad === null ? 'hits' : 'stale']++
      return show(entry)
    },
    stats: () => ({ ...counts, runs: entries.size, bytes: entries.calculatedSize }),
  }
}
