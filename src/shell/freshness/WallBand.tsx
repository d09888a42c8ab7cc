import { CloudOff, TriangleAlert, WifiOff } from 'lucide-react'
import { type RunRef } from '../../contract/run-ref'
import { useLocale } from '../../i18n/locale'
import { formatDuration } from '../../lib/time/duration'
import { formatClock } from '../../lib/time/format'
import { useStale } from './use-stale'
import { useWallSize } from '../kiosk/wall-size'

const ICON = 44

/** Over the whole width, for somebody who stands across the room: there is no news, and in the end this is the past. */
export function WallBand({ reference }: { reference: RunRef }) {
  const { t, lang, zone } = useLocale()
  const words = t.freshness
  const { unit } = useWallSize()
  const { looking, code, offline, why, next } = useStale(reference)
  // Nobody comes to a wall to sign in by itself, so that is said at once.
  if (!looking || (looking.level === 'fresh' && code !== 'signed_out')) return null
  const isOld = looking.level === 'old'
  const Icon = !isOld ? TriangleAlert : offline ? WifiOff : CloudOff
  const clock = formatClock(looking.fetchedAtMs, zone)
  const since = formatDuration(Math.max(1_000, looking.ageMs), lang, { units: 2 })
  const missed = looking.missed > 0 && words.missed(looking.missed)
  return (
    <aside aria-label={words.label} className="wall-band" data-level={looking.level}>
      <Icon aria-hidden size={ICON * unit} strokeWidth={2} />
      <p role="status">
        {[
          isOld ? words.noAnswer(since) : missed && words.sentence(missed),
          isOld ? words.asOf(clock) : words.shown(clock),
        ]
          .filter(Boolean)
          .join(lang === 'en' ? ' ' : '')}
      </p>
      <div>
        {why !== null && <b>{why}</b>}
        <span>{[isOld && missed, next].filter(Boolean).join(' · ')}</span>
      </div>
    </aside>
  )
}
