import { Flag, X } from 'lucide-react'
import { useLocale } from '../../../i18n/locale'
import { useLogWords } from '../../../i18n/log-words'
import { formatCount } from '../../../lib/number'
import { formatClock } from '../../../lib/time/format'
import { type LineRow } from '../../../model/log/rows'
import { IconButton } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { CopyLine } from './CopyLine'

interface LineActionsProps {
  row: LineRow
  buildLink: (row: LineRow) => string
  /** Shows on the timeline when it was written; null where the times of the log do not match. */
  onTimeline: (() => void) | null
  onClose: () => void
}

/** On a sheet: what can be done with the line that was tapped. */
export function LineActions({ row, buildLink, onTimeline, onClose }: LineActionsProps) {
  const { zone } = useLocale()
  const words = useLogWords()
  const { number, timeMs } = row
  return (
    <div className="flex min-h-13 flex-none items-center gap-1 border-t border-line bg-selected px-4">
      <span className="shrink-0 grow text-12">
        <b className="block text-13 font-semibold">
          {number === null || number < 0 ? words.thisLine : words.lineTitle(formatCount(number))}
        </b>
        {timeMs !== null && <span className="font-mono text-t2">{formatClock(timeMs, zone)}</span>}
      </span>
      <CopyLine row={row} buildLink={buildLink} className="log-bar-button" hasWords />
      {onTimeline && timeMs !== null && (
        <button type="button" className="log-bar-button" onClick={onTimeline}>
          <Icon icon={Flag} />
          {words.onTimeline}
        </button>
      )}
      <IconButton icon={X} size={20} label={words.closeLine} className="size-11!" onClick={onClose} />
    </div>
  )
}
