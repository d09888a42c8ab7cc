import { computeRanMs } from '../jobs/latest'
import { type Row } from './rows'
import { type UsualBefore } from './usual-before'
import { computeLateMs } from '../jobs/usual'
import { type Sort } from './view'

/** What a column is sorted by; null sorts last both ways. */
function read(row: Row, column: string, nowMs: number, usualBefore: UsualBefore): number | null {
  const { run, atMs } = row
  if (column === 'plan') return atMs
  if (run === null) return null
  if (column === 'late') return computeLateMs(run)
  if (column === 'start') return run.startMs
  if (column === 'end') return run.endMs
  const ranMs = computeRanMs(run, nowMs)
  if (column === 'ran') return ranMs
  const usual = ranMs === null || atMs === null ? null : usualBefore(atMs, run)
  return ranMs === null || usual === null ? null : ranMs - usual.medianMs
}

/** The rows in another order; equal ones stay newest first. */
export function sortRows(
  rows: readonly Row[],
  sort: Sort,
  nowMs: number,
  usualBefore: UsualBefore,
): readonly Row[] {
  if (sort === '-plan') return rows
  const isDown = sort.startsWith('-')
  const column = isDown ? sort.slice(1) : sort
  const keyed = rows.map((row) => ({ row, value: read(row, column, nowMs, usualBefore) }))
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null)
    return isDown ? b.value - a.value : a.value - b.value
  })
  return keyed.map(({ row }) => row)
}
