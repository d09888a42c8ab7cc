import { type RefObject } from 'react'
import { type Axis } from '../../../model/timeline/axis'
import { Backdrop } from '../../../run/gantt/Backdrop'
import { type Interval } from '../../../lib/time/interval'
import { Foreground } from '../../../run/gantt/Foreground'
import { type Tick } from '../../../model/timeline/ticks'

interface TimelineLayersProps {
  axis: Axis
  ticks: readonly Tick[]
  planMs: number | null
  nowMs: number | null
  sinceMs: number | null
  gap: Interval | null
  area: RefObject<HTMLElement | null>
  /** What stands on either side of the timeline, in px. */
  left: number
  right: number
  /** Below the table's head. */
  top: number
}

/** The lines that run through all rows, laid behind and before the table at the place of its timeline column. */
export function TimelineLayers({
  axis,
  ticks,
  planMs,
  nowMs,
  sinceMs,
  gap,
  area,
  left,
  right,
  top,
}: TimelineLayersProps) {
  const place = 'pointer-events-none absolute bottom-0 overflow-hidden'
  return (
    <>
      <div aria-hidden className={`${place} -z-1 border-x border-line`} style={{ left, right, top }}>
        <Backdrop axis={axis} ticks={ticks} planMs={planMs} />
      </div>
      <div aria-hidden className={`${place} z-2`} style={{ left, right, top }}>
        <Foreground axis={axis} nowMs={nowMs} sinceMs={sinceMs} gap={gap} area={area} />
      </div>
    </>
  )
}
