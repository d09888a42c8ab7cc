import { scaleMs } from '../../../model/timeline/axis'
import { type OtherBar } from '../run-comparison'
import { type LineSpace } from './draw-lines'

const TOP_PX = 19
const HEIGHT_PX = 5
const LEAST_PX = 3

interface OtherBarsProps {
  bars: ReadonlyMap<string, OtherBar>
  space: LineSpace
}

/** The bars of the other run, under those of this one. */
export function OtherBars({ bars, space: { rowOf, axis, width, rowPx } }: OtherBarsProps) {
  return [...rowOf].map(([key, row]) => {
    const bar = bars.get(key)
    if (!bar || bar.toMs < axis.fromMs || bar.fromMs > axis.toMs) return null
    const x = (ms: number) => scaleMs(axis, Math.min(axis.toMs, Math.max(axis.fromMs, ms))) * width
    const [left, right] = [x(bar.fromMs), x(bar.toMs)]
    return (
      <rect
        key={key}
        className={bar.hasFailed ? 'other-bar failed' : 'other-bar'}
        x={left}
        y={row * rowPx + TOP_PX}
        width={Math.max(LEAST_PX, right - left)}
        height={HEIGHT_PX}
        rx={1.5}
      />
    )
  })
}
