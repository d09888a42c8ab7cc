import { isUtf8 } from 'node:buffer'
import { type LogEncoding } from '../../contract/log'
import { LF } from './byte-automaton'

const CR = 0x0d

/**
 * The encoding of a line. In one log some lines are often of another one: DGC writes UTF-8, and the script that it ran GBK. So each line is UTF-8
 * where it can be.
 */
export function findLineEncoding(line: Buffer, declared: LogEncoding): LogEncoding {
  if (declared === 'utf-16le' || declared === 'utf-16be') return declared
  if (isUtf8(line)) return 'utf-8'
  return declared === 'utf-8' && decodeText(line, 'gb18030').includes('\ufffd') ? declared : 'gb18030'
}

const decoders = new Map<LogEncoding, TextDecoder>()

/** With a byte-order mark, if there is one. */
export function decodeText(bytes: Buffer, encoding: LogEncoding): string {
  let decoder = decoders.get(encoding)
  if (decoder === undefined)
    decoders.set(encoding, (decoder = new TextDecoder(encoding, { ignoreBOM: true })))
  return decoder.decode(bytes)
}

/** Decodes single lines of a piece. */
export function createLineDecoder(piece: Buffer, encoding: LogEncoding): (line: Buffer) => string {
  if (isUtf8(piece) && encoding !== 'utf-16le' && encoding !== 'utf-16be') return (line) => line.toString()
  return (line) => decodeText(line, findLineEncoding(line, encoding))
}

/**
 * The last place at or before `at` that is neither inside a character nor inside a CRLF. The bytes before it, at most `context` of them, and
 * the four behind it should be at hand. A place that it gives stays what it is.
 */
export function cutText(bytes: Buffer, at: number, encoding: LogEncoding, context: number): number {
  switch (encoding) {
    case 'utf-8':
      return cutUtf8(bytes, cutCrLf(bytes, at))
    case 'gb18030':
      return cutGb18030(bytes, cutCrLf(bytes, at), context)
    case 'utf-16le':
    case 'utf-16be':
      return cutUtf16(bytes, at - (at % 2), encoding)
  }
}

const cutCrLf = (bytes: Buffer, at: number): number =>
  bytes[at] === LF && bytes[at - 1] === CR ? at - 1 : at

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

function cutUtf8(bytes: Buffer, at: number): number {
  if (!isContinuation(bytes[at])) return at
  let lead = at - 1
  while (lead > at - 3 && isContinuation(bytes[lead])) lead--
  return lead >= 0 && lead + utf8Length(bytes[lead] ?? 0) > at ? lead : at
}

function utf8Length(first: number): number {
  if (first >= 0xf0) return 4
  if (first >= 0xe0) return 3
  return first >= 0xc2 ? 2 : 1
}

function cutUtf16(bytes: Buffer, at: number, encoding: LogEncoding): number {
  const unit = (place: number): number => {
    if (place < 0 || place + 2 > bytes.length) return 0
    return encoding === 'utf-16le' ? bytes.readUInt16LE(place) : bytes.readUInt16BE(place)
  }
  const [before, behind] = [unit(at - 2), unit(at)]
  const isPair = before >= 0xd800 && before < 0xdc00 && behind >= 0xdc00 && behind < 0xe000
  return isPair || (before === CR && behind === LF) ? at - 2 : at
}

/** The second byte of a character may be a first one as well, so characters are counted from a byte that can be no part of one. */
function cutGb18030(bytes: Buffer, at: number, context: number): number {
  let sync = at
  while (sync > 0 && sync > at - context && (bytes[sync - 1] ?? 0) >= 0x30) sync--
  if (sync > 0 && sync === at - context) return at
  while (sync < at) {
    const length = gb18030Length(bytes[sync] ?? 0, bytes[sync + 1] ?? 0)
    if (sync + length > at) return sync
    sync += length
  }
  return at
}

function gb18030Length(first: number, second: number): number {
  if (first < 0x81 || first === 0xff) return 1
  if (second >= 0x30 && second <= 0x39) return 4
  return second >= 0x40 && second !== 0x7f && second !== 0xff ? 2 : 1
}
