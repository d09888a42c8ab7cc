import { memo } from 'react'
import { scaleMs, type Axis } from '../../model/timeline/axis'
import { binConcurrency } from '../../model/timeline/bin-concurrency'
import { type Concurrency } from '../../model/timeline/concurrency'

const MAX_POINTS = 240
const WIDTH = 1_000
const HEIGHT = 100
/** Room for the line at the peak. */
const TOP = 14

interface OverviewChartProps {
  running: Concurrency
  /** The axis of the whole run. */
  full: Axis
}

/** Nodes running at once over the whole run, on the axis of the bars. One path that stretches with its box. */
export const OverviewChart = memo(function OverviewChart({ running, full }: OverviewChartProps) {
  const steps = binConcurrency(running, (ms) => scaleMs(full, ms), MAX_POINTS)
  const peak = Math.max(1, running.peak)
  const path = steps.map(({ share, count }) => {
    const y = HEIGHT - (count / peak) * (HEIGHT - TOP)
    return `H${(share * WIDTH).toFixed(1)}V${y.toFixed(1)}`
  })
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="block size-full fill-line stroke-ctl"
    >
      <path vectorEffect="non-scaling-stroke" d={`M0 ${HEIGHT}${path.join('')}H${WIDTH}V${HEIGHT}`} />
    </svg>
  )
})
