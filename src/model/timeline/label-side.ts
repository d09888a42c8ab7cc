/** Where a bar's words stand. All lengths are shares of the axis. */
export type LabelSide = 'inside' | 'right' | 'left'

interface LabelOptions {
  left: number
  right: number
  /** How wide the words are. */
  words: number
  /** The air that words need within a bar, and beside it. */
  air: number
  /** Words to the right may not cross this: now, or the edge. */
  limit: number
  /** A live bar's words stand right of now, whatever its length. */
  live?: boolean
}

/**
 * Inside when they fit; else right, unless they would cross the limit; else left, unless there is no room either. Those of a live
 * bar go inside only when a long bar leaves no room beside it.
 */
export function placeLabel({ left, right, words, air, limit, live = false }: LabelOptions): LabelSide {
  const fitsRight = right + air + words <= (live ? 1 : limit)
  const fitsLeft = left - air - words >= 0
  const fitsInside = right - left >= words + 2 * air
  if (live && fitsRight) return 'right'
  if (live && fitsLeft) return 'left'
  if (fitsInside) return 'inside'
  return fitsLeft && !fitsRight ? 'left' : 'right'
}
