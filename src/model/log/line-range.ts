import { type LineRow } from './rows'

/** Numbers of the first and the last of some lines; null where they are not known. A part of a line in front of others is of the line before them. */
export function findLineRange(rows: readonly LineRow[]): { first: number; last: number } | null {
  const numbers = rows.flatMap(({ number }) => (number === null || number < 0 ? [] : [number]))
  const [first] = numbers
  const last = numbers.at(-1)
  if (first === undefined || last === undefined) return null
  return { first: rows[0]?.line.isPart === true ? first - 1 : first, last }
}
