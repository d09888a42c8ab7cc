import { useLocale } from '../../i18n/locale'
import { COMMA } from '../../i18n/punctuation'
import { showInvisible } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { type Group, type Slot } from '../../model/job-runs/chart'
import { useJobRuns } from './job-runs-context'
import { LatestGlyph } from '../../run/jobs/glyphs'
import { formatPlan, formatPlanDay, rowWord, triggerWord } from './words'

interface ChartTipProps {
  isActive: boolean
  place: Slot | Group | undefined
}

/** What the slot under the pointer stands for. */
export function ChartTip({ isActive, place }: ChartTipProps) {
  const locale = useLocale()
  const { lang, zone } = locale
  const { words, changedAtMs } = useJobRuns()
  if (!isActive || !place) return null
  const duration = (ms: number) => formatDuration(ms, lang)
  const when = (ms: number) =>
    `${formatPlanDay(ms, locale, changedAtMs)} ${formatPlan(ms, zone, changedAtMs)}`
  if (!('atMs' in place))
    return (
      <div className="card max-w-80 border-line2 px-3 py-2 text-12 shadow">
        <p className="font-semibold">{words.span(when(place.fromMs), when(place.toMs))}</p>
        <p>{words.chart.runs(place.runs, place.failed)}</p>
        {place.medianMs !== null && place.p90Ms !== null && (
          <p className="text-t2">
            {words.chart.usualTime(duration(place.medianMs))} · p90 {duration(place.p90Ms)}
          </p>
        )}
      </div>
    )
  const { row, status, ranMs, usual, lateMs } = place
  const { run } = row
  const facts = [
    when(place.atMs),
    ...(lateMs !== null && lateMs > 0 ? [words.chart.lateBy(duration(lateMs))] : []),
    triggerWord(row, locale),
    ...(run === null || run.version === null ? [] : [words.chart.version(run.version)]),
  ]
  return (
    <div className="card max-w-80 border-line2 px-3 py-2 text-12 shadow">
      <p className="flex items-center gap-1.5" data-tone={status}>
        <LatestGlyph status={status} />
        <b className="font-semibold">{rowWord(status, run?.rawStatus ?? '', words, locale)}</b>
        {ranMs !== null && (
          <span className="text-t2">
            {words.chart.after(duration(ranMs))}
            {usual && `${COMMA[lang]}${words.chart.usualTime(duration(usual.medianMs))}`}
          </span>
        )}
      </p>
      <p className="text-t2">{facts.filter(Boolean).join(' · ')}</p>
      {run !== null && run.error !== null && (
        <p className="line-clamp-2 [overflow-wrap:anywhere]">{showInvisible(run.error)}</p>
      )}
    </div>
  )
}
