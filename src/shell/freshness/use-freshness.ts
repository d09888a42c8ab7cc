import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocale, type Locale } from '../../i18n/locale'
import { type ErrorPageCode } from '../../i18n/en/errors'
import { formatDuration } from '../../lib/time/duration'
import { getErrorCode } from '../../query/http'
import { liveQuery } from '../../query/live-query'
import { type LiveResource } from '../../query/live-resource'
import { computeNextPollMs } from '../../query/poll'
import { useNow } from '../../ui/use-now'
import { useLastError } from './use-last-error'
import { readFreshness, usePollAudience, type LiveFreshness } from './use-live-query'

export interface FreshnessReport {
  /** Null before the first response. */
  freshness: LiveFreshness | null
  code: ErrorPageCode | null
  offline: boolean
  /** Why there is nothing newer, as a sentence; null when no reason is known. */
  reason: string | null
  /** When the next poll comes, in words; null when only the user can start one. */
  next: string | null
  retry: () => void
}

/** How old the data are, why, and when the next poll comes. Renders every second. */
export function useFreshness<T>(resource: LiveResource<T>): FreshnessReport {
  const { lang, t } = useLocale()
  const words = t.freshness
  const audience = usePollAudience()
  const client = useQueryClient()
  const query = useQuery({ ...liveQuery(resource), refetchOnMount: false, refetchOnWindowFocus: false })
  const { data, isFetching, refetch, dataUpdatedAt, errorUpdatedAt } = query
  const error = useLastError(query.error, data !== undefined)
  const hereMs = useNow(0, null)
  const code: ErrorPageCode | null = error ? getErrorCode(error) : (data?.upstreamError?.code ?? null)
  const offline = code === 'server_unreachable' && !navigator.onLine
  const waitMs = computeNextPollMs(resource, { data, error, dataUpdatedAt, errorUpdatedAt }, audience)
  const lastMs = Math.min(hereMs, Math.max(dataUpdatedAt, errorUpdatedAt))
  const leftMs = waitMs === false ? null : lastMs + waitMs - hereMs
  let next: string | null = null
  if (isFetching || (leftMs !== null && leftMs <= 0)) next = words.trying
  else if (leftMs !== null)
    next = words.nextTry(formatDuration(Math.max(1_000, leftMs), lang, { units: 2, spelled: true }))
  return {
    freshness: readFreshness(client, resource, audience),
    code,
    offline,
    reason: code && explain(code, offline, data !== undefined, t),
    next,
    retry: () => void refetch(),
  }
}

function explain(code: ErrorPageCode, offline: boolean, hasData: boolean, t: Locale['t']): string {
  const words = t.freshness
  if (offline) return words.why.offline
  if (code === 'server_unreachable') return words.why.server_unreachable
  if (code === 'instance_not_found' && hasData) return words.why.gone
  return words.sentence(t.errors.titles[code])
}
