import { useCallback, useMemo } from 'react'
import { useLocale } from '../../../i18n/locale'
import { type Axis } from '../../../model/timeline/axis'
import { type Tick } from '../../../model/timeline/ticks'
import { panBy, zoomBy, type TimelineScale, type Zoom } from '../../../model/timeline/zoom'
import { computeAxisTicks } from '../../../run/gantt/AxisHead'
import { useShortcuts } from '../../../shell/shortcuts/shortcuts'
import { useClock } from '../../../ui/use-now'
import { useRun, useRunClock } from '../run-context'
import { useStableAxis, useTimelineScale } from '../use-timeline-scale'
import { type SheetLayout } from './columns'

/** It stands still until the axis moves. */
export interface Timeline {
  /** The axis of the whole run, and the one in view. */
  full: Axis
  axis: Axis
  /** When the first node started; null before. */
  firstMs: number | null
  /** There are idle gaps that can be collapsed. */
  isCollapsible: boolean
  ticks: readonly Tick[]
  /** Times are printed as elapsed since then; null prints the time of day. */
  sinceMs: number | null
  zoomTo: (zoom: Zoom | null) => void
  /** By a factor (2 = twice as close) around a share of the axis. */
  zoomBy: (factor: number, anchor: number) => void
}

/** One press of a key or button. */
export const ZOOM_STEP = 1.5
const PAN_SHARE = 0.25

const GAP_PX = 52
const PHONE_GAP_PX = 48
const TRACE_GAP_PX = 8

/** The scale of the run changes with its nodes. */
export function useTimeline(layout: SheetLayout): { timeline: Timeline; scale: TimelineScale } {
  const { lang, zone } = useLocale()
  const { actualRun: run, view, insight, comparison, replay, changedAtMs, change } = useRun()
  const shownClock = useRunClock()
  // A replay is drawn on the axis of the whole run, which then stands still.
  const wholeClock = useClock(0, Math.max(changedAtMs, replay?.toMs ?? 0))
  const clock = replay ? wholeClock : shownClock
  const zoomTo = useCallback((zoom: Zoom | null) => change({ zoom }), [change])
  const barsGapPx = layout.phone ? PHONE_GAP_PX : GAP_PX
  const other = comparison?.state === 'ready' ? comparison.comparison.span : null
  const aheadMs = view.marks.ahead && !replay ? insight?.ahead?.toMs : null
  const { scale, axis } = useTimelineScale({
    run,
    clock,
    width: layout.timeline,
    gapPx: view.tableOnly ? TRACE_GAP_PX : barsGapPx,
    collapse: view.collapseIdle,
    zoom: view.zoom,
    sinceMs: other?.fromMs ?? null,
    untilMs: other?.toMs ?? aheadMs ?? null,
  })
  const full = useStableAxis(scale.full)
  const firstMs = scale.domain.nodes?.fromMs ?? null
  const isCollapsible = scale.collapsible.length > 0
  const sinceMs = view.elapsed ? (run.startMs ?? firstMs) : null
  const ticks = useMemo(
    () => computeAxisTicks({ axis, width: layout.timeline, zone, lang, sinceMs }),
    [axis, layout.timeline, zone, lang, sinceMs],
  )
  const zoomAround = useCallback(
    (factor: number, anchor: number) => zoomTo(zoomBy(full, axis, factor, anchor)),
    [full, axis, zoomTo],
  )
  useShortcuts({
    fit: () => zoomTo(null),
    zoom: (key) => {
      if (key === '0') zoomTo(null)
      else zoomAround(key === '-' ? 1 / ZOOM_STEP : ZOOM_STEP, 0.5)
    },
    pan: (key) => zoomTo(panBy(full, axis, key === 'a' ? -PAN_SHARE : PAN_SHARE)),
  })
  const timeline = useMemo(
    () => ({ full, axis, firstMs, isCollapsible, ticks, sinceMs, zoomTo, zoomBy: zoomAround }),
    [full, axis, firstMs, isCollapsible, ticks, sinceMs, zoomTo, zoomAround],
  )
  return { timeline, scale }
}
