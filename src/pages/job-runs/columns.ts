import { type SortColumn } from '../../model/job-runs/view'

/** A narrower page is laid out for a phone. */
export const PHONE_PX = 640

export type ColumnId =
  | 'mark'
  | 'plan'
  | 'status'
  | 'trigger'
  | 'late'
  | 'start'
  | 'end'
  | 'ran'
  | 'usual'
  | 'version'
  | 'id'
  | 'error'

export interface Column {
  id: ColumnId
  /** Null takes the rest. */
  width: number | null
  /** From this width of the table on it is shown. */
  fromPx: number
  /** What a press on its head sorts by. */
  sort: SortColumn | null
  right?: true
}

const COLUMNS: readonly Column[] = [
  { id: 'mark', width: 44, fromPx: 640, sort: null },
  { id: 'plan', width: 176, fromPx: 0, sort: 'plan' },
  { id: 'status', width: 128, fromPx: 0, sort: null },
  { id: 'trigger', width: 104, fromPx: 1000, sort: null },
  { id: 'late', width: 96, fromPx: 700, sort: 'late', right: true },
  { id: 'start', width: 90, fromPx: 0, sort: 'start', right: true },
  { id: 'end', width: 104, fromPx: 1124, sort: 'end', right: true },
  { id: 'ran', width: 104, fromPx: 0, sort: 'ran', right: true },
  { id: 'usual', width: 184, fromPx: 820, sort: 'usual' },
  { id: 'version', width: 52, fromPx: 1184, sort: null, right: true },
  { id: 'id', width: 116, fromPx: 1264, sort: null, right: true },
  { id: 'error', width: null, fromPx: 0, sort: null },
]

/** A run and the ring that marks it. */
export const PHONE_COLUMNS: readonly Column[] = [
  { id: 'plan', width: null, fromPx: 0, sort: 'plan' },
  { id: 'mark', width: 52, fromPx: 0, sort: null },
]

const isFixed = (id: ColumnId): boolean => id === 'mark' || id === 'plan'

/** Those that a table of this width has room for and that the user has not hidden; its last one takes the rest. */
export function listColumns(width: number, hidden: ReadonlySet<string>): readonly Column[] {
  const shown = COLUMNS.filter(({ id, fromPx }) => width >= fromPx && (isFixed(id) || !hidden.has(id)))
  const last = shown.at(-1)
  return shown.map((column) => (column === last ? { ...column, width: null } : column))
}

/** Those that the user can show or hide at this width. */
export const listChoices = (width: number): ColumnId[] =>
  listColumns(width, new Set())
    .map(({ id }) => id)
    .filter((id) => !isFixed(id))
