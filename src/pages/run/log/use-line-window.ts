import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { findRowIndex, measureRow, type LogRow } from '../../../model/log/rows'

const OVERSCAN_PX = 400
/** So near to the end counts as at it. */
const END_PX = 24

/** Where a row is to stand, as a share of the window's height. */
interface LineJump {
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
  isAtEnd: boolean
  jump: (jump: LineJump) => void
  jumpToEnd: () => void
}

/** The last index whose start is at or before `px`. */
function findIndexAt(starts: Float64Array, px: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high - 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= px) low = middle
    else high = middle
  }
  return low
}

/**
 * Which rows of a log are drawn, and where. Their heights are known, so places are sums. When rows come or go, the line in the middle of the
 * window stays where it is; while the log is followed, its end does.
 */
export function useLineWindow(
  root: RefObject<HTMLElement | null>,
  rows: readonly LogRow[],
  columns: number | null,
  isFollowing: boolean,
): LineWindow {
  const starts = useMemo(() => {
    const sums = new Float64Array(rows.length + 1)
    for (const [index, row] of rows.entries()) sums[index + 1] = (sums[index] ?? 0) + measureRow(row, columns)
    return sums
  }, [rows, columns])
  const total = starts[rows.length] ?? 0
  const [view, setView] = useState({ top: 0, height: 0 })
  /** A line, and how far below the top of the window it stands. */
  const anchor = useRef<{ byte: number; px: number } | null>(null)
  const pendingJump = useRef<LineJump | null>(null)
  const wasAtEnd = useRef(false)
  const latest = useRef({ rows, starts })
  useLayoutEffect(() => {
    latest.current = { rows, starts }
  })

  const noteAnchor = () => {
    const element = root.current
    if (!element) return
    const { scrollTop, clientHeight } = element
    const { rows: known, starts: sums } = latest.current
    let index = findIndexAt(sums, scrollTop + clientHeight / 2)
    if (known[index]?.kind === 'gap') {
      const isBelow = (sums[index] ?? 0) > scrollTop && index > 0
      index = isBelow || !known[index + 1] ? Math.max(0, index - 1) : index + 1
    }
    const row = known[index]
    anchor.current = row ? { byte: row.byte, px: (sums[index] ?? 0) - scrollTop } : null
  }
  const show = () => {
    const element = root.current
    if (!element) return
    noteAnchor()
    const { scrollTop, clientHeight, scrollHeight } = element
    wasAtEnd.current = scrollTop + clientHeight >= scrollHeight - END_PX
    setView((before) =>
      before.top === scrollTop && before.height === clientHeight
        ? before
        : { top: scrollTop, height: clientHeight },
    )
  }
  const tryJump = (): boolean => {
    const element = root.current
    const jump = pendingJump.current
    if (!element || !jump) return false
    const { rows: known, starts: sums } = latest.current
    const index = findRowIndex(known, jump.byte)
    const row = known[index]
    if (!row || row.kind === 'gap') return false
    pendingJump.current = null
    element.scrollTop = (sums[index] ?? 0) - element.clientHeight * jump.share
    show()
    return true
  }

  useLayoutEffect(() => {
    const element = root.current
    if (!element || rows.length === 0) return
    if (tryJump()) return
    if (isFollowing) element.scrollTop = element.scrollHeight
    else if (anchor.current) {
      const index = findRowIndex(rows, anchor.current.byte)
      if (index >= 0) element.scrollTop = (starts[index] ?? 0) - anchor.current.px
    }
    show()
    // oxlint-disable-next-line react/exhaustive-deps -- when rows or their heights change
  }, [rows, starts, isFollowing])

  useEffect(() => {
    const element = root.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      // What grows above the lines takes of their height: the end stays in view.
      if (wasAtEnd.current) element.scrollTop = element.scrollHeight
      show()
    })
    observer.observe(element)
    element.addEventListener('scroll', show, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', show)
    }
    // oxlint-disable-next-line react/exhaustive-deps -- reads what is latest
  }, [root])

  const firstVisible = findIndexAt(starts, view.top)
  const lastVisible = Math.min(rows.length - 1, findIndexAt(starts, view.top + view.height - 1))
  return {
    from: Math.max(0, findIndexAt(starts, view.top - OVERSCAN_PX)),
    to: Math.min(rows.length, findIndexAt(starts, view.top + view.height + OVERSCAN_PX) + 1),
    firstVisible,
    lastVisible,
    startOf: (index) => starts[index] ?? 0,
    total,
    isAtEnd: view.top + view.height >= total - END_PX,
    jump: (jump) => {
      pendingJump.current = jump
      tryJump()
    },
    jumpToEnd: () => {
      const element = root.current
      if (element) element.scrollTop = element.scrollHeight
    },
  }
}
