import { type FieldKind } from '../../contract/run-fields'
import { badResponse } from '../dgc/faults'
import { type ParsedJson, parseJson } from '../dgc-run/json/parse'
import { type ValueOf, readField } from '../dgc-run/read-record'

export type WireObject = Readonly<Record<string, unknown>>

/** The values of the fields in a table, as the run's are read: loosely, null where one is missing or unreadable. */
export function readFields<T extends Readonly<Record<string, FieldKind>>>(
  table: T,
  record: WireObject,
  nowMs: number,
  texts?: ReturnType<ParsedJson['textsAt']>,
): { [K in keyof T]: ValueOf<T[K]> | null } {
  const read: Record<string, unknown> = {}
  for (const name in table) {
    const kind = table[name]
    const value = Object.hasOwn(record, name) ? record[name] : null
    const isGiven = kind !== undefined && value !== null && value !== undefined
    read[name] = isGiven ? readField(kind, name, value, texts?.get(name)?.at(-1), nowMs).value : null
  }
  return read as { [K in keyof T]: ValueOf<T[K]> | null }
}

export const isObject = (value: unknown): value is WireObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An object under a key, or an empty one. */
export function objectAt(record: WireObject, key: string): WireObject {
  const value = Object.hasOwn(record, key) ? record[key] : null
  return isObject(value) ? value : {}
}

/** The list under a key, or null when there is none. */
export function listAt(record: WireObject, key: string): readonly unknown[] | null {
  const value = Object.hasOwn(record, key) ? record[key] : null
  return Array.isArray(value) ? (value as unknown[]) : null
}

export const textsOf = (list: readonly unknown[] | null): string[] =>
  (list ?? []).filter((entry): entry is string => typeof entry === 'string' && entry !== '')

/** One page of a list as DGC sent it. */
export interface WirePage<T> {
  /** The entries that could be read. */
  rows: T[]
  /** How many entries there were. */
  received: number
  /** DGC's `total`: of all pages or, in some versions, of this one. Null when not given. */
  total: number | null
}

/**
 * Reads the list under `key`; `read` gives null for an entry that is dropped. Throws an UpstreamError for a text that is no such list: an
 * answer without one must not pass for an empty list.
 */
export function readPage<T>(
  text: string,
  key: string,
  read: (entry: WireObject, texts: ReturnType<ParsedJson['textsAt']>) => T | null,
): WirePage<T> {
  const { value: top, textsAt } = parseJson(text, key)
  if (!isObject(top)) throw badResponse('wrong_shape')
  const { total } = readFields({ total: 'count' }, top, Infinity)
  const list = listAt(top, key)
  if (list === null && (total !== 0 || (top[key] !== undefined && top[key] !== null)))
    throw badResponse('wrong_shape')
  const rows = (list ?? []).flatMap((entry, index) => {
    const row = isObject(entry) ? read(entry, textsAt(index)) : null
    return row === null ? [] : [row]
  })
  return { rows, received: list?.length ?? 0, total }
}
