import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getErrorCode } from '../../query/http'
import { runQuery, nextPollMs } from '../../query/run'
import { type RunRef } from '../../contract/run-ref'
import { useLocale } from '../../i18n/locale'
import { type ErrorPageCode } from '../../i18n/en/errors'
import { formatDuration } from '../../lib/time/duration'
import { useNow } from '../../ui/use-now'
import { lookAt, usePollAudience, type Looking } from './use-freshness'
import { useRefusal } from '../../pages/run/use-refusal'

export interface Stale {
  /** Null before the first answer. */
  looking: Looking | null
  code: ErrorPageCode | null
  offline: boolean
  /** What keeps the news away, as a sentence; null when nothing is known to. */
  why: string | null
  /** When the next look comes, in words; null when only somebody's hand brings one. */
  next: string | null
  retry: () => void
}

/** Why there is no news of a run, and when there may be some: told anew each second. */
export function useStale(reference: RunRef): Stale {
  const { lang, t } = useLocale()
  const words = t.freshness
  const watching = usePollAudience()
  const client = useQueryClient()
  const query = useQuery({ ...runQuery(reference), refetchOnMount: false, refetchOnWindowFocus: false })
  const { data, isFetching, refetch, dataUpdatedAt, errorUpdatedAt } = query
  const error = useRefusal(query.error, data !== undefined)
  const hereMs = useNow(0, null)
  const code: ErrorPageCode | null = error ? getErrorCode(error) : (data?.fault?.code ?? null)
  const offline = code === 'server_unreachable' && !navigator.onLine
  const why =
    code === null
      ? null
      : offline
        ? words.why.offline
        : code === 'server_unreachable'
          ? words.why.server_unreachable
          : code === 'instance_not_found' && data
            ? words.why.gone
            : words.sentence(t.errors.words[code].title)
  const waitMs = nextPollMs({ data, error, dataUpdatedAt, errorUpdatedAt }, watching)
  const lastMs = Math.min(hereMs, Math.max(dataUpdatedAt, errorUpdatedAt))
  const leftMs = waitMs === false ? null : lastMs + waitMs - hereMs
  const next =
    isFetching || (leftMs !== null && leftMs <= 0)
      ? words.trying
      : leftMs === null
        ? null
        : words.nextTry(formatDuration(Math.max(1_000, leftMs), lang, { units: 2 }))
  const looking = lookAt(client, reference, watching)
  return { looking, code, offline, why, next, retry: () => void refetch() }
}
