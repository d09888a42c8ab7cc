import { useCallback, useImperativeHandle, useMemo, useRef, type ReactNode, type Ref } from 'react'
import { type Run, type RunNode } from '../../../contract/run'
import { useLocale } from '../../../i18n/locale'
import { AxisHead, axisTicks } from '../../../run/gantt/AxisHead'
import { isLiveRun } from '../../../model/run/duration'
import { gapBetween, panBy, zoomBy, type Zoom } from '../../../model/timeline/zoom'
import { useWidth } from '../../../ui/use-width'
import { findSharedPlan } from '../../../model/run/times'
import { type StatusCount } from '../../../model/run/counts'
import { useTimelineScale, useSteadyNow } from './use-scale'
import { useZoom } from './use-zoom'
import { type Sort, type ViewState } from '../../../model/run/view'
import { PanelFrame } from '../panel/PanelFrame'
import { choosableColumns, layoutSheet, sum } from './columns'
import { FilterField, OrderMenu, OrderSelect, TypeMenu, type Change } from './FilterTools'
import { Legend } from './Legend'
import { outsideShown } from './OutsideRows'
import { PhoneTools } from './PhoneTools'
import { SheetHead } from './SheetHead'
import { ColumnChoices, ExportButtons, TableTools } from './TableTools'
import { TimelineButtons, TimelineTools } from './TimelineTools'
import { type RowSetup } from './NodeRow'
import { Rows, type RowsHandle } from './Rows'
import { TableHead } from './TableHead'
import { TimelineLayers } from './TimelineLayers'
import { useCopyRows } from './use-copy-rows'
import { useHiddenColumns } from './use-hidden-columns'
import { useTimelineInput } from './use-timeline-input'

export interface SheetHandle extends RowsHandle {
  zoomBy: (factor: number) => void
  panBy: (share: number) => void
  fit: () => void
}

interface SheetProps {
  run: Run
  /** Filtered and in order. */
  shown: readonly RunNode[]
  selected: readonly RunNode[]
  counts: readonly StatusCount[]
  view: ViewState
  sort: Sort
  nowMs: number
  change: Change
  hrefOf: (key: string) => string
  onSelect: (key: string, second: boolean) => void
  onLog: (key: string) => void
  zones: ReactNode
  panel: ReactNode
  onClosePanel: () => void
  ref: Ref<SheetHandle>
}

/** Timeline and node table: one sheet, one real table, one row a node. */
export function Sheet({ ref, ...props }: SheetProps) {
  const {
    run,
    shown,
    selected,
    counts,
    view,
    sort,
    nowMs,
    change,
    hrefOf,
    onSelect,
    onLog,
    zones,
    panel,
    onClosePanel,
  } = props
  const { t, lang, zone } = useLocale()
  const [root, width] = useWidth<HTMLElement>(guessWidth)
  const area = useRef<HTMLDivElement>(null)
  const rows = useRef<RowsHandle>(null)
  const [hidden, toggleColumn] = useHiddenColumns()
  const layout = useMemo(
    () => layoutSheet({ width, tableOnly: view.tableOnly, hidden }),
    [width, view.tableOnly, hidden],
  )
  const commit = useCallback((zoom: Zoom | null) => change({ zoom }), [change])
  const [zoom, setZoom] = useZoom(view.zoom, commit)
  const live = isLiveRun(run)
  const { sharedRaw } = run
  const { scale, axis } = useTimelineScale({
    run,
    nowMs,
    width: layout.timeline,
    gapPx: view.tableOnly ? TRACE_FOLD_PX : layout.phone ? PHONE_FOLD_PX : FOLD_PX,
    collapse: !view.keepIdle,
    zoom,
  })
  const sinceMs = view.elapsed ? (run.startMs ?? scale.domain.nodes?.fromMs ?? null) : null
  const pillMs = live ? nowMs : null
  const ticks = axisTicks({ axis, width: layout.timeline, zone, lang, sinceMs, nowMs: pillMs })
  const gap = selected[0] && selected[1] ? gapBetween(selected[0], selected[1]) : null
  const panelBeside = panel !== null && layout.panel === 'beside'
  const steadyNowMs = useSteadyNow(axis, nowMs)
  const setup = useMemo<RowSetup>(
    () => ({
      layout,
      tableOnly: view.tableOnly,
      panelBeside,
      axis,
      limitMs: live ? steadyNowMs : null,
      status: run.status,
      sharedRaw,
      hrefOf,
      onSelect,
      onLog,
    }),
    [
      layout,
      view.tableOnly,
      panelBeside,
      axis,
      live,
      steadyNowMs,
      run.status,
      sharedRaw,
      hrefOf,
      onSelect,
      onLog,
    ],
  )
  const left = layout.node + sum(layout.before)
  const right = sum(layout.after)
  useTimelineInput({
    area,
    left: layout.phone ? 0 : left,
    width: view.tableOnly ? 0 : layout.timeline,
    onZoom: (factor, anchor) => setZoom(zoomBy(scale.full, axis, factor, anchor)),
    onSelect,
  })
  useCopyRows(area, shown, sharedRaw)
  const fit = () => setZoom(null)
  const zoomStep = (factor: number) => setZoom(zoomBy(scale.full, axis, factor, 0.5))
  useImperativeHandle(ref, () => ({
    fit,
    zoomBy: zoomStep,
    panBy: (share) => setZoom(panBy(scale.full, axis, share)),
    reveal: (index, focus) => rows.current?.reveal(index, focus),
  }))
  const outside = view.tableOnly ? [] : outsideShown(scale.domain.offAxis)
  const wide = layout.panel === 'beside'
  const onSort = (order: Sort) => change({ sort: order === 'start' && !layout.phone ? null : order })
  const phoneTable = layout.phone && view.tableOnly
  const dayMs = scale.domain.nodes?.fromMs ?? run.planMs ?? nowMs
  const axisHead = (
    <AxisHead
      axis={axis}
      ticks={ticks}
      sinceMs={sinceMs}
      width={layout.timeline}
      nowMs={pillMs}
      onZoom={setZoom}
      onFit={fit}
    />
  )
  const buttons = { view, change, canFold: scale.collapsible.length > 0, onZoom: zoomStep, onFit: fit }
  const columns = {
    columns: choosableColumns(layout, view.tableOnly, hidden),
    hidden,
    onHide: toggleColumn,
  }
  const files = { run, shown, nowMs }
  return (
    <section
      ref={root}
      aria-label={t.timeline.title}
      className={`card sheet relative ${panelBeside ? 'min-h-[560px]' : ''}`}
    >
      {layout.phone ? (
        <PhoneTools
          view={view}
          change={change}
          sort={sort}
          zones={zones}
          onSort={onSort}
          nodes={run.nodes}
          tools={
            view.tableOnly ? (
              <>
                <ExportButtons {...files} />
                <ColumnChoices {...columns} />
              </>
            ) : (
              <TimelineButtons {...buttons} />
            )
          }
        />
      ) : (
        <SheetHead
          columns={wide ? [left, layout.timeline, right] : null}
          filters={
            <>
              <FilterField view={view} change={change} />
              <TypeMenu nodes={run.nodes} view={view} change={change} />
              {wide ? <OrderMenu sort={sort} onSort={onSort} /> : <OrderSelect sort={sort} onSort={onSort} />}
            </>
          }
          timeline={
            view.tableOnly ? null : <TimelineTools {...buttons} dayMs={dayMs} nowMs={nowMs} zones={zones} />
          }
          table={panelBeside ? null : <TableTools {...columns} {...files} view={view} change={change} />}
        />
      )}
      <div ref={area} className={`relative isolate ${phoneTable ? 'overflow-x-auto' : ''}`}>
        {!phoneTable && (
          <TimelineLayers
            axis={axis}
            ticks={ticks}
            gap={gap}
            area={area}
            sinceMs={sinceMs}
            top={view.tableOnly ? 36 : 56}
            left={layout.phone ? 0 : left}
            right={layout.phone ? 0 : right}
            planMs={findSharedPlan(run.nodes)}
            nowMs={pillMs}
          />
        )}
        <table
          className="w-full table-fixed border-separate border-spacing-0"
          style={phoneTable ? { width: left + right } : {}}
          aria-rowcount={shown.length + outside.length + 1}
        >
          <caption className="sr-only">{t.table.caption(run.job, run.id)}</caption>
          <TableHead
            layout={layout}
            view={view}
            sort={sort}
            scale={scale}
            axis={axis}
            panelBeside={panelBeside}
            axisHead={axisHead}
            onSort={onSort}
            onZoom={setZoom}
          />
          <Rows
            run={run}
            shown={shown}
            setup={setup}
            view={view}
            nowMs={nowMs}
            change={change}
            outside={outside}
            selectedKeys={view.nodes}
            ref={rows}
          />
        </table>
      </div>
      {!view.tableOnly && (
        <Legend counts={counts} sincePlan={!layout.phone && run.nodes.some((node) => node.planMs !== null)} />
      )}
      {panel !== null && (
        <PanelFrame mode={layout.panel} width={right} label={t.table.node} onClose={onClosePanel}>
          {panel}
        </PanelFrame>
      )}
    </section>
  )
}

const FOLD_PX = 52
const PHONE_FOLD_PX = 40
const TRACE_FOLD_PX = 8

const EDGES_PX = 50
const guessWidth = () => document.documentElement.clientWidth - (window.innerWidth < 560 ? 0 : EDGES_PX)
