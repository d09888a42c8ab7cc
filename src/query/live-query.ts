import { queryOptions, type QueryState } from '@tanstack/react-query'
import { ERROR_CODES } from '../contract/errors'
import { FRESHNESS_HEADERS } from '../contract/freshness'
import { readNumberHeader, readJson, request } from './http'
import { type LiveResource, type LiveResult, type UpstreamError } from './live-resource'
import { computeNextPollMs, type PollAudience } from './poll'
import { readResponseClock } from './response-clock'

function readUpstreamError(response: Response): UpstreamError | null {
  const value = response.headers.get(FRESHNESS_HEADERS.error)
  const code = ERROR_CODES.find((known) => known === value)
  return code === undefined
    ? null
    : { code, retryInMs: readNumberHeader(response, FRESHNESS_HEADERS.retryIn) ?? 0 }
}

/** One poll. The body is not read when its tag is that of the last one, or when the data are older than those on screen. */
export async function fetchLive<T>(
  { path, parse }: LiveResource<T>,
  before: LiveResult<T> | undefined,
  signal: AbortSignal,
): Promise<LiveResult<T>> {
  const startedMs = performance.now()
  const response = await request(path, signal)
  const latencyMs = performance.now() - startedMs
  const { fetchedAtMs, arrival, skewMs, isOutdated } = readResponseClock(response, before, latencyMs)
  const etag = response.headers.get('etag')
  const keptAtMs = readNumberHeader(response, FRESHNESS_HEADERS.keptAt)
  const times = { fetchedAtMs, arrival, etag, keptAtMs, upstreamError: readUpstreamError(response) }
  if (before && isOutdated) {
    await response.body?.cancel()
    return before
  }
  if (before && etag !== null && etag === before.etag) {
    await response.body?.cancel()
    const { snapshot } = before
    return { ...times, snapshot: snapshot.skewMs === skewMs ? snapshot : { ...snapshot, skewMs } }
  }
  const data = await readJson(response, (body) => parse(body, before?.snapshot.data))
  return { ...times, snapshot: { data, changedAtMs: keptAtMs ?? fetchedAtMs, skewMs } }
}

export const liveQuery = <T>(resource: LiveResource<T>) =>
  queryOptions({
    queryKey: resource.queryKey,
    queryFn: ({ client, queryKey, signal }) =>
      fetchLive(resource, client.getQueryData<LiveResult<T>>(queryKey), signal),
    structuralSharing: false,
    // The next poll is the retry; a server that backs off is not asked three times as often.
    retry: false,
    // The page requests early, before it renders; a refusal is not requested twice.
    retryOnMount: false,
    networkMode: 'always',
    staleTime: 2_000,
  })

/**
 * The same with polling; selects the snapshot. Each observer of a query has its own timer, so exactly one component of a page
 * may use this.
 */
export const livePolling = <T>(resource: LiveResource<T>, audience: PollAudience) => ({
  ...liveQuery(resource),
  select: ({ snapshot }: LiveResult<T>) => snapshot,
  // Visibility is part of the interval, and `useWake` refreshes when the user comes back.
  refetchIntervalInBackground: true,
  refetchOnWindowFocus: false,
  refetchInterval: ({ state }: { state: QueryState<LiveResult<T>> }) =>
    computeNextPollMs(resource, state, audience),
})
