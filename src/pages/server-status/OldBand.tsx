import { CloudOff, TriangleAlert, WifiOff } from 'lucide-react'
import { type Freshness } from '../../query/freshness'
import { useLocale } from '../../i18n/locale'
import { type ErrorPageCode } from '../../i18n/en/errors'
import { formatDuration } from '../../lib/time/duration'

interface OldBandProps {
  freshness: Freshness
  /** What keeps the news away; null when the answer is merely long in coming. */
  code: ErrorPageCode | null
  /** The moment of the last answer, as it is to be printed. */
  at: string
}

/** Above a picture of the past: for how long there has been no answer, why, and of when it is. */
export function OldBand({ freshness: { level, ageMs }, code, at }: OldBandProps) {
  const { t, lang } = useLocale()
  const words = t.freshness
  const isUnreachable = code === 'server_unreachable'
  const offline = isUnreachable && !navigator.onLine
  const why = isUnreachable
    ? words.why[offline ? 'offline' : 'server_unreachable']
    : code && words.sentence(t.errors.words[code].title)
  const Icon = level === 'late' ? TriangleAlert : offline ? WifiOff : CloudOff
  const gap = lang === 'en' ? ' ' : ''
  return (
    <aside
      aria-label={words.label}
      data-level={level}
      className="stale-band flex items-center gap-3 rounded-lg px-6 py-2 max-sm:rounded-none max-sm:border-x-0 max-sm:px-4"
    >
      <Icon aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
      <p className="min-w-0 font-medium">
        {words.noAnswer(formatDuration(Math.floor(ageMs / 1_000) * 1_000, lang, { units: 2 }))}
        {/* What counts on is not read out at each step. */}
        <span role="status">
          {gap}
          {why !== null && why + gap}
          <b className="font-semibold">{words.asOf(at)}</b>
        </span>
      </p>
    </aside>
  )
}
