import { useEffect, useMemo, useRef } from 'react'
import { useLocale } from '../../../i18n/locale'
import { findSharedPlan } from '../../../model/run/times'
import { gapBetween } from '../../../model/timeline/zoom'
import { TimelineBackdrop, TimelineForeground } from '../../../run/gantt/TimelineLayers'
import { lazyWithRetry } from '../../../shell/updates/lazy'
import { Section } from '../../../shell/updates/Section'
import { useAfterPaint } from '../../../ui/use-after-paint'
import { useWidth } from '../../../ui/use-width'
import { PanelFrame, type PanelHandle } from '../panel/PanelFrame'
import { useRun, useRunNow } from '../run-context'
import { useStableNow } from '../use-timeline-scale'
import { sumWidths } from './columns'
import { Legend } from './Legend'
import { type SharedRowProps } from './NodeRow'
import { selectOffAxisMarks } from './OffAxisRows'
import { Rows, type RowsHandle } from './Rows'
import { SheetTools } from './SheetTools'
import { TableHead } from './TableHead'
import { useCopyRows } from './use-copy-rows'
import { useNodeNavigation } from './use-node-navigation'
import { useSheetColumns } from './use-sheet-columns'
import { useTimeline } from './use-timeline'
import { useTimelineInput } from './use-timeline-input'

const loadPanel = () => import('../panel/NodePanel')
const NodePanel = lazyWithRetry(async () => (await loadPanel()).NodePanel)

const HEAD_PX = 56
const TABLE_HEAD_PX = 36
/** From this width of the window on the page has margins; see Layout. */
const MARGINS_FROM_PX = 560
const MARGINS_PX = 50

const guessWidth = () =>
  document.documentElement.clientWidth - (window.innerWidth < MARGINS_FROM_PX ? 0 : MARGINS_PX)

/** Timeline and node table: one real table, one row for each node. */
export function Sheet() {
  const { t } = useLocale()
  const { run, view, shown, selected, isLive, buildNodeHref, select, openLog } = useRun()
  const nowMs = useRunNow()
  const [root, width] = useWidth<HTMLElement>(guessWidth)
  const table = useRef<HTMLTableElement>(null)
  const area = useRef<HTMLDivElement>(null)
  const rows = useRef<RowsHandle>(null)
  const filter = useRef<HTMLInputElement>(null)
  const panel = useRef<PanelHandle>(null)
  const columns = useSheetColumns(width, view.tableOnly)
  const { layout } = columns
  const timeline = useTimeline(layout)
  const { axis } = timeline
  const navigation = useNodeNavigation({ rows, filter, panel })
  const [node = null, second = null] = selected
  const panelBeside = node !== null && layout.panel === 'beside'
  usePanelPreload()

  const stableNowMs = useStableNow(axis, nowMs)
  const labelLimitMs = isLive ? stableNowMs : null
  const { status, planMs, sharedRaw } = run
  const { tableOnly } = view
  const shared = useMemo<SharedRowProps>(
    () => ({
      layout,
      tableOnly,
      panelBeside,
      axis,
      labelLimitMs,
      status,
      planMs,
      sharedRaw,
      buildNodeHref,
      onSelect: select,
      onLog: openLog,
      nameLinks: new Map(),
    }),
    [
      layout,
      tableOnly,
      panelBeside,
      axis,
      labelLimitMs,
      status,
      planMs,
      sharedRaw,
      buildNodeHref,
      select,
      openLog,
    ],
  )
  const left = layout.phone ? 0 : layout.node + sumWidths(layout.before)
  const right = layout.phone ? 0 : sumWidths(layout.after)
  useTimelineInput({
    area,
    left,
    width: tableOnly ? 0 : layout.timeline,
    onZoom: timeline.zoomBy,
    onSelect: select,
  })
  useCopyRows(table, shown, sharedRaw)

  const offAxis = tableOnly ? [] : selectOffAxisMarks(timeline.scale.domain.offAxis)
  const isPhoneTable = layout.phone && tableOnly
  const place = { left, right, top: tableOnly ? TABLE_HEAD_PX : HEAD_PX }
  return (
    <section
      ref={root}
      aria-label={t.timeline.title}
      className={`card sheet relative ${panelBeside ? 'min-h-[560px]' : ''}`}
    >
      <SheetTools columns={columns} timeline={timeline} panelBeside={panelBeside} filterRef={filter} />
      <div ref={area} className={`relative isolate ${isPhoneTable ? 'overflow-x-auto' : ''}`}>
        {!isPhoneTable && (
          <>
            <TimelineBackdrop axis={axis} ticks={timeline.ticks} planMs={findSharedPlan(run)} place={place} />
            <TimelineForeground
              axis={axis}
              nowMs={timeline.nowMs}
              sinceMs={timeline.sinceMs}
              gap={node && second ? gapBetween(node, second) : null}
              area={area}
              place={place}
            />
          </>
        )}
        <table
          ref={table}
          className="w-full table-fixed border-separate border-spacing-0"
          style={isPhoneTable ? { width: layout.node + sumWidths(layout.after) } : {}}
          aria-rowcount={shown.length + offAxis.length + 1}
        >
          <caption className="sr-only">{t.table.caption(run.job, run.id)}</caption>
          <TableHead layout={layout} timeline={timeline} panelBeside={panelBeside} />
          <Rows ref={rows} shared={shared} offAxis={offAxis} />
        </table>
      </div>
      {!tableOnly && <Legend />}
      {node && (
        <PanelFrame
          ref={panel}
          mode={layout.panel}
          width={right}
          label={t.table.node}
          onClose={navigation.close}
        >
          <Section key={node.key}>
            <NodePanel node={node} second={second} onStep={navigation.step} onClose={navigation.close} />
          </Section>
        </PanelFrame>
      )}
    </section>
  )
}

/** Loads the panel before a node is selected, also for a network that fails later. */
function usePanelPreload() {
  const painted = useAfterPaint()
  useEffect(() => {
    if (painted) void loadPanel().catch(() => undefined)
  }, [painted])
}
