import { badResponse } from '../../dgc/faults'
import { type Scan, scan } from './scan'
import { type Duplicate, type Texts } from './scan-state'

export interface ParsedJson {
  value: unknown
  /**
   * Exact texts by key, of the fields of the top object (null) or of the entry with this index in its list. Only texts that
   * `JSON.stringify` would not print again are kept, and all texts of a repeated key; an entry that is no object has its text under ''.
   */
  textsAt: (index: number | null) => Texts
  /** Keys that stand more than once in one object with different values, in the order of the text. */
  duplicates: readonly Duplicate[]
}

const NO_TEXTS: Texts = new Map()

/**
 * JSON.parse for an object with one list of records under `listKey`, without losing what JSON.parse loses: long integers, the way a value
 * was written, repeated keys. A bare `NaN` or `Infinity` is read as Infinity. Throws an UpstreamError for a text that is too deep, too large, truncated, or no JSON.
 */
export function parseJson(text: string, listKey: string): ParsedJson {
  const { problem, isComplete, fields, entries, duplicates, nonFinite } = scan(text, listKey)
  if (problem !== null) throw badResponse(problem)
  try {
    return {
      value: JSON.parse(replaceNonFinite(text, nonFinite).replace(/^\ufeff/, '')) as unknown,
      textsAt: (index) => (index === null ? fields : (entries.get(index) ?? NO_TEXTS)),
      duplicates,
    }
  } catch {
    throw badResponse(isComplete ? 'not_json' : 'truncated')
  }
}

/** JSON reads this as Infinity, which is no value of any field. */
const INFINITE = '1e999'

function replaceNonFinite(text: string, words: Scan['nonFinite']): string {
  if (words.length === 0) return text
  const pieces: string[] = []
  let from = 0
  for (const { start, end } of words) {
    pieces.push(text.slice(from, start), INFINITE)
    from = end
  }
  return pieces.join('') + text.slice(from)
}
