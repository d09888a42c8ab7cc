import type { Stretch } from './concurrency'
import { clamp } from '../lib/number'

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
 * be longer than what its fold takes. Empty when folding would not help.
 */
export function worthFolding(
  idle: readonly Stretch[],
  extent: { fromMs: number; toMs: number },
  foldShare: number,
): Stretch[] {
  const spanMs = extent.toMs - extent.fromMs
  if (spanMs <= 0) return []
  const long = idle
    .filter((gap) => gap.toMs - gap.fromMs > 2 * foldShare * spanMs)
    .toSorted((a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs))
    .slice(0, MAX_FOLDS)
  const freed = long.reduce((sum, gap) => sum + (gap.toMs - gap.fromMs) / spanMs - foldShare, 0)
  return freed >= WORTH_FOLDING ? long.toSorted((a, b) => a.fromMs - b.fromMs) : []
}

interface AxisOptions {
  fromMs: number
  toMs: number
  /** Ascending and apart. What lies beyond the axis is left out. */
  folds?: readonly Stretch[]
  foldShare?: number
}

/** Never without a span: an axis of nothing is a second wide around its instant. */
export function makeAxis({ fromMs, toMs, folds = [], foldShare = 0 }: AxisOptions): Axis {
  if (!(toMs > fromMs)) return makeAxis({ fromMs: fromMs - 500, toMs: fromMs + 500 })
  const inside = folds.flatMap((fold) => {
    const from = Math.max(fold.fromMs, fromMs)
    const to = Math.min(fold.toMs, toMs)
    // A view that lies wholly within a fold is what somebody zoomed into: there it is to scale.
    return to > from && to - from < toMs - fromMs ? [{ fromMs: from, toMs: to }] : []
  })
  const share = inside.length === 0 ? 0 : Math.min(foldShare, MAX_FOLDED_SHARE / inside.length)
  const foldedMs = inside.reduce((sum, fold) => sum + fold.toMs - fold.fromMs, 0)
  const perMs = (1 - share * inside.length) / (toMs - fromMs - foldedMs)

  const segments: Segment[] = []
  let atMs = fromMs
  let left = 0
  const add = (untilMs: number, width: number, folded: boolean) => {
    if (untilMs <= atMs) return
    const right = Math.min(1, left + width)
    segments.push({ fromMs: atMs, toMs: untilMs, left, right, folded })
    atMs = untilMs
    left = right
  }
  for (const fold of inside) {
    add(fold.fromMs, (fold.fromMs - atMs) * perMs, false)
    add(fold.toMs, share, true)
  }
  add(toMs, 1, false)
  return { fromMs, toMs, segments }
}

function segmentAt(axis: Axis, inIt: (segment: Segment) => boolean): Segment {
  const last = axis.segments[axis.segments.length - 1]
  const found = axis.segments.find(inIt) ?? last
  if (!found) throw new Error('an axis has at least one segment')
  return found
}

/** Where an instant stands, 0..1; what lies beyond the axis stands at its edge. */
export function shareAt(axis: Axis, ms: number): number {
  if (!(ms > axis.fromMs)) return 0
  if (ms >= axis.toMs) return 1
  const { fromMs, toMs, left, right } = segmentAt(axis, (segment) => ms < segment.toMs)
  return clamp(left + ((ms - fromMs) / (toMs - fromMs)) * (right - left), 0, 1)
}

/** The instant at a share of the axis: the inverse of `shareAt`, within a fold as well. */
export function msAt(axis: Axis, share: number): number {
  if (!(share > 0)) return axis.fromMs
  if (share >= 1) return axis.toMs
  const { fromMs, toMs, left, right } = segmentAt(axis, (segment) => share < segment.right)
  if (right <= left) return fromMs
  return clamp(fromMs + ((share - left) / (right - left)) * (toMs - fromMs), fromMs, toMs)
}

export const isInside = (axis: Axis, ms: number): boolean => ms >= axis.fromMs && ms <= axis.toMs
