import { type ReactNode } from 'react'

interface SheetHeadProps {
  /** Widths of its three parts when they stand over their columns; null when they wrap. */
  columns: readonly [number, number, number] | null
  filters: ReactNode
  timeline: ReactNode
  table: ReactNode
}

/**
 * The tools of the sheet: over their columns where these are wide enough, else in two lines. The same elements either way, so that an
 * open menu stays open while the columns change beneath it.
 */
export function SheetHead({ columns, filters, timeline, table }: SheetHeadProps) {
  const wide = columns !== null
  return (
    <div
      className={`border-b border-line ${wide ? 'grid h-10 items-stretch' : 'flex flex-wrap'}`}
      style={wide ? { gridTemplateColumns: columns.map((px) => `${px}px`).join(' ') } : {}}
    >
      <div
        className={`no-print flex min-w-0 items-center gap-2 pl-5 ${wide ? 'pr-3' : 'h-10 flex-[0_1_460px] pr-1'}`}
      >
        {filters}
      </div>
      <div
        className={`flex min-w-0 items-center gap-2.5 border-line ${timeline === null ? 'hidden' : ''} ${wide ? 'border-x px-3' : 'order-3 h-10 w-full border-t pr-3 pl-5'}`}
      >
        {timeline}
      </div>
      <div className={`flex min-w-0 items-center gap-2 px-3 ${wide ? '' : 'order-2 h-10 flex-1'}`}>
        {table}
      </div>
    </div>
  )
}
