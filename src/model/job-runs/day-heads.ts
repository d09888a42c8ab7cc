import { isFailing } from '../../contract/status'
import { type Row } from './rows'
import { startOfDay } from './window'

/** The head of the runs of one day. */
interface DayHead {
  key: string
  dayMs: number
  runs: number
  failed: number
}

export type Item = { kind: 'day'; head: DayHead } | { kind: 'row'; row: Row }

/** Jobs that run more often than this are listed under their days. */
const PER_DAY = 2

/** Rows in order of their plan, each day under a head where there are more than two runs a day. */
export function groupByDay(rows: readonly Row[], zone: string): Item[] {
  const plain = rows.map((row): Item => ({ kind: 'row', row }))
  const days = rows.map(({ atMs }) => (atMs === null ? null : startOfDay(atMs, zone)))
  if (rows.length <= PER_DAY * new Set(days).size) return plain
  const items: Item[] = []
  let head: DayHead | null = null
  rows.forEach((row, index) => {
    const dayMs = days[index] ?? null
    if (dayMs !== null && head?.dayMs !== dayMs) {
      head = { key: `day ${dayMs}`, dayMs, runs: 0, failed: 0 }
      items.push({ kind: 'day', head })
    }
    if (head && row.run) {
      head.runs += 1
      if (isFailing(row.run.status)) head.failed += 1
    }
    items.push({ kind: 'row', row })
  })
  return items
}
