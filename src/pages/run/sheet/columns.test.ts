import { PAPER_PX } from '../../../ui/use-printing'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { en } from '../../../i18n/en/common'
import {
  CHOSEN_IDS,
  compareColumns,
  listChoosableColumns,
  columnName,
  isRightAligned,
  layoutSheet,
  getSortColumn,
  sumWidths,
  type ColumnId,
  type SheetLayout,
} from './columns'

const ALL: ColumnId[] = ['type', 'status', 'start', 'end', 'duration', 'retries', 'rows', 'speed', 'log']
const NONE: ReadonlySet<string> = new Set()

const lay = (width: number, tableOnly = false, hidden: ReadonlySet<string> = NONE) =>
  layoutSheet({ width, tableOnly, hidden })

const listIds = ({ before, after }: SheetLayout) => [...before, ...after].map(({ id }) => id)
const sumLayout = (layout: SheetLayout) =>
  layout.node + sumWidths(layout.before) + layout.timeline + sumWidths(layout.after)

const isComplete = (layout: SheetLayout) => {
  const ids = listIds(layout)
  return layout.node > 0 && layout.timeline > 0 && ids.includes('duration') && ids.includes('log')
}

const WIDTHS = Array.from({ length: 3840 - 320 + 1 }, (_, index) => 320 + index)
const WIDE = WIDTHS.filter((width) => width >= 768)

it('times with an offset have wider columns, at the cost of the timeline', () => {
  const options = { width: 1_600, tableOnly: false, hidden: NONE }
  const [layout, wide] = [layoutSheet(options), layoutSheet({ ...options, offsets: true })]
  expect(
    wide.after
      .map(({ id, width }, at) => [id, width - (layout.after[at]?.width ?? 0)])
      .filter(([, by]) => by !== 0),
  ).toEqual([
    ['start', 40],
    ['end', 40],
  ])
  expect(sumLayout(wide)).toBe(1_600)
})

describe('paper', () => {
  const layPaper = (tableOnly: boolean, hidden = NONE) =>
    layoutSheet({ width: PAPER_PX, tableOnly, hidden, offsets: true, paper: true })

  it.each<[string, boolean, ColumnId[]]>([
    ['with bars', false, ['type', 'status', 'start', 'duration', 'retries', 'rows', 'log']],
    ['alone', true, ALL],
  ])('has room for the table %s, beside bars or a path', (_, tableOnly, expected) => {
    const layout = layPaper(tableOnly)
    expect(listIds(layout)).toEqual(expected)
    expect(sumLayout(layout)).toBe(PAPER_PX)
    expect(tableOnly ? layout.after.at(-1)?.width : layout.timeline).toBeGreaterThanOrEqual(64)
  })

  it('leaves out what is hidden', () => {
    expect(listIds(layPaper(false, new Set(['rows'])))).not.toContain('rows')
  })

  // An A4 sheet is 794 px wide; browsers take 38 px from each side, and shrink to two thirds at most.
  it('is no wider than browsers shrink to a sheet', () => {
    expect(PAPER_PX).toBeLessThan((794 - 2 * 38) * 1.5)
  })
})

describe('every width from 320 to 3840', () => {
  it.each<[string, readonly number[], (width: number) => boolean]>([
    ['is filled to the pixel', WIDE, (w) => sumLayout(lay(w)) === w && sumLayout(lay(w, true)) === w],
    ['is a phone exactly below 768', WIDTHS, (w) => lay(w).phone === w < 768],
    ['is all timeline on a phone', WIDTHS, (w) => w >= 768 || lay(w).timeline === w],
    ['has room for bars', WIDE, (w) => lay(w).timeline >= 400 && lay(w, true).timeline >= 100],
    ['has room for the log path', WIDE, (w) => (lay(w, true).after.at(-1)?.width ?? 0) >= 160],
    ['has a name, a bar, a duration and a log', WIDTHS, (w) => [lay(w), lay(w, true)].every(isComplete)],
  ])('%s', (_, widths, holds) => {
    expect(widths.filter((width) => !holds(width))).toEqual([])
  })

  it.each([false, true])('has at least the columns of a narrower one; table only: %s', (tableOnly) => {
    const counts = WIDE.map((width) => listIds(lay(width, tableOnly)).length)
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
  })
})

describe('any layout', () => {
  const anyOptions = fc.record({
    width: fc.oneof(fc.nat({ max: 800 }), fc.nat({ max: 4_000 })),
    tableOnly: fc.boolean(),
    chosen: fc.subarray([...CHOSEN_IDS]).map((ids) => new Set<string>(ids)),
    hidden: fc.subarray([...ALL, 'of another build', '']).map((ids) => new Set<string>(ids)),
  })

  it('fills the sheet, has no column twice, none that is hidden and none without width', () => {
    fc.assert(
      fc.property(anyOptions, (options) => {
        const layout = layoutSheet(options)
        const ids = listIds(layout)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.filter((id) => options.hidden.has(id))).toEqual([])
        expect([...layout.before, ...layout.after].every(({ width }) => width > 0)).toBe(true)
        expect(layout.timeline).toBeGreaterThanOrEqual(0)
        if (options.width >= 768) expect(sumLayout(layout)).toBe(options.width)
      }),
    )
  })

  it.each([768, 1_024, 1_280, 1_600])(
    'gives the room of a hidden log path to the names, at %i px',
    (width) => {
      const whole = lay(width, true)
      const bare = lay(width, true, new Set(['log']))
      expect([bare.after, bare.timeline]).toEqual([[], whole.timeline])
      expect(bare.before).toEqual(whole.before)
      expect(bare.node - whole.node).toBe(sumWidths(whole.after))
    },
  )

  it('gives the room of a hidden column to the bars', () => {
    const narrow = lay(1600)
    const wide = lay(1600, false, new Set(['rows']))
    expect(wide.timeline - narrow.timeline).toBe(narrow.after.find(({ id }) => id === 'rows')?.width)
  })
})

it.each<[string, number, boolean, ColumnId[]]>([
  [
    'of a phone',
    375,
    true,
    ['status', 'duration', 'log', 'start', 'end', 'retries', 'rows', 'speed', 'type'],
  ],
  ['of a small tablet, with bars', 768, false, ['duration', 'log']],
  ['of a small tablet, alone', 768, true, ['status', 'start', 'duration', 'log']],
  ['of a small laptop, with bars', 1024, false, ['status', 'start', 'duration', 'log']],
  ['of a laptop, with bars', 1280, false, ['type', 'status', 'start', 'duration', 'retries', 'rows', 'log']],
  ['of a laptop, alone', 1280, true, ALL],
  ['of a large screen, with bars', 1600, false, ALL],
])('the table %s', (_, width, tableOnly, expected) => {
  expect(listIds(lay(width, tableOnly))).toEqual(expected)
})

it.each([
  [767, 'sheet'],
  [768, 'over'],
  [1279, 'over'],
  [1280, 'beside'],
])('at %i px the panel lies %s', (width, panel) => {
  expect(lay(width).panel).toBe(panel)
})

it('each column has a name and knows whether it sorts', () => {
  expect(ALL.map((id) => columnName(id, en)).every((name) => name.length > 0)).toBe(true)
  expect(ALL.filter((id) => getSortColumn(id) === null)).toEqual(['log'])
  expect(ALL.filter((id) => !isRightAligned(id))).toEqual(['type', 'status', 'log'])
})

describe('the columns to choose from', () => {
  const choices = (width: number, tableOnly: boolean, hidden: ReadonlySet<string> = NONE) =>
    listChoosableColumns(lay(width, tableOnly, hidden), tableOnly, hidden)

  it.each<[string, number, boolean, ColumnId[], ColumnId[]]>([
    ['with bars are those that have room', 1_024, false, [], ['status', 'start', 'duration', 'log']],
    ['with bars keep one that is hidden', 1_024, false, ['start'], ['status', 'start', 'duration', 'log']],
    [
      'with bars bring one that was hidden where there was more room',
      1_024,
      false,
      ['rows'],
      ['status', 'start', 'duration', 'rows', 'log'],
    ],
    ['of a large screen are all', 1_600, false, [], ALL],
    ['with everything hidden are all', 1_024, false, ALL, ALL],
    ['of the table are all, though some have no room', 768, true, [], [...ALL, ...CHOSEN_IDS]],
    ['of a phone’s table are all', 375, true, ['log'], [...ALL, ...CHOSEN_IDS]],
  ])('%s', (_, width, tableOnly, hidden, expected) => {
    expect(choices(width, tableOnly, new Set(hidden))).toEqual(expected)
  })

  it('are none that this page does not know', () => {
    expect(choices(1_600, false, new Set(['of another build', '']))).toEqual(ALL)
  })
})

it.each([1_600, 1_280, 1_024, 768])(
  'at %s px there is room for a night of hours, minutes and seconds',
  (width) => {
    const layout = layoutSheet({ width, tableOnly: false, hidden: new Set() })
    for (const { after } of [layout, compareColumns(layout, width)])
      // `23时59分59秒` takes 80 px, and the cell's padding 12.
      expect(after.find(({ id }) => id === 'duration')?.width).toBeGreaterThanOrEqual(92)
  },
)

it.each([1_878, 1_390, 1_100])('a comparison at %s px moves no bar', (width) => {
  const layout = layoutSheet({ width, tableOnly: false, hidden: new Set() })
  const compared = compareColumns(layout, width)
  expect(compared.timeline).toBe(layout.timeline)
  expect(compared.after.map(({ id }) => id)).toContain('changeBy')
})

it('a comparison has its change in any width but that of a phone', () => {
  const at = (width: number) =>
    compareColumns(layoutSheet({ width, tableOnly: false, hidden: new Set() }), width)
  expect(at(800).after.map(({ id }) => id)).toEqual(['duration', 'changeBy', 'log'])
  expect(at(800).timeline + at(800).node + sumWidths(at(800).after)).toBe(800)
  expect(at(390)).toEqual(layoutSheet({ width: 390, tableOnly: false, hidden: new Set() }))
})

it('the table of a phone of 390 px ends with its logs, before what has to be scrolled to', () => {
  const { node, after } = lay(390, true)
  const until = after.findIndex(({ id }) => id === 'log') + 1
  expect(node + sumWidths(after.slice(0, until))).toBe(390)
})
