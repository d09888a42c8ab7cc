import { clamp } from '../../../lib/number'
import { scaleMs, type Axis } from '../../../model/timeline/axis'

interface ReplayWashProps {
  atMs: number
  axis: Axis
  /** In px from the edges of the table, around its timeline. */
  place: { left: number; right: number; top: number }
}

/** Behind the rows, right of the moment: what had not happened. */
export function ReplayWash({ atMs, axis, place }: ReplayWashProps) {
  return (
    <div aria-hidden className="pointer-events-none absolute bottom-0 -z-1" style={place}>
      <span
        className="absolute inset-y-0 right-0 bg-bg"
        style={{ left: `${clamp(scaleMs(axis, atMs), 0, 1) * 100}%` }}
      />
    </div>
  )
}
