import { memo } from 'react'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useJobsWords } from '../../i18n/jobs-words'
import { type Sort, type SortColumn } from '../../model/jobs/view'
import { Icon } from '../../ui/Icon'
import { columnName, getSortColumn, isRightAligned } from './columns'
import { useJobs } from './jobs-context'

/** Columns in which the newest or longest matter most: their first sort is descending. */
const DESCENDING_FIRST: ReadonlySet<SortColumn> = new Set(['started', 'ran', 'usual'])

function nextSort(column: SortColumn, sort: Sort): Sort {
  if (sort === column) return `-${column}`
  if (sort === `-${column}`) return column
  return DESCENDING_FIRST.has(column) ? `-${column}` : column
}

/** The heads of the columns, which sort; sticky. */
export const TableHead = memo(function TableHead() {
  const words = useJobsWords()
  const { layout, choices, change } = useJobs()
  if (layout.phone)
    return (
      <thead className="sr-only">
        <tr aria-rowindex={1}>
          <th scope="col">{words.columns.name}</th>
        </tr>
      </thead>
    )
  return (
    <>
      <colgroup>
        {layout.columns.map(({ id, width }) => (
          <col key={id} style={width === null ? {} : { width }} />
        ))}
      </colgroup>
      <thead className="sticky top-0 z-10 bg-card">
        <tr aria-rowindex={1} className="h-8">
          {layout.columns.map(({ id }) => {
            const column = getSortColumn(id, layout)
            const name = columnName(id, words, layout.runs)
            const place = `border-b border-line text-12 font-medium text-t2 ${isRightAligned(id) ? 'pr-3 pl-1 text-right' : 'px-2 text-left'} ${id === 'name' ? 'pl-14!' : ''}`
            if (column === null)
              return (
                <th key={id} scope="col" className={`truncate ${place}`}>
                  {name}
                </th>
              )
            const isUp = choices.sort === column
            const isDown = choices.sort === `-${column}`
            const direction = isDown ? 'descending' : 'ascending'
            return (
              <th key={id} scope="col" aria-sort={isUp || isDown ? direction : undefined} className={place}>
                <button
                  type="button"
                  onClick={() => change({ sort: nextSort(column, choices.sort) })}
                  className={`inline-flex max-w-full items-center gap-1 rounded-sm whitespace-nowrap hover:text-t1 ${isUp || isDown ? 'text-t1' : ''}`}
                >
                  <span className="truncate">{name}</span>
                  {(isUp || isDown) && (
                    <Icon icon={isDown ? ChevronDown : ChevronUp} size={12} className="text-accent" />
                  )}
                </button>
              </th>
            )
          })}
        </tr>
      </thead>
    </>
  )
})
