import { useMemo } from 'react'
import { Area, AreaChart, XAxis, YAxis } from 'recharts'
import { scaleMs, type Axis } from '../../model/timeline/axis'
import { binConcurrency } from '../../model/timeline/bin-concurrency'
import { type Concurrency } from '../../model/timeline/concurrency'

const MAX_POINTS = 240

interface OverviewChartProps {
  running: Concurrency
  /** The axis of the whole run. */
  full: Axis
  width: number
  height: number
}

/** Nodes running at once over the whole run, on the axis of the bars. The points are binned here; recharts only draws. */
export function OverviewChart({ running, full, width, height }: OverviewChartProps) {
  const points = useMemo(() => {
    const steps = binConcurrency(running, (ms) => scaleMs(full, ms), MAX_POINTS)
    return [{ share: 0, count: 0 }, ...steps, { share: 1, count: steps.at(-1)?.count ?? 0 }]
  }, [running, full])
  return (
    <AreaChart
      width={width}
      height={height}
      data={points}
      margin={{ top: 3, right: 0, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      tabIndex={-1}
    >
      <XAxis dataKey="share" type="number" domain={[0, 1]} allowDataOverflow hide />
      <YAxis domain={[0, 'dataMax']} hide />
      <Area
        dataKey="count"
        type="stepAfter"
        isAnimationActive={false}
        stroke="var(--ctl)"
        strokeWidth={1}
        fill="var(--line)"
        fillOpacity={1}
        activeDot={false}
      />
    </AreaChart>
  )
}
