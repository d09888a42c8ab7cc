import { CloudOff, WifiOff } from 'lucide-react'
import type { InstanceRef } from '../../contract/ref'
import { FRESHNESS } from '../../i18n/freshness'
import { useLocale } from '../../i18n/locale'
import { formatDuration } from '../../lib/duration'
import { formatClock, formatStamp } from '../../lib/time'
import { useStale } from './use-stale'

/** Above a picture that grows old: since when, why, and what happens next. Nothing of the picture is taken away. */
export function StaleBand({ reference }: { reference: InstanceRef }) {
  const { lang, zone } = useLocale()
  const words = FRESHNESS[lang]
  const { looking, code, offline, why, next, retry } = useStale(reference)
  if (!looking) return null
  const signedOut = code === 'signed_out'
  const Icon = offline ? WifiOff : CloudOff
  const isOld = looking.level === 'old'
  return (
    <aside
      aria-label={words.label}
      className="stale-band flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg px-4 py-2 max-sm:rounded-none"
    >
      <Icon aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
      <p role="status" className="min-w-0 flex-[1_1_16rem] font-medium">
        {why} {words.noNews(formatDuration(looking.ageMs, lang, { units: 2 }))}
        {isOld && (
          <>
            {' '}
            <b className="font-semibold" title={formatStamp(looking.fetchedAtMs, zone)}>
              {words.asOf(formatClock(looking.fetchedAtMs, zone))}
            </b>
          </>
        )}
      </p>
      <span className="text-12">
        {[words.missed(looking.missed), next].filter((part) => part !== null).join(' · ')}
      </span>
      <button
        type="button"
        className="btn no-print"
        onClick={() => (signedOut ? window.location.reload() : retry())}
      >
        {signedOut ? words.signIn : words.tryNow}
      </button>
    </aside>
  )
}
