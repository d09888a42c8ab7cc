import { type Reply, dlf } from '../reply'

/** What `offset` counts: the documents call it the number of the page, some clients count records. */
export type OffsetMeaning = 'page' | 'record'

export const INVALID: Reply = dlf('DLF.3051', 'The request parameter is invalid.')

/** The whole number of a parameter; its default when it is absent; null when it is wrong. */
export function readWhole(
  query: URLSearchParams,
  name: string,
  fallback: number,
  min: number,
  max: number,
): number | null {
  const text = query.get(name)
  if (text === null) return fallback
  const value = Number(text)
  return /^-?\d{1,16}$/.test(text) && value >= min && value <= max ? value : null
}

/** The records of the page asked for. */
export interface Page {
  from: number
  to: number
}

const DEFAULT_LIMIT = 10

/** Null: `limit` or `offset` is wrong. */
export function readPage(query: URLSearchParams, maxLimit: number, meaning: OffsetMeaning): Page | null {
  const limit = readWhole(query, 'limit', DEFAULT_LIMIT, 1, maxLimit)
  const offset = readWhole(query, 'offset', 0, 0, Number.MAX_SAFE_INTEGER)
  if (limit === null || offset === null) return null
  const from = meaning === 'page' ? offset * limit : offset
  return { from, to: from + limit }
}
