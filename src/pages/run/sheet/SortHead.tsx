import { ChevronDown, ChevronUp } from 'lucide-react'
import { type ReactNode } from 'react'
import { type Sort, type SortColumn } from '../../../model/run/view'

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

/** What one looks for is large: these begin with the largest. */
const LARGEST_FIRST: ReadonlySet<SortColumn> = new Set(['duration', 'retries', 'rows', 'speed'])

export function nextSort(column: SortColumn, sort: Sort): Sort {
  if (sort === column) return `-${column}`
  if (sort === `-${column}`) return column
  return LARGEST_FIRST.has(column) ? `-${column}` : column
}

/** A column head that sorts; it tells its direction to the eye and, as `aria-sort`, to the ear. */
export function SortHead({
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
  const Arrow = down ? ChevronDown : ChevronUp
  return (
    <th
      scope="col"
      aria-sort={up ? 'ascending' : down ? 'descending' : undefined}
      className={`border-b border-line pb-1.5 align-bottom text-12 font-medium ${right ? 'pr-2 pl-1 text-right' : 'px-2 text-left'} ${className}`}
    >
      <button
        type="button"
        onClick={() => onSort(nextSort(column, sort))}
        className={`inline-flex max-w-full items-center gap-1 rounded-sm whitespace-nowrap text-t2 hover:text-t1 ${up || down ? 'text-t1' : ''}`}
      >
        <span className="truncate">{label}</span>
        {(up || down) && <Arrow aria-hidden size={12} strokeWidth={2} className="shrink-0 text-accent" />}
      </button>
      {children}
    </th>
  )
}
