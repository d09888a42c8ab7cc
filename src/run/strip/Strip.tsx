import { memo } from 'react'
import { type Usual } from '../../contract/job-run'
import { type Slot } from './slots'
import { BARS_PX, drawStrip, SLOT_PX, STRIP_PX, stripWidth } from './shapes'
import './strip.css'

interface StripProps {
  slots: readonly Slot[]
  count: number
  usual: Usual | null
  /** Now for a strip with a run that has not ended, else a constant. */
  nowMs: number
  /** Older runs have not been read: their place is dotted. */
  unread: boolean
  /** What it shows, as a sentence. */
  label: string
  /** Fills its box, in which it is stretched. */
  fills?: boolean
}

/** The last runs of a job as bars: how long each ran, and how it ended. One path for each kind of bar. */
export const Strip = memo(function Strip({ slots, count, usual, nowMs, unread, label, fills }: StripProps) {
  const width = stripWidth(count)
  const lineY = BARS_PX + 0.5
  const fromX = (count - slots.length) * SLOT_PX
  return (
    <svg
      role="img"
      aria-label={label}
      data-strip=""
      className="strip"
      width={fills ? '100%' : width}
      height={fills ? '100%' : STRIP_PX}
      preserveAspectRatio={fills ? 'none' : undefined}
      viewBox={`0 0 ${width} ${STRIP_PX}`}
    >
      {slots.length > 0 && <path className="strip-line" d={`M${fromX} ${lineY}H${width}`} />}
      {unread && fromX > 0 && <path className="strip-unread" d={`M0 ${lineY}H${fromX - 2}`} />}
      {drawStrip({ slots, count, usual, nowMs }).map(({ paint, d }) => (
        <path key={paint} className={`strip-${paint}`} d={d} />
      ))}
    </svg>
  )
})
