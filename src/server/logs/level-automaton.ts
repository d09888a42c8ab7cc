import { type LogEncoding } from '../../contract/log'
import { LEVEL_HINTS } from '../../model/log/level-hints'
import { type BytePattern, LF, buildTable } from './byte-automaton'

/** What a match is. Any other is a clock. */
export const LINE_END = -1
export const LEVEL_HINT = -2

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)
const DIGITS = range(0x30, 0x39)
const LETTERS = [...range(0x41, 0x5a), ...range(0x61, 0x7a)]
const NO_ASCII = range(0x80, 0xff)

const CLOCK: BytePattern = [DIGITS, DIGITS, [0x3a], DIGITS, DIGITS]

function takeSign(sign: string, isUtf8: boolean): BytePattern {
  if (sign === '#') return [DIGITS]
  if (sign === '@') return [LETTERS]
  const bytes = [...Buffer.from(sign)]
  if (bytes.length === 1) return [[...Buffer.from(sign.toLowerCase() + sign.toUpperCase())]]
  // Only UTF-8 is matched byte by byte: in other encodings any such sign will do, since this is only a hint.
  return isUtf8 ? bytes.map((byte) => [byte]) : [NO_ASCII]
}

const tables = new Map<string, Int32Array>()

/**
 * Finds ends of lines, lines that may be an error, a warning or the start of an attempt and, `withClocks`, lines that may name a moment. Of UTF-16
 * it takes one byte for each unit.
 */
export function levelTable(encoding: LogEncoding, withClocks: boolean): Int32Array {
  const isUtf8 = encoding === 'utf-8'
  const key = `${isUtf8} ${withClocks}`
  let table = tables.get(key)
  if (table === undefined) {
    const hints = LEVEL_HINTS.map((hint) => Array.from(hint).flatMap((sign) => takeSign(sign, isUtf8)))
    table = buildTable([[[[LF]]], hints, withClocks ? [CLOCK] : []])
    tables.set(key, table)
  }
  return table
}
