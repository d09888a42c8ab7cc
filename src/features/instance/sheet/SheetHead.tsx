import type { ReactNode } from 'react'

interface SheetHeadProps {
  /** Widths of its three parts when they stand over their columns; null when they wrap. */
  columns: readonly [number, number, number] | null
  filters: ReactNode
  timeline: ReactNode
  table: ReactNode
}

/** The tools of the sheet: over their columns where these are wide enough, else in two lines. */
export function SheetHead({ columns, filters, timeline, table }: SheetHeadProps) {
  if (columns) {
    return (
      <div
        className="grid h-10 items-stretch border-b border-line"
        style={{ gridTemplateColumns: columns.map((px) => `${px}px`).join(' ') }}
      >
        <div className="no-print flex items-center gap-2 pr-3 pl-5">{filters}</div>
        <div className="flex min-w-0 items-center gap-2.5 border-x border-line px-3">{timeline}</div>
        <div className="flex min-w-0 items-center gap-2 px-3">{table}</div>
      </div>
    )
  }
  return (
    <div className="border-b border-line">
      <div className="flex h-10 items-center gap-3 pr-3 pl-5">
        <div className="no-print flex w-[460px] min-w-0 shrink items-center gap-2">{filters}</div>
        {table}
      </div>
      {timeline !== null && (
        <div className="flex h-10 items-center gap-2.5 border-t border-line pr-3 pl-5">{timeline}</div>
      )}
    </div>
  )
}
