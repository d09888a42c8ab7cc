import { Area, AreaChart, XAxis, YAxis } from 'recharts'

interface OverviewChartProps {
  /** Ascending shares of the whole axis, each with what runs from there on. */
  points: readonly { share: number; count: number }[]
  width: number
  height: number
}

/** Nodes running at once over the whole run, on the axis of the bars. The points are binned outside; recharts only draws. */
export function OverviewChart({ points, width, height }: OverviewChartProps) {
  return (
    <AreaChart
      width={width}
      height={height}
      data={points.slice()}
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
