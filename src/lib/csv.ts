// A cell that begins like a formula is run by spreadsheets when the file is opened; a quote in front makes it text.
// Excel on a Chinese system reads the full-width signs alike.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/** Prefixes a quote to a text that a spreadsheet would run as a formula. */
export const escapeFormula = (value: string): string => (FORMULA.test(value) ? `'${value}` : value)

type Cell = string | number | bigint | null

function formatCell(value: Cell): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const safe = escapeFormula(value)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** RFC 4180 with a byte-order mark, without which Excel reads Chinese as Latin. */
export const formatCsv = (rows: readonly (readonly Cell[])[]): string =>
  `\ufeff${rows.map((row) => row.map(formatCell).join(',')).join('\r\n')}\r\n`
