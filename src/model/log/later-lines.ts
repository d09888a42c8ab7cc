import { type RunNode } from '../../contract/run'
import { type LogRow } from './rows'
import { isWithinNode } from './node-time'

/**
 * The first byte of the line from which on all lines with a time were written after a moment. Null where there is none, where the node has no start, and
 * where a time of the log lies outside of the node's: it is then no time of this run.
 */
export function findLaterByte(
  rows: readonly LogRow[],
  node: Pick<RunNode, 'startMs' | 'endMs'>,
  atMs: number,
): number | null {
  if (node.startMs === null) return null
  let later: number | null = null
  for (const row of rows) {
    if (row.kind !== 'line' || row.line.timeMs === null) continue
    const { timeMs } = row.line
    if (!isWithinNode(node, timeMs)) return null
    if (timeMs <= atMs) later = null
    else later ??= row.byte
  }
  return later
}

/** The rows with a rule above the line that begins at a byte. */
export function addMomentRule(rows: readonly LogRow[], laterByte: number | null): readonly LogRow[] {
  const index =
    laterByte === null ? -1 : rows.findIndex((row) => row.kind === 'line' && row.byte === laterByte)
  return laterByte === null || index < 0
    ? rows
    : rows.toSpliced(index, 0, { kind: 'moment', byte: laterByte })
}
