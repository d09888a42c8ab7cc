import { type LogSketch } from '../../../contract/log'
import { useLocale } from '../../../i18n/locale'
import { useLogWords } from '../../../i18n/log-words'
import { formatCount } from '../../../lib/number'
import { formatClock } from '../../../lib/time/format'
import { type LineRow } from '../../../model/log/rows'
import { formatSize } from './format-size'

interface LogFootProps {
  size: number
  sketch: LogSketch | null
  /** The lines in view. */
  visible: readonly LineRow[]
  /** The times of the lines lie within the node's. */
  isLinked: boolean
  /** Restores what was left out of the lines; null where nothing is. */
  onAsWritten: (() => void) | null
  /** Null for a log that does not grow. */
  isFollowing: boolean | null
  endMs: number | null
}

/** Which lines are in view, of how many, and what is special about them. */
export function LogFoot({ size, sketch, visible, isLinked, onAsWritten, isFollowing, endMs }: LogFootProps) {
  const { zone } = useLocale()
  const words = useLogWords()
  const first = visible.find(({ number }) => number !== null)?.number ?? null
  const last = visible.findLast(({ number }) => number !== null)?.number ?? null
  const total = sketch?.isDone ? formatCount(sketch.lines) : null
  const range =
    first === null || last === null || first < 0
      ? null
      : words.range(formatCount(first), formatCount(last), total)
  return (
    <p className="flex min-h-7 items-center gap-3 border-t border-line px-3 text-11 text-t2">
      <span>{[range, formatSize(size)].filter(Boolean).join(' · ')}</span>
      {sketch && !sketch.isDone && sketch.object.size > 0 && (
        <span>{words.counting(`${Math.floor((sketch.scannedBytes / sketch.object.size) * 100)} %`)}</span>
      )}
      {sketch?.isDone && sketch.scannedBytes < sketch.object.size && (
        <span>{words.notAllCounted(formatSize(sketch.scannedBytes))}</span>
      )}
      {sketch?.object.isCut && <span>{words.notAllUnpacked(formatSize(size))}</span>}
      <span className="ml-auto flex gap-3">
        {!isLinked && <span data-tip={words.noTimesTip}>{words.noTimes}</span>}
        {onAsWritten && (
          <button type="button" className="link" data-tip={words.shortenedTip} onClick={onAsWritten}>
            {words.shortened}
          </button>
        )}
        {isFollowing !== null && <span>{isFollowing ? words.following : words.paused}</span>}
        {isFollowing === null && endMs !== null && <span>{words.ended(formatClock(endMs, zone))}</span>}
      </span>
    </p>
  )
}
