import { useSearchParams } from 'react-router-dom'
import { parseWallParams } from '../../contract/wall-params'
import { useLocale } from '../../i18n/locale'
import { formatClock } from '../../lib/time/format'
import { zoneLabel } from '../../lib/time/zone'
import { useNow } from '../../ui/use-now'

/** On a wall, the time on the server: of every page but a run, which has its own. It goes on while the data are old. */
export function PageClock({ skewMs }: { skewMs: number }) {
  const [search] = useSearchParams()
  return parseWallParams(search).on ? <Clock skewMs={skewMs} /> : null
}

function Clock({ skewMs }: { skewMs: number }) {
  const { lang, zone } = useLocale()
  const nowMs = useNow(skewMs, null)
  return (
    <p className="text-12 text-t3">
      <time dateTime={new Date(nowMs).toISOString()} className="text-22 font-semibold text-t1">
        {formatClock(nowMs, zone)}
      </time>{' '}
      {zoneLabel(nowMs, zone, lang)}
    </p>
  )
}
