import { useEffect } from 'react'
import { type RunNode } from '../../../contract/run'
import { isWithinNode } from '../../../model/log/node-time'
import { type LineRow, type LogRow } from '../../../model/log/rows'
import { useLogLink } from './log-link'

interface TimeLinkOptions {
  node: RunNode
  rows: readonly LogRow[]
  /** The rows in view. */
  firstVisible: number
  lastVisible: number
  /** Shows the line of a moment that was clicked on the timeline. */
  onSeek: (ms: number) => void
}

interface TimeLink {
  /** Whether the times of the lines lie within the node's. */
  isLinked: boolean
  /** Shows on the timeline when a line was written; null takes it back. */
  point: (row: LineRow | null) => void
  /** The same, so that it stays when the log is closed. */
  pin: (row: LineRow) => void
}

/** The moment at which a row was written: its own, or that of a line above. */
function findTime(rows: readonly LogRow[], index: number): number | null {
  for (let at = index; at >= 0; at -= 1) {
    const row = rows[at]
    if (row?.kind === 'line' && row.timeMs !== null) return row.timeMs
    if (!row || row.kind === 'gap') return null
  }
  return null
}

const isWithin = (node: RunNode, ms: number | null): boolean => ms === null || isWithinNode(node, ms)

/** The timeline shows which moments are in view and which is pointed at, and a click on it shows their lines. */
export function useTimeLink({ node, rows, firstVisible, lastVisible, onSeek }: TimeLinkOptions): TimeLink {
  const link = useLogLink()
  const fromMs = findTime(rows, firstVisible) ?? findTime(rows, firstVisible + 1)
  const toMs = findTime(rows, lastVisible)
  const isLinked = isWithin(node, fromMs) && isWithin(node, toMs)
  useEffect(() => {
    link.show(isLinked ? { fromMs, toMs } : { fromMs: null, toMs: null, hover: null })
  }, [link, fromMs, toMs, isLinked])
  useEffect(() => {
    link.show({ pinned: null })
    return () => link.clear()
  }, [link])
  useEffect(() => link.onSeek(onSeek))
  return {
    isLinked,
    point: (row) => {
      if (row === null || row.timeMs === null) link.show({ hover: null })
      else if (isLinked) link.show({ hover: { ms: row.timeMs, line: row.number } })
    },
    pin: ({ timeMs, number }) => {
      if (timeMs !== null) link.show({ pinned: { ms: timeMs, line: number } })
    },
  }
}
