import { useQuery } from '@tanstack/react-query'
import { RefreshCw, TriangleAlert } from 'lucide-react'
import { useLocale } from '../../i18n/locale'
import { splitAge } from '../../lib/time/duration'
import { formatStamp } from '../../lib/time/format'
import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { getErrorCode } from '../../query/http'
import { liveQuery } from '../../query/live-query'
import { computePollMs } from '../../query/poll'
import { computeAgeMs } from '../../query/response-clock'
import { useFreshnessLevel, usePollAudience } from '../../shell/freshness/use-live-query'
import { IconButton } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { Tip } from '../../ui/Tip'
import { useNow } from '../../ui/use-now'
import { useJobRuns } from './job-runs-context'

/** How old the data are, how often they are polled, and a button to refresh. Alone in rendering with every second. */
export function Age() {
  const { t, zone } = useLocale()
  const { resource } = useJobRuns()
  const { data, error, refetch } = useQuery(liveQuery(resource))
  const audience = usePollAudience()
  const isFresh = useFreshnessLevel(resource) === 'fresh'
  useNow(data?.snapshot.skewMs ?? 0, null)
  if (!data) return null
  const { count, unit } = splitAge(computeAgeMs(data))
  const everyMs = computePollMs(resource, data, audience)
  const every =
    everyMs < MINUTE_MS
      ? t.every.second(Math.round(everyMs / SECOND_MS))
      : t.every.minute(Math.round(everyMs / MINUTE_MS))
  const failure = error ? getErrorCode(error) : (data.upstreamError?.code ?? null)
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-12 text-t2">
      {failure !== null && isFresh && (
        <span role="status" className="flex items-center gap-1 font-medium text-ink-exception">
          <Icon icon={TriangleAlert} />
          {t.refreshFailed(t.errors.titles[failure])}
        </span>
      )}
      <span>
        <Tip text={formatStamp(data.fetchedAtMs, zone)}>{t.age[unit](count)}</Tip> ·{' '}
        <span className="inline-block">{every}</span>
      </span>
      <IconButton
        icon={RefreshCw}
        label={t.refresh}
        quiet={false}
        className="no-print"
        onClick={() => void refetch()}
      />
    </span>
  )
}
