import { type RawField } from '../../contract/run'
import { type Texts } from './json/scan-record'

/** Something that a reader noticed; `node` is null in the instance itself. */
export interface Note {
  code: 'unreadable' | 'seconds'
  field: string
  value: string
  node: number | null
}

type Outcome<T> = { value: T | null; note?: Note['code'] }

/** How a field is read, and whether the contract has a place for it. One without always stands in `raw`. */
export interface Field<T> {
  read: (value: unknown, exact: string | undefined) => Outcome<T>
  typed: boolean
  /** A given value that reads like a missing one stands in `raw`, else the two could not be told apart. */
  absent: T | null
}

export type Read<F> = { [K in keyof F]: F[K] extends Field<infer T> ? T | null : never }

const UNREADABLE = { value: null, note: 'unreadable' } as const

const readText = (value: unknown): Outcome<string> => (typeof value === 'string' ? { value } : UNREADABLE)

const DIGITS = /^-?\d+$/
const NUMBER = /^-?\d+(\.\d+)?$/

/** A number, or digits in quotes as some versions write them. */
function readNumber(value: unknown, pattern: RegExp): number | null {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && pattern.test(value)
        ? Number(value)
        : null
  // Minus zero is no count of anything, and would be sent on as 0 anyway.
  return number !== null && Number.isFinite(number) ? number + 0 : null
}

function readCount(value: unknown): Outcome<number> {
  const number = readNumber(value, NUMBER)
  return number === null ? UNREADABLE : { value: number }
}

/** The last millisecond that a Date can hold. */
const MAX_MS = 8.64e15
/** 2001 to 5138 in seconds; as milliseconds these would be 1970 to 1973, long before there was a DGC. */
const [MIN_SECONDS, MAX_SECONDS] = [1e9, 1e11]

/** Epoch ms. 0 and -1 stand for "not yet" in DGC's answers: no time, and nothing wrong either. */
function readTime(value: unknown): Outcome<number> {
  const number = readNumber(value, DIGITS)
  if (number === null || number > MAX_MS) return UNREADABLE
  if (number <= 0) return { value: null }
  if (number >= MIN_SECONDS && number < MAX_SECONDS) {
    return { value: Math.round(number * 1000), note: 'seconds' }
  }
  return Number.isInteger(number) ? { value: number } : UNREADABLE
}

/** An int64: as text, because a double loses its last digits. */
function readId(value: unknown, exact: string | undefined): Outcome<string> {
  if (typeof value === 'string') return { value }
  return typeof value === 'number' ? { value: exact ?? String(value) } : UNREADABLE
}

function readFlag(value: unknown): Outcome<boolean> {
  if (typeof value === 'boolean') return { value }
  return value === 'true' || value === 'false' ? { value: value === 'true' } : UNREADABLE
}

/** A text that the contract prints as the empty string when there is none. */
export const word: Field<string> = { read: readText, typed: true, absent: '' }
export const text: Field<string> = { read: readText, typed: true, absent: null }
export const label: Field<string> = { read: readText, typed: false, absent: null }
export const time: Field<number> = { read: readTime, typed: true, absent: null }
export const countOf: Field<number> = { read: readCount, typed: true, absent: null }
export const figure: Field<number> = { read: readCount, typed: false, absent: null }
export const flag: Field<boolean> = { read: readFlag, typed: false, absent: null }
export const id: Field<string> = { read: readId, typed: false, absent: null }

type Fields = Readonly<Record<string, Field<string> | Field<number> | Field<boolean>>>

/** Copies the known fields one by one, so that a key like `__proto__` is a raw field and nothing more. */
export function readRecord<F extends Fields>(
  fields: F,
  record: Readonly<Record<string, unknown>>,
  texts: Texts | undefined,
  node: number | null,
  notes: Note[],
): Read<F> & { raw: RawField[] } {
  const raw: RawField[] = []
  const read: Record<string, unknown> = { raw }
  for (const name in fields) read[name] = null
  for (const name of Object.keys(record)) {
    const value = record[name]
    const exact = texts?.get(name)
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (field !== undefined && value !== null) {
      const outcome = field.read(value, exact?.at(-1))
      read[name] = outcome.value
      if (outcome.note !== undefined) {
        notes.push({ code: outcome.note, field: name, value: exact?.at(-1) ?? JSON.stringify(value), node })
      }
      const printsTheSame = exact === undefined && outcome.value === value
      if (printsTheSame && field.typed && value !== field.absent) continue
    }
    if (exact === undefined)
      raw.push([name, typeof value === 'number' ? String(value) : JSON.stringify(value)])
    else for (const text of exact) raw.push([name, text])
  }
  return read as Read<F> & { raw: RawField[] }
}
