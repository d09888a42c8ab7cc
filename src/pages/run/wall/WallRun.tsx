import { useMemo, useState, useSyncExternalStore, type CSSProperties } from 'react'
import { type Run } from '../../../contract/run'
import { type RunRef } from '../../../contract/run-ref'
import { statusWord, useLocale, useLaterWords } from '../../../i18n/locale'
import { scaleMs } from '../../../model/timeline/axis'
import { computeAxisTicks } from '../../../run/gantt/AxisHead'
import { isLiveRun } from '../../../model/run/duration'
import { useClock } from '../../../ui/use-now'
import { countByStatus } from '../../../model/run/counts'
import { findSharedPlan } from '../../../model/run/times'
import { runResource } from '../../../query/run'
import { useAsOf, useFreshnessLevel, useKeptAt } from '../../../shell/freshness/use-live-query'
import { useCauses } from '../cause/use-causes'
import { useTimelineScale } from '../use-timeline-scale'
import { useTabStatus } from '../../../shell/use-tab-status'
import { DEFAULT_MARKS } from '../../../model/run/view'
import { InsightLoader } from '../insight/InsightLoader'
import { type InsightReader, type RunInsight } from '../run-insight'
import { TICK_TEXT } from '../../../run/gantt/wall-labels'
import { planRows } from './plan-rows'
import { useHeight } from './use-height'
import { useWallPage } from '../../../shell/kiosk/wall-pages'
import { useWallSize } from '../../../shell/kiosk/wall-size'
import { Section } from '../../../shell/updates/Section'
import { WallAxis, WallLines } from './WallAxis'
import { FreshnessBanner } from '../../../shell/freshness/FreshnessBanner'
import { KeptNote } from '../../../shell/freshness/KeptNote'
import { WallFoot } from './WallFoot'
import { WallRow } from './WallRow'
import { WallRunLine } from './WallRunLine'
import { WallVerdict } from './WallVerdict'
import { WallTitle } from './WallTitle'
import './wall-title.css'
import './wall-rows.css'
import './wall-bars.css'
import './wall-foot.css'

export interface WallRunProps {
  run: Run
  skewMs: number
  changedAtMs: number
  reference: RunRef
}

const NO_ROWS: RunInsight['rows'] = new Map()

/** How often bars and the line of now move: rarely, so that the screen does not flicker. */
const STEP_MS = 5_000
const GAP = 110
/** `computeAxisTicks` expects labels of 11 px. */
const TICK_SCALE = TICK_TEXT / 11

/** One run for viewers at a distance, as large as the screen allows. Nothing on it can be clicked. */
export function WallRun({ run, skewMs, changedAtMs, reference }: WallRunProps) {
  const { t, lang, zone } = useLocale()
  const { wall } = useLaterWords()
  const size = useWallSize()
  const { unit } = size
  const asOfMs = useAsOf(runResource(reference))
  const level = useFreshnessLevel(runResource(reference))
  const keptAtMs = useKeptAt(runResource(reference))
  const live = isLiveRun(run)
  const causes = useCauses(run, reference)
  const frozenMs = live ? asOfMs : changedAtMs
  const clock = useClock(skewMs, frozenMs, STEP_MS)
  const [reader, setReader] = useState<InsightReader | null>(null)
  const isOld = asOfMs !== null
  const insight = useMemo(
    () => reader && reader.read(run, { marks: DEFAULT_MARKS, isOld, nowMs: clock.readMs(), replayed: null }),
    [reader, run, isOld, clock],
  )
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
  const counts = useMemo(() => countByStatus(run.nodes), [run])
  const planMs = useMemo(() => findSharedPlan(run), [run])
  const lines = useMemo(() => <WallLines axis={axis} ticks={ticks} planMs={planMs} />, [axis, ticks, planMs])
  const columns = {
    '--name': `${size.name * unit}px`,
    '--state': `${size.state * unit}px`,
    '--row': `${rowHeight}px`,
    '--wall-now': live ? `${scaleMs(axis, nowMs) * 100}%` : undefined,
  } as CSSProperties
  const word = statusWord(run.status, run.rawStatus, lang)
  const past = isOld && live
  useTabStatus(t.title.run(past ? t.header.was(word) : word, run.job, run.id), run.status, past)
  return (
    <div
      className="wall-run"
      data-old={isOld ? '' : undefined}
      data-level={level}
      data-live={live || undefined}
    >
      <Section fallback={null}>
        <InsightLoader run={run} reference={reference} onChange={setReader} />
      </Section>
      <Section fallback={null}>
        <FreshnessBanner resource={runResource(reference)} size="wall" />
        {keptAtMs !== null && level === 'fresh' && <KeptNote keptAtMs={keptAtMs} size="wall" />}
      </Section>
      <Section fallback={null}>
        <WallTitle run={run} skewMs={skewMs} reference={reference} size={size} old={isOld} level={level} />
      </Section>
      <Section fallback={null}>
        <WallRunLine
          run={run}
          insight={insight}
          skewMs={skewMs}
          frozenMs={frozenMs}
          old={isOld}
          live={live}
        />
        <WallVerdict run={run} causes={causes} insight={insight} />
      </Section>
      <section aria-label={wall.nodes} className="wall-nodes" style={columns}>
        <WallAxis
          axis={axis}
          ticks={ticks}
          skewMs={skewMs}
          frozenMs={frozenMs}
          old={isOld}
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
      <Section fallback={null}>
        <WallFoot run={run} counts={counts} skewMs={skewMs} />
      </Section>
    </div>
  )
}
