import { Fragment, useEffect, useImperativeHandle, useRef, type Ref } from 'react'
import { isTerminal } from '../../contract/status'
import { type Job } from '../../contract/job'
import { MINUTE_MS } from '../../lib/time/units'
import { isTextField } from '../../ui/typing'
import { usePrinting } from '../../ui/use-printing'
import { useRowWindow } from '../../ui/use-row-window'
import { useJobs } from './jobs-context'
import { JobRow, PhoneJobRow, rowKey, type SharedRowProps } from './JobRow'

const ROW_PX = 28
const PHONE_ROW_PX = 56
const HEAD_PX = 60
const FOOT_PX = 16

export interface RowsHandle {
  /** Scrolls a row into view and gives its name the focus. */
  reveal: (index: number) => void
}

interface RowsProps {
  shared: SharedRowProps
  /** The key of the row that has the focus: it must exist however far the page is scrolled. */
  focusedKey: string | null
  ref: Ref<RowsHandle>
}

const isLive = ({ runs }: Job): boolean => runs.some(({ status }) => !isTerminal(status))

/** The rows of all jobs, of many only those near the window. */
export function Rows({ shared, focusedKey, ref }: RowsProps) {
  const { shown, favourites, nowMs, layout } = useJobs()
  const body = useRef<HTMLTableSectionElement>(null)
  const printing = usePrinting()
  const rowPx = layout.phone ? PHONE_ROW_PX : ROW_PX
  const { from, to } = useRowWindow({ body, count: shown.length, rowPx, before: 0, all: printing })

  /** The row that is to get the focus once it exists. */
  const pending = useRef<string | null>(null)
  const focusRow = (key: string): boolean => {
    const link = shared.links.get(key)
    link?.focus({ preventScroll: true })
    return link !== undefined
  }
  useEffect(() => {
    if (isTextField(document.activeElement)) pending.current = null
    if (pending.current !== null && focusRow(pending.current)) pending.current = null
  })
  useImperativeHandle(ref, () => ({
    reveal: (index) => {
      const job = shown[index]
      if (!job || !body.current) return
      const top = body.current.getBoundingClientRect().top + index * rowPx
      const below = top + rowPx + FOOT_PX - window.innerHeight
      if (top < HEAD_PX) window.scrollBy(0, top - HEAD_PX)
      else if (below > 0) window.scrollBy(0, below)
      const key = rowKey(job.name)
      pending.current = focusRow(key) ? null : key
    },
  }))

  const indexes = Array.from({ length: to - from }, (_, place) => from + place)
  const focused = focusedKey === null ? -1 : shown.findIndex((job) => rowKey(job.name) === focusedKey)
  if (focused >= to) indexes.push(focused)
  else if (focused >= 0 && focused < from) indexes.unshift(focused)
  const span = Math.max(1, layout.columns.length)
  const Row = layout.phone ? PhoneJobRow : JobRow
  const minuteMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS
  return (
    <tbody ref={body}>
      {indexes.map((index, place) => {
        const job = shown[index]
        if (!job) return null
        const before = index - 1 - (indexes[place - 1] ?? -1)
        return (
          <Fragment key={job.name}>
            <Spacer height={before * rowPx} span={span} />
            <Row
              shared={shared}
              job={job}
              rowIndex={index + 1}
              isFavourite={favourites.has(job.name)}
              nowMs={isLive(job) ? nowMs : minuteMs}
            />
          </Fragment>
        )
      })}
      <Spacer height={(shown.length - 1 - (indexes.at(-1) ?? -1)) * rowPx} span={span} />
    </tbody>
  )
}

function Spacer({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0 }} />
    </tr>
  )
}
