import { findPartitionPoint } from '../../lib/partition-point'
import { findRowIndex, measureRow, type LogRow } from './rows'

/** A row, by its first byte, and how many px it begins below the top of the window. */
export interface RowAnchor {
  byte: number
  px: number
}

/** Where each row begins, in px, and behind the last one where all end. */
export function placeRows(rows: readonly LogRow[], columns: number | null): Float64Array {
  const starts = new Float64Array(rows.length + 1)
  for (const [index, row] of rows.entries())
    starts[index + 1] = (starts[index] ?? 0) + measureRow(row, columns)
  return starts
}

/** The last index whose start is at or before `px`. */
export const findIndexAt = (starts: Float64Array, px: number): number =>
  Math.max(0, findPartitionPoint(starts.length - 1, (index) => (starts[index] ?? 0) <= px) - 1)

/** The row in the middle of the window, which is to stay there when others come or go: of a gap the line beside it that is nearer, since gaps fill. */
export function findAnchor(
  rows: readonly LogRow[],
  starts: Float64Array,
  top: number,
  height: number,
): RowAnchor | null {
  let index = findIndexAt(starts, top + height / 2)
  if (rows[index]?.kind === 'gap') {
    const isBelow = (starts[index] ?? 0) > top && index > 0
    index = isBelow || !rows[index + 1] ? Math.max(0, index - 1) : index + 1
  }
  const row = rows[index]
  return row ? { byte: row.byte, px: (starts[index] ?? 0) - top } : null
}

/** The last row at the foot of the window; null without rows. */
export function anchorEnd(rows: readonly LogRow[], starts: Float64Array, height: number): RowAnchor | null {
  const row = rows.at(-1)
  const rowPx = (starts[rows.length] ?? 0) - (starts[rows.length - 1] ?? 0)
  return row ? { byte: row.byte, px: height - rowPx } : null
}

/** The top of the window at which a row stands where its anchor says. */
export function placeAnchor(rows: readonly LogRow[], starts: Float64Array, { byte, px }: RowAnchor): number {
  return (starts[Math.max(0, findRowIndex(rows, byte))] ?? 0) - px
}
