import { useImperativeHandle, useRef, type Ref } from 'react'
import { isTerminal } from '../../contract/status'
import { type Job } from '../../contract/job'
import { MINUTE_MS } from '../../lib/time/units'
import { useRowReveal } from '../../ui/use-row-reveal'
import { WindowedRows } from '../../ui/WindowedRows'
import { useFilteredJobs, useJobs } from './jobs-context'
import { JobRow, rowKey } from './JobRow'
import { PhoneJobRow } from './PhoneJobRow'
import { type SharedRowProps } from './shared-row'

const ROW_PX = 28
const PHONE_ROW_PX = 56
/** Of what stands above the rows without any that need attention, and of each of those, at least. */
const ABOVE_PX = 120
const BAND_ROW_PX = 28
const PHONE_BAND_ROW_PX = 50

export interface RowsHandle {
  /** Scrolls a row into view and gives its name the focus. */
  reveal: (index: number) => void
}

interface RowsProps {
  shared: SharedRowProps
  /** The key of the row that has the focus: it must exist however far the page is scrolled. */
  focusedKey: string | null
  /** How many rows stand above them in the band. */
  bandRows: number
  ref: Ref<RowsHandle>
}

const isLive = ({ runs }: Job): boolean => runs.some(({ status }) => !isTerminal(status))

/** The rows of all jobs, of many only those near the window. */
export function Rows({ shared, focusedKey, bandRows, ref }: RowsProps) {
  const { favourites, nowMs, layout } = useJobs()
  const { shown } = useFilteredJobs()
  const body = useRef<HTMLTableSectionElement>(null)
  const rowPx = layout.phone ? PHONE_ROW_PX : ROW_PX

  const { reveal, onRows } = useRowReveal({ body, rowPx, before: 0 })
  useImperativeHandle(ref, () => ({
    reveal: (index) => {
      const job = shown[index]
      if (job) reveal(index, rowKey(job.name), true)
    },
  }))

  const focused = focusedKey === null ? -1 : shown.findIndex((job) => rowKey(job.name) === focusedKey)
  const span = Math.max(1, layout.columns.length)
  const Row = layout.phone ? PhoneJobRow : JobRow
  const minuteMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS
  return (
    <tbody ref={body}>
      <WindowedRows
        body={body}
        rows={shown}
        keyOf={({ name }) => name}
        rowPx={rowPx}
        abovePx={ABOVE_PX + bandRows * (layout.phone ? PHONE_BAND_ROW_PX : BAND_ROW_PX)}
        span={span}
        onRows={onRows}
        also={focused}
      >
        {(job, index) => (
          <Row
            shared={shared}
            job={job}
            rowIndex={index + 1}
            isFavourite={favourites.has(job.name)}
            nowMs={isLive(job) ? nowMs : minuteMs}
          />
        )}
      </WindowedRows>
    </tbody>
  )
}
