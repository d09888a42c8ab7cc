import { memo, useMemo, useRef } from 'react'
import { useLocale } from '../../../i18n/locale'
import { findSharedPlan } from '../../../model/run/times'
import { type OffAxisMark } from '../../../model/timeline/domain'
import { formatOffsetChange } from '../../../lib/time/zone'
import { isInside, type Axis } from '../../../model/timeline/axis'
import { gapBetween } from '../../../model/timeline/zoom'
import { NowRule } from '../../../run/gantt/NowRule'
import { TimelineBackdrop, TimelineForeground } from '../../../run/gantt/TimelineLayers'
import { useNowShare } from '../../../run/gantt/use-now-share'
import { CARD_BORDERS_PX, guessCardPx } from '../../../shell/page-width'
import { lazySection } from '../../../shell/updates/Section'
import { PAPER_PX, usePrinting } from '../../../ui/use-printing'
import { useSameFields } from '../../../ui/use-same-fields'
import { useWidth } from '../../../ui/use-width'
import { useHasPinnedMoment } from '../log/log-link'
import { type PanelHandle } from '../panel/PanelFrame'
import { type OtherNode } from '../run-comparison'
import { useRun, useRunClock, useRunFrame } from '../run-context'
import { useStableNow } from '../use-timeline-scale'
import { compareColumns, sumWidths } from './columns'
import { Legend } from './Legend'
import { type SharedRowProps } from './NodeRow'
import { ROW_PX, Rows, type RowsHandle } from './Rows'
import { SelectedPanel, useHasPanel, usePanelPreload } from './SelectedPanel'
import { SheetTools } from './SheetTools'
import { TableHead } from './TableHead'
import { useNodeNavigation } from './use-node-navigation'
import { useSheetColumns } from './use-sheet-columns'
import { useTimeline } from './use-timeline'
import { useGraphKey } from './ViewSwitch'

const PointerLine = lazySection(async () => (await import('../../../run/gantt/PointerLine')).PointerLine)
const LogMoment = lazySection(async () => (await import('../log/LogMoment')).LogMoment)
const InsightLines = lazySection(async () => (await import('../insight/InsightLines')).InsightLines)
const ReplayWash = lazySection(async () => (await import('../replay/ReplayWash')).ReplayWash)
const SheetInput = lazySection(async () => (await import('./SheetInput')).SheetInput)

const HEAD_PX = 56
const TABLE_HEAD_PX = 36

const NO_OTHERS: readonly OtherNode[] = []

/** Leaves out a plan on the same side as the window, because it says nothing more. */
function selectOffAxisMarks(marks: readonly OffAxisMark[]): readonly OffAxisMark[] {
  const sides = new Set(marks.filter(({ what }) => what === 'window').map(({ side }) => side))
  return marks.filter(({ what, side }) => what === 'window' || !sides.has(side))
}

/** Timeline and node table: one real table, one row for each node. */
export function Sheet() {
  const { t } = useLocale()
  const { run, view, insight, comparison, replay, namedMs, shown, selected, isLive, buildNodeHref } = useRun()
  const clock = useRunClock()
  const [root, width] = useWidth<HTMLElement>(guessCardPx)
  const table = useRef<HTMLTableElement>(null)
  const area = useRef<HTMLDivElement>(null)
  const rows = useRef<RowsHandle>(null)
  const filter = useRef<HTMLInputElement>(null)
  const panel = useRef<PanelHandle>(null)
  const printing = usePrinting()
  const offsets = useClockChange()
  const columns = useSheetColumns({ width, tableOnly: view.tableOnly, offsets, printing })
  const isCompared = comparison?.state === 'ready'
  const sheetPx = printing ? PAPER_PX - CARD_BORDERS_PX : width
  const layout = useMemo(
    () => (isCompared && !view.tableOnly ? compareColumns(columns.layout, sheetPx) : columns.layout),
    [isCompared, view.tableOnly, columns.layout, sheetPx],
  )
  const { timeline, scale } = useTimeline(layout)
  const { axis } = timeline
  const navigation = useNodeNavigation({ rows, filter, panel })
  const [node = null, second = null] = selected
  // On paper there is no panel, and all columns are shown.
  const panelBeside = useHasPanel() && layout.panel === 'beside' && !printing
  const hasPinnedMoment = useHasPinnedMoment()
  const painted = usePanelPreload()
  useGraphKey()

  const axisNowMs = useStableNow(axis, clock)
  const stableNowMs = isLive ? axisNowMs : null
  const { status, planMs, sharedRaw } = run
  const { tableOnly } = view
  const isPast = replay?.isPast === true
  const shared = useSameFields<SharedRowProps>({
    layout,
    tableOnly,
    panelBeside,
    axis,
    clock: isLive ? clock : null,
    stableNowMs,
    status,
    planMs,
    sharedRaw,
    isPast,
    namedMs,
    buildNodeHref,
  })
  const left = layout.phone ? 0 : layout.node + sumWidths(layout.before)
  const right = layout.phone ? 0 : sumWidths(layout.after)

  const offAxis = tableOnly ? [] : selectOffAxisMarks(scale.domain.offAxis)
  const others = isCompared && shown.length === run.nodes.length ? comparison.comparison.only : NO_OTHERS
  const isPhoneTable = layout.phone && tableOnly
  const top = tableOnly ? TABLE_HEAD_PX : HEAD_PX
  const place = useSameFields({ left, right, top })
  const lined = !tableOnly && !layout.phone && shown.length > 0 && insight !== null
  return (
    <section
      ref={root}
      aria-label={t.timeline.title}
      className={`card sheet relative ${panelBeside ? 'min-h-[560px]' : ''}`}
    >
      <SheetTools columns={columns} timeline={timeline} panelBeside={panelBeside} filterRef={filter} />
      <div
        ref={area}
        data-replay={replay ? '' : undefined}
        data-lined={lined ? '' : undefined}
        data-compared={isCompared && !tableOnly ? '' : undefined}
        className={`relative isolate ${isPhoneTable ? 'overflow-x-auto' : ''}`}
      >
        {!isPhoneTable && (
          <>
            <TimelineBackdrop axis={axis} ticks={timeline.ticks} planMs={findSharedPlan(run)} place={place} />
            {replay?.isPast && <ReplayWash atMs={replay.atMs} axis={axis} place={place} />}
            {lined && (
              <InsightLines
                area={area}
                axis={axis}
                width={layout.timeline}
                rowPx={ROW_PX}
                top={HEAD_PX + offAxis.length * ROW_PX}
                left={left}
                right={right}
              />
            )}
            <TimelineForeground
              axis={axis}
              gap={node && second ? gapBetween(node, second) : null}
              place={place}
            >
              <NowLine axis={axis} width={layout.timeline} />
              {isLive && <NowRule clock={clock} axis={axis} width={layout.timeline} />}
              {((node && view.log !== null) || hasPinnedMoment) && <LogMoment axis={axis} />}
              {painted && <PointerLine axis={axis} sinceMs={timeline.sinceMs} area={area} />}
            </TimelineForeground>
          </>
        )}
        <table
          ref={table}
          className="w-full table-fixed border-separate border-spacing-0"
          style={isPhoneTable ? { width: layout.node + sumWidths(layout.after) } : undefined}
          aria-rowcount={shown.length + offAxis.length + others.length + 1}
        >
          <caption className="sr-only">{t.table.caption(run.job, run.id)}</caption>
          <TableHead layout={layout} timeline={timeline} scale={scale} panelBeside={panelBeside} />
          <Rows ref={rows} shared={shared} offAxis={offAxis} others={others} />
        </table>
      </div>
      {painted && (
        <SheetInput
          table={table}
          area={area}
          left={left}
          width={tableOnly ? 0 : layout.timeline}
          onZoom={timeline.zoomBy}
        />
      )}
      {!tableOnly && <Legend axis={axis} width={layout.timeline} />}
      <SelectedPanel ref={panel} mode={columns.panel} sheetPx={width} width={right} navigation={navigation} />
    </section>
  )
}

interface NowLineProps {
  axis: Axis
  width: number
}

const NowLine = memo(function NowLine({ axis, width }: NowLineProps) {
  const clock = useRunClock()
  const share = useNowShare(useRunFrame().isLive ? clock : null, axis, width, 1)
  if (share === null || !isInside(axis, clock.readMs())) return null
  return <span className="now-line absolute inset-y-0 w-px bg-t1" style={{ left: `${share * 100}%` }} />
})

/** Whether the start or end of a node has another offset than the page names. */
function useClockChange(): boolean {
  const { zone } = useLocale()
  const { run, namedMs } = useRun()
  return useMemo(() => {
    const differs = (ms: number | null) => ms !== null && formatOffsetChange(ms, namedMs, zone) !== ''
    return run.nodes.some(({ startMs, endMs }) => differs(startMs) || differs(endMs))
  }, [run, namedMs, zone])
}
