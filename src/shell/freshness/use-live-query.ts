import { useQuery, useQueryClient, type QueryCacheNotifyEvent, type QueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useSearchParams } from 'react-router-dom'
import { parseWallParams } from '../../contract/wall-params'
import { computeFreshness, type Freshness } from '../../query/freshness'
import { getErrorCode } from '../../query/http'
import { livePolling, liveQuery } from '../../query/live-query'
import { type LiveResource, type LiveResult } from '../../query/live-resource'
import { computeNewsMs, type PollAudience } from '../../query/poll'
import { computeAgeMs } from '../../query/response-clock'
import { useClock } from '../../ui/use-now'
import { useVisible, visibleForMs } from '../../ui/use-visible'
import { useWake } from '../../ui/use-wake'

export function usePollAudience(): PollAudience {
  const [search] = useSearchParams()
  const { on: wall, everyMs } = useMemo(() => parseWallParams(search), [search])
  const hidden = !useVisible()
  return useMemo(() => ({ hidden, wall, everyMs }), [hidden, wall, everyMs])
}

/** Polls a resource for the page that shows it, unless it is off; the query's `data` is the snapshot. */
export function useLiveQuery<T>(resource: LiveResource<T>, isOn = true) {
  const audience = usePollAudience()
  const query = useQuery({ ...livePolling(resource, audience), enabled: isOn })
  const { refetch } = query
  useWake(() => {
    if (isOn) void refetch()
  }, audience.wall)
  return { query, audience }
}

export interface LiveFreshness extends Freshness {
  /** Server time. */
  fetchedAtMs: number
}

/** How fresh the data are now; null before the first response. */
export function readFreshness<T>(
  client: QueryClient,
  resource: LiveResource<T>,
  audience: PollAudience,
): LiveFreshness | null {
  const { queryKey } = liveQuery(resource)
  const result = client.getQueryData(queryKey)
  if (!result) return null
  const { fetchedAtMs, upstreamError } = result
  const nowMs = fetchedAtMs + computeAgeMs(result)
  const visibleSinceMs = audience.wall ? fetchedAtMs : nowMs - visibleForMs()
  const failing = upstreamError !== null || Boolean(client.getQueryState(queryKey)?.error)
  const pollMs = computeNewsMs(resource, result, audience, failing)
  return { ...computeFreshness(nowMs, { fetchedAtMs, pollMs, visibleSinceMs, failing }), fetchedAtMs }
}

/** A value made of the freshness, computed every second and with each response; renders only when it changes. */
function useFreshnessValue<T, V extends string | number | boolean | null>(
  resource: LiveResource<T>,
  choose: (freshness: LiveFreshness | null) => V,
): V {
  const client = useQueryClient()
  const audience = usePollAudience()
  const clock = useClock(0, null)
  const subscribe = useCallback(
    (changed: () => void) => {
      // Other events, such as new observers, change nothing here.
      const onEvent = ({ type }: QueryCacheNotifyEvent) => {
        if (type === 'updated') changed()
      }
      const unsubscribe = [clock.subscribe(changed), client.getQueryCache().subscribe(onEvent)]
      return () => {
        for (const stop of unsubscribe) stop()
      }
    },
    [client, clock],
  )
  return useSyncExternalStore(subscribe, () => choose(readFreshness(client, resource, audience)))
}

export const useFreshnessLevel = <T>(resource: LiveResource<T>) =>
  useFreshnessValue(resource, (freshness) => freshness?.level ?? 'fresh')

/** Why the last poll failed; null when it did not. Asks nothing itself. */
export function useFailureCode<T>(resource: LiveResource<T>): ReturnType<typeof getErrorCode> | null {
  const { error } = useQuery({ ...liveQuery(resource), enabled: false })
  return error && getErrorCode(error)
}

export const useIsFailing = <T>(resource: LiveResource<T>): boolean => useFailureCode(resource) !== null

/** Why there is nothing newer than data of `sinceMs`, server time; null while the last poll brought news. Asks nothing itself. */
export function useOutage<T>(
  resource: LiveResource<T>,
): { code: ReturnType<typeof getErrorCode>; sinceMs: number } | null {
  const { data, error } = useQuery({ ...liveQuery(resource), enabled: false })
  const code = error ? getErrorCode(error) : data?.upstreamError?.code
  return data && code ? { code, sinceMs: data.fetchedAtMs } : null
}

/** Server time when the upstream gave the data last, before it forgot them; null while it has them. */
export const useKeptAt = <T>(resource: LiveResource<T>): number | null => {
  const kept = { ...liveQuery(resource), refetchOnMount: false, refetchOnWindowFocus: false }
  return useQuery({ ...kept, select: ({ keptAtMs }: LiveResult<T>) => keptAtMs }).data ?? null
}

/** While the data are too old to pass for the present: their time, in whole seconds. Else null. */
export const useAsOf = <T>(resource: LiveResource<T>): number | null =>
  useFreshnessValue(resource, (freshness) =>
    freshness?.level === 'old' ? Math.floor(freshness.fetchedAtMs / 1_000) * 1_000 : null,
  )
