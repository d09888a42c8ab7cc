import { ChevronDown, ChevronUp } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { useLocale } from '../../../i18n/locale'
import { type Sort, type SortColumn } from '../../../model/run/view'
import { type TimelineScale } from '../../../model/timeline/zoom'
import { AxisHead } from '../../../run/gantt/AxisHead'
import { OverviewChart } from '../../../run/gantt/OverviewChart'
import { lazySection } from '../../../shell/updates/Section'
import { useAfterPaint } from '../../../ui/use-after-paint'
import { useLogLink } from '../log/log-link'
import { useLiveNow, useRunFrame } from '../run-context'
import {
  columnName,
  isRightAligned,
  getSortColumn,
  sumWidths,
  type Column,
  type SheetLayout,
} from './columns'
import { type Timeline } from './use-timeline'
import { Icon } from '../../../ui/Icon'

const ReplayStrip = lazySection(async () => (await import('../replay/ReplayStrip')).ReplayStrip)
const Brush = lazySection(async () => (await import('../../../run/gantt/Brush')).Brush)

interface TableHeadProps {
  layout: SheetLayout
  timeline: Timeline
  scale: TimelineScale
  panelBeside: boolean
}

/** Column heads, and over the timeline the overview and the axis; sticky. */
export function TableHead({ layout, timeline, scale, panelBeside }: TableHeadProps) {
  const { t } = useLocale()
  const { view, sort, replay, changeSort } = useRunFrame()
  const renderHead = (column: Column) => {
    const sortColumn = getSortColumn(column.id)
    const isPath = column.id === 'log' && view.tableOnly && !layout.phone
    const name = isPath ? t.table.logPath : columnName(column.id, t)
    return sortColumn === null ? (
      <th
        key={column.id}
        scope="col"
        className={`truncate border-b border-line pb-1.5 align-bottom text-12 font-medium text-t2 ${isRightAligned(column.id) ? 'text-right' : 'text-left'} ${column.id === 'changeBy' ? 'pr-13 pl-1' : 'px-2'}`}
      >
        {name}
      </th>
    ) : (
      <SortHead
        key={column.id}
        column={sortColumn}
        label={name}
        right={isRightAligned(column.id)}
        sort={sort}
        onSort={changeSort}
      />
    )
  }
  if (layout.phone && view.tableOnly) {
    return (
      <>
        <Columns widths={[layout.node, ...layout.after.map(({ width }) => width)]} />
        <thead>
          <tr aria-rowindex={1} className="h-10">
            <SortHead
              column="name"
              label={t.table.node}
              className="sticky left-0 z-1 border-r bg-card pl-4"
              sort={sort}
              onSort={changeSort}
            />
            {layout.after.map(renderHead)}
          </tr>
        </thead>
      </>
    )
  }
  const timelineHead = (
    <div className="relative">
      <div className="relative" style={{ height: OVERVIEW_PX }}>
        <OverviewChart running={scale.running} full={timeline.full} />
        <OverviewInput timeline={timeline} />
      </div>
      <LiveAxisHead timeline={timeline} width={layout.timeline} />
      {replay && <ReplayStrip replay={replay} scale={scale} axis={timeline.axis} />}
    </div>
  )
  if (layout.phone) {
    return (
      <thead className="sticky top-0 z-10 bg-card">
        <tr aria-rowindex={1}>
          <th scope="col" aria-label={t.table.node} className="border-b border-line p-0 font-normal">
            {timelineHead}
          </th>
        </tr>
      </thead>
    )
  }
  return (
    <>
      <Columns
        widths={[
          layout.node,
          ...layout.before.map(({ width }) => width),
          layout.timeline,
          ...layout.after.map(({ width }) => width),
        ]}
      />
      <thead className="sticky top-0 z-10 bg-card">
        <tr aria-rowindex={1} className={view.tableOnly ? 'h-9' : 'h-14'}>
          <SortHead
            column="name"
            label={t.table.node}
            className="relative pl-5"
            sort={sort}
            onSort={changeSort}
          >
            {!view.tableOnly && (
              <span
                aria-hidden
                className="absolute top-1 left-0 pr-2 text-right text-11 font-normal whitespace-nowrap text-t3"
                style={{ width: layout.node + sumWidths(layout.before) }}
              >
                {replay ? replay.words.drag : t.timeline.peak(scale.running.peak)}
              </span>
            )}
          </SortHead>
          {layout.before.map(renderHead)}
          <th
            scope="col"
            aria-label={t.timeline.title}
            className="border-b border-line p-0 align-bottom font-normal"
          >
            {!view.tableOnly && timelineHead}
          </th>
          {panelBeside ? <td colSpan={layout.after.length} /> : layout.after.map(renderHead)}
        </tr>
      </thead>
    </>
  )
}

/** Alone in listening to the clock, for the label of now. */
const LiveAxisHead = memo(function LiveAxisHead({ timeline, width }: { timeline: Timeline; width: number }) {
  const { axis, ticks, sinceMs, zoomTo } = timeline
  const { isLive, told, view, replay, startReplay } = useRunFrame()
  const nowMs = useLiveNow(isLive)
  const { seek } = useLogLink()
  return (
    <AxisHead
      axis={axis}
      ticks={ticks}
      sinceMs={sinceMs}
      width={width}
      nowMs={nowMs}
      ahead={view.marks.ahead && !replay ? (told?.ahead ?? null) : null}
      onZoom={zoomTo}
      onPick={seek}
      onMoveNow={startReplay}
    />
  )
})

function Columns({ widths }: { widths: readonly number[] }) {
  return (
    <colgroup>
      {widths.map((width, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- columns have no identity but their place
        <col key={index} style={{ width }} />
      ))}
    </colgroup>
  )
}

interface SortHeadProps {
  column: SortColumn
  label: string
  /** The order in force. */
  sort: Sort
  right?: boolean
  className?: string
  onSort: (sort: Sort) => void
  children?: ReactNode
}

/** Columns in which the largest values matter most: their first sort is descending. */
const DESCENDING_FIRST: ReadonlySet<SortColumn> = new Set(['duration', 'retries', 'rows', 'speed'])

export function nextSort(column: SortColumn, sort: Sort): Sort {
  if (sort === column) return `-${column}`
  if (sort === `-${column}`) return column
  return DESCENDING_FIRST.has(column) ? `-${column}` : column
}

/** A column head that sorts, and shows and announces its direction. */
export const SortHead = memo(function SortHead({
  column,
  label,
  sort,
  right = false,
  className = '',
  onSort,
  children,
}: SortHeadProps) {
  const up = sort === column
  const down = sort === `-${column}`
  const [Arrow, direction] = down ? [ChevronDown, 'descending' as const] : [ChevronUp, 'ascending' as const]
  return (
    <th
      scope="col"
      aria-sort={up || down ? direction : undefined}
      className={`border-b border-line pb-1.5 align-bottom text-12 font-medium ${right ? 'pr-2 pl-1 text-right' : 'px-2 text-left'} ${className}`}
    >
      {/* Chromium leaves buttons out where it repeats a head on the next sheet of paper. */}
      <button
        type="button"
        onClick={() => onSort(nextSort(column, sort))}
        className={`tap inline-flex print:contents max-w-full items-center gap-1 rounded-sm whitespace-nowrap text-t2 hover:text-t1 ${up || down ? 'text-t1' : ''}`}
      >
        <span className="truncate">{label}</span>
        {(up || down) && <Icon icon={Arrow} size={12} className="text-accent print:inline" />}
      </button>
      {children}
    </th>
  )
})

const OVERVIEW_PX = 24

/** Over the chart of the whole run: its collapsed gaps, and the zoomed window as a brush, which is loaded after the bars have been painted. */
const OverviewInput = memo(function OverviewInput({ timeline }: { timeline: Timeline }) {
  const { t } = useLocale()
  const painted = useAfterPaint()
  const { full, axis, zoomTo } = timeline
  return (
    <>
      {full.segments
        .filter((segment) => segment.collapsed)
        .map(({ fromMs, left, right }) => (
          <span
            key={fromMs}
            aria-hidden
            className="collapsed-gap absolute inset-y-0 flex items-end justify-center text-11 text-t2"
            style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }}
          >
            {/* Over the strip of a replay, whose moment would cut the word. */}
            <span className="pointer-events-none relative z-3">{t.timeline.idle}</span>
          </span>
        ))}
      {painted && <Brush full={full} view={axis} onZoom={zoomTo} />}
    </>
  )
})
