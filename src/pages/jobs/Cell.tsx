import { type ReactNode } from 'react'
import { type Job } from '../../contract/job'
import { showInvisible } from '../../lib/text'
import { NotRead } from '../../run/jobs/NotRead'
import { JobStrip } from '../../run/strip/JobStrip'
import { type BandColumnId, type ColumnId, isRightAligned } from './columns'
import { type SharedRowProps } from './shared-row'

/** What a cell shows, and how. */
export interface CellLook {
  content: ReactNode
  tip?: string | undefined
  className?: string
}

interface CellProps {
  id: ColumnId | BandColumnId
  look: CellLook
  act?: 'folder' | 'run' | undefined
}

/** A cell of this table and of the one above it. Its text stands in it without an element of its own. */
export function Cell({ id, look: { content, tip, className = '' }, act }: CellProps) {
  const side = isRightAligned(id) ? 'pr-3 pl-1 text-right' : 'px-2 text-left'
  return (
    <td data-act={act} data-tip={tip} className={`cell job-cell ${side} ${className}`}>
      {content}
    </td>
  )
}

export const MUTED = 'text-t2'
export const NONE: CellLook = { content: '–', className: 'text-t3' }

/** Where a value is missing: it comes, or it was not given. */
export const missingLook = (isReading: boolean): CellLook => (isReading ? { content: <NotRead /> } : NONE)

export const ownerLook = ({ owner }: Job, { isReading }: SharedRowProps): CellLook =>
  owner === '' ? missingLook(isReading) : { content: showInvisible(owner), className: MUTED }

export const stripLook = (job: Job, shared: SharedRowProps, nowMs: number): CellLook => ({
  content: <JobStrip job={job} count={shared.layout.runs} runsFromMs={shared.runsFromMs} nowMs={nowMs} />,
  className: 'pr-0! text-clip',
})
