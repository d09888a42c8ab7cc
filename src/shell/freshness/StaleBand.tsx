import { CloudOff, TriangleAlert, WifiOff } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { type RunRef } from '../../contract/run-ref'
import { useLocale } from '../../i18n/locale'
import { formatDuration } from '../../lib/time/duration'
import { formatClock, formatStamp } from '../../lib/time/format'
import { useStale } from './use-stale'

/** Above a picture that grows old: since when, why, and what happens next. Nothing of the picture is taken away. */
export function StaleBand({ reference }: { reference: RunRef }) {
  const { t, lang, zone } = useLocale()
  const words = t.freshness
  const { looking, code, offline, why, next, retry } = useStale(reference)
  if (!looking) return null
  const signedOut = code === 'signed_out'
  const isOld = looking.level === 'old'
  const Icon = !isOld ? TriangleAlert : offline ? WifiOff : CloudOff
  const clock = formatClock(looking.fetchedAtMs, zone)
  const since = formatDuration(looking.ageMs, lang, { units: 2 })
  const missed = looking.missed > 0 && words.missed(looking.missed)
  const gap = lang === 'en' ? ' ' : ''
  return (
    <aside
      aria-label={words.label}
      data-level={looking.level}
      className="stale-band flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg px-4 py-2 max-sm:rounded-none max-sm:border-x-0"
    >
      <Icon aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
      <p className="min-w-0 flex-[1_1_16rem] font-medium">
        {isOld ? words.noAnswer(since) : missed && words.sentence(missed)}
        {/* What counts on is not read out at each step. */}
        <span role="status">
          {gap}
          {why !== null && why + gap}
          <b className="font-semibold" title={formatStamp(looking.fetchedAtMs, zone)}>
            {isOld ? words.asOf(clock) : words.shown(clock)}
          </b>
        </span>
      </p>
      <span className="text-12">{[isOld && missed, next].filter(Boolean).join(' · ')}</span>
      <TryButton onClick={() => (signedOut ? window.location.reload() : retry())}>
        {signedOut ? words.signIn : words.tryNow}
      </TryButton>
    </aside>
  )
}

/** Goes with the band once there is news: whoever had pressed it would stand nowhere. */
function TryButton({ onClick, children }: { onClick: () => void; children: string }) {
  const button = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    const own = button.current
    return () => {
      if (own && document.activeElement === own)
        document.querySelector<HTMLElement>('#main h1')?.focus({ preventScroll: true })
    }
  }, [])
  return (
    <button ref={button} type="button" className="btn no-print" onClick={onClick}>
      {children}
    </button>
  )
}
