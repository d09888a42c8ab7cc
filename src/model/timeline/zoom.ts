import { type RunNode } from '../../contract/run'
import { clamp } from '../../lib/number'
import { createAxis, invertShare, scaleMs, uncollapsedMs, collapsibleGaps, type Axis } from './axis'
import { concurrency, idleIntervals, type Concurrency, type Interval } from './concurrency'
import { computeDomain, type Domain } from './domain'
import { isLiveRun, type TimedRun } from '../run/duration'

/** A window of time that somebody zoomed to. */
export interface Zoom {
  fromMs: number
  toMs: number
}

/** The whole run as it can be drawn: everything that does not depend on zoom, pointer or second. */
export interface TimelineScale {
  extent: Domain
  running: Concurrency
  /** Idle stretches that can be folded, whether they are or not. */
  foldable: readonly Interval[]
  /** The whole run. */
  full: Axis
}

interface ScaleOptions {
  nowMs: number
  /** The share of the axis that one fold takes. */
  foldShare: number
  /** Whether idle stretches are folded, when that is worth it. */
  fold: boolean
}

const AIR = 0.055
/** Right of now stand the words of what is running. */
const LIVE_AIR = 0.1
/** Around a run of no length. */
const LEAST_AIR_MS = 500
const STEPS_PER_AXIS = 20

/**
 * The axis of a run. While the run is live it ends a little after now and is fitted again in steps, so that the picture stands still
 * between them. When nothing runs any more, the stretch up to now may be folded like any other; then it stands still of itself.
 */
export function createTimelineScale(run: TimedRun, { nowMs, foldShare, fold }: ScaleOptions): TimelineScale {
  const extent = computeDomain(run, nowMs)
  const running = concurrency(run, nowMs)
  const live = isLiveRun(run)
  const idle = idleIntervals(running, live ? nowMs : undefined)
  const foldable = collapsibleGaps(idle, extent, foldShare)
  const folds = fold ? foldable : []
  const busyMs = uncollapsedMs(extent, folds)
  const grows = live && folds.at(-1)?.toMs !== extent.toMs
  const endMs = extent.toMs + (busyMs > 0 ? busyMs * (live ? LIVE_AIR : AIR) : LEAST_AIR_MS)
  const toMs = grows ? steppedUp(endMs, extent.fromMs, busyMs / STEPS_PER_AXIS) : endMs
  // Air at the left follows from the stepped end, so that a live axis stands wholly still between two steps.
  const airMs = busyMs > 0 || grows ? (busyMs + toMs - extent.toMs) * AIR : LEAST_AIR_MS
  const full = createAxis({ fromMs: extent.fromMs - airMs, toMs, folds, foldShare })
  return { extent, running, foldable, full }
}

/** The next of the round steps from the start; their size is a power of two of a second, so that it seldom changes. */
function steppedUp(ms: number, fromMs: number, aboutMs: number): number {
  const stepMs = 2 ** Math.max(0, Math.ceil(Math.log2(aboutMs / 1_000))) * 1_000
  return fromMs + Math.ceil((ms - fromMs) / stepMs) * stepMs
}

/** The axis of a zoom. A zoom that shows nothing of the run, or is turned around, is none. */
export function zoomAxis(scale: TimelineScale, zoom: Zoom | null, foldShare: number): Axis {
  const { full } = scale
  if (!zoom) return full
  const fromMs = Math.max(zoom.fromMs, full.fromMs)
  const toMs = Math.min(zoom.toMs, full.toMs)
  if (!(toMs > fromMs) || (fromMs === full.fromMs && toMs === full.toMs)) return full
  const folds = full.segments.filter((segment) => segment.folded)
  return createAxis({ fromMs, toMs, folds, foldShare })
}

/** No closer than this share of the whole, nor than ten milliseconds. */
const MIN_SHARE = 1 / 5_000
const MIN_MS = 10

/**
 * Zooms the axis `view` by `factor` (2 = twice as close) around `anchor`, a share of it. The result is a window of whole milliseconds,
 * or null when it is the whole run. It works on shares of the whole axis, so a fold counts as wide as it is drawn.
 */
export function zoomBy(full: Axis, view: Axis, factor: number, anchor: number): Zoom | null {
  const left = scaleMs(full, view.fromMs)
  const right = scaleMs(full, view.toMs)
  const at = scaleMs(full, invertShare(view, anchor))
  const width = clamp((right - left) / factor, MIN_SHARE, 1)
  if (width >= 1) return null
  const from = clamp(at - clamp(anchor, 0, 1) * width, 0, 1 - width)
  return zoomBetween(full, from, from + width)
}

/** Moves the view by a share of itself; it stops at the ends of the run. */
export function panBy(full: Axis, view: Axis, share: number): Zoom | null {
  const left = scaleMs(full, view.fromMs)
  const width = scaleMs(full, view.toMs) - left
  if (width >= 1) return null
  const from = clamp(left + share * width, 0, 1 - width)
  return zoomBetween(full, from, from + width)
}

/** The window between two shares of an axis, in either order; null for the whole axis. */
export function zoomBetween(axis: Axis, a: number, b: number): Zoom | null {
  const fromMs = Math.min(Math.floor(invertShare(axis, Math.min(a, b))), Math.floor(axis.toMs) - MIN_MS)
  const toMs = Math.max(Math.ceil(invertShare(axis, Math.max(a, b))), fromMs + MIN_MS)
  return fromMs <= axis.fromMs && toMs >= axis.toMs ? null : { fromMs, toMs }
}

/** From the end of the earlier node to the start of the later one; null unless both have started and they do not overlap. */
export function gapBetween(a: RunNode, b: RunNode): Interval | null {
  if (a.startMs === null || b.startMs === null) return null
  const [first, second] = a.startMs <= b.startMs ? [a, b] : [b, a]
  const fromMs = first.endMs
  const toMs = second.startMs
  if (fromMs === null || toMs === null || first.startMs === null) return null
  // An end before its own start is no end to count from.
  return toMs < fromMs || fromMs < first.startMs ? null : { fromMs, toMs }
}
