import { type LogEncoding } from '../../contract/log'
import { type LogLine } from '../../model/log/message'
import { LF } from './byte-automaton'

interface Place {
  encoding: LogEncoding
  /** Where the bytes start in the log. */
  fromByte: number
  /** The number of the line that they start in; null where it is not known. */
  firstLine: number | null
  /** Whether they start inside a line, whose rest is left out. */
  isCut: boolean
  /** Bytes before them are missing. */
  isAfterGap: boolean
}

/** No more of a line is decoded. */
const MAX_LINE_BYTES = 64 * 1024

const isWide = (encoding: LogEncoding): boolean => encoding === 'utf-16le' || encoding === 'utf-16be'

/** Where the next line end stands, as the byte behind it; -1 without one. */
function findLineEnd(bytes: Buffer, from: number, encoding: LogEncoding): number {
  for (let at = bytes.indexOf(LF, from); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    if (!isWide(encoding)) return at + 1
    const high = encoding === 'utf-16le' ? at + 1 : at - 1
    const isAligned = at % 2 === (encoding === 'utf-16le' ? 0 : 1)
    if (isAligned && bytes[high] === 0) return Math.max(at, high) + 1
  }
  return -1
}

/** The lines of some bytes of a log, the last one also where it is cut. LF and CRLF end a line, a lone CR does not. */
export function* splitLines(
  given: Uint8Array,
  { encoding, fromByte, firstLine, isCut, isAfterGap }: Place,
): Generator<LogLine> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  const decoder = new TextDecoder(encoding)
  let number = firstLine
  let start = 0
  let isFirst = true
  while (start < bytes.length) {
    const found = findLineEnd(bytes, start, encoding)
    const end = found < 0 ? bytes.length : found
    if (!(isCut && start === 0)) {
      const text = decoder.decode(bytes.subarray(start, Math.min(end, start + MAX_LINE_BYTES)))
      const line: LogLine = { text: text.replace(/\r?\n$/, ''), byte: fromByte + start, line: number }
      if (isFirst && isAfterGap) line.isAfterGap = true
      isFirst = false
      yield line
    }
    if (number !== null) number += 1
    start = end
  }
}
