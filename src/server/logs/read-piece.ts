import { type LogEncoding, type LogPiece } from '../../contract/log'
import { type LogRange, MAX_PIECE_BYTES } from '../../contract/log-range'
import { asBuffer, nextLineStart, unitBytes } from './line-ends'
import { type LogSource } from './log-source'
import { createLineDecoder, cutText } from './line-text'

/** Where lines and moments of a log are. Each gives null where that is not known. */
export interface LineLookup {
  /** The byte at which a line starts, counted from 1. */
  findLine: (source: LogSource, line: number, signal?: AbortSignal) => Promise<number | null>
  /** The byte at which the first line starts that names this moment or a later one. */
  findTime: (source: LogSource, timeMs: number, signal?: AbortSignal) => Promise<number | null>
  /** The number of the line that starts at a byte or holds it. `ahead` are the bytes from there on that are at hand. */
  lineAt: (source: LogSource, byte: number, ahead: Uint8Array, signal?: AbortSignal) => Promise<number | null>
}

/** A piece has at most so many bytes and lines, and a line is looked for so far before a byte. */
interface PieceLimits {
  bytes: number
  lines: number
  lookBack: number
  /** Before a cut inside a line, to know where a character starts. */
  context: number
}

const LIMITS: PieceLimits = {
  bytes: MAX_PIECE_BYTES,
  lines: 20_000,
  // A part of a long line is longer, so a viewer who reads on behind it is not sent back to the start of its line.
  lookBack: 64 * 1024,
  context: 4 * 1024,
}

/** Of a piece that is to be small. */
const SMALL_LOOK_BACK = 32 * 1024

function limitTo(maxBytes: number | undefined): PieceLimits {
  if (maxBytes === undefined) return LIMITS
  const lookBack = Math.min(SMALL_LOOK_BACK, Math.floor(maxBytes / 2))
  return { bytes: maxBytes, lines: LIMITS.lines, lookBack, context: Math.min(LIMITS.context, lookBack) }
}

/** The longest character. */
const CHARACTER_BYTES = 4

/** Reads whole lines, or a part of a line that is longer than a piece. Throws what the source throws. */
export async function readPiece(
  source: LogSource,
  range: LogRange,
  lookup: LineLookup,
  signal?: AbortSignal,
  limits: PieceLimits = limitTo(range.maxBytes),
): Promise<LogPiece> {
  const { object } = source
  const found = await findByte(source, range, lookup, signal)
  const byte = Math.min(object.size, found ?? object.size)
  const isBefore = found === null || range.kind === 'before-byte'
  const part = await (isBefore ? readBefore : readFrom)(source, byte, limits, signal)
  const { fromByte, bytes, startsInLine, endsInLine } = part
  return {
    object,
    fromByte,
    toByte: fromByte + bytes.length,
    firstLine: fromByte === 0 ? 1 : await lookup.lineAt(source, fromByte, bytes, signal),
    startsInLine,
    endsInLine,
    lines: decodeLines(bytes, object.encoding, fromByte === 0),
  }
}

/** Null for the end of the log, also where what was asked for is not known or not there. */
async function findByte(
  source: LogSource,
  range: LogRange,
  lookup: LineLookup,
  signal: AbortSignal | undefined,
): Promise<number | null> {
  switch (range.kind) {
    case 'end':
      return null
    case 'from-byte':
    case 'before-byte':
      return range.byte
    case 'from-line':
      return range.line === 1 ? 0 : lookup.findLine(source, range.line, signal)
    case 'from-time':
      return lookup.findTime(source, range.timeMs, signal)
  }
}

interface Part {
  fromByte: number
  bytes: Buffer
  startsInLine: boolean
  endsInLine: boolean
}

/** From the start of the line that holds the byte. */
async function readFrom(
  source: LogSource,
  asked: number,
  limits: PieceLimits,
  signal?: AbortSignal,
): Promise<Part> {
  const { size, encoding } = source.object
  const byte = asked - (asked % unitBytes(encoding))
  const from = Math.max(0, byte - limits.lookBack)
  const bytes = asBuffer(await source.read(from, from + limits.bytes + CHARACTER_BYTES, signal))
  const before = (from === 0 ? [0] : []).concat(lineStarts(bytes, 0, byte - from, encoding))
  const start = before.at(-1) ?? cutText(bytes, byte - from, encoding, limits.context)
  const most = Math.min(bytes.length, limits.bytes)
  const next = lineStarts(bytes, start, most, encoding)
  const isEnd = from + most === size && next.length < limits.lines
  const whole = isEnd ? most : next.slice(0, limits.lines).at(-1)
  const end = whole ?? cutText(bytes, most, encoding, limits.context)
  return {
    fromByte: from + start,
    bytes: bytes.subarray(start, end),
    startsInLine: before.length === 0,
    endsInLine: whole === undefined,
  }
}

/** What ends before the byte, back to the start of a line. */
async function readBefore(
  source: LogSource,
  byte: number,
  limits: PieceLimits,
  signal?: AbortSignal,
): Promise<Part> {
  const { size, encoding } = source.object
  const unit = unitBytes(encoding)
  const first = Math.max(0, byte - limits.bytes)
  const from = Math.max(0, first - (first % unit) - limits.context)
  const bytes = asBuffer(await source.read(from, byte, signal))
  const low = first === 0 ? 0 : Math.ceil(first / unit) * unit - from
  const behind = lineStarts(bytes, Math.max(0, low - unit), bytes.length, encoding)
  const starts = (first === 0 ? [0] : []).concat(behind)
  const endsWithLine = starts.at(-1) === bytes.length || byte === size
  const inside = starts.filter((at) => at < bytes.length)
  const whole = inside.slice(-limits.lines)[0]
  const cut = Math.min(bytes.length, low + CHARACTER_BYTES)
  const start = whole ?? cutText(bytes, cut, encoding, limits.context)
  return {
    fromByte: from + start,
    bytes: bytes.subarray(start),
    startsInLine: whole === undefined && bytes.length > 0,
    endsInLine: !endsWithLine,
  }
}

/** The places behind a line end that lies from `from` on, up to `to`. */
function lineStarts(bytes: Buffer, from: number, to: number, encoding: LogEncoding): number[] {
  const starts: number[] = []
  const part = bytes.subarray(0, to)
  for (let at = nextLineStart(part, from, encoding); at !== -1; at = nextLineStart(part, at, encoding))
    starts.push(at)
  return starts
}

function decodeLines(bytes: Buffer, encoding: LogEncoding, isStart: boolean): LogPiece['lines'] {
  const decode = createLineDecoder(bytes, encoding)
  const starts = lineStarts(bytes, 0, bytes.length, encoding).filter((at) => at < bytes.length)
  const ends = [...starts, bytes.length]
  if (bytes.length === 0) return []
  return [0, ...starts].map((from, index) => {
    const to = ends[index] ?? bytes.length
    const text = decode(bytes.subarray(from, to)).replace(/\r?\n$/, '')
    // A byte-order mark is no part of the text.
    return [isStart && index === 0 ? text.replace(/^\ufeff/, '') : text, to - from]
  })
}
