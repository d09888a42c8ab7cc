import { memo, type Ref } from 'react'
import { useLocale } from '../../../i18n/locale'
import { ZoneChoices } from '../../../shell/preferences/ZoneChoices'
import { ColumnChoices } from '../../../ui/ColumnsMenu'
import { useRunFrame } from '../run-context'
import { columnName, sumWidths } from './columns'
import { FilterField, FilterPopover, OrderMenu, OrderSelect, TypeMenu } from './FilterTools'
import { ExportButtons, TableTools } from './TableTools'
import { TimelineButtons, TimelineTools } from './TimelineTools'
import { type SheetColumns } from './use-sheet-columns'
import { type Timeline } from './use-timeline'
import { ViewSwitch } from './ViewSwitch'

interface SheetToolsProps {
  columns: SheetColumns
  timeline: Timeline
  /** The panel stands where the tools of the table would be. */
  panelBeside: boolean
  filterRef: Ref<HTMLInputElement>
}

/**
 * The tools of the sheet: over their columns where these are wide enough, else in two lines. The elements are the same either way, so
 * that an open menu stays open while the columns change.
 */
export const SheetTools = memo(function SheetTools(props: SheetToolsProps) {
  const { columns, timeline, panelBeside, filterRef } = props
  const { view } = useRunFrame()
  const { layout } = columns
  if (layout.phone) return <PhoneTools {...props} />
  const wide = layout.panel === 'beside'
  const widths = [layout.node + sumWidths(layout.before), layout.timeline, sumWidths(layout.after)]
  return (
    <div
      className={`border-b border-line ${wide ? 'grid h-10 items-stretch' : 'flex flex-wrap'}`}
      style={wide ? { gridTemplateColumns: widths.map((px) => `${px}px`).join(' ') } : {}}
    >
      <div
        className={`flex min-w-0 items-center gap-2 pl-5 ${wide ? 'pr-3 print:invisible' : 'no-print h-10 flex-[0_1_460px] pr-1'}`}
      >
        <FilterField ref={filterRef} />
        <TypeMenu />
        {wide ? <OrderMenu /> : <OrderSelect />}
      </div>
      <div
        className={`@container flex min-w-0 items-center gap-2 border-line ${view.tableOnly ? 'hidden' : ''} ${wide ? 'border-x px-3' : 'order-3 h-10 w-full border-t pr-3 pl-5'}`}
      >
        {!view.tableOnly && <TimelineTools timeline={timeline} />}
      </div>
      <div className={`flex min-w-0 items-center gap-2 px-3 ${wide ? '' : 'order-2 h-10 flex-1 print:pl-5'}`}>
        {!panelBeside && <TableTools columns={columns} />}
      </div>
    </div>
  )
})

/** One line of tools; the rest is in a menu behind the last button. */
function PhoneTools({ columns, timeline, filterRef }: SheetToolsProps) {
  const { t } = useLocale()
  const { view } = useRunFrame()
  const tools = (
    <div className="mt-3 flex flex-wrap items-center gap-2">
      {view.tableOnly ? (
        <>
          <ExportButtons />
          <ColumnChoices columns={columns} choices={columns.choices} nameOf={(id) => columnName(id, t)} />
        </>
      ) : (
        <TimelineButtons timeline={timeline} />
      )}
    </div>
  )
  return (
    <div className="no-print flex items-center gap-2 border-b border-line px-4 py-2 max-sm:gap-1.5 max-sm:[&>[role=group]>.btn]:px-[7px]">
      <h2 className="sr-only">{view.tableOnly ? t.table.title : t.timeline.title}</h2>
      <ViewSwitch />
      <OrderSelect />
      <span className="ml-auto shrink-0">
        <FilterPopover ref={filterRef} tools={tools}>
          <p className="mt-3 mb-1 text-12 text-t3">{t.timeline.zone}</p>
          <ZoneChoices />
        </FilterPopover>
      </span>
    </div>
  )
}
