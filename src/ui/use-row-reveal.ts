import { useRef, type RefObject } from 'react'
import { isTextField } from './typing'

/** What stays clear above and below a row that is scrolled to. */
const HEAD_PX = 60
const FOOT_PX = 16

interface RowRevealOptions {
  /** What the rows stand in, each with its `data-key`. */
  body: RefObject<HTMLTableSectionElement | null>
  /** The height of each row. */
  rowPx: number
  /** The number of other rows before them. */
  before: number
}

/** Scrolls to the row with this index and key and, when asked, gives the first link of that row the focus once it exists. */
export type RevealRow = (index: number, key: string, focuses: boolean) => void

interface RowReveal {
  reveal: RevealRow
  /** For `WindowedRows`, to be called whenever other rows may exist. */
  onRows: () => void
}

export function useRowReveal({ body, rowPx, before }: RowRevealOptions): RowReveal {
  /** The row that is to get the focus once it exists. */
  const pending = useRef<string | null>(null)
  const findRow = (key: string) =>
    Array.from(body.current?.rows ?? []).find(({ dataset }) => dataset['key'] === key)
  const focus = (key: string): boolean => {
    const link = findRow(key)?.querySelector('a')
    link?.focus({ preventScroll: true })
    return Boolean(link)
  }
  const onRows = () => {
    if (isTextField(document.activeElement)) pending.current = null
    if (pending.current !== null && focus(pending.current)) pending.current = null
  }
  const reveal: RevealRow = (index, key, focuses) => {
    if (!body.current) return
    // Rows above it may be higher than the others; one that does not exist yet is about there.
    const about = body.current.getBoundingClientRect().top + (before + index) * rowPx
    const top = findRow(key)?.getBoundingClientRect().top ?? about
    const below = top + rowPx + FOOT_PX - window.innerHeight
    if (top < HEAD_PX) window.scrollBy(0, top - HEAD_PX)
    else if (below > 0) window.scrollBy(0, below)
    if (focuses) pending.current = focus(key) ? null : key
  }
  return { reveal, onRows }
}
