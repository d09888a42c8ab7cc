import { useMemo, useState, useSyncExternalStore } from 'react'
import { type Run } from '../../contract/run'
import { isLiveNode, isLiveRun } from '../../model/run/duration'
import { type Axis } from '../../model/timeline/axis'
import { createTimelineScale, zoomAxis, type TimelineScale, type Zoom } from '../../model/timeline/zoom'
import { SECOND_MS } from '../../lib/time/units'
import { type Clock } from '../../ui/use-now'

/** A run of more nodes is fitted again less often: it costs a few milliseconds, and its steps are longer anyway. */
const LARGE = 1_000
const LARGE_STEP_MS = 10_000
/** Right of now the axis keeps a tenth of the run free, so it may follow late by this share of it. */
const LATE_SHARE = 1 / 200
/** When nothing runs, the idle time up to now may be collapsed, and an axis with such a gap moves with each step. */
const IDLE_STEP_MS = 15_000
/** An axis that is shorter than this would end before now with such steps. */
const SHORT_MS = 10 * IDLE_STEP_MS
const MAX_GAP_SHARE = 0.25

interface ScaleOptions {
  run: Run
  clock: Clock
  /** Of the timeline, in px. */
  width: number
  /** How wide a collapsed gap is drawn. */
  gapPx: number
  /** Whether idle gaps are collapsed. */
  collapse: boolean
  zoom: Zoom | null
  /** What the axis covers beside the run; null adds nothing. */
  sinceMs?: number | null
  untilMs: number | null
}

const isSameAxis = (a: Axis, b: Axis): boolean =>
  a.segments.length === b.segments.length &&
  a.segments.every((segment, index) => {
    const other = b.segments[index]
    return other?.fromMs === segment.fromMs && other.toMs === segment.toMs && other.right === segment.right
  })

/** Keeps the identity of an axis that has not moved, so that rows on it are not drawn again. */
export function useStableAxis(axis: Axis): Axis {
  const [stable, setStable] = useState(axis)
  if (stable === axis || isSameAxis(stable, axis)) return stable
  setStable(axis)
  return axis
}

function chooseStepMs(run: Run, nowMs: number): number {
  if (!isLiveRun(run)) return 1
  if (!run.nodes.some((node) => isLiveNode(node, run))) {
    const sinceMs = nowMs - (run.startMs ?? run.planMs ?? nowMs)
    return sinceMs >= 0 && sinceMs < SHORT_MS ? SECOND_MS : IDLE_STEP_MS
  }
  const least = run.nodes.length > LARGE ? LARGE_STEP_MS : SECOND_MS
  const lateMs = (nowMs - (run.startMs ?? nowMs)) * LATE_SHARE
  return Math.max(least, Math.floor(lateMs / SECOND_MS) * SECOND_MS)
}

/** Exported for its tests. Reads the scale of now, which keeps its identity until the axis moves. */
export function createScaleReader(
  run: Run,
  clock: Clock,
  options: { gapShare: number; collapse: boolean; sinceMs: number | null; untilMs: number | null },
): () => TimelineScale {
  let last: { nowMs: number; scale: TimelineScale } | null = null
  return () => {
    const clockMs = clock.readMs()
    const stepMs = chooseStepMs(run, clockMs)
    const nowMs = Math.floor(clockMs / stepMs) * stepMs
    if (last?.nowMs === nowMs) return last.scale
    const scale = createTimelineScale(run, { nowMs, ...options })
    last = { nowMs, scale: last && isSameAxis(last.scale.full, scale.full) ? last.scale : scale }
    return last.scale
  }
}

/** The scale of the run and the axis in view. Both keep their identity, and nothing renders, until the axis moves. */
export function useTimelineScale(options: ScaleOptions): { scale: TimelineScale; axis: Axis } {
  const { run, clock, width, gapPx, collapse, zoom, sinceMs = null, untilMs } = options
  const gapShare = Math.min(MAX_GAP_SHARE, gapPx / Math.max(width, 1))
  const readScale = useMemo(
    () => createScaleReader(run, clock, { gapShare, collapse, sinceMs, untilMs }),
    [run, clock, gapShare, collapse, sinceMs, untilMs],
  )
  const scale = useSyncExternalStore(clock.subscribe, readScale)
  return { scale, axis: useStableAxis(zoomAxis(scale, zoom, gapShare)) }
}

/** Now as it was when the axis last moved. Labels right of a bar stop there, and no row is drawn again every second for it. */
export function useStableNow(axis: Axis, clock: Clock): number {
  // oxlint-disable-next-line react/exhaustive-deps -- read again only when the axis moves
  return useMemo(() => clock.readMs(), [axis, clock])
}
