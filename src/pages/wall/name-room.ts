import { type WallLayout } from '../../model/wall/layout'
import { type WallSize } from '../../shell/kiosk/wall-size'

// All lengths are in units.

const COLUMN_GAP = 34
/** In narrower columns a name and its word have no room beside each other. */
const LARGE_FROM = 400
/** A word has to be a thirtieth of the height. */
const WORD_TEXT = { landscape: 36, upright: 44 }
/** The width of the column of words in a table of rows. */
export const WORD_WIDE = 214
/** The room of such a word, in em. */
export const WORD_EM = WORD_WIDE / WORD_TEXT.landscape

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
  if (form === 'lines') return Math.min(580, columnWide * 0.34)
  return columnWide < 1600 ? 330 : 404
}

/** The room of a job's name in its cell, in em, where its word takes `wordEm`. */
export function computeNameEm(layout: Form, screen: Screen, wordEm: number): number {
  const columnWide = computeColumnWide(layout, screen)
  if (layout.form === 'map') return (columnWide - 60) / 22
  if (isTableForm(layout, screen)) {
    const nameWide = computeNameWide(layout, columnWide)
    return layout.form === 'lines' ? (nameWide - 96) / 38 : (nameWide - 56) / 28
  }
  if (isSmallTile(layout, columnWide)) return (columnWide - 52) / 22
  return (columnWide - 76 - wordEm * WORD_TEXT[screen.portrait ? 'upright' : 'landscape']) / 27
}
