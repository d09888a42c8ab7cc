import { type ReactNode } from 'react'
import { type Job } from '../../contract/job'
import { hasRoom, showInvisible } from '../../lib/text'
import { NotRead } from '../../run/jobs/NotRead'
import { JobStrip } from '../../run/strip/JobStrip'
import { type BandColumnId, type ColumnId, isRightAligned } from './columns'
import { type SharedRowProps } from './shared-row'

/** What a cell shows, and how. */
export interface CellLook {
  content: ReactNode
  /** What it says, where it is not text alone; empty where it has room for certain, null where its letters have another width. */
  text?: string | null
  tip?: string | undefined
  className?: string
}

const FONT_PX = 12.5
/** Its padding. */
const BESIDE_TEXT_PX = 16

interface CellProps {
  id: ColumnId | BandColumnId
  /** Null where it is what is left. */
  width: number | null
  look: CellLook
  act?: 'folder' | 'run' | undefined
}

/** A cell of this table and of the one above it. Its text stands in it without an element of its own. */
export function Cell({ id, width, look: { content, text, tip, className = '' }, act }: CellProps) {
  const said = text === undefined && typeof content === 'string' ? content : (text ?? null)
  const fits = said !== null && width !== null && hasRoom(said, (width - BESIDE_TEXT_PX) / FONT_PX)
  const side = isRightAligned(id) ? 'pr-3 pl-1 text-right' : 'px-2 text-left'
  return (
    <td data-act={act} data-tip={tip} className={`cell job-cell ${fits ? 'fits' : ''} ${side} ${className}`}>
      {content}
    </td>
  )
}

export const MUTED = 'text-t2'
export const NONE: CellLook = { content: '–', text: '', className: 'text-t3' }

/** Where a value is missing: it comes, or it was not given. */
export const missingLook = (isReading: boolean): CellLook => (isReading ? { content: <NotRead /> } : NONE)

export const ownerLook = ({ owner }: Job, { isReading }: SharedRowProps): CellLook =>
  owner === '' ? missingLook(isReading) : { content: showInvisible(owner), className: MUTED }

export const stripLook = (job: Job, shared: SharedRowProps, nowMs: number): CellLook => ({
  content: <JobStrip job={job} count={shared.layout.runs} runsFromMs={shared.runsFromMs} nowMs={nowMs} />,
  text: '',
  className: 'pr-0!',
})
