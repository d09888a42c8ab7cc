/** How the space of a wall is shared. All lengths are in units: one px of a screen 1080 px high. */
export interface WallLayout {
  /** `lines`: a few jobs with a sentence each. `rows`: one table. `tiles`: cells in columns. `map`: glyphs and names only. */
  form: 'lines' | 'rows' | 'tiles' | 'map'
  columns: number
  /** In each column. */
  rows: number
  rowHigh: number
  /** Jobs with second lines have room for more words. */
  hasSecondLines: boolean
  hasStrips: boolean
  /** `groups`: cards by what they have in common, since each job of them has no room of its own. */
  pins: 'none' | 'full' | 'slim' | 'groups'
  pinColumns: number
  pinRows: number
  pinHigh: number
  /** Which cells each page has, by their index. One page has them in order; the first of several begins with the problems. */
  pages: readonly (readonly number[])[]
}

export interface LayoutInput {
  /** For each job, in order, whether it is a problem. */
  problems: readonly boolean[]
  /** Jobs that have a card. */
  pinned: number
  isPortrait: boolean
  /** The height between title and foot. */
  high: number
}

/** Above the rows of a wall with an axis. */
export const AXIS_HEIGHT = 38
export const GAP = 12
const PIN_HIGH = 250
/** In portrait its words are lines of their own. */
const TALL_PIN_HIGH = 268
const SLIM_HIGH = 120
/** The least leaves room above 30 jobs for three cards of failures, also upright. */
const MAP_HIGH = { least: 43, most: 64, mostUpright: 88 }
/** Of the cards of groups: what a few failures need, and one more; and at most. Upright they stand one above the other, so three cards need it all. */
const GROUPS_HIGH = { few: 190, each: 26, most: 540, upright: 420 }
const MAX_PINS = 6
const MAX_LINES = 4
const MAX_ROWS = 14
/** In more, a name has no room beside its word. */
const MAX_LARGE_COLUMNS = 4
const MAX_COLUMNS = 5
const SECOND_LINES_FROM = 60
const STRIPS_FROM = 66

interface Form extends Pick<WallLayout, 'form' | 'columns'> {
  perPage: number
  least: number
  most: number
}

/** The forms for so many jobs, the one with the most room for each first. Landscape cells keep room for a lane of about 8 below their lines. */
function listForms(jobs: number, isPortrait: boolean): Form[] {
  if (isPortrait) {
    const cells = (most: number): Form => ({ form: 'tiles', columns: 2, perPage: 30, least: 58, most })
    return jobs <= MAX_ROWS
      ? [{ form: 'rows', columns: 1, perPage: MAX_ROWS, least: 70, most: 104 }, cells(80)]
      : [cells(66)]
  }
  const large = (columns: number): Form => ({ form: 'tiles', columns, perPage: 30, least: 66, most: 81 })
  const small = (columns: number): Form => ({ form: 'tiles', columns, perPage: 60, least: 54, most: 69 })
  if (jobs <= MAX_LINES)
    return [{ form: 'lines', columns: 1, perPage: MAX_LINES, least: 130, most: 198 }, large(1)]
  if (jobs <= MAX_ROWS)
    return [{ form: 'rows', columns: 1, perPage: MAX_ROWS, least: 45, most: 72 }, large(2)]
  if (jobs <= 30) return range(Math.ceil(jobs / 10), MAX_LARGE_COLUMNS).map(large)
  return range(Math.ceil(jobs / 12), MAX_COLUMNS).map(small)
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)

interface Pins extends Pick<WallLayout, 'pins' | 'pinColumns' | 'pinRows' | 'pinHigh'> {
  /** With the gap below them. */
  high: number
}

const pinsOf = (pins: WallLayout['pins'], pinColumns: number, pinRows: number, pinHigh: number): Pins => ({
  pins,
  pinColumns,
  pinRows,
  pinHigh,
  high: pinRows * (pinHigh + GAP),
})

const NO_PINS = pinsOf('none', 0, 0, 0)

/** The cards for so many failures, the roomiest first. None where they need groups. */
function listPins(pinned: number, jobs: number, isPortrait: boolean): Pins[] {
  if (pinned === 0) return [NO_PINS]
  if (pinned > MAX_PINS) return []
  if (isPortrait)
    return [
      ...(pinned > 2 ? [] : [pinsOf('full', 1, pinned, TALL_PIN_HIGH)]),
      pinsOf('slim', 1, pinned, SLIM_HIGH),
    ]
  const isCrowded = jobs > 30
  if (pinned === 1)
    return isCrowded
      ? [pinsOf('slim', 1, 1, SLIM_HIGH)]
      : [pinsOf('full', 1, 1, PIN_HIGH), pinsOf('slim', 1, 1, SLIM_HIGH)]
  const slimColumns = pinned === 2 || pinned === 4 ? 2 : 3
  const slim = pinsOf('slim', slimColumns, Math.ceil(pinned / slimColumns), SLIM_HIGH)
  return pinned <= 3 && !isCrowded ? [pinsOf('full', pinned, 1, PIN_HIGH), slim] : [slim]
}

/** Where everything stands, and how large. Cells never shrink below what can be read; cards of failures give way first. */
export function layoutWall({ problems, pinned, isPortrait, high }: LayoutInput): WallLayout {
  const jobs = problems.length
  for (const form of listForms(jobs, isPortrait)) {
    const onPage = Math.min(Math.max(1, jobs), form.perPage)
    const rows = Math.ceil(onPage / form.columns)
    for (const pins of listPins(pinned, jobs, isPortrait)) {
      const room = high - AXIS_HEIGHT - pins.high
      const fits = room >= rows * form.least && pins.high <= high / 2
      if (fits)
        return toLayout(form, rows, Math.min(form.most, room / rows), pins, paginate(problems, form.perPage))
    }
  }
  return layoutMap(problems, pinned, isPortrait, high)
}

/** Glyphs and names only, so that most of the height is left for what failed. */
function layoutMap(
  problems: readonly boolean[],
  pinned: number,
  isPortrait: boolean,
  high: number,
): WallLayout {
  const jobs = Math.max(1, problems.length)
  const columns = isPortrait ? 2 : 5
  const perPage = isPortrait ? 30 : 60
  const rows = Math.ceil(Math.min(jobs, perPage) / columns)
  const { few, each, most, upright } = GROUPS_HIGH
  const room = high - rows * MAP_HIGH.least
  const wanted = isPortrait ? upright : Math.min(few + each * pinned, most)
  const pins =
    listPins(pinned, jobs, isPortrait).find((own) => own.high <= Math.min(room, high / 2)) ??
    pinsOf('groups', isPortrait ? 1 : 2, 1, Math.min(wanted, room - GAP))
  const rowHigh = Math.min(isPortrait ? MAP_HIGH.mostUpright : MAP_HIGH.most, (high - pins.high) / rows)
  return toLayout({ form: 'map', columns }, rows, rowHigh, pins, paginate(problems, perPage))
}

const toLayout = (
  { form, columns }: Pick<Form, 'form' | 'columns'>,
  rows: number,
  rowHigh: number,
  { pins, pinColumns, pinRows, pinHigh }: Pins,
  pages: WallLayout['pages'],
): WallLayout => ({
  form,
  columns,
  rows,
  rowHigh,
  hasSecondLines: form === 'lines' || (form === 'rows' && rowHigh >= SECOND_LINES_FROM),
  hasStrips: form === 'lines' || form === 'rows' || (form === 'tiles' && rowHigh >= STRIPS_FROM),
  pins,
  pinColumns,
  pinRows,
  pinHigh,
  pages,
})

function paginate(problems: readonly boolean[], perPage: number): number[][] {
  const indexes = problems.map((_, index) => index)
  if (indexes.length <= perPage) return [indexes]
  const ordered = indexes.toSorted((a, b) => Number(problems[b]) - Number(problems[a]) || a - b)
  const pages: number[][] = []
  for (let from = 0; from < ordered.length; from += perPage)
    pages.push(ordered.slice(from, from + perPage).toSorted((a, b) => a - b))
  return pages
}
