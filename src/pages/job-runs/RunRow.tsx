import { memo } from 'react'
import { type JobRun, type Usual } from '../../contract/job-run'
import { isTerminal, STATUS, type Tone } from '../../contract/status'
import { useLocale, type Locale } from '../../i18n/locale'
import { type JobRunsWords } from '../../i18n/en/job-runs'
import { withBase } from '../../lib/base-path'
import { showInvisible } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { formatDelta } from '../../run/jobs/delta'
import { formatClock, formatMinute, formatStamp } from '../../lib/time/format'
import { formatRepeat } from '../../lib/time/zone'
import { computeRanMs, type LatestStatus } from '../../model/jobs/latest'
import { getKind } from '../../model/job-runs/view'
import { getRowStatus, type Row } from '../../model/job-runs/rows'
import { computeLateMs } from '../../model/jobs/usual'
import { type UsualBefore } from '../../model/job-runs/usual-before'
import { type Column, type ColumnId } from './columns'
import { MarkLetter } from './MarkLetter'
import { Meter } from './Meter'
import { LatestGlyph } from '../../run/jobs/glyphs'
import { countDaysAfter, formatPlan, formatPlanDay, rowWord, triggerWord } from './words'

/** The same for all rows. Its identity changes only when all rows must be drawn again. */
export interface SharedRowProps {
  columns: readonly Column[]
  words: JobRunsWords
  usualBefore: UsualBefore
  /** What the full width of the bars stands for. */
  scaleMs: number
  /** Years other than this instant's are named. */
  nearMs: number
  /** The list is too old: what ran then may have ended. */
  isOld: boolean
  /** Days are named above. */
  underDays: boolean
  /** Runs that stand in for planned times without a run, by those times. */
  fillers: ReadonlyMap<number, JobRun>
  buildRunHref: (id: string) => string
}

export interface RunRowProps {
  shared: SharedRowProps
  row: Row
  rowIndex: number
  /** Of a run that is marked to be compared. */
  letter: 'A' | 'B' | null
  /** Now for a run that has not ended, else a constant. */
  nowMs: number
}

const METER_PX = 88

/** What had not ended when an old list was made. */
const isPast = (status: LatestStatus, { isOld }: SharedRowProps): boolean =>
  isOld && status !== 'no-run' && !isTerminal(status)

const toneOf = (status: LatestStatus, shared: SharedRowProps): Tone =>
  status === 'no-run' || isPast(status, shared) ? 'neutral' : STATUS[status].tone

function wordOf(row: Row, shared: SharedRowProps, locale: Locale): string {
  const status = getRowStatus(row)
  const word = rowWord(status, row.run?.rawStatus ?? '', shared.words, locale)
  return isPast(status, shared) ? locale.t.header.was(word) : word
}

/** One run, or a planned time without one, on a line. */
export const RunRow = memo(function RunRow({ shared, row, rowIndex, letter, nowMs }: RunRowProps) {
  const locale = useLocale()
  const status = getRowStatus(row)
  return (
    <tr
      aria-rowindex={rowIndex}
      data-key={row.key}
      data-run={row.run?.id}
      data-tone={toneOf(status, shared)}
      data-marked={letter ?? undefined}
      className="job-row h-7"
    >
      {shared.columns.map(({ id, right }) => {
        if (id === 'mark')
          return (
            <td key={id}>{row.run && <Ring shared={shared} row={row} letter={letter} locale={locale} />}</td>
          )
        if (id === 'plan')
          return (
            <th key={id} scope="row">
              <Planned shared={shared} row={row} locale={locale} />
            </th>
          )
        return (
          <Cell
            key={id}
            id={id}
            right={right === true}
            shared={shared}
            row={row}
            nowMs={nowMs}
            locale={locale}
          />
        )
      })}
    </tr>
  )
})

interface PartProps {
  shared: SharedRowProps
  row: Row
  locale: Locale
}

interface RingProps extends PartProps {
  letter: 'A' | 'B' | null
  /** For a finger. */
  isLarge?: boolean
}

/** Marks the run to be compared with another one; the table handles its clicks. */
function Ring({ shared, row, letter, locale, isLarge = false }: RingProps) {
  const { words, nearMs } = shared
  const { atMs, run } = row
  const name =
    atMs === null
      ? (run?.id ?? '')
      : `${formatPlanDay(atMs, locale, nearMs)} ${formatPlan(atMs, locale.zone, nearMs)}`
  return (
    <button
      type="button"
      data-act="mark"
      aria-pressed={letter !== null}
      aria-label={words.mark(name)}
      data-tip={words.mark(name)}
      className={`no-print flex items-center justify-center rounded-full ${isLarge ? 'size-11' : 'size-6'}`}
    >
      <MarkLetter letter={letter} />
    </button>
  )
}

function Planned({ shared, row, locale }: PartProps) {
  const { words, nearMs, underDays, buildRunHref } = shared
  const { run, atMs } = row
  const day = underDays || atMs === null ? '' : `${formatPlanDay(atMs, locale, nearMs)} `
  const clock = atMs === null ? words.noPlan : formatPlan(atMs, locale.zone, nearMs)
  const text = (
    <>
      {day}
      <b className="strong">{clock}</b>
    </>
  )
  return (
    <>
      <LatestGlyph status={getRowStatus(row)} />
      {run ? <a href={withBase(buildRunHref(run.id))}>{text}</a> : <span className="text-t2">{text}</span>}
    </>
  )
}

interface CellProps extends PartProps {
  id: ColumnId
  right: boolean
  nowMs: number
}

function Cell({ id, right, shared, row, nowMs, locale }: CellProps) {
  const { words, usualBefore, scaleMs } = shared
  const { run, atMs } = row
  const { lang, zone, t } = locale
  const status = getRowStatus(row)
  const side = right ? 'num' : ''
  const none = <td className={`${side} text-t3`}>{run ? t.app.none : ''}</td>
  const duration = (ms: number) => formatDuration(ms, lang)
  if (id === 'status') {
    const isManual = run !== null && getKind(row) !== 'scheduled'
    const hidesTrigger = !shared.columns.some((column) => column.id === 'trigger')
    return (
      <td className="tone" data-tip={run === null ? words.noRunTip : undefined}>
        {wordOf(row, shared, locale)}
        {isManual && hidesTrigger && ` · ${triggerWord(row, locale)}`}
      </td>
    )
  }
  if (id === 'error') return <ErrorCell shared={shared} row={row} locale={locale} />
  if (run === null) return none
  const ranMs = computeRanMs(run, nowMs)
  switch (id) {
    case 'trigger':
      return run.trigger === null ? none : <td>{triggerWord(row, locale)}</td>
    case 'late': {
      const lateMs = computeLateMs(run)
      return lateMs === null ? none : <td className={side}>{duration(lateMs)}</td>
    }
    case 'start':
    case 'end': {
      const ms = id === 'start' ? run.startMs : run.endMs
      if (ms === null) return none
      const days = countDaysAfter(ms, run.planMs, zone)
      // With an offset there is no room for the seconds.
      const repeat = formatRepeat(ms, nowMs, zone)
      return (
        <td
          className={side}
          data-tip={days === 0 && repeat === '' ? undefined : formatStamp(ms, zone) + repeat}
        >
          {repeat === '' ? formatClock(ms, zone) : formatMinute(ms, zone, nowMs)}
          {days > 0 && ` ${words.later(days)}`}
        </td>
      )
    }
    case 'ran':
      if (ranMs === null) return none
      return <td className={status === 'running' ? 'num tone' : side}>{duration(ranMs)}</td>
    case 'usual': {
      const usual = atMs === null ? null : usualBefore(atMs, run)
      if (ranMs === null) return none
      return (
        <td className={isLong(ranMs, usual) ? 'text-ink-exception strong' : 'text-t2'}>
          <Meter tone={toneOf(status, shared)} ms={ranMs} usual={usual} scaleMs={scaleMs} width={METER_PX} />
          {usual && ` ${formatDelta(ranMs, usual, run.endMs === null, words, lang)}`}
        </td>
      )
    }
    case 'version':
      return run.version === null ? none : <td className={side}>{run.version}</td>
    case 'id':
      return <td className={side}>{run.id}</td>
    case 'mark':
    case 'plan':
      return null
  }
}

const isLong = (ranMs: number, usual: Usual | null): boolean => usual !== null && ranMs > usual.p90Ms

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''

function ErrorCell({ shared, row, locale }: PartProps) {
  const { words, fillers, nearMs } = shared
  const { run, atMs } = row
  if (run === null) {
    const filler = atMs === null ? undefined : fillers.get(atMs)
    if (!filler?.startMs) return <td />
    const by = triggerWord({ key: '', atMs, run: filler }, locale) || filler.id
    return <td className="text-t2">{words.filledBy(by, formatPlanDay(filler.startMs, locale, nearMs))}</td>
  }
  const kept = run.onlyKept === true ? words.kept : ''
  if (run.error === null) return <td className="text-t3">{kept}</td>
  const text = showInvisible(run.error)
  return (
    <td data-tip={kept === '' ? text : `${text}\n${kept}`}>
      <bdi>{firstLine(text)}</bdi>
    </td>
  )
}

/** A run on a phone: when and how long, then against the usual time and how late. */
export const PhoneRow = memo(function PhoneRow({ shared, row, rowIndex, letter, nowMs }: RunRowProps) {
  const locale = useLocale()
  const { lang } = locale
  const { words, usualBefore, scaleMs } = shared
  const { run, atMs } = row
  const status = getRowStatus(row)
  const ranMs = run && computeRanMs(run, nowMs)
  const usual = atMs === null ? null : usualBefore(atMs, run)
  const lateMs = run && computeLateMs(run)
  const notes: string[] = []
  if (status !== 'success') notes.push(wordOf(row, shared, locale))
  if (run && getKind(row) !== 'scheduled') notes.push(triggerWord(row, locale))
  if (lateMs !== null && lateMs > 0) notes.push(words.lateBy(formatDuration(lateMs, lang)))
  return (
    <tr
      aria-rowindex={rowIndex}
      data-key={row.key}
      data-run={run?.id}
      data-tone={toneOf(status, shared)}
      data-marked={letter ?? undefined}
      className="job-row h-13"
    >
      <th scope="row">
        <span className="flex items-center justify-between">
          <span>
            <Planned shared={shared} row={row} locale={locale} />
          </span>
          <span className={status === 'success' ? '' : 'text-(--ink)'}>
            {ranMs !== null && formatDuration(ranMs, lang)}
          </span>
        </span>
        <span className="flex items-center justify-between pl-5.5 text-12 text-t2">
          <span>
            {ranMs !== null && run && status !== 'no-run' && (
              <>
                <Meter
                  tone={toneOf(status, shared)}
                  ms={ranMs}
                  usual={usual}
                  scaleMs={scaleMs}
                  width={METER_PX}
                />{' '}
                {usual && formatDelta(ranMs, usual, run.endMs === null, words, lang)}
              </>
            )}
          </span>
          <span className="truncate">{notes.join(' · ')}</span>
        </span>
      </th>
      <td className="p-0!">
        {run && <Ring shared={shared} row={row} letter={letter} locale={locale} isLarge />}
      </td>
    </tr>
  )
})
