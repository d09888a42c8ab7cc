import { type ReactNode } from 'react'
import { useLocale } from '../../../i18n/locale'
import { type Axis } from '../../../model/timeline/axis'
import { type TimelineScale, type Zoom } from '../../../model/timeline/zoom'
import { type Sort, type ViewState } from '../../../model/run/view'
import { columnName, isRight, sortOf, sum, type Column, type SheetLayout } from './columns'
import { SortHead } from './SortHead'
import { Strip } from './Strip'

interface TableHeadProps {
  layout: SheetLayout
  view: ViewState
  sort: Sort
  scale: TimelineScale
  axis: Axis
  panelBeside: boolean
  axisHead: ReactNode
  onSort: (sort: Sort) => void
  onZoom: (zoom: Zoom | null) => void
}

/** Sticky: column heads, and over the timeline the overview strip and the axis. */
export function TableHead(props: TableHeadProps) {
  const { layout, view, sort, scale, axis, panelBeside, axisHead, onSort, onZoom } = props
  const { t } = useLocale()
  const head = (column: Column) => {
    const sorts = sortOf(column.id)
    const name =
      column.id === 'log' && view.tableOnly && !layout.phone ? t.table.logPath : columnName(column.id, t)
    return sorts === null ? (
      <th
        key={column.id}
        scope="col"
        className="truncate border-b border-line px-2 pb-1.5 text-left align-bottom text-12 font-medium text-t2"
      >
        {column.width < 56 ? <span className="sr-only">{name}</span> : name}
      </th>
    ) : (
      <SortHead
        key={column.id}
        column={sorts}
        label={name}
        right={isRight(column.id)}
        sort={sort}
        onSort={onSort}
      />
    )
  }
  if (layout.phone && view.tableOnly) {
    return (
      <>
        <colgroup>
          <col style={{ width: layout.node }} />
          {layout.after.map(({ id, width }) => (
            <col key={id} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1} className="h-10">
            <SortHead
              column="name"
              label={t.table.node}
              className="sticky left-0 z-1 border-r bg-card pl-4"
              sort={sort}
              onSort={onSort}
            />
            {layout.after.map(head)}
          </tr>
        </thead>
      </>
    )
  }
  if (layout.phone) {
    return (
      <thead className="sticky top-0 z-10 bg-card">
        <tr aria-rowindex={1}>
          <th scope="col" aria-label={t.table.node} className="border-b border-line p-0 font-normal">
            <Strip scale={scale} view={axis} width={layout.timeline} onZoom={onZoom} />
            {axisHead}
          </th>
        </tr>
      </thead>
    )
  }
  const cols = [
    layout.node,
    ...layout.before.map(({ width }) => width),
    layout.timeline,
    ...layout.after.map(({ width }) => width),
  ]
  return (
    <>
      <colgroup>
        {cols.map((width, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- columns have no identity but their place
          <col key={index} style={{ width }} />
        ))}
      </colgroup>
      <thead className="sticky top-0 z-10 bg-card">
        <tr aria-rowindex={1} className={view.tableOnly ? 'h-9' : 'h-14'}>
          <SortHead column="name" label={t.table.node} className="relative pl-5" sort={sort} onSort={onSort}>
            {!view.tableOnly && (
              <span
                aria-hidden
                className="absolute top-1 left-0 pr-2 text-right text-11 font-normal whitespace-nowrap text-t3"
                style={{ width: layout.node + sum(layout.before) }}
              >
                {t.timeline.peak(scale.running.peak)}
              </span>
            )}
          </SortHead>
          {layout.before.map(head)}
          <th
            scope="col"
            aria-label={t.timeline.title}
            className="border-b border-line p-0 align-bottom font-normal"
          >
            {!view.tableOnly && (
              <>
                <Strip scale={scale} view={axis} width={layout.timeline} onZoom={onZoom} />
                {axisHead}
              </>
            )}
          </th>
          {panelBeside ? <td colSpan={layout.after.length} /> : layout.after.map(head)}
        </tr>
      </thead>
    </>
  )
}
