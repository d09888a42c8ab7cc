import { startTransition, useEffect, useState, type RefObject } from 'react'
import { whenIdle } from './when-idle'

/** Up to here all rows exist, so that the browser's own search finds each. */
const MAX_WHOLE = 500
/** Rows are added in groups: as the page scrolls, and while the browser is idle. */
const GROUP = 8
const IDLE_GROUP = 50
const OVERSCAN = 12

interface RowWindowOptions {
  /** What the rows stand in. */
  body: RefObject<HTMLElement | null>
  /** The number of rows, all of one height. */
  count: number
  rowPx: number
  /** The number of other rows before them. */
  before: number
  /** The least height of what stands above them on the page. */
  abovePx: number
  /** Whether every row must exist, as on paper. */
  all: boolean
}

/** A range of indexes; `to` is the first one after it. */
interface RowRange {
  from: number
  to: number
}

/** Whether the browser's own search finds every row of a table with this many. */
export const isSearchable = (count: number): boolean => count <= MAX_WHOLE

const round = (row: number) => Math.floor(row / GROUP) * GROUP

/** The rows that the window would show with its upper edge at this row, and some around them. */
const rangeAround = (row: number, rowPx: number): RowRange => ({
  from: Math.max(0, round(row - OVERSCAN)),
  to: round(row + window.innerHeight / rowPx + OVERSCAN) + GROUP,
})

/**
 * The rows that exist. First those of one window, without any measuring. Then, of a table of usual size, all others, added while the
 * browser is idle; of a larger one those near the window, as the page scrolls.
 */
export function useRowWindow({ body, count, rowPx, before, abovePx, all }: RowWindowOptions): RowRange {
  const first = Math.ceil(window.innerHeight / rowPx)
  // No more than the window can show of a page at its top: what lies around it comes after the first paint.
  const [range, setRange] = useState<RowRange>(() => ({
    from: 0,
    to: Math.max(1, Math.ceil((window.innerHeight - abovePx) / rowPx)),
  }))
  const isWhole = isSearchable(count)
  const isFilled = range.to >= count
  // Rows that a filter has taken away come back in groups as well.
  if (isWhole && range.to > Math.max(count, first)) setRange({ from: 0, to: Math.max(count, first) })
  useEffect(() => {
    if (!isWhole || isFilled) return
    return whenIdle(
      () => startTransition(() => setRange({ from: 0, to: Math.min(range.to + IDLE_GROUP, count) })),
      500,
    )
  }, [isWhole, isFilled, range, count])
  useEffect(() => {
    if (isWhole) return
    const follow = () => {
      if (!body.current) return
      const row = -body.current.getBoundingClientRect().top / rowPx - before
      const next = rangeAround(Math.min(row, count), rowPx)
      setRange((last) => (last.from === next.from && last.to === next.to ? last : next))
    }
    window.addEventListener('scroll', follow, { passive: true })
    // Content above the rows moves them as well. The observer's first call comes after the first layout, and forces none.
    const observer = new ResizeObserver(follow)
    observer.observe(document.body)
    return () => {
      window.removeEventListener('scroll', follow)
      observer.disconnect()
    }
  }, [isWhole, body, count, rowPx, before])
  if (all) return { from: 0, to: count }
  return { from: isWhole ? 0 : Math.min(range.from, count), to: Math.min(range.to, count) }
}
