import { type WallLayout } from '../../model/wall/layout'
import { type WallSize } from '../../shell/kiosk/wall-size'

// All lengths are in units. Some are in the style sheets of this folder as well: their comments say where.

/** `column-gap` of `.wj-tiles`. */
const COLUMN_GAP = 34
/** In narrower columns a name and its word have no room beside each other. */
const LARGE_FROM = 400
/** `font-size` of the word of a large tile. It has to be a thirtieth of the height. */
const WORD_TEXT = { landscape: 36, upright: 44 }
/** The width of the column of words in a table of rows. */
export const WORD_WIDE = 214
/** The room of such a word, in em. */
export const WORD_EM = WORD_WIDE / WORD_TEXT.landscape
/** The `font-size` of a name, and how wide its glyph and the gaps beside it are, with a little to spare. */
const NAMES = {
  lines: { text: 38, beside: 96 },
  rows: { text: 28, beside: 56 },
  smallTile: { text: 22, beside: 52 },
  largeTile: { text: 27, beside: 76 },
  map: { text: 22, beside: 60 },
}
/** Of a table: what all other columns leave a name where they have the room they need. */
const NAME_WIDE = { lines: 580, rows: 404, narrowRows: 330 }
/** The share of a narrower screen that lines leave a name. */
const NAME_SHARE = 0.34
/** Narrower screens have fewer columns, as in `Rows`. */
const WIDE_FROM = 1600

type Form = Pick<WallLayout, 'form' | 'columns'>
type Screen = Pick<WallSize, 'wide' | 'margin' | 'portrait'>

/** Rows with columns for all that is said of a job; upright there are cells instead. */
export const isTableForm = ({ form }: Form, { portrait }: Screen): boolean =>
  !portrait && (form === 'lines' || form === 'rows')

/** The width of a column of jobs. */
export function computeColumnWide(layout: Form, screen: Screen): number {
  const columns = isTableForm(layout, screen) ? 1 : layout.columns
  return (screen.wide - 2 * screen.margin - (columns - 1) * COLUMN_GAP) / columns
}

/** Whether the word stands below the name, where only a glyph is large enough. */
export const isSmallTile = ({ form }: Form, columnWide: number): boolean =>
  form === 'tiles' && columnWide < LARGE_FROM

/** The width of a name and its glyph in a table. */
export function computeNameWide({ form }: Form, columnWide: number): number {
  if (form === 'lines') return Math.min(NAME_WIDE.lines, columnWide * NAME_SHARE)
  return columnWide < WIDE_FROM ? NAME_WIDE.narrowRows : NAME_WIDE.rows
}

/** The room of a job's name in its cell, in em, where its word takes `wordEm`. */
export function computeNameEm(layout: Form, screen: Screen, wordEm: number): number {
  const columnWide = computeColumnWide(layout, screen)
  const fit = ({ text, beside }: (typeof NAMES)[keyof typeof NAMES], wide = columnWide): number =>
    (wide - beside) / text
  if (layout.form === 'map') return fit(NAMES.map)
  if (isTableForm(layout, screen))
    return fit(NAMES[layout.form === 'lines' ? 'lines' : 'rows'], computeNameWide(layout, columnWide))
  if (isSmallTile(layout, columnWide)) return fit(NAMES.smallTile)
  const wordWide = wordEm * WORD_TEXT[screen.portrait ? 'upright' : 'landscape']
  return fit(NAMES.largeTile, columnWide - wordWide)
}
