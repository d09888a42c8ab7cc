import { type Interval } from './concurrency'
import { clamp } from '../../lib/number'
import { MAX_DATE_MS } from '../../lib/time/format'

/** A part of the axis on which time runs evenly. `left` and `right` are shares of the axis, 0..1. */
export interface Segment {
  fromMs: number
  toMs: number
  left: number
  right: number
  folded: boolean
}

export interface Axis {
  fromMs: number
  toMs: number
  /** Ascending, gapless, never empty, none of them without time. */
  segments: readonly Segment[]
}

/** Folding must free at least this share of the axis, else the picture stays to scale. */
const WORTH_FOLDING = 1 / 3
const MAX_FOLDS = 20
/** However many folds, time keeps at least so much of the axis. */
const MAX_FOLDED_SHARE = 0.5

/**
 * The idle stretches that are worth folding into `foldShare` of the axis each: all together must free a third of it, and each must
 * be longer than what its fold takes. Empty when folding would not help, or would leave nothing between the folds.
 */
export function collapsibleGaps(
  idle: readonly Interval[],
  extent: { fromMs: number; toMs: number },
  foldShare: number,
): Interval[] {
  const spanMs = extent.toMs - extent.fromMs
  if (spanMs <= 0) return []
  const long = idle
    .filter((gap) => gap.toMs - gap.fromMs > 2 * foldShare * spanMs)
    .toSorted((a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs))
    .slice(0, MAX_FOLDS)
    .toSorted((a, b) => a.fromMs - b.fromMs)
  const leftMs = uncollapsedMs(extent, long)
  const freed = 1 - leftMs / spanMs - foldShare * long.length
  return freed >= WORTH_FOLDING && leftMs > 0 ? long : []
}

/** What the folds leave of a stretch; exactly nothing where they cover all of it. Folds are ascending, apart, and within it. */
export function uncollapsedMs({ fromMs, toMs }: Interval, folds: readonly Interval[]): number {
  let sumMs = 0
  let atMs = fromMs
  for (const fold of folds) {
    sumMs += fold.fromMs - atMs
    atMs = fold.toMs
  }
  return sumMs + toMs - atMs
}

interface AxisOptions {
  fromMs: number
  toMs: number
  /** Ascending and apart. What lies beyond the axis is left out. */
  folds?: readonly Interval[]
  foldShare?: number
}

/** Never without a span: an axis of nothing is a second wide around its instant. */
export function createAxis({ fromMs, toMs, folds = [], foldShare = 0 }: AxisOptions): Axis {
  if (!(toMs > fromMs)) {
    const atMs = Number.isNaN(fromMs) ? 0 : clamp(fromMs, -MAX_DATE_MS, MAX_DATE_MS)
    return createAxis({ fromMs: atMs - 500, toMs: atMs + 500 })
  }
  const clipped = folds.flatMap((fold) => {
    const from = Math.max(fold.fromMs, fromMs)
    const to = Math.min(fold.toMs, toMs)
    return to > from ? [{ fromMs: from, toMs: to }] : []
  })
  // A view that holds nothing but folds is what somebody zoomed into: there it is to scale.
  const inside = uncollapsedMs({ fromMs, toMs }, clipped) > 0 ? clipped : []
  const share = inside.length === 0 ? 0 : Math.min(foldShare, MAX_FOLDED_SHARE / inside.length)
  const perMs = (1 - share * inside.length) / uncollapsedMs({ fromMs, toMs }, inside)

  const segments: Segment[] = []
  let atMs = fromMs
  let left = 0
  const add = (untilMs: number, width: number, folded: boolean) => {
    if (untilMs <= atMs) return
    // The last one ends at the edge, whatever the sum of roundings is.
    const right = untilMs >= toMs ? 1 : Math.min(1, left + width)
    segments.push({ fromMs: atMs, toMs: untilMs, left, right, folded })
    atMs = untilMs
    left = right
  }
  for (const fold of inside) {
    add(fold.fromMs, (fold.fromMs - atMs) * perMs, false)
    add(fold.toMs, share, true)
  }
  add(toMs, 1 - left, false)
  return { fromMs, toMs, segments }
}

function segmentAt(axis: Axis, inIt: (segment: Segment) => boolean): Segment {
  const last = axis.segments[axis.segments.length - 1]
  const found = axis.segments.find(inIt) ?? last
  if (!found) throw new Error('an axis has at least one segment')
  return found
}

/** Where an instant stands, 0..1; what lies beyond the axis stands at its edge. */
export function scaleMs(axis: Axis, ms: number): number {
  if (!(ms > axis.fromMs)) return 0
  if (ms >= axis.toMs) return 1
  const { fromMs, toMs, left, right } = segmentAt(axis, (segment) => ms < segment.toMs)
  return clamp(left + ((ms - fromMs) / (toMs - fromMs)) * (right - left), left, right)
}

/** The instant at a share of the axis: the inverse of `shareAt`, within a fold as well. */
export function invertShare(axis: Axis, share: number): number {
  if (!(share > 0)) return axis.fromMs
  if (share >= 1) return axis.toMs
  const { fromMs, toMs, left, right } = segmentAt(axis, (segment) => share < segment.right)
  if (right <= left) return fromMs
  return clamp(fromMs + ((share - left) / (right - left)) * (toMs - fromMs), fromMs, toMs)
}

export const isInside = (axis: Axis, ms: number): boolean => ms >= axis.fromMs && ms <= axis.toMs
