import { useQuery } from '@tanstack/react-query'
import { CloudOff, TriangleAlert, WifiOff } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { useLocale } from '../../i18n/locale'
import { formatDuration } from '../../lib/time/duration'
import { formatInstant, formatStamp } from '../../lib/time/format'
import { configQuery } from '../../query/config'
import { type LiveResource } from '../../query/live-resource'
import { useFocusHeading } from '../../ui/PageHeading'
import { useWallSize } from '../kiosk/wall-size'
import { useFreshness } from './use-freshness'
import { useFailureCode, useFreshnessLevel, usePollAudience } from './use-live-query'
import { Section } from '../updates/Section'
import { lazyWithRetry } from '../updates/lazy'
import './freshness-banner.css'

const PairAgain = lazyWithRetry(async () => (await import('../screen/PairAgain')).PairAgain)

interface FreshnessBannerProps<T> {
  resource: LiveResource<T>
  size: 'page' | 'wall'
}

const ICON_SIZE = 16
/** In units. */
export const WALL_ICON_SIZE = 44

/** Above data that grow old: since when, why, and when the next poll comes. Everything below it stays on screen. */
export function FreshnessBanner<T>(props: FreshnessBannerProps<T>) {
  const isLate = useFreshnessLevel(props.resource) !== 'fresh'
  const isSignedOut = useFailureCode(props.resource) === 'signed_out'
  // A wall shows at once that someone has to sign in. The report renders every second, which most of the time would be for nothing.
  return isLate || (props.size === 'wall' && isSignedOut) ? <Report {...props} /> : null
}

function Report<T>({ resource, size }: FreshnessBannerProps<T>) {
  const { t, lang, zone } = useLocale()
  const words = t.freshness
  const { unit } = useWallSize()
  const { freshness, code, offline, reason, next, retry } = useFreshness(resource)
  const { wall } = usePollAudience()
  const isWall = size === 'wall'
  const signedOut = code === 'signed_out'
  const canPair = useQuery({ ...configQuery(), enabled: false }).data?.pairing === true
  if (!freshness) return null
  const { level, fetchedAtMs, ageMs, missed } = freshness
  const isOld = level === 'old'
  const OldIcon = offline ? WifiOff : CloudOff
  const Icon = isOld ? OldIcon : TriangleAlert
  const at = formatInstant(fetchedAtMs, zone, lang, fetchedAtMs + ageMs)
  const since = formatDuration(Math.max(1_000, ageMs), lang, { units: 2, spelled: true })
  const missedText = missed > 0 ? words.missed(missed) : ''
  const gap = lang === 'en' ? ' ' : ''
  // How many polls there should have been is no fact once they come rarer, after errors.
  const first = isOld ? words.noAnswer(since) : missedText && words.sentence(missedText)
  const shown = isOld ? words.asOf(at) : words.shown(at)
  if (isWall)
    return (
      <aside aria-label={words.label} className="wall-band" data-level={level}>
        <Icon aria-hidden size={WALL_ICON_SIZE * unit} strokeWidth={2} />
        <p role="status">{[first, shown].filter(Boolean).join(gap)}</p>
        <div>
          {reason !== null && <b>{reason}</b>}
          {signedOut && canPair ? (
            <Section fallback={<span>{next}</span>}>
              <PairAgain />
            </Section>
          ) : (
            <span>{next}</span>
          )}
        </div>
      </aside>
    )
  return (
    <aside
      aria-label={words.label}
      data-level={level}
      className="stale-band flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg px-4 py-2 max-sm:rounded-none max-sm:border-x-0"
    >
      <Icon aria-hidden size={ICON_SIZE} strokeWidth={1.75} className="shrink-0" />
      <p className="min-w-0 flex-[1_1_16rem] font-medium">
        {first}
        {/* The growing age is not announced every second. */}
        <span role="status">
          {gap}
          {reason !== null && reason + gap}
          <b className="font-semibold" data-tip={formatStamp(fetchedAtMs, zone)}>
            {shown}
          </b>
        </span>
      </p>
      <span className="text-12">{next}</span>
      {/* A wall has no viewer at its keyboard. */}
      {!wall && (
        <RetryButton onClick={() => (signedOut ? window.location.reload() : retry())}>
          {signedOut ? words.signIn : words.tryNow}
        </RetryButton>
      )}
    </aside>
  )
}

/** Goes away with the banner when new data come: its focus then moves to the heading of the page. */
function RetryButton({ onClick, children }: { onClick: () => void; children: string }) {
  const button = useRef<HTMLButtonElement>(null)
  const focusHeading = useFocusHeading()
  useLayoutEffect(() => {
    const own = button.current
    return () => {
      if (own && document.activeElement === own) focusHeading()
    }
  }, [focusHeading])
  return (
    <button ref={button} type="button" className="btn no-print" onClick={onClick}>
      {children}
    </button>
  )
}
