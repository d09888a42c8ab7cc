import { type Chart, type Group, type Slot } from '../../model/job-runs/chart'
import { usePlot } from './chart-plot'

/** The bars of the lower chart: how late runs began. */
export function ChartLate({ chart }: { chart: Chart }) {
  const plot = usePlot(chart)
  if (!plot) return null
  const places: readonly (Slot | Group)[] = chart.kind === 'slots' ? chart.slots : chart.groups
  return (
    <>
      <defs>
        <pattern
          id="job-late"
          width="4"
          height="4"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0V4" stroke="var(--hatch)" strokeWidth="1.5" />
        </pattern>
      </defs>
      {places.map((place) => {
        const px = place.lateMs === null ? 0 : plot.foot - plot.toY(place.lateMs)
        const middle = plot.toX(place.x)
        if ('status' in place && place.status === 'no-run')
          return (
            <path
              key={place.x}
              d={`M${middle} ${plot.top}V${plot.foot}`}
              stroke="var(--ctl)"
              strokeDasharray="3 3"
            />
          )
        if (px < 1) return null
        return (
          <rect
            key={place.x}
            x={middle - plot.barPx / 2}
            y={plot.foot - px}
            width={plot.barPx}
            height={px}
            fill="url(#job-late)"
            stroke="var(--hatch)"
            strokeWidth={plot.barPx > 4 ? 1 : 0}
          />
        )
      })}
    </>
  )
}
