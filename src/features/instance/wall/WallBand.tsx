import { CloudOff, WifiOff } from 'lucide-react'
import type { InstanceRef } from '../../../contract/ref'
import { FRESHNESS } from '../../../i18n/freshness'
import { useLocale } from '../../../i18n/locale'
import { formatDuration } from '../../../lib/duration'
import { formatClock } from '../../../lib/time'
import { useStale } from '../use-stale'
import { useWallSize } from './use-wall-size'

const ICON = 44

/** Over the whole width, for somebody who stands across the room: this is the past. */
export function WallBand({ reference }: { reference: InstanceRef }) {
  const { lang, zone } = useLocale()
  const words = FRESHNESS[lang]
  const { unit } = useWallSize()
  const { looking, code, offline, why, next } = useStale(reference)
  // Nobody comes to a wall to sign in by itself, so that is said at once.
  if (!looking || (looking.level !== 'old' && code !== 'signed_out')) return null
  const Icon = offline ? WifiOff : CloudOff
  return (
    <aside aria-label={words.label} className="wall-band">
      <Icon aria-hidden size={ICON * unit} strokeWidth={2} />
      <p role="status">
        {words.noNews(formatDuration(Math.max(1_000, looking.ageMs), lang, { units: 2 }))}{' '}
        {words.asOf(formatClock(looking.fetchedAtMs, zone))}
      </p>
      <div>
        {why !== null && <b>{why}</b>}
        <span>
          {[looking.missed > 0 ? words.missed(looking.missed) : null, next]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </div>
    </aside>
  )
}
