import { type LogObject, type LogSketch } from '../../../contract/log'
import { useLocale } from '../../../i18n/locale'
import { useLogWords } from '../../../i18n/log-words'
import { formatCount } from '../../../lib/number'
import { formatClock } from '../../../lib/time/format'
import { zoneLabel } from '../../../lib/time/zone'
import { findLineRange } from '../../../model/log/line-range'
import { type LineRow } from '../../../model/log/rows'
import { useRun } from '../run-context'
import { formatSize } from './format-size'
import { type LogRoom } from './log-room'

interface LogFootProps {
  object: LogObject
  /** Of the bytes that are at hand. */
  heldBytes: number
  room: LogRoom
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

const ENCODING_NAMES = {
  'utf-8': 'UTF-8',
  gb18030: 'GBK',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
} as const

/** Which lines are in view, of how many, and what is special about them. */
export function LogFoot(props: LogFootProps) {
  const { object, heldBytes, room, sketch, visible, isLinked, onAsWritten, isFollowing, endMs } = props
  const { zone, lang } = useLocale()
  const words = useLogWords()
  const { namedMs } = useRun()
  const { size, encoding } = object
  const total = sketch?.isDone ? formatCount(sketch.lines) : null
  const numbers = findLineRange(visible)
  const isOnePart = visible.length > 0 && visible.every(({ line }) => line.isPart)
  const range = numbers
    ? words.range(formatCount(numbers.first), formatCount(numbers.last), total)
    : isOnePart && words.partOfLine
  const bytes = [
    heldBytes >= size && room === 'full' ? words.allLoaded(formatSize(size)) : formatSize(size),
    room === 'full' ? ENCODING_NAMES[encoding] : null,
  ]
  const times = visible.flatMap(({ timeMs }) => (timeMs === null ? [] : [formatClock(timeMs, zone)]))
  const span = times.length === 0 ? '' : `${times[0]}–${times.at(-1)} `
  const ended = endMs === null ? null : words.ended(formatClock(endMs, zone))
  return (
    <p className="flex min-h-7 flex-wrap items-center gap-x-3 border-t border-line px-3 text-11 text-t2">
      <span>{[range, ...(room === 'sheet' && numbers ? [] : bytes)].filter(Boolean).join(' · ')}</span>
      {sketch && !sketch.isDone && sketch.object.size > 0 && (
        <span>{words.counting(`${Math.floor((sketch.scannedBytes / sketch.object.size) * 100)} %`)}</span>
      )}
      {sketch?.isDone && sketch.scannedBytes < sketch.object.size && (
        <span>{words.notAllCounted(formatSize(sketch.scannedBytes))}</span>
      )}
      {object.isCut && (
        <span>{(object.isBroken ? words.brokenGzip : words.notAllUnpacked)(formatSize(size))}</span>
      )}
      <span className="ml-auto flex flex-wrap gap-x-3">
        {!isLinked && <span data-tip={words.noTimesTip}>{words.noTimes}</span>}
        {/* Beside it the timeline names the zone. */}
        {room !== 'beside' && (
          <span>
            {room === 'sheet' && span}
            {zoneLabel(namedMs, zone, lang)}
          </span>
        )}
        {onAsWritten && room !== 'sheet' && (
          <button type="button" className="link" data-tip={words.shortenedTip} onClick={onAsWritten}>
            {words.shortened}
          </button>
        )}
        {isFollowing !== null && <span>{isFollowing ? words.following : words.paused}</span>}
        {isFollowing === null && ended !== null && room !== 'sheet' && (
          <span>{room === 'full' ? `${ended} · ${words.nothingMore}` : ended}</span>
        )}
      </span>
    </p>
  )
}
