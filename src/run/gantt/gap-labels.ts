import { type Lang } from '../../contract/lang'
import { estimateEm } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { type Axis } from '../../model/timeline/axis'

const LABEL_PX = 11
const TICK_HALF_PX = 20
const PILL_HALF_PX = 32
const APART_PX = 2

export interface GapLabel {
  fromMs: number
  /** Shares of the axis. */
  left: number
  right: number
  text: string
  /** The whole duration. */
  tip: string
  /** How far its text reaches from its middle. */
  halfPx: number
}

/** What the collapsed gaps of an axis of this width, in px, are labelled with: in one unit where two do not fit. */
export const listGapLabels = (axis: Axis, width: number, lang: Lang): GapLabel[] =>
  axis.segments
    .filter(({ collapsed }) => collapsed)
    .map(({ fromMs, toMs, left, right }) => {
      const tip = formatDuration(toMs - fromMs, lang, { units: 2 })
      const isWide = estimateEm(tip) * LABEL_PX > (right - left) * width
      const text = isWide ? formatDuration(toMs - fromMs, lang, { units: 1 }) : tip
      return { fromMs, left, right, text, tip, halfPx: (estimateEm(text) * LABEL_PX) / 2 }
    })

const measureToMiddle = ({ left, right }: GapLabel, atPx: number, width: number): number =>
  Math.abs(atPx - ((left + right) / 2) * width)

/** Whether a tick at this share would touch the label. */
export const isTickNearGap = (gap: GapLabel, share: number, width: number): boolean =>
  measureToMiddle(gap, share * width, width) < gap.halfPx + TICK_HALF_PX + APART_PX

/** Whether the label of now, which stays within the axis, covers the one of the gap. */
export const isGapCovered = (gap: GapLabel, nowShare: number, width: number): boolean => {
  const atPx = Math.max(PILL_HALF_PX, Math.min(width - PILL_HALF_PX, nowShare * width))
  return measureToMiddle(gap, atPx, width) < gap.halfPx + PILL_HALF_PX
}
