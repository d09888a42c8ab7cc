import { type Catalogue } from '../../../i18n/en/common'
import { SORT_COLUMNS, type SortColumn } from '../../../model/run/view'

/** The columns of a comparison with another run: by how much it started later, took longer and wrote more. */
type CompareColumnId = 'startBy' | 'changeBy' | 'rowsBy'
/** What earlier runs and the definition say, in the table-only view when it is chosen: usual duration, difference from it, held back, critical path. */
export const CHOSEN_IDS = ['usual', 'usualBy', 'heldBack', 'path'] as const
type ChosenColumnId = (typeof CHOSEN_IDS)[number]
export type ColumnId = SortColumnId | CompareColumnId | ChosenColumnId | 'log'
type SortColumnId = Exclude<SortColumn, 'name'>

export interface Column {
  id: ColumnId
  width: number
}

/** Which columns stand where. Widths are in px; the timeline takes what is left. */
export interface SheetLayout {
  /** A node takes two lines. */
  phone: boolean
  node: number
  /** Left of the timeline. */
  before: readonly Column[]
  timeline: number
  /** Right of the timeline; in the table-only view only the log path. */
  after: readonly Column[]
  /** Whether the panel takes the place of `after`, lies over it, or covers everything. */
  panel: 'beside' | 'over' | 'sheet'
}

const PHONE = 768

/** Below this width of the sheet, in px, a node takes two lines, problems come first, and the panel covers everything. */
export const isPhoneWidth = (width: number): boolean => width < PHONE

/** The width of the panel; where the columns right of the timeline are narrower, it lies over them. */
const PANEL_PX = 420
const PANEL_BESIDE = 1280

type Widths = Partial<Record<ColumnId, number>>
const columns = (widths: Widths): Column[] =>
  Object.entries(widths).map(([id, width]) => ({ id: id as ColumnId, width }))

/** What ` +01:00` takes beside a time. */
const OFFSET_PX = 40

/** Room for `23h 59m 59s` and `23时59分59秒`. */
const DURATION_PX = 92

/** By the width of the sheet. Columns without room are in the panel and in the table-only view. */
const WITH_BARS: readonly { from: number; node: number; before: Widths; after: Widths }[] = [
  {
    from: 1600,
    node: 280,
    before: { type: 96 },
    after: {
      status: 116,
      start: 80,
      end: 80,
      duration: DURATION_PX,
      retries: 56,
      rows: 92,
      speed: 76,
      log: 76,
    },
  },
  {
    from: PANEL_BESIDE,
    node: 244,
    before: { type: 92 },
    after: { status: 112, start: 80, duration: DURATION_PX, retries: 56, rows: 88, log: 60 },
  },
  { from: 1024, node: 220, before: {}, after: { status: 104, start: 80, duration: DURATION_PX, log: 60 } },
  { from: PHONE, node: 200, before: {}, after: { duration: DURATION_PX, log: 40 } },
]

const PAPER_WITH_BARS = {
  node: 224,
  before: { type: 88 },
  after: { status: 104, start: 72, duration: 76, retries: 56, rows: 88, log: 60 },
}
const PAPER_TABLE: Widths = {
  type: 84,
  status: 104,
  start: 72,
  end: 72,
  duration: 76,
  retries: 56,
  rows: 88,
  speed: 72,
}
const PAPER_NODE_PX = 216
const PAPER_TRACE_PX = 48

const TRACE_PX = 124
const TABLE_ONLY: Widths = {
  type: 96,
  status: 112,
  start: 80,
  end: 84,
  duration: DURATION_PX,
  retries: 64,
  rows: 96,
  speed: 80,
}
const PHONE_TABLE: Widths = {
  status: 104,
  duration: DURATION_PX,
  log: 48,
  start: 84,
  end: 84,
  retries: 64,
  rows: 104,
  speed: 84,
}
const CHOSEN_WIDTHS: Record<ChosenColumnId, number> = { usual: 84, usualBy: 96, heldBack: 88, path: 72 }
const PHONE_NODE_PX = 146

export const sumWidths = (list: readonly Column[]): number =>
  list.reduce((total, column) => total + column.width, 0)

interface LayoutOptions {
  width: number
  tableOnly: boolean
  /** Columns that the user has hidden. */
  hidden: ReadonlySet<string>
  /** Columns of the table-only view that the user has chosen. */
  chosen?: ReadonlySet<string>
  /** Some times stand beside their own offset. */
  offsets?: boolean
  /** On paper no column is left out for want of room. */
  paper?: boolean
}

const NOTHING: ReadonlySet<string> = new Set()

export function layoutSheet({
  width,
  tableOnly,
  hidden,
  chosen = NOTHING,
  offsets = false,
  paper = false,
}: LayoutOptions): SheetLayout {
  const wanted = (widths: Widths) =>
    columns(widths)
      .filter(({ id }) => !hidden.has(id))
      .map(({ id, width: px }) => ({
        id,
        width: offsets && (id === 'start' || id === 'end') ? px + OFFSET_PX : px,
      }))
  const more = CHOSEN_IDS.flatMap((id) => (chosen.has(id) ? [{ id, width: CHOSEN_WIDTHS[id] }] : []))
  if (isPhoneWidth(width)) {
    const after = [...wanted({ ...PHONE_TABLE, type: 110 }), ...more]
    return { phone: true, node: PHONE_NODE_PX, before: [], timeline: width, after, panel: 'sheet' }
  }
  if (tableOnly) {
    const screenNode = width >= PANEL_BESIDE ? 256 : 200
    const node = paper ? PAPER_NODE_PX : screenNode
    const timeline = paper ? PAPER_TRACE_PX : TRACE_PX
    const before = paper ? wanted(PAPER_TABLE) : [...wanted(TABLE_ONLY), ...more]
    // Where they leave no room for the log path, the least useful ones go.
    for (const id of [
      'type',
      'speed',
      'end',
      'retries',
      'rows',
      'start',
      'path',
      'heldBack',
      'status',
      'usualBy',
      'usual',
    ] as const) {
      if (paper || node + sumWidths(before) + timeline + 160 <= width) break
      const at = before.findIndex((column) => column.id === id)
      if (at >= 0) before.splice(at, 1)
    }
    const rest = width - node - sumWidths(before) - timeline
    if (hidden.has('log')) {
      return { phone: false, node: node + rest, before, timeline, after: [], panel: 'over' }
    }
    const after: Column[] = [{ id: 'log', width: rest }]
    return { phone: false, node, before, timeline, after, panel: 'over' }
  }
  const onScreen = WITH_BARS.find(({ from }) => width >= from) ?? WITH_BARS[WITH_BARS.length - 1]
  const fit = paper ? PAPER_WITH_BARS : onScreen
  if (!fit) throw new Error('there is a layout for every width')
  const before = wanted(fit.before)
  const after = wanted(fit.after)
  const panel = (paper || width >= PANEL_BESIDE) && sumWidths(after) >= PANEL_PX ? 'beside' : 'over'
  const timeline = Math.max(0, width - fit.node - sumWidths(before) - sumWidths(after))
  return { phone: false, node: fit.node, before, timeline, after, panel }
}

/** Numbers and times are right-aligned, so that their digits line up. */
export const isRightAligned = (id: ColumnId): boolean => !['type', 'status', 'log'].includes(id)

export const getSortColumn = (id: ColumnId): SortColumn | null =>
  SORT_COLUMNS.find((sorted) => sorted === id) ?? null

/** Right of the timeline, in a comparison. From 1024 px on they take the same place as without one, so that no bar moves. */
const COMPARED: readonly { from: number; after: Widths }[] = [
  {
    from: 1600,
    after: { status: 116, startBy: 92, duration: DURATION_PX, changeBy: 184, rowsBy: 84, log: 100 },
  },
  {
    from: PANEL_BESIDE,
    after: { status: 104, startBy: 72, duration: DURATION_PX, changeBy: 120, rowsBy: 60, log: 40 },
  },
  { from: 1024, after: { startBy: 76, duration: DURATION_PX, changeBy: 124, log: 44 } },
  { from: PHONE, after: { duration: DURATION_PX, changeBy: 124, log: 40 } },
]

/** The layout of a comparison with bars. On a phone, where it has no columns, it stays the same. */
export function compareColumns(layout: SheetLayout, sheetPx: number): SheetLayout {
  const fit = COMPARED.find(({ from }) => sheetPx >= from)
  if (layout.phone || !fit) return layout
  const after = columns(fit.after)
  const timeline = Math.max(0, layout.timeline + sumWidths(layout.after) - sumWidths(after))
  const { phone, node, before, panel } = layout
  return { phone, node, before, timeline, after, panel }
}

export const columnName = (id: ColumnId, t: Catalogue): string => t.table[id]

const COLUMN_IDS: readonly ColumnId[] = [...SORT_COLUMNS.filter((id) => id !== 'name'), 'log']

/** With bars, the columns that have room and those that were hidden; in the table-only view, all, also those that are shown only when chosen. */
export function listChoosableColumns(
  { before, after }: SheetLayout,
  tableOnly: boolean,
  hidden: ReadonlySet<string>,
): ColumnId[] {
  const here = new Set([...before, ...after].map(({ id }) => id))
  const ids = COLUMN_IDS.filter((id) => tableOnly || hidden.has(id) || here.has(id))
  return tableOnly ? [...ids, ...CHOSEN_IDS] : ids
}
