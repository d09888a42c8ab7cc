import { ChevronDown, ChevronUp, CircleX, Info } from 'lucide-react'
import { type LogSketch, type NodeCause } from '../../../contract/log'
import { useLocale } from '../../../i18n/locale'
import { useLogWords } from '../../../i18n/log-words'
import { formatCount } from '../../../lib/number'
import { showInvisible } from '../../../lib/text'
import { formatClock } from '../../../lib/time/format'
import { IconButton } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { explainNoCause } from '../cause/explain'

export interface LogBandProps {
  cause: NodeCause | null
  sketch: LogSketch | null
  /** The node failed. */
  isFailed: boolean
  /** The place of the error that is looked at, from 0; null before the first. */
  current: number | null
  /** Says the cause itself, where no header does. */
  isTall: boolean
  onStep: (by: 1 | -1) => void
  onShow: (byte: number) => void
}

/** The first error of the log, and the steps from error to error. */
export function LogBand({ cause, sketch, isFailed, current, isTall, onStep, onShow }: LogBandProps) {
  const { zone } = useLocale()
  const words = useLogWords()
  const found = cause?.cause ?? null
  const [first] = sketch?.errors ?? []
  const count = sketch?.errorCount ?? 0
  const shown =
    found ?? (first && { byte: first.byte, line: first.line, timeMs: first.timeMs, text: first.text })
  if (!shown && !isFailed) return null
  const note = found ? null : explainNoCause(cause?.why ?? null, words)
  if (!shown && note === null) return null
  const line = shown?.line ?? null
  const time = shown?.timeMs === null || shown?.timeMs === undefined ? '' : formatClock(shown.timeMs, zone)
  const tone = isFailed && found ? 'fail' : 'neutral'
  const isGuess = found?.sure === 'last_error_line'
  const sureTitle = line === null ? words.firstError : words.firstErrorAt(formatCount(line))
  const title = isGuess ? words.lastErrorLine : sureTitle
  return (
    <div
      data-tone={tone}
      className="flex min-h-8 items-center gap-2 border-b border-line bg-(--tint) px-3 py-1 text-12"
    >
      <Icon icon={found ? CircleX : Info} size={14} className="shrink-0 text-(--ink)" />
      <div className="min-w-0 flex-1">
        {isTall && found && (
          <p
            className="truncate font-mono text-12 font-semibold text-ink-fail"
            data-tip={showInvisible(found.text)}
          >
            {showInvisible(found.text)}
          </p>
        )}
        {isTall && found?.detail !== undefined && (
          <p className="truncate font-mono text-12 text-t1">{showInvisible(found.detail)}</p>
        )}
        {shown ? (
          <p data-tip={isGuess ? words.lastErrorLine : words.causeTip}>
            <button
              type="button"
              className={`font-semibold hover:underline ${found ? 'text-(--ink)' : 'text-t1'}`}
              onClick={() => onShow(shown.byte)}
            >
              {title}
            </button>
            {time !== '' && <span className="text-t2"> · {time}</span>}
            {note !== null && <span className="text-t2"> · {note}</span>}
          </p>
        ) : (
          <p className="text-t2">{note}</p>
        )}
      </div>
      {count > 0 && (
        <>
          <span className="text-t2 whitespace-nowrap">
            {current === null
              ? words.errors(formatCount(count))
              : words.errorOf(formatCount(current + 1), formatCount(count))}
          </span>
          <IconButton icon={ChevronUp} label={words.previousError} onClick={() => onStep(-1)} />
          <IconButton icon={ChevronDown} label={words.nextError} onClick={() => onStep(1)} />
        </>
      )}
    </div>
  )
}
