import { type RunNode } from '../../contract/run'
import { clamp } from '../../lib/number'
import { MINUTE_MS } from '../../lib/time/units'
import { isLiveRun, type TimedRun } from '../run/duration'
import {
  createAxis,
  findCollapsibleGaps,
  invertShare,
  measureUncollapsedMs,
  scaleMs,
  type Axis,
} from './axis'
import { computeConcurrency, findIdleIntervals, type Concurrency } from './concurrency'
import { type Interval } from '../../lib/time/interval'
import { computeDomain, type Domain } from './domain'

/** The window of time that the user zoomed to. */
export type Zoom = Interval

/** The whole run as it can be drawn: everything that depends neither on the zoom nor on the pointer. */
export interface TimelineScale {
  domain: Domain
  running: Concurrency
  /** Idle intervals that can be collapsed, whether they are or not. */
  collapsible: readonly Interval[]
  /** The axis of the whole run. */
  full: Axis
}

interface ScaleOptions {
  nowMs: number
  /** The share of the axis that one collapsed gap takes. */
  gapShare: number
  /** Whether to collapse idle gaps where that is worth it. */
  collapse: boolean
  /** The axis reaches as far at least: to the forecast end, and over the run that this one is compared with. */
  sinceMs?: number | null
  untilMs?: number | null
}

/** Shares of the busy time that are added at either end. */
const PADDING = 0.055
/** Labels of running nodes stand right of now. */
const LIVE_PADDING = 0.1
/** For a run of no length, such as a skipped one: ticks without milliseconds. */
const MIN_PADDING_MS = MINUTE_MS / 2
const STEPS_PER_AXIS = 20

/**
 * The axis of a run. While the run is live the axis ends a little after now and grows in steps, so that the bars stand still between
 * two steps. When nothing runs any more, the interval up to now may be collapsed like any other gap; then the axis does not grow.
 */
export function createTimelineScale(
  run: TimedRun,
  { nowMs, gapShare, collapse, sinceMs = null, untilMs = null }: ScaleOptions,
): TimelineScale {
  const domain = extendDomain(computeDomain(run, nowMs), sinceMs, untilMs)
  const running = computeConcurrency(run, nowMs)
  const live = isLiveRun(run)
  const idle = findIdleIntervals(running, live ? nowMs : -Infinity)
  const collapsible = findCollapsibleGaps(idle, domain, gapShare)
  const gaps = collapse ? collapsible : []
  const busyMs = measureUncollapsedMs(domain, gaps)
  const grows = live && gaps.at(-1)?.toMs !== domain.toMs
  const endMs = domain.toMs + (busyMs > 0 ? busyMs * (live ? LIVE_PADDING : PADDING) : MIN_PADDING_MS)
  const toMs = grows ? roundUpToStep(endMs, domain.fromMs, busyMs / STEPS_PER_AXIS) : endMs
  // The padding at the left follows from the stepped end, so that a live axis does not move between two steps.
  const paddingMs = busyMs > 0 || grows ? (busyMs + toMs - domain.toMs) * PADDING : MIN_PADDING_MS
  const full = createAxis({ fromMs: domain.fromMs - paddingMs, toMs, gaps, gapShare })
  return { domain, running, collapsible, full }
}

const extendDomain = (domain: Domain, sinceMs: number | null, untilMs: number | null): Domain => ({
  ...domain,
  fromMs: Math.min(domain.fromMs, sinceMs ?? domain.fromMs),
  toMs: Math.max(domain.toMs, untilMs ?? domain.toMs),
})

/** The next multiple of a step from the start. The step is a power of two of a second, so that it seldom changes. */
function roundUpToStep(ms: number, fromMs: number, aboutMs: number): number {
  const stepMs = 2 ** Math.max(0, Math.ceil(Math.log2(aboutMs / 1_000))) * 1_000
  return fromMs + Math.ceil((ms - fromMs) / stepMs) * stepMs
}

/** The axis of a zoom; the whole axis when the zoom shows nothing of the run or ends before it starts. */
export function zoomAxis(scale: TimelineScale, zoom: Zoom | null, gapShare: number): Axis {
  const { full } = scale
  if (!zoom) return full
  const fromMs = Math.max(zoom.fromMs, full.fromMs)
  const toMs = Math.min(zoom.toMs, full.toMs)
  if (!(toMs > fromMs) || (fromMs === full.fromMs && toMs === full.toMs)) return full
  const gaps = full.segments.filter((segment) => segment.collapsed)
  return createAxis({ fromMs, toMs, gaps, gapShare })
}

/** The closest zoom: this share of the whole axis, and ten milliseconds. */
const MIN_SHARE = 1 / 5_000
const MIN_MS = 10

/**
 * Zooms the axis `view` by `factor` (2 = twice as close) around `anchor`, a share of it. The result is a window of whole milliseconds,
 * or null when it is the whole run. It works on shares of the whole axis, so a collapsed gap counts as wide as it is drawn.
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

/** Moves the view by a share of its own width; it stops at the ends of the run. */
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
  // An end before its own start cannot be used.
  return toMs < fromMs || fromMs < first.startMs ? null : { fromMs, toMs }
}
