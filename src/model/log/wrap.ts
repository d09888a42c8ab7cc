const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/
const WIDE_OR_ASTRAL = /[\u1100-\uffff]/
const ZERO = /\p{Mn}/u

/** How many cells of a monospace font a character takes: two for East Asian wide ones and for those beyond U+FFFF. */
function columnsOfChar(char: string): 0 | 1 | 2 {
  if (char.length > 1 || WIDE.test(char)) return 2
  return ZERO.test(char) ? 0 : 1
}

/** The width of a text in cells. */
export function countColumns(text: string): number {
  if (!WIDE_OR_ASTRAL.test(text) && !ZERO.test(text)) return text.length
  let columns = 0
  for (const char of text) columns += columnsOfChar(char)
  return columns
}

/** Where a word may end: behind a space, and behind marks that long names are made of. */
const BREAK = /[\s\-/,;=&|]/
/** A row is not cut shorter than this share of its columns for the sake of a word. */
const MIN_SHARE = 0.6
const MIN_COLUMNS = 24

/**
 * The rows of a text that is wrapped at `columns` cells, as indexes where each row begins. The first is 0, and a text without
 * characters has one row.
 */
export function wrapText(text: string, columns: number): number[] {
  const starts = [0]
  if (columns < 2 || text.length * 2 <= columns) return starts
  let width = 0
  let rowStart = 0
  /** Behind the last character of this row where a word ends. */
  let breakAt = 0
  let widthAtBreak = 0
  let index = 0
  const minWidth = columns >= MIN_COLUMNS ? columns * MIN_SHARE : columns
  for (const char of text) {
    const cells = columnsOfChar(char)
    if (width + cells > columns) {
      const useBreak = breakAt > rowStart && widthAtBreak >= minWidth
      rowStart = useBreak ? breakAt : index
      starts.push(rowStart)
      width = useBreak ? width - widthAtBreak : 0
      breakAt = rowStart
      widthAtBreak = 0
    }
    width += cells
    index += char.length
    if (BREAK.test(char) || cells === 2) {
      breakAt = index
      widthAtBreak = width
    }
  }
  return starts
}
