import { formatDuration } from '../../../lib/time/duration'
import { estimateEm } from '../../../lib/text'
import { type Lang } from '../../../contract/lang'
import { isInside, scaleMs, type Axis } from '../../../model/timeline/axis'
import { type Tick } from '../../../model/timeline/ticks'

export const TICK_TEXT = 22
const PILL_TEXT = 24
/** Beside the words of the pill, and between any two labels. */
const PILL_AIR = 18
const AIR = 8
const LONG_FOLD_MS = 360_000_000

export interface AxisLabel {
  kind: 'pill' | 'fold' | 'tick'
  key: string
  words: string
  /** Its middle, in px from the left. */
  at: number
}

interface LabelOptions {
  axis: Axis
  ticks: readonly Tick[]
  lang: Lang
  /** What now is called, or the moment that the picture shows; null when the run is over. */
  now: { ms: number; words: string } | null
  /** Of the axis in px, and of a unit. */
  width: number
  unit: number
}

const foldUnits = (ms: number) => (ms > LONG_FOLD_MS ? ([1] as const) : ([2, 1] as const))

/** What stands above the rows, none cut and none over another: now, then the folds, one of which may give way to it, then the ticks that are left free. */
export function axisLabels({ axis, ticks, lang, now, width, unit }: LabelOptions): AxisLabel[] {
  const labels: AxisLabel[] = []
  const taken: { from: number; to: number }[] = []
  const take = (label: AxisLabel, half: number) => {
    taken.push({ from: label.at - half, to: label.at + half })
    labels.push(label)
  }
  const isFree = (at: number, half: number) =>
    at >= half &&
    at <= width - half &&
    taken.every(({ from, to }) => at + half + AIR * unit <= from || at - half - AIR * unit >= to)

  let pill: { from: number; to: number } | undefined
  if (now !== null && isInside(axis, now.ms)) {
    const half = ((estimateEm(now.words) * PILL_TEXT) / 2 + PILL_AIR) * unit
    const at = Math.min(width - half, Math.max(half, scaleMs(axis, now.ms) * width))
    take({ kind: 'pill', key: 'now', words: now.words, at }, half)
    pill = { from: at - half, to: at + half }
  }
  for (const { fromMs, toMs, left, right, collapsed } of axis.segments) {
    if (!collapsed) continue
    const middle = ((left + right) / 2) * width
    // The whole of it, or less exactly; where it stands, or beside now as long as it still touches its fold.
    const found = foldUnits(toMs - fromMs)
      .map((units) => formatDuration(toMs - fromMs, lang, { units }))
      .flatMap((words) => {
        const half = (estimateEm(words) / 2) * TICK_TEXT * unit
        const reach = half + ((right - left) * width) / 2
        const beside = pill ? [pill.from - AIR * unit - half, pill.to + AIR * unit + half] : []
        return [middle, ...beside.filter((at) => Math.abs(at - middle) < reach)].map((at) => ({
          words,
          half,
          at,
        }))
      })
      .find(({ at, half }) => isFree(at, half))
    if (found) take({ kind: 'fold', key: `fold ${fromMs}`, words: found.words, at: found.at }, found.half)
  }
  for (const { ms, share, label } of ticks) {
    const half = (estimateEm(label) / 2) * TICK_TEXT * unit
    const at = share * width
    if (isFree(at, half)) take({ kind: 'tick', key: `tick ${ms}`, words: label, at }, half)
  }
  return labels
}
