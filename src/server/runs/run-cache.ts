import { LRUCache } from 'lru-cache'
import { type ErrorDetail } from '../../contract/errors'
import { type FreshnessState } from '../../contract/freshness'
import { type ServerStatus } from '../../contract/server-status'
import { type Clock } from '../../lib/time/clock'
import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { calculateBackOffMs } from '../dgc/back-off'
import { type Priority } from '../dgc/client'
import { UpstreamError } from '../dgc/faults'
import { type UpstreamHealth, reportFailure } from './upstream-health'

/** What a viewer is sent: the last good answer, however old, and what is known of its age. */
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
  /** Asks upstream. `before` is its last answer, to be returned when nothing changed. Throws UpstreamErrors. */
  load: (ref: R, priority: Priority, before: V | undefined) => Promise<V>
  freshForMs: (value: V, fetchedAtMs: number) => number
  bytesOf: (value: V) => number
  /** 0 when this client may cause a call for a run that is not cached, or the milliseconds until it may. */
  coldReadWaitMs: (client: string) => number
  health: UpstreamHealth
  /** An UpstreamError, or a bug of ours. */
  onFault: (thrown: unknown) => void
  clock: Clock
  random: () => number
  wait: (ms: number) => Promise<void>
  maxBytes: number
}

export interface RunCache<R, V> {
  /** Throws an UpstreamError, with the time until the next try, when there never was an answer. */
  read: (ref: R, client: string) => Promise<Snapshot<V>>
  /** What is in the cache, however old; null when there is nothing. Never asks upstream, and is no sign that the run is viewed. */
  peek: (ref: R) => Snapshot<V> | null
  stats: () => ServerStatus['cache']
}

interface Entry<V> {
  answer: { value: V; fetchedAtMs: number; fetchedElapsedMs: number } | null
  /** The error that has come since the answer, or in place of one. */
  failure: { error: UpstreamError; sinceMs: number; fails: number } | null
  /** No call is made before this, by the monotonic clock. */
  dueElapsedMs: number
}

interface Refresh<V> {
  /** Never rejects: a failure is an entry, too. */
  done: Promise<Entry<V>>
  /** When it resolves, waiting viewers get the old answer. */
  tooLong: Promise<null>
}

const MAX_ENTRIES = 500
/** An error, and the entry itself. */
const ENTRY_BYTES = 1024
/** An old answer is withheld this long, so that even the poll of a single viewer gets the new one. */
export const REFRESH_WAIT_MS = SECOND_MS
/** An answer that is older than a minute may show a state long gone. */
const OLD_MS = MINUTE_MS
const OLD_REFRESH_WAIT_MS = 5 * SECOND_MS

/**
 * Makes one call upstream for all viewers of a run. An entry keeps the last good answer whatever comes after it, and an error until its
 * back-off ends. A viewer who leaves while waiting does not stop the call.
 */
export function createRunCache<R, V extends object>(options: RunCacheOptions<R, V>): RunCache<R, V> {
  const { keyOf, load, freshForMs, bytesOf, coldReadWaitMs, health, clock, random, wait, maxBytes, onFault } =
    options
  const entries = new LRUCache<string, Entry<V>>({
    max: MAX_ENTRIES,
    maxSize: maxBytes,
    // An entry larger than the cache takes all of it: if it were not kept, each poll would be a call.
    sizeCalculation: ({ answer }) =>
      Math.min(maxBytes, ENTRY_BYTES + (answer === null ? 0 : Math.ceil(bytesOf(answer.value)))),
  })
  /** Beside the entries, so that an entry that is evicted meanwhile does not cause a second call. */
  const refreshes = new Map<string, Refresh<V>>()
  const counts = { fresh: 0, stale: 0, cold: 0 }

  async function refresh(key: string, ref: R, before: Entry<V> | undefined): Promise<Entry<V>> {
    const fails = before?.failure?.fails ?? 0
    const pause = health.claimCall()
    if (pause !== null)
      return createFailedEntry(before, new UpstreamError(pause), fails, pause.retryAfterMs ?? 0)
    try {
      const value = await load(ref, before?.answer ? 'known' : 'new', before?.answer?.value)
      health.answered()
      const fetchedAtMs = clock.nowMs()
      const fetchedElapsedMs = clock.elapsedMs()
      const dueElapsedMs = fetchedElapsedMs + freshForMs(value, fetchedAtMs)
      return { answer: { value, fetchedAtMs, fetchedElapsedMs }, failure: null, dueElapsedMs }
    } catch (thrown) {
      onFault(thrown)
      const error = thrown instanceof UpstreamError ? thrown : new UpstreamError({ code: 'internal' })
      const { code } = error.detail
      reportFailure(health, key, error)
      const failsNow = fails + (code === 'overloaded' ? 0 : 1)
      return createFailedEntry(before, error, failsNow, calculateBackOffMs(error.detail, failsNow, random()))
    }
  }

  function createFailedEntry(
    before: Entry<V> | undefined,
    error: UpstreamError,
    fails: number,
    pauseMs: number,
  ): Entry<V> {
    const sinceMs = before?.failure?.sinceMs ?? clock.nowMs()
    return {
      answer: before?.answer ?? null,
      failure: { error, sinceMs, fails },
      dueElapsedMs: clock.elapsedMs() + pauseMs,
    }
  }

  function startRefresh(key: string, ref: R, before: Entry<V> | undefined): Refresh<V> {
    const ageMs = before?.answer ? clock.elapsedMs() - before.answer.fetchedElapsedMs : 0
    const done = refresh(key, ref, before).then((entry) => {
      refreshes.delete(key)
      entries.set(key, entry)
      return entry
    })
    const tooLong = wait(ageMs > OLD_MS ? OLD_REFRESH_WAIT_MS : REFRESH_WAIT_MS).then(() => null)
    refreshes.set(key, { done, tooLong })
    return { done, tooLong }
  }

  function toSnapshot({ answer, failure, dueElapsedMs }: Entry<V>): Snapshot<V> {
    const elapsedMs = clock.elapsedMs()
    const retryInMs = Math.max(0, dueElapsedMs - elapsedMs)
    if (answer === null)
      throw (failure?.error ?? new UpstreamError({ code: 'internal' })).withRetryAfter(retryInMs)
    const { value, fetchedAtMs, fetchedElapsedMs } = answer
    const ageMs = elapsedMs - fetchedElapsedMs
    if (failure === null)
      return { value, fetchedAtMs, ageMs, state: retryInMs > 0 ? 'fresh' : 'refreshing', fault: null }
    const fault = { error: failure.error.detail, sinceMs: failure.sinceMs, retryInMs }
    return { value, fetchedAtMs, ageMs, state: 'stale', fault }
  }

  async function read(ref: R, client: string): Promise<Snapshot<V>> {
    const key = keyOf(ref)
    const entry = entries.get(key)
    if (entry !== undefined && clock.elapsedMs() < entry.dueElapsedMs) {
      counts[entry.failure === null ? 'fresh' : 'stale']++
      return toSnapshot(entry)
    }
    const running = refreshes.get(key)
    if (entry?.answer) {
      const { done, tooLong } = running ?? startRefresh(key, ref, entry)
      const next = await Promise.race([done, tooLong])
      counts[next === null || next.failure !== null ? 'stale' : 'cold']++
      return toSnapshot(next ?? entry)
    }
    counts.cold++
    const waitMs = running === undefined ? coldReadWaitMs(client) : 0
    if (waitMs > 0) {
      // The run's last error says more than that the client must wait.
      const error = entry?.failure?.error ?? new UpstreamError({ code: 'too_many_requests' })
      throw error.withRetryAfter(waitMs)
    }
    return toSnapshot(await (running ?? startRefresh(key, ref, entry)).done)
  }

  function peek(ref: R): Snapshot<V> | null {
    const entry = entries.peek(keyOf(ref))
    return entry?.answer ? toSnapshot(entry) : null
  }

  return { read, peek, stats: () => ({ ...counts, runs: entries.size, bytes: entries.calculatedSize }) }
}
