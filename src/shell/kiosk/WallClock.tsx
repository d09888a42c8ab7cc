import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLaterWords, useLocale } from '../../i18n/locale'
import { formatDuration } from '../../lib/time/duration'
import { formatClock } from '../../lib/time/format'
import { zoneLabel } from '../../lib/time/zone'
import { type FreshnessLevel } from '../../query/freshness'
import { liveQuery } from '../../query/live-query'
import { type LiveResource, type LiveResult } from '../../query/live-resource'
import { computeAgeMs } from '../../query/response-clock'
import { useNow } from '../../ui/use-now'

interface WallClockProps<T> {
  resource: LiveResource<T>
  skewMs: number
  level: FreshnessLevel
}

const readFetchedAt = ({ fetchedAtMs }: LiveResult<unknown>): number => fetchedAtMs

/** The time on the server, also while the data are old, and their age. */
export function WallClock<T>({ resource, skewMs, level }: WallClockProps<T>) {
  const { lang, zone } = useLocale()
  const { wall } = useLaterWords()
  const client = useQueryClient()
  const nowMs = useNow(skewMs, null)
  // Asks nothing itself, and renders with each answer.
  const { data: fetchedAtMs = nowMs } = useQuery({
    ...liveQuery(resource),
    enabled: false,
    select: readFetchedAt,
  })
  const data = client.getQueryData(liveQuery(resource).queryKey)
  const ageMs = data ? Math.max(1_000, Math.floor(computeAgeMs(data) / 1_000) * 1_000) : 1_000
  return (
    <div className="wall-clock">
      <time dateTime={new Date(nowMs).toISOString()}>{formatClock(nowMs, zone)}</time>
      <p>
        {zoneLabel(nowMs, zone, lang)}
        {/* DGC no longer gives this answer: the time of the last request says nothing about it. */}
        {data?.keptAtMs === null && (
          <>
            {' '}
            <i>·</i>{' '}
            <span className={level === 'fresh' ? '' : 'wall-late'} data-fetched-at={fetchedAtMs}>
              {wall.age(formatDuration(ageMs, lang, { units: 2, spelled: true }))}
            </span>
          </>
        )}
      </p>
    </div>
  )
}
