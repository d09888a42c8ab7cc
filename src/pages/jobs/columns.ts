import { type JobsWords } from '../../i18n/en/jobs'
import { type SortColumn } from '../../model/jobs/view'

export type ColumnId =
  | 'name'
  | 'folder'
  | 'tags'
  | 'schedule'
  | 'owner'
  | 'status'
  | 'started'
  | 'ran'
  | 'strip'
  | 'usual'
  | 'next'
  | 'now'

export type BandColumnId = 'name' | 'what' | 'owner' | 'for' | 'strip' | 'holdsUp' | 'now'

interface Column<Id extends string> {
  id: Id
  /** In px; null takes what is left. */
  width: number | null
}

/** The columns of the table and of the list of what needs attention, whose names, strips and last columns stand in line. */
export interface JobsLayout {
  phone: boolean
  columns: readonly Column<ColumnId>[]
  /** Those that the user can show or hide. */
  choices: readonly ColumnId[]
  band: readonly Column<BandColumnId>[]
  /** How many runs a strip shows. */
  runs: number
}

const PHONE_PX = 768
const RUNS = 30
const FEW_RUNS = 20

type Widths<Id extends string> = Partial<Record<Id, number | null>>
const toColumns = <Id extends string>(widths: Widths<Id>): Column<Id>[] =>
  Object.entries<number | null | undefined>(widths).map(([id, width]) => ({
    id: id as Id,
    width: width ?? null,
  }))

const LAYOUTS: readonly {
  from: number
  runs: number
  columns: Widths<ColumnId>
  band: Widths<BandColumnId>
}[] = [
  {
    from: 1600,
    runs: RUNS,
    columns: {
      name: 288,
      folder: 184,
      tags: 140,
      schedule: 160,
      owner: 84,
      status: 116,
      started: 104,
      ran: 72,
      strip: 200,
      usual: 72,
      next: 152,
      now: null,
    },
    band: { name: 288, what: 720, owner: 84, for: 56, strip: 200, holdsUp: 72, now: null },
  },
  {
    from: 1280,
    runs: RUNS,
    columns: {
      name: 288,
      folder: 104,
      schedule: 152,
      owner: 84,
      status: 116,
      started: 104,
      ran: 72,
      strip: 200,
      usual: 72,
      now: null,
    },
    band: { name: 288, what: 492, owner: 84, for: 56, strip: 200, holdsUp: 72, now: null },
  },
  {
    from: 1024,
    runs: RUNS,
    columns: {
      name: 196,
      schedule: 128,
      owner: 80,
      status: 104,
      started: 104,
      ran: 72,
      strip: 192,
      now: null,
    },
    band: { name: 196, what: 432, for: 56, strip: 192, now: null },
  },
  {
    from: PHONE_PX,
    runs: FEW_RUNS,
    columns: { name: null, strip: 140, now: 188 },
    band: { name: 260, what: null, for: 56, now: 188 },
  },
]

/** By the inner width of the table, without the columns that the user has hidden. */
export function chooseLayout(width: number, hidden: ReadonlySet<string>): JobsLayout {
  const found = LAYOUTS.find(({ from }) => width >= from)
  if (!found) return { phone: true, columns: [], choices: [], band: [], runs: FEW_RUNS }
  const columns = toColumns(found.columns)
  return {
    phone: false,
    columns: hideColumns(columns, hidden),
    choices: columns.map(({ id }) => id).filter((id) => id !== 'name'),
    band: toColumns(found.band),
    runs: found.runs,
  }
}

/** The name takes the room of hidden columns before the strip, so that the strips of table and band stay in line; the last column takes the rest. */
function hideColumns(
  columns: readonly Column<ColumnId>[],
  hidden: ReadonlySet<string>,
): readonly Column<ColumnId>[] {
  const strip = columns.findIndex(({ id }) => id === 'strip')
  const freedPx = columns.reduce(
    (sum, { id, width }, at) => sum + (at < strip && hidden.has(id) ? (width ?? 0) : 0),
    0,
  )
  const shown = columns.filter(({ id }) => id === 'name' || !hidden.has(id))
  const hasRest = shown.some(({ width }) => width === null)
  return shown.map(({ id, width }, at) => {
    if (id === 'name' && width !== null) return { id, width: shown.length === 1 ? null : width + freedPx }
    return { id, width: !hasRest && at === shown.length - 1 ? null : width }
  })
}

const RIGHT: ReadonlySet<string> = new Set(['started', 'ran', 'usual', 'for', 'holdsUp'])
export const isRightAligned = (id: ColumnId | BandColumnId): boolean => RIGHT.has(id)

const SORTS: Partial<Record<ColumnId, SortColumn>> = {
  name: 'name',
  folder: 'folder',
  owner: 'owner',
  status: 'status',
  started: 'started',
  ran: 'ran',
  usual: 'usual',
  next: 'next',
  now: 'next',
}

/** What a click on the head of a column sorts by; null when it does not. Where the next run has a column, the last one does not sort. */
export function getSortColumn(id: ColumnId, { columns }: JobsLayout): SortColumn | null {
  if (id === 'now' && columns.some((column) => column.id === 'next')) return null
  return SORTS[id] ?? null
}

export const columnName = (id: ColumnId | BandColumnId, words: JobsWords, runs: number): string =>
  id === 'strip' ? words.columns.strip(runs) : words.columns[id]
