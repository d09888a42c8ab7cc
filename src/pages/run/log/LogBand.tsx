import { ChevronDown, ChevronUp, CircleX, Info, Link as LinkIcon } from 'lucide-react'
import { type LogSketch, type NodeCause } from '../../../contract/log'
import { useLocale } from '../../../i18n/locale'
import { useLogWords } from '../../../i18n/log-words'
import { formatCount } from '../../../lib/number'
import { showInvisible } from '../../../lib/text'
import { formatClock } from '../../../lib/time/format'
import { type AttemptErrors, findFirstError, formatRanges } from '../../../model/log/attempts'
import { IconButton } from '../../../ui/Button'
import { CopyButton } from '../../../ui/CopyButton'
import { Icon } from '../../../ui/Icon'
import { explainDoubt, explainNoCause } from '../cause/explain'
import { type LogRoom } from './log-room'

export interface LogBandProps {
  cause: NodeCause | null
  sketch: LogSketch | null
  /** Null until the errors are counted. */
  grouped: AttemptErrors | null
  /** They are being counted: the band keeps its room, so that no line moves when they are. */
  isLoading: boolean
  /** The node failed. */
  isFailed: boolean
  /** The place of the error that is looked at, from 0; null before the first. */
  current: number | null
  /** The steps end here, before the errors do. */
  isLastListed: boolean
  /** Where there is no header, the band says the cause itself. */
  room: LogRoom
  onStep: (by: 1 | -1) => void
  onShow: (byte: number) => void
  /** The address of a line. */
  buildLink: (line: number) => string
}

/** The first error of the log, and the steps from error to error. */
export function LogBand(props: LogBandProps) {
  const { cause, sketch, grouped, isLoading, isFailed, current, isLastListed, room } = props
  const { onStep, onShow, buildLink } = props
  const { t, zone } = useLocale()
  const words = useLogWords()
  const found = cause?.cause ?? null
  const first = grouped && findFirstError(grouped)
  const count = grouped?.count ?? 0
  const shown =
    found ?? (first && { byte: first.byte, line: first.line, timeMs: first.timeMs, text: first.text })
  const isClean = sketch?.isDone === true && sketch.scannedBytes >= sketch.object.size && count === 0
  const note = found ? null : (explainNoCause(cause?.why ?? null, words) ?? (isClean && words.noErrorLine))
  if (!shown && !note && !isLoading && sketch?.isDone !== false) return null
  const line = shown?.line ?? null
  const tone = isFailed && found ? 'fail' : 'neutral'
  const doubt = cause && explainDoubt(cause, words)
  const sureTitle = line === null ? words.firstError : words.firstErrorAt(formatCount(line))
  const attempts = grouped?.attempts.length ?? 0
  const same = grouped?.same ?? []
  const countWords = isLastListed
    ? words.errorsListed(formatCount(count), formatCount(grouped?.errors.length ?? 0))
    : words.errors(formatCount(count))
  const details = [
    room === 'sheet' && isLastListed && countWords,
    // Beside the timeline, and on a sheet below other lines, there is little room, and the line itself has its time.
    (room === 'full' || (room === 'sheet' && doubt === null)) &&
      typeof shown?.timeMs === 'number' &&
      formatClock(shown.timeMs, zone),
    attempts > 0 &&
      found &&
      (room === 'full' || (room === 'beside' && same.length === 0)) &&
      words.attempt(formatCount(attempts), formatCount(attempts)),
    same.length > 0 &&
      (room === 'full' ? words.sameIn(formatRanges(same)) : words.sameInCount(formatCount(same.length + 1))),
    note,
  ].filter(Boolean)
  // That of the steps, which come when the errors are counted, or of the lines in which a failure is explained: the lines below stay where they are.
  let minHeight = isFailed ? 'min-h-10.25' : 'min-h-9.25'
  if (room === 'sheet') minHeight = isFailed ? 'min-h-20.25' : 'min-h-11.25'
  const steps = count > 0 && (
    <>
      <IconButton icon={ChevronUp} label={words.previousError} onClick={() => onStep(-1)} />
      <IconButton icon={ChevronDown} label={words.nextError} onClick={() => onStep(1)} />
    </>
  )
  return (
    <div
      data-tone={tone}
      className={`flex flex-none items-center gap-2 border-b border-line bg-(--tint) py-1 text-12 ${room === 'full' ? 'px-5' : 'px-3'} ${minHeight}`}
    >
      {room !== 'sheet' && (shown ?? note) && (
        <Icon icon={found ? CircleX : Info} size={14} className="shrink-0 text-(--ink)" />
      )}
      <div className="min-w-0 flex-1">
        {room !== 'beside' && found && (
          <p
            className={`font-mono text-12 font-semibold text-ink-fail ${room === 'sheet' ? 'line-clamp-2 [overflow-wrap:anywhere]' : 'truncate'}`}
            data-tip={showInvisible(found.text)}
          >
            {showInvisible(found.text)}
          </p>
        )}
        {room === 'sheet' && found?.detail !== undefined && (
          <p className="line-clamp-2 font-mono text-12 [overflow-wrap:anywhere] text-t1">
            {showInvisible(found.detail)}
          </p>
        )}
        {shown ? (
          <p
            className={room !== 'full' && (doubt ?? note) ? 'line-clamp-4' : 'truncate'}
            data-tip={doubt ?? words.causeTip}
          >
            {room === 'full' && found?.detail !== undefined && (
              <span className="font-mono text-t1">{`${showInvisible(found.detail)} · `}</span>
            )}
            <button
              type="button"
              className={`text-left font-semibold hover:underline ${found ? 'text-(--ink)' : 'text-t1'}`}
              onClick={() => onShow(shown.byte)}
            >
              {doubt ?? sureTitle}
            </button>
            {details.map((text) => (
              <span key={String(text)} className="text-t2">
                {' · '}
                {text}
              </span>
            ))}
          </p>
        ) : (
          <p className="text-t2">{note}</p>
        )}
      </div>
      {count > 0 && room !== 'sheet' && (
        <span className="text-t2 whitespace-nowrap">
          {current === null ? countWords : words.errorOf(formatCount(current + 1), formatCount(count))}
        </span>
      )}
      {room === 'sheet' ? <span className={found ? 'grid' : 'flex'}>{steps}</span> : steps}
      {room === 'full' && line !== null && (
        <CopyButton
          icon={LinkIcon}
          label={words.copyLink}
          text={() => buildLink(line)}
          done={t.header.copied}
          failed={t.header.copyFailed}
        >
          <span className="font-mono text-12">{`#L${line}`}</span>
        </CopyButton>
      )}
    </div>
  )
}
