import { MAX_DATE_MS } from '../../contract/time'
import { type Interval } from '../../lib/time/interval'
import { clamp } from '../../lib/number'

/** A part of the axis on which time runs evenly. `left` and `right` are shares of the axis, 0..1. */
export interface Segment {
  fromMs: number
  toMs: number
  left: number
  right: number
  /** An idle gap that is drawn much narrower than to scale. */
  collapsed: boolean
}

export interface Axis {
  fromMs: number
  toMs: number
  /** Ascending, gapless, never empty; each spans some time. */
  segments: readonly Segment[]
}

/** Collapsing must free at least this share of the axis, else the timeline stays to scale. */
const WORTH_COLLAPSING = 1 / 3
const MAX_GAPS = 20
/** All collapsed gaps together take at most this share of the axis. */
const MAX_GAPS_SHARE = 0.5

/**
 * The idle intervals that are worth collapsing into `gapShare` of the axis each: together they must free a third of it, and each
 * must at least halve. Empty when collapsing would not help, or would leave nothing between the gaps.
 */
export function findCollapsibleGaps(
  idle: readonly Interval[],
  domain: Interval,
  gapShare: number,
): Interval[] {
  const spanMs = domain.toMs - domain.fromMs
  if (spanMs <= 0) return []
  const long = idle
    .filter((gap) => gap.toMs - gap.fromMs > 2 * gapShare * spanMs)
    .toSorted((a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs))
    .slice(0, MAX_GAPS)
    .toSorted((a, b) => a.fromMs - b.fromMs)
  const leftMs = measureUncollapsedMs(domain, long)
  const freed = 1 - leftMs / spanMs - gapShare * long.length
  return freed >= WORTH_COLLAPSING && leftMs > 0 ? long : []
}

/** How much of an interval the gaps leave; exactly 0 where they cover it. Gaps are ascending, apart, and within it. */
export function measureUncollapsedMs({ fromMs, toMs }: Interval, gaps: readonly Interval[]): number {
  let sumMs = 0
  let atMs = fromMs
  for (const gap of gaps) {
    sumMs += gap.fromMs - atMs
    atMs = gap.toMs
  }
  return sumMs + toMs - atMs
}

interface AxisOptions {
  fromMs: number
  toMs: number
  /** To be drawn collapsed. Ascending and apart; what lies beyond the axis is left out. */
  gaps?: readonly Interval[]
  /** The share of the axis that each gap takes. */
  gapShare?: number
}

/** An axis always has a span: for a single instant it is one second wide. */
export function createAxis({ fromMs, toMs, gaps = [], gapShare = 0 }: AxisOptions): Axis {
  if (!(toMs > fromMs)) {
    const atMs = Number.isNaN(fromMs) ? 0 : clamp(fromMs, -MAX_DATE_MS, MAX_DATE_MS)
    return createAxis({ fromMs: atMs - 500, toMs: atMs + 500 })
  }
  const clipped = gaps.flatMap((gap) => {
    const from = Math.max(gap.fromMs, fromMs)
    const to = Math.min(gap.toMs, toMs)
    return to > from ? [{ fromMs: from, toMs: to }] : []
  })
  // An axis that lies wholly within gaps was zoomed into on purpose: it is to scale.
  const inside = measureUncollapsedMs({ fromMs, toMs }, clipped) > 0 ? clipped : []
  const share = inside.length === 0 ? 0 : Math.min(gapShare, MAX_GAPS_SHARE / inside.length)
  const perMs = (1 - share * inside.length) / measureUncollapsedMs({ fromMs, toMs }, inside)

  const segments: Segment[] = []
  let atMs = fromMs
  let left = 0
  const add = (untilMs: number, width: number, collapsed: boolean) => {
    if (untilMs <= atMs) return
    // The last one ends exactly at the edge, whatever the roundings add up to.
    const right = untilMs >= toMs ? 1 : Math.min(1, left + width)
    segments.push({ fromMs: atMs, toMs: untilMs, left, right, collapsed })
    atMs = untilMs
    left = right
  }
  for (const gap of inside) {
    add(gap.fromMs, (gap.fromMs - atMs) * perMs, false)
    add(gap.toMs, share, true)
  }
  add(toMs, 1 - left, false)
  return { fromMs, toMs, segments }
}

function findSegment(axis: Axis, matches: (segment: Segment) => boolean): Segment {
  const last = axis.segments[axis.segments.length - 1]
  const found = axis.segments.find(matches) ?? last
  if (!found) throw new Error('an axis has at least one segment')
  return found
}

/** The place of an instant on the axis, 0..1; an instant beyond the axis is at its edge. */
export function scaleMs(axis: Axis, ms: number): number {
  if (!(ms > axis.fromMs)) return 0
  if (ms >= axis.toMs) return 1
  const { fromMs, toMs, left, right } = findSegment(axis, (segment) => ms < segment.toMs)
  return clamp(left + ((ms - fromMs) / (toMs - fromMs)) * (right - left), left, right)
}

/** The instant at a share of the axis: the inverse of `scaleMs`, within a collapsed gap as well. */
export function invertShare(axis: Axis, share: number): number {
  if (!(share > 0)) return axis.fromMs
  if (share >= 1) return axis.toMs
  const { fromMs, toMs, left, right } = findSegment(axis, (segment) => share < segment.right)
  if (right <= left) return fromMs
  return clamp(fromMs + ((share - left) / (right - left)) * (toMs - fromMs), fromMs, toMs)
}

export const isInside = (axis: Axis, ms: number): boolean => ms >= axis.fromMs && ms <= axis.toMs

/** The collapsed gaps of an axis: their edges as shares, and the time that passes in each. */
export const listGaps = ({ segments }: Axis): { left: number; right: number; ms: number }[] =>
  segments
    .filter(({ collapsed }) => collapsed)
    .map(({ fromMs, toMs, left, right }) => ({ left, right, ms: toMs - fromMs }))
