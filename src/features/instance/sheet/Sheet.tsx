import { useCallback, useImperativeHandle, useMemo, useRef, type ReactNode, type Ref } from 'react'
import type { Instance, InstanceNode } from '../../../contract/instance'
import { useLocale } from '../../../i18n/locale'
import { AxisHead, axisTicks } from '../../../timeline/AxisHead'
import { isLiveRun } from '../../../timeline/times'
import { gapBetween, panBy, zoomBy, type Zoom } from '../../../timeline/view'
import { useWidth } from '../../../ui/use-width'
import type { StatusCount } from '../facts'
import { useScale } from '../use-scale'
import { useZoom } from '../use-zoom'
import type { Sort, ViewState } from '../view-state'
import { layoutSheet, sum, type ColumnId } from './columns'
import { FilterField, OrderMenu, OrderSelect, TypeMenu, type Change } from './FilterTools'
import { Legend } from './Legend'
import { PhoneTools } from './PhoneTools'
import { SheetHead } from './SheetHead'
import { TableTools } from './TableTools'
import { TimelineTools } from './TimelineTools'
import type { RowSetup } from './NodeRow'
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
  run: Instance
  /** Filtered and in order. */
  shown: readonly InstanceNode[]
  selected: readonly InstanceNode[]
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
  ref: Ref<SheetHandle>
}

/** Timeline and node table: one sheet, one real table, one row a node. */
export function Sheet({ ref, ...props }: SheetProps) {
  const { run, shown, selected, counts, view, sort, nowMs, change, hrefOf, onSelect, onLog, zones, panel } =
    props
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
  const { scale, axis } = useScale({
    run,
    nowMs,
    width: layout.timeline,
    foldPx: view.tableOnly ? TRACE_FOLD_PX : layout.phone ? PHONE_FOLD_PX : FOLD_PX,
    fold: !view.keepIdle,
    zoom,
  })
  const sinceMs = view.elapsed ? (run.startMs ?? scale.extent.nodes?.fromMs ?? null) : null
  const pillMs = live ? nowMs : null
  const ticks = axisTicks({ axis, width: layout.timeline, zone, lang, sinceMs, nowMs: pillMs })
  const gap = selected[0] && selected[1] ? gapBetween(selected[0], selected[1]) : null
  const panelBeside = panel !== null && layout.panel === 'beside' && !view.tableOnly
  const setup = useMemo<RowSetup>(
    () => ({
      layout,
      tableOnly: view.tableOnly,
      panelBeside,
      axis,
      status: run.status,
      hrefOf,
      onSelect,
      onLog,
    }),
    [layout, view.tableOnly, panelBeside, axis, run.status, hrefOf, onSelect, onLog],
  )
  const left = layout.node + sum(layout.before)
  const right = sum(layout.after)
  useTimelineInput({
    area,
    left: layout.phone ? 0 : left,
    width: layout.timeline,
    onZoom: (factor, anchor) => setZoom(zoomBy(scale.full, axis, factor, anchor)),
    onSelect,
  })
  useCopyRows(area, shown)
  const fit = () => setZoom(null)
  const zoomStep = (factor: number) => setZoom(zoomBy(scale.full, axis, factor, 0.5))
  useImperativeHandle(ref, () => ({
    fit,
    zoomBy: zoomStep,
    panBy: (share) => setZoom(panBy(scale.full, axis, share)),
    reveal: (index, focus) => rows.current?.reveal(index, focus),
  }))
  const wide = layout.panel === 'beside' && !view.tableOnly
  const onSort = (order: Sort) => change({ sort: order === 'start' && !layout.phone ? null : order })
  const phoneTable = layout.phone && view.tableOnly
  const day = scale.extent.nodes?.fromMs ?? run.planMs ?? nowMs
  const axisHead = (
    <AxisHead axis={axis} ticks={ticks} width={layout.timeline} nowMs={pillMs} onZoom={setZoom} onFit={fit} />
  )
  const tableTools = (
    <TableTools
      {...{ run, shown, view, change, nowMs, hidden }}
      columns={
        view.tableOnly
          ? ALL_COLUMNS
          : layout.before
              .concat(layout.after)
              .map(({ id }) => id)
              .concat(hiddenHere(hidden))
      }
      onHide={toggleColumn}
    />
  )
  const timelineTools = (
    <TimelineTools
      {...{ view, change, day, nowMs, zones }}
      canFold={scale.foldable.length > 0}
      onZoom={zoomStep}
      onFit={fit}
    />
  )
  return (
    <section
      ref={root}
      aria-label={t.timeline.title}
      className={`card sheet relative max-sm:rounded-none max-sm:border-x-0 ${panelBeside ? 'min-h-[560px]' : ''}`}
    >
      {layout.phone ? (
        <PhoneTools {...{ view, change, sort, zones }} nodes={run.nodes} onSort={onSort} />
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
          timeline={view.tableOnly ? null : timelineTools}
          table={panelBeside ? null : tableTools}
        />
      )}
      <div ref={area} className={`relative isolate ${phoneTable ? 'overflow-x-auto' : ''}`}>
        {!phoneTable && (
          <TimelineLayers
            {...{ axis, ticks, gap, area }}
            top={view.tableOnly ? 36 : 56}
            left={layout.phone ? 0 : left}
            right={layout.phone ? 0 : right}
            planMs={sharedPlan(run)}
            nowMs={pillMs}
          />
        )}
        <table
          className="w-full table-fixed border-separate border-spacing-0"
          style={phoneTable ? { width: left + right } : {}}
          aria-rowcount={shown.length + 1}
        >
          <caption className="sr-only">{t.table.caption(run.job, run.id)}</caption>
          <TableHead
            {...{ layout, view, sort, scale, axis, panelBeside, axisHead }}
            onSort={onSort}
            onZoom={setZoom}
          />
          <Rows
            {...{ run, shown, setup, view, nowMs, change }}
            outside={view.tableOnly ? [] : scale.extent.outside}
            selectedKeys={view.nodes}
            ref={rows}
          />
        </table>
      </div>
      {!view.tableOnly && (
        <Legend counts={counts} sincePlan={!layout.phone && run.nodes.some((node) => node.planMs !== null)} />
      )}
      {panel !== null && (
        <div
          className={
            panelBeside
              ? 'absolute inset-y-0 right-0 z-20 rounded-r-lg border-l border-line bg-card'
              : layout.panel === 'sheet'
                ? 'fixed inset-0 z-40 overflow-y-auto bg-card'
                : 'fixed inset-y-0 right-0 z-40 w-[420px] overflow-y-auto border-l border-line bg-card'
          }
          style={panelBeside ? { width: right } : {}}
        >
          {panel}
        </div>
      )}
    </section>
  )
}

const ALL_COLUMNS: ColumnId[] = [
  'type',
  'status',
  'start',
  'end',
  'duration',
  'retries',
  'rows',
  'speed',
  'log',
]
const hiddenHere = (hidden: ReadonlySet<string>) => ALL_COLUMNS.filter((id) => hidden.has(id))

const FOLD_PX = 52
const PHONE_FOLD_PX = 40
const TRACE_FOLD_PX = 8

const EDGES_PX = 50
const guessWidth = () => document.documentElement.clientWidth - (window.innerWidth < 560 ? 0 : EDGES_PX)

/** The plan that every node gives; null when they differ, for then no one line is right. */
function sharedPlan(run: Instance): number | null {
  const first = run.nodes[0]?.planMs ?? null
  return run.nodes.every((node) => node.planMs === first) ? first : null
}
