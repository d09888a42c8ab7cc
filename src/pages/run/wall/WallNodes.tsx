import { useMemo, useSyncExternalStore, type CSSProperties } from 'react'
import { type Run } from '../../../contract/run'
import { useLocale, useLaterWords } from '../../../i18n/locale'
import { findSharedPlan } from '../../../model/run/times'
import { scaleMs } from '../../../model/timeline/axis'
import { computeAxisTicks } from '../../../run/gantt/AxisHead'
import { TICK_SCALE } from '../../../run/gantt/wall-labels'
import { useWallPage } from '../../../shell/kiosk/wall-pages'
import { type WallSize } from '../../../shell/kiosk/wall-size'
import { type Clock } from '../../../ui/use-now'
import { type Causes } from '../cause/use-causes'
import { type RunInsight } from '../run-insight'
import { useTimelineScale } from '../use-timeline-scale'
import { planRows } from './plan-rows'
import { useHeight } from './use-height'
import { WallAxis, WallLines } from './WallAxis'
import { WallRow } from './WallRow'

const NO_ROWS: RunInsight['rows'] = new Map()

const GAP = 110

interface WallNodesProps {
  run: Run
  causes: Causes
  insight: RunInsight | null
  size: WallSize
  /** Of the bars, which move with its steps. */
  clock: Clock
  skewMs: number
  frozenMs: number | null
  old: boolean
  live: boolean
}

/** The nodes as bars, a page of them at a time. A step of the clock renders this alone. */
export function WallNodes({
  run,
  causes,
  insight,
  size,
  clock,
  skewMs,
  frozenMs,
  old,
  live,
}: WallNodesProps) {
  const { lang, zone } = useLocale()
  const { wall } = useLaterWords()
  const { unit } = size
  const nowMs = useSyncExternalStore(clock.subscribe, clock.readMs)
  const width = size.timeline * unit
  const { axis } = useTimelineScale({
    run,
    clock,
    width,
    gapPx: GAP * unit,
    collapse: true,
    zoom: null,
    untilMs: insight?.ahead?.toMs ?? null,
  })
  const ticks = useMemo(
    () => computeAxisTicks({ axis, width: width / (unit * TICK_SCALE), zone, lang, sinceMs: null }),
    [axis, width, unit, zone, lang],
  )
  const [area, height] = useHeight<HTMLUListElement>()
  const slots = Math.floor((height + 1) / (size.row.least * unit))
  const plan = useMemo(() => planRows(run, slots), [run, slots])
  const page = useWallPage(plan.pages.length)
  const rows = plan.pages[page] ?? []
  const rowHeight = Math.min(size.row.most * unit, Math.floor(height / Math.max(1, rows.length)))
  const planMs = useMemo(() => findSharedPlan(run), [run])
  const lines = useMemo(() => <WallLines axis={axis} ticks={ticks} planMs={planMs} />, [axis, ticks, planMs])
  const columns = {
    '--name': `${size.name * unit}px`,
    '--state': `${size.state * unit}px`,
    '--row': `${rowHeight}px`,
    '--wall-now': live ? `${scaleMs(axis, nowMs) * 100}%` : undefined,
  } as CSSProperties
  return (
    <section aria-label={wall.nodes} className="wall-nodes" style={columns}>
      <WallAxis
        axis={axis}
        ticks={ticks}
        skewMs={skewMs}
        frozenMs={frozenMs}
        old={old}
        width={width}
        unit={unit}
        live={live}
        page={page}
        plan={plan}
      />
      <ul ref={area} className="wall-rows">
        {rows.map((row) => (
          <WallRow
            key={row.kind === 'node' ? `n ${row.node.key}` : `c ${row.phase}`}
            row={row}
            causes={causes}
            rows={insight?.rows ?? NO_ROWS}
            run={run}
            axis={axis}
            lines={lines}
            size={size}
            nowMs={nowMs}
          />
        ))}
        {run.nodes.length === 0 && <li className="wall-empty">{wall.noNodes}</li>}
      </ul>
    </section>
  )
}
