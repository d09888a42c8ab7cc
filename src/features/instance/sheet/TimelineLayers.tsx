import type { RefObject } from 'react'
import type { Axis } from '../../../timeline/axis'
import { Backdrop } from '../../../timeline/Backdrop'
import type { Stretch } from '../../../timeline/concurrency'
import { Foreground } from '../../../timeline/Foreground'
import type { Tick } from '../../../timeline/ticks'

interface TimelineLayersProps {
  axis: Axis
  ticks: readonly Tick[]
  planMs: number | null
  nowMs: number | null
  gap: Stretch | null
  area: RefObject<HTMLElement | null>
  /** What stands on either side of the timeline, in px. */
  left: number
  right: number
}

/** The lines that run through all rows, laid behind and before the table at the place of its timeline column. */
export function TimelineLayers({ axis, ticks, planMs, nowMs, gap, area, left, right }: TimelineLayersProps) {
  const place = 'pointer-events-none absolute top-[56px] bottom-0 overflow-hidden'
  return (
    <>
      <div aria-hidden className={`${place} -z-1 border-x border-line`} style={{ left, right }}>
        <Backdrop axis={axis} ticks={ticks} planMs={planMs} />
      </div>
      <div aria-hidden className={`${place} z-2`} style={{ left, right }}>
        <Foreground axis={axis} nowMs={nowMs} gap={gap} area={area} />
      </div>
    </>
  )
}
