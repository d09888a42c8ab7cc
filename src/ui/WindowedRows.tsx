import { cloneElement, useEffect, type ReactElement, type RefObject } from 'react'
import { usePrinting } from './use-printing'
import { useRowWindow } from './use-row-window'

interface WindowedRowsProps<T> {
  /** What the rows stand in. */
  body: RefObject<HTMLElement | null>
  rows: readonly T[]
  keyOf: (row: T) => string
  /** The height of each row. */
  rowPx: number
  /** The number of other rows before them. */
  before?: number
  /** The least height of what stands above them on the page: so much less of them can be seen at first. */
  abovePx?: number
  /** The columns of the table. */
  span: number
  /** The index of a row that must exist wherever the window is, such as that with the focus; else -1. */
  also: number
  /** The index of the sticky row above a row, which must exist with it; -1 when there is none. */
  headOf?: ((index: number) => number) | undefined
  /** Called when other rows may exist, which follows scrolling and no rendering of what these stand in. */
  onRows: () => void
  children: (row: T, index: number) => ReactElement
}

/** The rows of a table that are near the window, with the space of the others; on paper, all rows. */
export function WindowedRows<T>(props: WindowedRowsProps<T>) {
  const { body, rows, keyOf, rowPx, before = 0, abovePx = 0, span, also, headOf, onRows, children } = props
  const { from, to } = useRowWindow({ body, count: rows.length, rowPx, before, abovePx, all: usePrinting() })
  useEffect(onRows)
  const indexes = Array.from({ length: to - from }, (_, place) => from + place)
  if (also >= to) indexes.push(also)
  else if (also >= 0 && also < from) indexes.unshift(also)
  const head = headOf?.(from) ?? -1
  if (head >= 0 && head < from && head !== also) indexes.splice(also >= 0 && also < head ? 1 : 0, 0, head)
  // One flat list: a fragment around each row would be work for each row that has not changed.
  const list: ReactElement[] = []
  for (const [place, index] of indexes.entries()) {
    const row = rows[index]
    if (row === undefined) continue
    const key = keyOf(row)
    const left = index - 1 - (indexes[place - 1] ?? -1)
    if (left > 0) list.push(<Spacer key={`before ${key}`} height={left * rowPx} span={span} />)
    list.push(cloneElement(children(row, index), { key }))
  }
  return (
    <>
      {list}
      <Spacer height={(rows.length - 1 - (indexes.at(-1) ?? -1)) * rowPx} span={span} />
    </>
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
