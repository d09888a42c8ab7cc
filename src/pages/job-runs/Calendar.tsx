import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { STATUS } from '../../contract/status'
import { useLocale, type Locale } from '../../i18n/locale'
import { formatDay } from '../../lib/time/format'
import { DAY_MS } from '../../lib/time/units'
import { formatOffset, offsetMs } from '../../lib/time/zone'
import { type JobRunsWords } from '../../i18n/en/job-runs'
import { COMMA } from '../../i18n/punctuation'
import { STATUSES } from '../../contract/status'
import {
  isWithin,
  listWeeks,
  readOffset,
  spanDays,
  WEEKS,
  type CalendarCell,
} from '../../model/job-runs/calendar'
import { useJobRuns } from './job-runs-context'
import { rowWord } from './words'

/** The last 26 weeks, a cell for each day with its worst run: what is known of the job, and the way to choose a window of time. */
export function Calendar() {
  return (
    <>
      <Days />
      <Notes />
    </>
  )
}

/** Days before the list begins look like days without a run, so the page says where it begins, and which days these are. */
function Notes() {
  const { zone, lang } = useLocale()
  const { history, words, changedAtMs } = useJobRuns()
  const first = history.calendar[0]?.dayMs
  const last = history.calendar.at(-1)?.dayMs
  if (first === undefined || last === undefined) return null
  const offset = readOffset(last)
  const notes = [
    first > changedAtMs - (WEEKS - 1) * 7 * DAY_MS &&
      words.calendarFrom(formatDay(first + readOffset(first), 'UTC', lang, { nearMs: changedAtMs })),
    offset !== offsetMs(last, zone) && words.calendarZone(formatOffset(offset)),
  ].filter(Boolean)
  return notes.length === 0 ? null : <p className="mt-1 text-11 text-t2">{notes.join(' · ')}</p>
}

function Days() {
  const locale = useLocale()
  const { zone, lang } = locale
  const { history, words, window: span, changedAtMs, change } = useJobRuns()
  const weeks = useMemo(
    () => listWeeks(history.calendar, changedAtMs, zone),
    [history.calendar, changedAtMs, zone],
  )
  const cells = useMemo(() => weeks.flat().filter(({ isFuture }) => !isFuture), [weeks])
  const root = useRef<HTMLDivElement>(null)
  /** Of the span that is being chosen: where it began and where it is. */
  const [marked, setMarked] = useState<{ from: number; to: number } | null>(null)
  const [active, setActive] = useState<number | null>(null)
  const today = cells.at(-1)?.date ?? 0
  const current = active ?? today
  const find = (date: number) => cells.find((cell) => cell.date === date)
  const choose = (from: number, to: number) => {
    const [a, b] = [find(from), find(to)]
    setMarked(null)
    if (a && b) change({ window: spanDays(a, b) })
  }
  const readDate = (target: EventTarget | null): number | null => {
    const date =
      target instanceof HTMLElement ? target.closest<HTMLElement>('[data-date]')?.dataset['date'] : undefined
    return date === undefined ? null : Number(date)
  }
  const onPointerDown = (event: PointerEvent) => {
    const date = readDate(event.target)
    if (date !== null && event.button === 0) setMarked({ from: date, to: date })
  }
  const onPointerOver = (event: PointerEvent) => {
    const date = readDate(event.target)
    if (marked && date !== null && event.buttons === 1) setMarked({ from: marked.from, to: date })
  }
  const onPointerUp = () => {
    if (marked) choose(marked.from, marked.to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (step !== undefined) {
      const next = find(current + step)
      if (!next) return
      setMarked(event.shiftKey ? { from: marked?.from ?? current, to: next.date } : null)
      setActive(next.date)
      root.current?.querySelector<HTMLElement>(`[data-date="${next.date}"]`)?.focus()
    } else if (event.key === 'Enter' || event.key === ' ') choose(marked?.from ?? current, current)
    else if (event.key === 'Escape' && marked) setMarked(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const isMarked = ({ date }: CalendarCell) =>
    marked !== null && date >= Math.min(marked.from, marked.to) && date <= Math.max(marked.from, marked.to)
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a grid, whose cells take the focus
    <div
      ref={root}
      role="grid"
      tabIndex={-1}
      aria-label={`${words.calendarAbout} ${words.calendarHint}`}
      aria-multiselectable
      className="job-calendar text-11 text-t2 select-none"
      onPointerDown={onPointerDown}
      onPointerOver={onPointerOver}
      onPointerUp={onPointerUp}
      onPointerLeave={() => setMarked(null)}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" aria-hidden className="contents">
        <span />
        {weeks.map((week, index) => (
          <span key={week[0]?.date} className="h-4 overflow-visible whitespace-nowrap">
            {nameMonth(week, weeks[index - 1], lang)}
          </span>
        ))}
      </div>
      {WEEKDAYS.map((weekday) => (
        <div key={weekday} role="row" className="contents">
          <span role="rowheader" className="-my-1 pr-1.5 leading-[18px]">
            <span className={weekday % 2 === 0 ? '' : 'sr-only'}>{nameWeekday(weekday, lang)}</span>
          </span>
          {weeks.map((week) => {
            const cell = week[weekday]
            if (!cell) return null
            const { worst, date, isFuture } = cell
            const tone = worst === null || worst === 'no-run' ? 'neutral' : STATUS[worst].tone
            const label = describeDay(cell, words, locale)
            const within = isWithin(cell, span)
            return (
              <button
                key={date}
                type="button"
                role="gridcell"
                className="job-day"
                data-tone={tone}
                data-status={worst ?? undefined}
                data-future={isFuture || undefined}
                data-within={within || undefined}
                data-marked={isMarked(cell) || undefined}
                data-date={isFuture ? undefined : date}
                disabled={isFuture}
                tabIndex={date === current ? 0 : -1}
                aria-label={label}
                aria-selected={within}
                data-tip={label}
                onFocus={() => setActive(date)}
              />
            )
          })}
        </div>
      ))}
    </div>
  )
}

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6]
const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7 }
/** A Monday. */
const MONDAY = 4

const toDate = (date: number, lang: Locale['lang'], weekday = false) =>
  formatDay(date * DAY_MS, 'UTC', lang, { weekday, nearMs: date * DAY_MS })

const nameWeekday = (weekday: number, lang: Locale['lang']): string => {
  const text = toDate(MONDAY + weekday, lang, true)
  return lang === 'en' ? text.slice(0, 3) : text.slice(-2)
}

/** The month that begins in a week. */
function nameMonth(week: CalendarCell[], before: CalendarCell[] | undefined, lang: Locale['lang']): string {
  const month = (cells: CalendarCell[] | undefined) =>
    new Date((cells?.findLast(({ isFuture }) => !isFuture)?.date ?? 0) * DAY_MS).getUTCMonth()
  if (before === undefined || month(week) === month(before)) return ''
  const text = toDate(week[6]?.date ?? 0, lang)
  return lang === 'en' ? text.slice(-3) : text.slice(0, text.indexOf('月') + 1)
}

function describeDay({ date, day, isFuture }: CalendarCell, words: JobRunsWords, locale: Locale): string {
  const name = toDate(date, locale.lang, true)
  if (isFuture) return name
  if (!day) return `${name}: ${words.day.none}`
  const counts = STATUSES.flatMap((status) => {
    const count = day.counts[status] ?? 0
    return count === 0 ? [] : [`${count} ${rowWord(status, '', words, locale)}`]
  })
  const missed = day.missed > 0 ? [words.day.missed(day.missed)] : []
  const parts = [...counts, ...missed].join(COMMA[locale.lang])
  return `${name}: ${day.runs > 1 ? `${words.day.runs(day.runs)}${COMMA[locale.lang]}` : ''}${parts}`
}
