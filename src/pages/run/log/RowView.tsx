import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { useLocale } from '../../../i18n/locale'
import { useLogWords } from '../../../i18n/log-words'
import { formatCount } from '../../../lib/number'
import { formatDuration } from '../../../lib/time/duration'
import { formatClock, formatDay, formatStamp } from '../../../lib/time/format'
import { splitLine, type Mark } from '../../../model/log/line-parts'
import { hasNote, type GapRow, type LineRow, type LogRow } from '../../../model/log/rows'
import { Icon } from '../../../ui/Icon'
import { useRun } from '../run-context'
import { CopyLine } from './CopyLine'
import { formatSize } from './format-size'

export interface LineLook {
  /** The cause, a line that belongs to it, or a line that the address names. */
  tone: 'cause' | 'detail' | 'target' | null
  isCursor: boolean
  /** It was jumped to a moment ago. */
  isFlashed: boolean
  /** The pointer or the focus is on it. */
  isActive: boolean
  /** It was written after the moment of a replay. */
  isLater: boolean
  marks: readonly Mark[]
}

export interface RowActions {
  toggleFold: (byte: number) => void
  showMore: (byte: number, shown: number) => void
  loadGap: (gap: GapRow) => void
  buildLink: (row: LineRow) => string
}

interface RowViewProps {
  row: LogRow
  top: number
  height: number
  look: LineLook
  hasTime: boolean
  actions: RowActions
}

const haveSameFields = (a: object, b: object): boolean => {
  const entries = Object.entries(b)
  return (
    entries.length === Object.keys(a).length &&
    entries.every(([name, value]) => Object.is(value, Object.getOwnPropertyDescriptor(a, name)?.value))
  )
}

const haveSameMarks = (a: readonly Mark[], b: readonly Mark[]): boolean =>
  a.length === b.length && a.every((mark, index) => haveSameFields(mark, b[index] ?? {}))

/** Rows and looks are made anew with each scroll and piece; most say the same as before. */
function isSame(before: RowViewProps, after: RowViewProps): boolean {
  const { marks: marksBefore, ...lookBefore } = before.look
  const { marks, ...look } = after.look
  return (
    before.top === after.top &&
    before.height === after.height &&
    before.hasTime === after.hasTime &&
    before.actions === after.actions &&
    haveSameFields(lookBefore, look) &&
    haveSameMarks(marksBefore, marks) &&
    (before.row === after.row || haveSameFields(before.row, after.row))
  )
}

/** One row of the list: a line, a fold, a silence, a day, the moment of a replay, or a gap. */
export const RowView = memo(function RowView({ row, top, height, look, hasTime, actions }: RowViewProps) {
  const { lang, zone } = useLocale()
  const words = useLogWords()
  const style = { top, height }
  if (row.kind === 'moment') return <MomentRule style={style} />
  if (row.kind === 'silence' || row.kind === 'day') {
    const text =
      row.kind === 'silence'
        ? words.silence(formatDuration(row.ms, lang))
        : formatDay(row.ms, zone, lang, { weekday: true })
    return (
      <div className="log-row log-rule" style={style}>
        <span>{text}</span>
      </div>
    )
  }
  if (row.kind === 'gap') {
    const isKnown = row.fromLine !== null && row.toLine !== null
    return (
      <div className="log-row log-gap" style={style}>
        <span>
          {words.gap(
            isKnown ? formatCount(row.fromLine ?? 0) : null,
            isKnown ? formatCount(row.toLine ?? 0) : null,
          )}{' '}
          <span className="text-t3">{formatSize(row.toByte - row.byte)}</span>
        </span>
        <button type="button" className="link" onClick={() => actions.loadGap(row)}>
          {words.loadHere}
        </button>
      </div>
    )
  }
  if (row.kind === 'stack') {
    return (
      <div className="log-row" style={style} data-later={look.isLater || undefined}>
        <Numbers number={row.number} timeMs={null} hasTime={hasTime} />
        <button
          type="button"
          className="log-fold"
          aria-expanded={row.isOpen}
          onClick={() => actions.toggleFold(row.byte)}
        >
          <Icon icon={row.isOpen ? ChevronDown : ChevronRight} size={12} />
          {words.stack(formatCount(row.count))}
        </button>
      </div>
    )
  }
  return <TextRow row={row} style={style} look={look} hasTime={hasTime} actions={actions} />
}, isSame)

/** Reads the replay itself, so that no other row is drawn again as its moment moves. */
function MomentRule({ style }: Pick<TextRowProps, 'style'>) {
  const { replay } = useRun()
  return (
    <div className="log-row log-rule" style={style}>
      <span>{replay?.words.logLater}</span>
    </div>
  )
}

interface TextRowProps {
  row: LineRow
  style: { top: number; height: number }
  look: LineLook
  hasTime: boolean
  actions: RowActions
}

function TextRow({ row, style, look, hasTime, actions }: TextRowProps) {
  const words = useLogWords()
  const { line } = row
  const parts = splitLine(line, look.marks)
  return (
    <div
      className="log-row log-line"
      style={style}
      data-byte={row.byte}
      data-level={line.level ?? undefined}
      data-look={look.tone ?? undefined}
      data-later={look.isLater || undefined}
      data-cursor={look.isCursor || undefined}
      data-flash={look.isFlashed || undefined}
    >
      <Numbers
        number={row.number}
        timeMs={row.showsTime ? line.timeMs : null}
        hasTime={hasTime}
        word={look.tone === 'detail' ? words.cause : null}
      />
      <span className="log-text" dir="ltr">
        {parts.map((pieces, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- rows have no identity but their place
          <span key={at} className="log-wrap">
            {pieces.map(({ text, className }, index) =>
              className === '' ? (
                text
              ) : (
                // oxlint-disable-next-line react/no-array-index-key -- as above
                <span key={index} className={className}>
                  {text}
                </span>
              ),
            )}
          </span>
        ))}
        {hasNote(row) && <Notes row={row} actions={actions} />}
      </span>
      {(look.isActive || look.isCursor) && (
        <span className="log-actions">
          <CopyLine row={row} buildLink={actions.buildLink} className="log-action" />
        </span>
      )}
    </div>
  )
}

/** What of a line is not drawn: earlier states, and the rest of a long one. */
function Notes({ row, actions }: Pick<TextRowProps, 'row' | 'actions'>) {
  const words = useLogWords()
  const { line, folded, foldByte } = row
  const updates = line.updates + folded
  return (
    <span className="log-notes">
      {updates > 0 &&
        (folded > 0 ? (
          <button type="button" className="log-chip" onClick={() => actions.toggleFold(foldByte)}>
            {words.updates(formatCount(updates))}
          </button>
        ) : (
          <span className="log-chip">{words.updates(formatCount(updates))}</span>
        ))}
      {line.hiddenChars > 0 && (
        <button
          type="button"
          className="log-chip"
          onClick={() => actions.showMore(line.byte, line.source.length - line.hiddenChars)}
        >
          {words.showMore(formatSize(line.hiddenChars))}
        </button>
      )}
    </span>
  )
}

interface NumbersProps {
  number: number | null
  timeMs: number | null
  hasTime: boolean
  /** Stands where a time would. */
  word?: string | null
}

function Numbers({ number, timeMs, hasTime, word = null }: NumbersProps) {
  const { zone } = useLocale()
  return (
    <>
      <span className="log-number">{number === null ? '' : String(number).replace('-', '−')}</span>
      {hasTime && (
        <span
          className={word === null ? 'log-time' : 'log-time log-word'}
          data-tip={timeMs === null ? undefined : formatStamp(timeMs, zone)}
        >
          {word ?? (timeMs === null ? '' : formatClock(timeMs, zone))}
        </span>
      )}
    </>
  )
}
