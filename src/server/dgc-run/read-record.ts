import { type RawField } from '../../contract/run'
import { type DgcField, type FieldKind } from '../../contract/run-fields'
import { MAX_DATE_MS } from '../../contract/time'
import { DAY_MS } from '../../lib/time/units'
import { type ParsedJson } from './json/parse'

/** A problem of one field; `node` is the node's index, or null for the run itself. */
export interface Note {
  code: 'unreadable' | 'seconds' | 'far-future'
  field: string
  value: string
  node: number | null
}

type Outcome<T> = { value: T | null; note?: Note['code'] }

/** `latestMs` is the last time that an answer of now can hold. */
type Reader<T> = (value: unknown, exact: string | undefined, latestMs: number) => Outcome<T>

const UNREADABLE = { value: null, note: 'unreadable' } as const

const readText = (value: unknown): Outcome<string> => (typeof value === 'string' ? { value } : UNREADABLE)

const DIGITS = /^-?\d+$/
const NUMBER = /^-?\d+(\.\d+)?$/

/** A number, or digits in quotes as some versions write them. */
function readNumber(value: unknown, pattern: RegExp): number | null {
  const isQuoted = typeof value === 'string' && pattern.test(value)
  const number = isQuoted ? Number(value) : value
  // Turns minus zero into 0, as JSON would.
  return typeof number === 'number' && Number.isFinite(number) ? number + 0 : null
}

/** DGC writes -1 for a count that it does not know; what is below zero counts nothing. */
function readCount(value: unknown): Outcome<number> {
  const number = readNumber(value, NUMBER)
  return number === null || number < 0 ? UNREADABLE : { value: number }
}

/** Codes and versions: the ledger stores no other number for them. */
function readWhole(value: unknown): Outcome<number> {
  const count = readCount(value)
  return Number.isSafeInteger(count.value) ? count : UNREADABLE
}

/** 2001 to 5138 in seconds; as milliseconds these would be 1970 to 1973, long before DGC. */
const [MIN_SECONDS, MAX_SECONDS] = [1e9, 1e11]

/** Year 5138 in milliseconds. Larger are microseconds, or no time. */
const MIN_MICROSECONDS = 1e14

const FAR_FUTURE = { value: null, note: 'far-future' } as const

/** Epoch ms. DGC writes 0 and -1 for "not yet". */
function readTime(value: unknown, _exact: string | undefined, latestMs: number): Outcome<number> {
  const number = readNumber(value, DIGITS)
  if (number === null || number > MAX_DATE_MS) return UNREADABLE
  if (number <= 0) return { value: null }
  const isSeconds = number >= MIN_SECONDS && number < MAX_SECONDS
  const ms = isSeconds ? Math.round(number * 1000) : number
  if (!Number.isInteger(ms)) return UNREADABLE
  if (ms >= MIN_MICROSECONDS || ms > latestMs) return FAR_FUTURE
  return isSeconds ? { value: ms, note: 'seconds' } : { value: ms }
}

/** An int64: as text, because a double loses its last digits. */
function readId(value: unknown, exact: string | undefined): Outcome<string> {
  if (typeof value === 'string') return { value }
  return typeof value === 'number' && Number.isFinite(value) ? { value: exact ?? String(value) } : UNREADABLE
}

function readFlag(value: unknown): Outcome<boolean> {
  if (typeof value === 'boolean') return { value }
  return value === 'true' || value === 'false' ? { value: value === 'true' } : UNREADABLE
}

const READERS = {
  label: readText,
  text: readText,
  id: readId,
  count: readCount,
  whole: readWhole,
  time: readTime,
  flag: readFlag,
  list: (): Outcome<never> => UNREADABLE,
} satisfies Record<FieldKind, Reader<unknown>>

export type ValueOf<K extends FieldKind> = NonNullable<ReturnType<(typeof READERS)[K]>['value']>

type FieldTable = Readonly<Record<string, DgcField>>

/** The values of a record's documented fields: null where one is missing or unreadable. */
export type ReadRecord<F extends FieldTable> = { [K in keyof F]: ValueOf<F[K]['kind']> | null }

/** Clocks differ by little, and a time zone that was forgotten makes less than a day. */
const MAX_AHEAD_MS = DAY_MS
/** A run may be planned long before it starts. */
export const MAX_PLAN_AHEAD_MS = 366 * DAY_MS

/** The last time that a field of an answer of now can hold. */
const latestTime = (field: string, nowMs: number): number =>
  nowMs + (field === 'planTime' ? MAX_PLAN_AHEAD_MS : MAX_AHEAD_MS)

/** One field of a record; `exact` is its text where a parser would have lost some of it. */
export const readField = <K extends FieldKind>(
  kind: K,
  name: string,
  value: unknown,
  exact: string | undefined,
  nowMs: number,
): Outcome<ValueOf<K>> => READERS[kind](value, exact, latestTime(name, nowMs))

/** Which problems were found, and what finding them takes. */
export interface ReadContext {
  notes: Note[]
  nowMs: number
}

/** Copies the known fields one by one, so that a key like `__proto__` is a raw field only. */
export function readRecord<F extends FieldTable>(
  fields: F,
  record: Readonly<Record<string, unknown>>,
  texts: ReturnType<ParsedJson['textsAt']>,
  node: number | null,
  { notes, nowMs }: ReadContext,
): ReadRecord<F> & { raw: RawField[] } {
  const raw: RawField[] = []
  const read: Record<string, unknown> = { raw }
  for (const name in fields) read[name] = null
  for (const name of Object.keys(record)) {
    const value = record[name]
    const exact = texts.get(name)
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (field !== undefined && value !== null) {
      const outcome = readField(field.kind, name, value, exact?.at(-1), nowMs)
      read[name] = outcome.value
      if (outcome.note !== undefined) {
        notes.push({ code: outcome.note, field: name, value: exact?.at(-1) ?? JSON.stringify(value), node })
      }
      // A label that is the empty string reads like a missing one, so its text is kept to tell the two apart.
      const isPrinted = field.key !== null && !(field.kind === 'label' && value === '')
      if (isPrinted && exact === undefined && outcome.value === value) continue
    }
    if (exact === undefined)
      raw.push([name, typeof value === 'number' ? String(value) : JSON.stringify(value)])
    else for (const exactText of exact) raw.push([name, exactText])
  }
  return read as ReadRecord<F> & { raw: RawField[] }
}
