import { useState, type ReactNode } from 'react'
import { useLocale } from '../../i18n/locale'
import { COMMA } from '../../i18n/punctuation'
import { formatDuration } from '../../lib/time/duration'
import { formatDay } from '../../lib/time/format'
import { zoneLabel } from '../../lib/time/zone'
import { WINDOWS, type WindowName } from '../../model/job-runs/view'
import { Section } from '../../shell/updates/Section'
import { lazyWithRetry } from '../../shell/updates/lazy'
import { Segmented } from '../../ui/Segmented'
import { Select } from '../../ui/Select'
import { useNearView } from '../../ui/use-near-view'
import { Calendar } from './Calendar'
import { useHasCalendar } from './JobHeader'
import { useJobRuns } from './job-runs-context'

const DurationChart = lazyWithRetry(async () => (await import('./DurationChart')).DurationChart)

interface ChartCardProps {
  /** The calendar has no place in the header and stands here. */
  hasCalendar: boolean
  isPhone: boolean
}

/** The time window, its statistics, and duration over time. */
export function ChartCard({ hasCalendar, isPhone }: ChartCardProps) {
  const { zone, lang } = useLocale()
  const { words, window: span, windowName, history, changedAtMs, change } = useJobRuns()
  const [shown, setShown] = useState<'duration' | 'calendar'>('duration')
  const [ref, near] = useNearView<HTMLDivElement>()
  const hasDays = useHasCalendar() && hasCalendar
  const day = (ms: number) => formatDay(ms, zone, lang, { nearMs: changedAtMs })
  const toMs = Math.min(span.toMs - 1, changedAtMs)
  const { readFromMs } = history
  const isPartial = readFromMs === null || readFromMs > span.fromMs
  const options: { value: WindowName | 'custom'; label: string }[] = WINDOWS.map((value) => ({
    value,
    label: words.windows[value],
  }))
  if (windowName === null) options.push({ value: 'custom', label: words.custom })
  return (
    <section aria-labelledby="duration-title" className="card">
      <div className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-5 py-1 max-sm:px-4">
        <h2 id="duration-title" className={hasDays ? 'sr-only' : 'font-semibold'}>
          {words.duration}
        </h2>
        {hasDays && (
          <span className="no-wall contents">
            <Segmented
              label={words.view}
              value={shown}
              options={[
                { value: 'duration', label: words.duration },
                { value: 'calendar', label: words.calendar },
              ]}
              onChange={setShown}
            />
          </span>
        )}
        <span className="no-wall contents">
          <Select
            label={words.window}
            value={windowName ?? 'custom'}
            options={options}
            onChange={(value) => value !== 'custom' && change({ window: value })}
          />
        </span>
        <span className="text-12 text-t2">
          {words.span(day(span.fromMs), day(toMs))} · {zoneLabel(changedAtMs, zone, lang)}
        </span>
        {isPartial && (
          <span role="status" className="text-12 text-t2">
            {words.reading(day(readFromMs ?? changedAtMs))}
          </span>
        )}
        {!isPhone && <Legend />}
      </div>
      {hasDays && shown === 'calendar' ? (
        <div className="overflow-x-auto px-5 py-4 max-sm:px-4" dir="ltr">
          <Calendar />
        </div>
      ) : (
        <div className="flex gap-x-6 gap-y-3 px-5 py-4 max-lg:flex-col max-sm:px-4">
          <Statistics />
          <div ref={ref} className="min-h-[220px] min-w-0 flex-1">
            {near && (
              <Section>
                <DurationChart />
              </Section>
            )}
          </div>
        </div>
      )}
    </section>
  )
}

function Legend() {
  const { words } = useJobRuns()
  return (
    <ul aria-hidden className="ml-auto flex flex-wrap gap-x-5 text-12 text-t2">
      <li className="flex items-center gap-1.5">
        <svg width="18" height="10">
          <path d="M0 1.5H18" stroke="var(--ctl)" strokeDasharray="3 2" />
          <rect y="2" width="18" height="6" fill="var(--grid)" />
          <path d="M0 8.5H18" stroke="var(--t2)" strokeWidth="1.5" />
        </svg>
        {words.chart.usual}
      </li>
      <li className="flex items-center gap-1.5">
        <svg width="10" height="10">
          <circle cx="5" cy="5" r="3.5" fill="none" stroke="var(--ink-success)" strokeWidth="1.75" />
        </svg>
        {words.chart.extra}
      </li>
      <li className="flex items-center gap-1.5">
        <span className="hatched size-2.5" />
        {words.chart.late}
      </li>
    </ul>
  )
}

function Statistics() {
  const { lang, zone } = useLocale()
  const { words, statistics, changedAtMs } = useJobRuns()
  const { rate, durations, late, missed } = statistics
  const { stats } = words
  const duration = (ms: number) => formatDuration(ms, lang, { units: 2, spelled: true })
  const decided = [
    ...(rate.forced > 0 ? [stats.forced(rate.forced)] : []),
    ...(rate.ignored > 0 ? [stats.ignored(rate.ignored)] : []),
  ]
  return (
    <dl
      aria-label={stats.title}
      className="grid w-52 shrink-0 content-start gap-y-3 max-lg:w-full max-lg:grid-cols-4 max-lg:gap-x-4 max-sm:grid-cols-2"
    >
      <Stat name={stats.rate} note={[stats.ended(rate.success, rate.ended), ...decided].join(COMMA[lang])}>
        {rate.ended === 0 ? null : `${Math.floor((rate.success / rate.ended) * 100)} %`}
      </Stat>
      <Stat
        name={stats.durations(durations?.runs ?? 0)}
        note={durations ? stats.nineOfTen(duration(durations.p90Ms)) : stats.none}
      >
        {durations && duration(durations.medianMs)}
      </Stat>
      <Stat
        name={stats.late(formatDuration(late.overMs, lang, { units: 1 }))}
        note={late.count > 0 ? stats.most(duration(late.mostMs)) : null}
      >
        {late.started === 0 ? null : stats.of(late.count, late.started)}
      </Stat>
      {missed.count > 0 && (
        <Stat
          name={stats.missed}
          note={missed.lastMs === null ? null : formatDay(missed.lastMs, zone, lang, { nearMs: changedAtMs })}
        >
          {stats.of(missed.count, missed.planned)}
        </Stat>
      )}
    </dl>
  )
}

function Stat({ name, note, children }: { name: string; note: string | null; children: ReactNode }) {
  const { t } = useLocale()
  return (
    <div>
      <dt className="text-12 text-t2">{name}</dt>
      <dd>
        <span className="text-15 font-semibold">{children ?? t.app.none}</span>
        {note !== null && <span className="ml-2 text-12 text-t2 max-sm:ml-0 max-sm:block">{note}</span>}
      </dd>
    </div>
  )
}
