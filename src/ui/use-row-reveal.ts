import { useEffect, useRef, type RefObject } from 'react'
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

/** Scrolls to the row with this index and, unless the key is null, gives the first link of that row the focus once it exists. */
export type RevealRow = (index: number, key: string | null) => void

export function useRowReveal({ body, rowPx, before }: RowRevealOptions): RevealRow {
  /** The row that is to get the focus once it exists. */
  const pending = useRef<string | null>(null)
  const focus = (key: string): boolean => {
    const row = Array.from(body.current?.rows ?? []).find(({ dataset }) => dataset['key'] === key)
    const link = row?.querySelector('a')
    link?.focus({ preventScroll: true })
    return Boolean(link)
  }
  useEffect(() => {
    if (isTextField(document.activeElement)) pending.current = null
    if (pending.current !== null && focus(pending.current)) pending.current = null
  })
  return (index, key) => {
    if (!body.current) return
    const top = body.current.getBoundingClientRect().top + (before + index) * rowPx
    const below = top + rowPx + FOOT_PX - window.innerHeight
    if (top < HEAD_PX) window.scrollBy(0, top - HEAD_PX)
    else if (below > 0) window.scrollBy(0, below)
    if (key !== null) pending.current = focus(key) ? null : key
  }
}
