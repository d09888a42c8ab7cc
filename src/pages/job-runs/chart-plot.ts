import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import { type Chart } from '../../model/job-runs/chart'

const MAX_BAR_PX = 14
export const MIN_PX = 2

/** Where a chart draws, in px. */
export interface Plot {
  toX: (place: number) => number
  toY: (ms: number) => number
  top: number
  foot: number
  barPx: number
}

/** Null before the chart has a size. */
export function usePlot(chart: Chart): Plot | null {
  const x = useXAxisScale()
  const y = useYAxisScale()
  const area = usePlotArea()
  if (!x || !y || !area) return null
  const count = chart.kind === 'slots' ? chart.slots.length : chart.groups.length
  return {
    toX: (place) => Number(x(place)),
    toY: (ms) => Number(y(ms)),
    top: area.y,
    foot: area.y + area.height,
    barPx: Math.max(1, Math.min(MAX_BAR_PX, (area.width / count) * 0.62)),
  }
}

/** How tall the bar of a run is. */
export const computeHeight = (ranMs: number | null, topMs: number, { foot, toY }: Plot): number =>
  ranMs === null ? MIN_PX : Math.max(MIN_PX, foot - toY(Math.min(ranMs, topMs)))
