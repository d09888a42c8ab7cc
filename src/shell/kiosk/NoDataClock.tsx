import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocale } from '../../i18n/locale'
import { formatClock } from '../../lib/time/format'
import { zoneLabel } from '../../lib/time/zone'
import { ApiError } from '../../query/http'
import { liveQuery } from '../../query/live-query'
import { type LiveResource } from '../../query/live-resource'
import { CLOCK_OFF_MS } from '../../query/response-clock'
import { useNow } from '../../ui/use-now'

/** Of a wall without data: the time of this computer, corrected once an error response has named the server's. */
export function NoDataClock<T>({ resource }: { resource: LiveResource<T> }) {
  const { lang, zone } = useLocale()
  const { error } = useQuery({ ...liveQuery(resource), enabled: false })
  const errorSkewMs = error instanceof ApiError ? error.skewMs : null
  const [skewMs, setSkewMs] = useState(0)
  // Kept during the next request, and when the server does not answer any more.
  if (errorSkewMs !== null && errorSkewMs !== skewMs) setSkewMs(errorSkewMs)
  const nowMs = useNow(Math.abs(skewMs) > CLOCK_OFF_MS ? Math.round(skewMs / 1_000) * 1_000 : 0, null)
  return (
    <div className="wall-clock">
      <time dateTime={new Date(nowMs).toISOString()}>{formatClock(nowMs, zone)}</time>
      <p>{zoneLabel(nowMs, zone, lang)}</p>
    </div>
  )
}
