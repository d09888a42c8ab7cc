import { useState } from 'react'
import { type Run } from '../../../contract/run'
import { type Axis } from '../../../model/timeline/axis'
import { isLiveRun } from '../../../model/run/duration'
import { createTimelineScale, zoomAxis, type TimelineScale, type Zoom } from '../../../model/timeline/zoom'

/** A large run is fitted again less often: it costs a few milliseconds, and its steps are longer anyway. */
const LARGE = 1_000
const LARGE_STEP_MS = 10_000

interface ScaleOptions {
  run: Run
  nowMs: number
  width: number
  /** How wide a fold is drawn. */
  gapPx: number
  collapse: boolean
  zoom: Zoom | null
}

const sameAxis = (a: Axis, b: Axis): boolean =>
  a.segments.length === b.segments.length &&
  a.segments.every((segment, index) => {
    const other = b.segments[index]
    return other?.fromMs === segment.fromMs && other.toMs === segment.toMs && other.right === segment.right
  })

/** Keeps the identity of an axis that has not moved, so that rows on it are not drawn again. */
function useSteady(axis: Axis): Axis {
  const [steady, setSteady] = useState(axis)
  if (steady === axis || sameAxis(steady, axis)) return steady
  setSteady(axis)
  return axis
}

/** The scale of the run and the axis in view; both stand still between two steps of now. */
export function useTimelineScale({ run, nowMs, width, gapPx, collapse, zoom }: ScaleOptions): {
  scale: TimelineScale
  axis: Axis
} {
  const stepMs = run.nodes.length > LARGE ? LARGE_STEP_MS : 1_000
  const slowNowMs = isLiveRun(run) ? Math.floor(nowMs / stepMs) * stepMs : nowMs
  const gapShare = Math.min(0.25, gapPx / Math.max(width, 1))
  const wanted = { run, slowNowMs, gapShare, collapse }
  const [made, setMade] = useState(() => ({
    ...wanted,
    scale: createTimelineScale(run, { nowMs: slowNowMs, gapShare, collapse }),
  }))
  let scale = made.scale
  const same =
    made.run === run &&
    made.slowNowMs === slowNowMs &&
    made.gapShare === gapShare &&
    made.collapse === collapse
  if (!same) {
    scale = createTimelineScale(run, { nowMs: slowNowMs, gapShare, collapse })
    setMade({ ...wanted, scale })
  }
  return { scale, axis: useSteady(zoomAxis(scale, zoom, gapShare)) }
}

/**
 * Now as it was when the axis last moved. Words to the right of a bar stop there, and rows are not drawn again for every second of it.
 */
export function useSteadyNow(axis: Axis, nowMs: number): number {
  const [steady, setSteady] = useState({ axis, nowMs })
  if (steady.axis !== axis) setSteady({ axis, nowMs })
  return steady.axis === axis ? steady.nowMs : nowMs
}
