import { LRUCache } from 'lru-cache'
import { type Clock } from '../../lib/time/clock'
import { calculateBackOffMs } from '../dgc/back-off'
import { UpstreamError } from '../dgc/faults'
import { type Snapshot } from '../runs/run-cache'

export interface RefreshOptions {
  clock: Clock
  random: () => number
  /** A bug of ours. */
  onFault: (thrown: unknown) => void
}

/** The error that has come since the last success, or in place of one. */
export interface RefreshFailure {
  error: UpstreamError
  sinceMs: number
  fails: number
}

/** Work that keeps something fresh: once at a time, and after failures less and less often. */
export interface Refresh {
  /** Gives the work that is under way, or else begins this one. Never rejects. */
  start: (work: () => Promise<void>) => Promise<void>
  /** Null while there is none. */
  running: () => Promise<void> | null
  failure: () => RefreshFailure | null
  /** When it is due again, by the monotonic clock: `freshMs` after a success; how long after a failure depends on the error. */
  dueElapsedMs: (freshMs: number) => number
}

export function createRefresh({ clock, random, onFault }: RefreshOptions): Refresh {
  let failure: RefreshFailure | null = null
  let freshElapsedMs = -Infinity
  let retryElapsedMs = -Infinity
  let running: Promise<void> | null = null

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work()
      failure = null
      freshElapsedMs = clock.elapsedMs()
    } catch (thrown) {
      const isUpstream = thrown instanceof UpstreamError
      if (!isUpstream) onFault(thrown)
      const error = isUpstream ? thrown : new UpstreamError({ code: 'internal' })
      const fails = (failure?.fails ?? 0) + 1
      failure = { error, fails, sinceMs: failure?.sinceMs ?? clock.nowMs() }
      retryElapsedMs = clock.elapsedMs() + calculateBackOffMs(error.detail, fails, random())
    }
  }

  return {
    start: (work) => (running ??= attempt(work).finally(() => (running = null))),
    running: () => running,
    failure: () => failure,
    dueElapsedMs: (freshMs) => (failure === null ? freshElapsedMs + freshMs : retryElapsedMs),
  }
}

interface Refreshed {
  /** Epoch ms of the server's clock when the newest list was made. */
  fetchedAtMs: number
  failure: Omit<RefreshFailure, 'fails'> | null
  dueElapsedMs: number
}

/** What a refresh keeps new, as viewers are sent it. */
export function createSnapshot<V>(
  value: V,
  { fetchedAtMs, failure, dueElapsedMs }: Refreshed,
  clock: Clock,
): Snapshot<V> {
  const retryInMs = Math.max(0, dueElapsedMs - clock.elapsedMs())
  const known = { value, fetchedAtMs, ageMs: Math.max(0, clock.nowMs() - fetchedAtMs) }
  if (failure === null) return { ...known, state: retryInMs > 0 ? 'fresh' : 'refreshing', fault: null }
  const { error, sinceMs } = failure
  return { ...known, state: 'stale', fault: { error: error.detail, sinceMs, retryInMs } }
}

const MAX_REFRESHES = 500

/** One for each key; those that were not used for long are forgotten. */
export function createRefreshes(options: RefreshOptions): (...key: string[]) => Refresh {
  const known = new LRUCache<string, Refresh>({ max: MAX_REFRESHES })
  return (...parts) => {
    const key = JSON.stringify(parts)
    const refresh = known.get(key) ?? createRefresh(options)
    known.set(key, refresh)
    return refresh
  }
}
