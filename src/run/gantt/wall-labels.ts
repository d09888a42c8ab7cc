import { formatDuration } from '../../lib/time/duration'
import { HOUR_MS } from '../../lib/time/units'
import { estimateEm } from '../../lib/text'
import { type Lang } from '../../contract/lang'
import { isInside, scaleMs, type Axis } from '../../model/timeline/axis'
import { type Tick } from '../../model/timeline/ticks'

/** Text sizes and spaces, in units. */
export const TICK_TEXT = 22
export const PILL_TEXT = 24
/** `computeAxisTicks` expects labels of 11 px. */
export const TICK_SCALE = TICK_TEXT / 11
const PILL_PADDING = 18
const LABEL_SPACE = 8
/** From here on one unit of the duration is exact enough. */
const LONG_GAP_MS = 100 * HOUR_MS

export interface AxisLabel {
  kind: 'pill' | 'gap' | 'tick'
  key: string
  words: string
  /** The middle, in px from the left. */
  at: number
}

interface LabelOptions {
  axis: Axis
  ticks: readonly Tick[]
  lang: Lang
  /** The current time, or that of the data; null when the run has finished. */
  now: { ms: number; words: string } | null
  /** Of the axis, in px. */
  width: number
  /** In px. */
  unit: number
}

const listPrecisions = (ms: number) => (ms > LONG_GAP_MS ? ([1] as const) : ([2, 1] as const))

/** The labels above the rows, none cut and none overlapping: now first, then collapsed gaps, then the ticks that fit between. */
export function placeLabels({ axis, ticks, lang, now, width, unit }: LabelOptions): AxisLabel[] {
  const labels: AxisLabel[] = []
  const taken: { from: number; to: number }[] = []
  const place = (label: AxisLabel, half: number) => {
    taken.push({ from: label.at - half, to: label.at + half })
    labels.push(label)
  }
  const isFree = (at: number, half: number) =>
    at >= half &&
    at <= width - half &&
    taken.every(
      ({ from, to }) => at + half + LABEL_SPACE * unit <= from || at - half - LABEL_SPACE * unit >= to,
    )

  let pill: { from: number; to: number } | undefined
  if (now !== null && isInside(axis, now.ms)) {
    const half = ((estimateEm(now.words) * PILL_TEXT) / 2 + PILL_PADDING) * unit
    const at = Math.min(width - half, Math.max(half, scaleMs(axis, now.ms) * width))
    place({ kind: 'pill', key: 'now', words: now.words, at }, half)
    pill = { from: at - half, to: at + half }
  }
  for (const { fromMs, toMs, left, right, collapsed } of axis.segments) {
    if (!collapsed) continue
    const middle = ((left + right) / 2) * width
    // As exact as fits, in the middle of the gap or beside the label of now, as long as it still touches the gap.
    const found = listPrecisions(toMs - fromMs)
      .map((units) => formatDuration(toMs - fromMs, lang, { units }))
      .flatMap((words) => {
        const half = (estimateEm(words) / 2) * TICK_TEXT * unit
        const reach = half + ((right - left) * width) / 2
        const beside = pill
          ? [pill.from - LABEL_SPACE * unit - half, pill.to + LABEL_SPACE * unit + half]
          : []
        return [middle, ...beside.filter((at) => Math.abs(at - middle) < reach)].map((at) => ({
          words,
          half,
          at,
        }))
      })
      .find(({ at, half }) => isFree(at, half))
    if (found) place({ kind: 'gap', key: `gap ${fromMs}`, words: found.words, at: found.at }, found.half)
  }
  for (const { ms, share, label, isChange = false } of ticks) {
    const half = (estimateEm(label) / 2) * TICK_TEXT * unit
    // The new offset holds from its line on, so it stands right of it.
    const at = isChange ? Math.min(width - half, share * width + half) : share * width
    if (isFree(at, half)) place({ kind: 'tick', key: `tick ${ms}`, words: label, at }, half)
  }
  return labels
}
