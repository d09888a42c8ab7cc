import { useState } from 'react'
import { type Run } from '../../contract/run'
import { isLiveRun } from '../../model/run/duration'
import { type Axis } from '../../model/timeline/axis'
import { createTimelineScale, zoomAxis, type TimelineScale, type Zoom } from '../../model/timeline/zoom'

/** A run of more nodes is fitted again less often: it costs a few milliseconds, and its steps are longer anyway. */
const LARGE = 1_000
const LARGE_STEP_MS = 10_000
const MAX_GAP_SHARE = 0.25

interface ScaleOptions {
  run: Run
  nowMs: number
  /** Of the timeline, in px. */
  width: number
  /** How wide a collapsed gap is drawn. */
  gapPx: number
  /** Whether idle gaps are collapsed. */
  collapse: boolean
  zoom: Zoom | null
}

const isSameAxis = (a: Axis, b: Axis): boolean =>
  a.segments.length === b.segments.length &&
  a.segments.every((segment, index) => {
    const other = b.segments[index]
    return other?.fromMs === segment.fromMs && other.toMs === segment.toMs && other.right === segment.right
  })

/** Keeps the identity of an axis that has not moved, so that rows on it are not drawn again. */
function useStableAxis(axis: Axis): Axis {
  const [stable, setStable] = useState(axis)
  if (stable === axis || isSameAxis(stable, axis)) return stable
  setStable(axis)
  return axis
}

/** The scale of the run and the axis in view; both keep their identity between two steps of now. */
export function useTimelineScale({ run, nowMs, width, gapPx, collapse, zoom }: ScaleOptions): {
  scale: TimelineScale
  axis: Axis
} {
  const stepMs = run.nodes.length > LARGE ? LARGE_STEP_MS : 1_000
  const steppedNowMs = isLiveRun(run) ? Math.floor(nowMs / stepMs) * stepMs : nowMs
  const gapShare = Math.min(MAX_GAP_SHARE, gapPx / Math.max(width, 1))
  const create = () => ({
    run,
    steppedNowMs,
    gapShare,
    collapse,
    scale: createTimelineScale(run, { nowMs: steppedNowMs, gapShare, collapse }),
  })
  const [last, setLast] = useState(create)
  let current = last
  const isSame =
    last.run === run &&
    last.steppedNowMs === steppedNowMs &&
    last.gapShare === gapShare &&
    last.collapse === collapse
  if (!isSame) {
    current = create()
    setLast(current)
  }
  const { scale } = current
  return { scale, axis: useStableAxis(zoomAxis(scale, zoom, gapShare)) }
}

/** Now as it was when the axis last moved. Labels right of a bar stop there, and rows are not drawn again every second for it. */
export function useStableNow(axis: Axis, nowMs: number): number {
  const [stable, setStable] = useState({ axis, nowMs })
  if (stable.axis !== axis) setStable({ axis, nowMs })
  return stable.axis === axis ? stable.nowMs : nowMs
}
