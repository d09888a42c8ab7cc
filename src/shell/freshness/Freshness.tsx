import { useQuery, useQueryClient } from '@tanstack/react-query'
import { RefreshCw, TriangleAlert } from 'lucide-react'
import { memo, useState } from 'react'
import { getErrorCode } from '../../query/http'
import { liveQuery } from '../../query/live-query'
import { computeNewsMs } from '../../query/poll'
import { CLOCK_OFF_MS, computeAgeMs } from '../../query/response-clock'
import { type LiveResource, type LiveResult } from '../../query/live-resource'
import { useLocale } from '../../i18n/locale'
import { COMMA } from '../../i18n/punctuation'
import { splitAge, formatDuration } from '../../lib/time/duration'
import { formatStamp } from '../../lib/time/format'
import { useNow } from '../../ui/use-now'
import { useFreshnessLevel, usePollAudience } from './use-live-query'
import { MINUTE_MS } from '../../lib/time/units'
import { Icon } from '../../ui/Icon'
import { Tip } from '../../ui/Tip'

interface FreshnessProps<T> {
  resource: LiveResource<T>
  /** Whether the data say that nothing more will come of it. */
  isEnded?: (data: T) => boolean
}

/** How old the data are, how often they are polled, and a button to refresh. Alone in rendering with every poll. */
export function Freshness<T>({ resource, isEnded }: FreshnessProps<T>) {
  const { t, lang } = useLocale()
  const { data, error, refetch, isFetching } = useQuery(liveQuery(resource))
  const audience = usePollAudience()
  // Once the data are late, the banner above the page reports the error instead.
  const level = useFreshnessLevel(resource)
  const [refreshes, setRefreshes] = useState(0)
  if (!data) return null
  const { skewMs } = data.snapshot
  const failure = error ? getErrorCode(error) : (data.upstreamError?.code ?? null)
  const everyMs = computeNewsMs(resource, data, audience, failure !== null)
  const every =
    everyMs < MINUTE_MS
      ? t.every.second(Math.round(everyMs / 1_000))
      : t.every.minute(Math.round(everyMs / MINUTE_MS))
  const ended = isEnded?.(data.snapshot.data) === true ? `${t.ended}${COMMA[lang]}` : ''
  const isClockOff = Math.abs(skewMs) > CLOCK_OFF_MS
  const isFailing = failure !== null && level === 'fresh'
  // On a narrow page a sentence takes a line of its own.
  const place =
    isClockOff || isFailing ? 'max-md:basis-full' : 'max-md:min-w-34 max-md:flex-1 max-md:flex-nowrap'
  return (
    <span
      className={`flex min-w-0 flex-wrap items-center justify-end gap-x-2 gap-y-1 text-12 text-t2 max-md:justify-start ${place}`}
    >
      {isClockOff && (
        <span className="text-ink-exception">
          {t.clockOff(formatDuration(Math.abs(skewMs), lang, { units: 2, spelled: true }), skewMs > 0)}
        </span>
      )}
      {isFailing && (
        <span role="status" className="flex items-center gap-1 font-medium text-ink-exception">
          <Icon icon={TriangleAlert} />
          {t.refreshFailed(t.errors.titles[failure])}
          {failure === 'signed_out' && (
            // The server answers this address with its sign-in form.
            <button type="button" className="tap link no-wall ml-1" onClick={() => window.location.reload()}>
              {t.freshness.signIn}
            </button>
          )}
        </span>
      )}
      <span className="sm:whitespace-nowrap">
        {/* DGC no longer gives this answer: the time of the last request says nothing about it. */}
        {data.keptAtMs === null && (
          <>
            <Age queryKey={resource.queryKey} skewMs={skewMs} refreshes={refreshes} /> ·{' '}
          </>
        )}
        <span className="inline-block">
          {ended}
          {every}
        </span>
      </span>
      <button
        type="button"
        className="btn btn-icon no-print no-wall shrink-0"
        aria-label={t.refresh}
        data-tip={t.refresh}
        aria-busy={isFetching}
        onClick={() => void refetch().then(() => setRefreshes((count) => count + 1))}
      >
        <Icon icon={RefreshCw} />
      </button>
    </span>
  )
}

interface AgeProps {
  queryKey: readonly string[]
  skewMs: number
  /** How often the user has asked: such an answer shows at once. */
  refreshes: number
}

/** Follows the clock alone: what a poll brings shows with the next second, which is painted anyway, so a poll without changes paints nothing. */
const Age = memo(function Age({ queryKey, skewMs }: AgeProps) {
  const { t, zone } = useLocale()
  useNow(skewMs, null)
  const result = useQueryClient().getQueryData<LiveResult<unknown>>(queryKey)
  if (!result) return null
  const { fetchedAtMs } = result
  const { count, unit } = splitAge(computeAgeMs(result))
  return (
    <Tip text={formatStamp(fetchedAtMs, zone)}>
      <time dateTime={new Date(fetchedAtMs).toISOString()} data-fetched-at={fetchedAtMs}>
        {t.age[unit](count)}
      </time>
    </Tip>
  )
})
