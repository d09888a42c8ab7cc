import { useEffect, useRef, type RefObject } from 'react'
import { isTextField } from './typing'

/** What stays clear above and below a row that is scrolled to. */
const HEAD_PX = 60
const FOOT_PX = 16

interface RowRevealOptions {
  /** What the rows stand in. */
  body: RefObject<HTMLElement | null>
  /** The height of each row. */
  rowPx: number
  /** The number of other rows before them. */
  before: number
  /** Gives the row with this key the focus, without scrolling. False while the row does not exist. */
  focus: (key: string) => boolean
}

/** Scrolls to the row with this index and, unless the key is null, gives that row the focus once it exists. */
export type RevealRow = (index: number, key: string | null) => void

export function useRowReveal({ body, rowPx, before, focus }: RowRevealOptions): RevealRow {
  /** The row that is to get the focus once it exists. */
  const pending = useRef<string | null>(null)
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
