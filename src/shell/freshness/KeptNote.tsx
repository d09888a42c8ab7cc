import { Archive } from 'lucide-react'
import { useLaterWords, useLocale } from '../../i18n/locale'
import { formatStamp } from '../../lib/time/format'
import { SECOND_MS } from '../../lib/time/units'
import { Icon } from '../../ui/Icon'
import { useWallSize } from '../kiosk/wall-size'
import { WALL_ICON_SIZE } from './FreshnessBanner'

interface KeptNoteProps {
  /** Server time when DGC gave the data last. */
  keptAtMs: number
  size: 'page' | 'wall'
}

/** Above a run that only Nodeline still has. */
export function KeptNote({ keptAtMs, size }: KeptNoteProps) {
  const { zone } = useLocale()
  const { kept } = useLaterWords()
  const { unit } = useWallSize()
  const text = kept.text(formatStamp(Math.floor(keptAtMs / SECOND_MS) * SECOND_MS, zone))
  if (size === 'wall')
    return (
      <aside aria-label={kept.label} className="wall-band" data-level="late">
        <Archive aria-hidden size={WALL_ICON_SIZE * unit} strokeWidth={2} />
        <p role="status">{text}</p>
      </aside>
    )
  return (
    <aside aria-label={kept.label} className="card flex items-center gap-3 px-5 py-2">
      <Icon icon={Archive} />
      <p role="status">{text}</p>
    </aside>
  )
}
