import { type QueryState } from '@tanstack/react-query'
import { FIRST_POLL_MS, HIDDEN_POLL_MS, MAX_RETRY_MS, MAX_WALL_POLL_MS } from '../contract/poll-policy'
import { ApiError, getErrorCode, isTransient } from './http'
import { type LiveResource, type LiveResult } from './live-resource'

/** On a wall visibility is ignored, since such browsers often report themselves as hidden. */
export interface PollAudience {
  hidden: boolean
  wall: boolean
  /** Interval of the wall's address; null leaves it to the resource. */
  everyMs: number | null
}

/** Milliseconds between polls while they succeed. */
export function computePollMs<T>(
  resource: Pick<LiveResource<T>, 'pollMs'>,
  result: LiveResult<T> | undefined,
  { hidden, wall, everyMs }: PollAudience,
): number {
  const ownMs = result
    ? resource.pollMs(result.snapshot.data, result.snapshot.changedAtMs, result.fetchedAtMs)
    : FIRST_POLL_MS
  if (wall) return everyMs ?? Math.min(MAX_WALL_POLL_MS, ownMs)
  return hidden ? Math.max(HIDDEN_POLL_MS, ownMs) : ownMs
}

/** Milliseconds in which newer data are to be expected: what has not come by then was missed. */
export function computeNewsMs<T>(
  resource: Pick<LiveResource<T>, 'pollMs' | 'newsMs'>,
  result: LiveResult<T>,
  audience: PollAudience,
  failing: boolean,
): number {
  // A wall may poll more often than the server has anything new: that is no miss.
  const pollMs = Math.max(
    computePollMs(resource, result, audience),
    computePollMs(resource, result, { ...audience, everyMs: null }),
  )
  return failing ? pollMs : Math.max(pollMs, resource.newsMs ?? 0)
}

export type PollState<T> = Pick<
  QueryState<LiveResult<T>>,
  'data' | 'error' | 'dataUpdatedAt' | 'errorUpdatedAt'
>

/**
 * Milliseconds from the end of the last poll to the next; false when only the user can start one. The same each time it is
 * computed, or the timer would restart with each render.
 */
export function computeNextPollMs<T>(
  resource: Pick<LiveResource<T>, 'pollMs'>,
  { data, error, dataUpdatedAt, errorUpdatedAt }: PollState<T>,
  audience: PollAudience,
): number | false {
  const pollMs = computePollMs(resource, data, audience)
  const random = jitterShare(Math.max(dataUpdatedAt, errorUpdatedAt))
  const around = (ms: number) => addJitter(ms, random)
  // Never before the given moment: the server would have nothing new.
  const after = (ms: number) => addJitter(ms, 0.5 + random / 2)
  // A hidden page polls at most once a minute.
  const regular = audience.hidden && !audience.wall ? after : around
  // While something fails a finished run is polled as often as any other.
  const retryMs = Math.min(pollMs, MAX_RETRY_MS)
  if (!error && data?.upstreamError) {
    const waitMs = Math.min(data.upstreamError.retryInMs, MAX_RETRY_MS)
    return waitMs > retryMs ? after(waitMs) : regular(retryMs)
  }
  if (!error) return regular(pollMs)
  // Only signing in ends it, perhaps in another tab.
  if (getErrorCode(error) === 'signed_out') return after(MAX_RETRY_MS)
  // A wall has no user who could retry when the job exists at last.
  if (!data && !isTransient(error)) return audience.wall ? after(Math.max(pollMs, MAX_RETRY_MS)) : false
  const failingForMs = data ? errorUpdatedAt - dataUpdatedAt : 0
  const backOffMs = Math.max(retryMs, Math.min(MAX_RETRY_MS, failingForMs / 2))
  return after(Math.max(backOffMs, readRetryAfterMs(error)))
}

function readRetryAfterMs(error: Error): number {
  const detail = error instanceof ApiError ? error.detail : null
  return detail && 'retryAfterMs' in detail ? (detail.retryAfterMs ?? 0) : 0
}

/** A pseudo-random share of 0..1 that is stable for a time stamp. The golden ratio spreads neighbouring stamps widest. */
const jitterShare = (stampMs: number): number => (stampMs * 0.618_033_988_749_895) % 1

/** Within a tenth on either side; `random` is 0..1. */
export const addJitter = (ms: number, random: number): number => Math.round(ms * (0.9 + 0.2 * random))
