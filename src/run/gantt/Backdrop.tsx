import { isInside, scaleMs, type Axis } from '../../model/timeline/axis'
import { type Tick } from '../../model/timeline/ticks'

const pct = (share: number) => `${share * 100}%`

interface BackdropProps {
  axis: Axis
  ticks: readonly Tick[]
  /** The plan that all nodes share; a dashed line through all rows. */
  planMs: number | null
}

/** Behind all rows: grid lines, folds and the plan. Drawn once, whatever the number of rows. */
export function Backdrop({ axis, ticks, planMs }: BackdropProps) {
  return (
    <>
      {axis.segments
        .filter((segment) => segment.collapsed)
        .map(({ fromMs, left, right }) => (
          <span
            key={fromMs}
            className="fold-band absolute inset-y-0"
            style={{ left: pct(left), width: pct(right - left) }}
          />
        ))}
      {ticks.map(({ ms, share }) => (
        <span key={ms} className="absolute inset-y-0 w-px bg-grid" style={{ left: pct(share) }} />
      ))}
      {planMs !== null && isInside(axis, planMs) && (
        <span
          className="absolute inset-y-0 w-0 border-l border-dashed border-ctl"
          style={{ left: pct(scaleMs(axis, planMs)) }}
        />
      )}
    </>
  )
}
