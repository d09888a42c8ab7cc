/** The side of a bar on which its label is drawn. */
export type LabelSide = 'inside' | 'right' | 'left'

/** All lengths are shares of the axis. */
interface LabelOptions {
  /** The edges of the bar. */
  left: number
  right: number
  /** What stands before and behind the bar and keeps labels away from it. */
  outer?: { left: number; right: number }
  /** The width of the label. */
  label: number
  /** The space around a label, within a bar and beside it. */
  padding: number
  /** A label to the right may not cross this: now, or the edge. */
  limit: number
  /** The label of a live bar stands right of now, whatever the length of the bar. */
  live?: boolean
}

/**
 * Inside when it fits; else right, unless it would cross the limit; else left, unless there is no room either. The label of a live
 * bar goes inside only when a long bar leaves no room beside it.
 */
export function placeLabel({
  left,
  right,
  outer = { left, right },
  label,
  padding,
  limit,
  live = false,
}: LabelOptions): LabelSide {
  const fitsRight = outer.right + padding + label <= (live ? 1 : limit)
  const fitsLeft = outer.left - padding - label >= 0
  const fitsInside = right - left >= label + 2 * padding
  if (live && fitsRight) return 'right'
  if (live && fitsLeft) return 'left'
  if (fitsInside) return 'inside'
  return fitsLeft && !fitsRight ? 'left' : 'right'
}
