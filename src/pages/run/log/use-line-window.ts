import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { clamp } from '../../../lib/number'
import {
  anchorEnd,
  findAnchor,
  findIndexAt,
  placeAnchor,
  placeRows,
  type RowAnchor,
} from '../../../model/log/row-places'
import { type LogRow } from '../../../model/log/rows'

const OVERSCAN_PX = 400
/** So near to the end counts as at it. */
const END_PX = 24

/** A row by a byte of it, and where it is to stand, as a share of the window's height. */
interface RowPlace {
  byte: number
  share: number
}

export interface LineWindow {
  /** Rows to draw: from one to before another. */
  from: number
  to: number
  /** The rows in view, without those drawn beyond. */
  firstVisible: number
  lastVisible: number
  startOf: (index: number) => number
  total: number
  /** A byte of the line that was jumped to, or that stands in the middle since the reader scrolled. */
  lookedAt: number
  top: number
  height: number
  isAtEnd: boolean
  /** Moves with the next rendering, so that rows which come with it count. */
  jump: (to: RowPlace | 'end') => void
}

interface View {
  top: number
  height: number
  /** What `top` was computed from. */
  starts: Float64Array | null
  /** What stays where it is when rows come or go. */
  anchor: RowAnchor | null
  /** What is to be shown next. */
  wish: RowPlace | 'end' | null
  /** Counts the times that the window was placed, and not scrolled by the reader. */
  placed: number
}

const UNSEEN: View = { top: 0, height: 0, starts: null, anchor: null, wish: null, placed: 0 }

/**
 * Which rows of a log are drawn, and where. Their heights are known, so places are sums. When rows come or go, the line that is looked at stays
 * where it is; while the log is followed, its end does.
 */
export function useLineWindow(
  root: RefObject<HTMLElement | null>,
  rows: readonly LogRow[],
  columns: number | null,
  isFollowing: boolean,
): LineWindow {
  const starts = useMemo(() => placeRows(rows, columns), [rows, columns])
  const total = starts[rows.length] ?? 0
  const [view, setView] = useState(UNSEEN)
  const { top, height, wish, anchor } = view
  // While it renders, so that no row is drawn for a place that rows had before.
  if (view.starts !== starts || wish !== null) {
    const isEnd = wish === 'end' || (wish === null && isFollowing)
    let shown = anchor
    if (isEnd) shown = anchorEnd(rows, starts, height)
    else if (wish !== null) shown = { byte: wish.byte, px: Math.round(height * wish.share) }
    const next = clamp(shown ? placeAnchor(rows, starts, shown) : top, 0, Math.max(0, total - height))
    setView({
      top: next,
      height,
      starts,
      // As it was asked for: what comes above or below may make room for it.
      anchor: shown,
      wish: null,
      placed: view.placed + (wish !== null || next !== top ? 1 : 0),
    })
  }
  const latest = useRef({ rows, starts })
  useLayoutEffect(() => {
    latest.current = { rows, starts }
  })
  useLayoutEffect(() => {
    if (root.current) root.current.scrollTop = top
    // oxlint-disable-next-line react/exhaustive-deps -- the reader scrolls by himself
  }, [view.placed])

  useLayoutEffect(() => {
    const element = root.current
    if (!element) return
    const measure = () => {
      const { scrollTop, clientHeight } = element
      // Hidden, such as while words of another language load.
      if (clientHeight === 0) return
      const now = latest.current
      setView((before) => {
        // On a scaled screen a browser rounds to whole dots: less than a px is not the reader.
        const isPlaced = Math.abs(before.top - scrollTop) < 1
        if (isPlaced && before.height === clientHeight && before.starts === now.starts) return before
        // What grows beside the lines takes of their height: the end stays in view. A browser may say first that they scrolled.
        const wasAtEnd = before.top + before.height >= (before.starts?.at(-1) ?? 0) - END_PX
        const isResized = before.height > 0 && before.height !== clientHeight
        const isKept = isResized && isPlaced && wasAtEnd
        return {
          top: scrollTop,
          height: clientHeight,
          starts: now.starts,
          anchor: findAnchor(now.rows, now.starts, scrollTop, clientHeight),
          wish: before.wish ?? (isKept ? 'end' : null),
          placed: before.placed,
        }
      })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', measure)
    }
    // oxlint-disable-next-line react/exhaustive-deps -- reads what is latest
  }, [root])

  return {
    from: Math.max(0, findIndexAt(starts, top - OVERSCAN_PX)),
    to: Math.min(rows.length, findIndexAt(starts, top + height + OVERSCAN_PX) + 1),
    firstVisible: findIndexAt(starts, top),
    lastVisible: Math.min(rows.length - 1, findIndexAt(starts, top + height - 1)),
    startOf: (index) => starts[index] ?? 0,
    total,
    lookedAt: anchor?.byte ?? 0,
    top,
    height,
    isAtEnd: top + height >= total - END_PX,
    jump: (to) => setView((before) => ({ ...before, wish: to })),
  }
}
