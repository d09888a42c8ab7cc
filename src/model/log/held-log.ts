import { type LogObject, type LogPiece, type LogSketch } from '../../contract/log'
import { type LogRange, MIN_PIECE_BYTES } from '../../contract/log-range'

/** The parts of a log that a page holds: in order, none over another, with gaps where nothing was read. */
export interface HeldLog {
  object: LogObject
  pieces: readonly LogPiece[]
  /** When it was written anew, as far as the page has seen it. What was read before is of another log. */
  anewMs?: number | null
}

/** What a page holds of a log at most. */
export const MAX_HELD_BYTES = 4 * 1024 * 1024
const MAX_HELD_LINES = 60_000
/** Pieces that were read while a log grew are put together up to this size. */
const MERGED_BYTES = 64 * 1024

/** Some lines of a piece, by their places in it. */
function slicePiece(piece: LogPiece, from: number, to: number): LogPiece {
  const lines = piece.lines.slice(from, to)
  const fromByte = piece.lines.slice(0, from).reduce((at, [, bytes]) => at + bytes, piece.fromByte)
  return {
    object: piece.object,
    fromByte,
    toByte: lines.reduce((at, [, bytes]) => at + bytes, fromByte),
    firstLine: piece.firstLine === null ? null : piece.firstLine + from,
    startsInLine: from === 0 && piece.startsInLine,
    endsInLine: to >= piece.lines.length && piece.endsInLine,
    lines,
  }
}

/** What is left of a piece outside of a newer one. */
function subtractPiece(piece: LogPiece, { fromByte, toByte }: LogPiece): LogPiece[] {
  if (piece.toByte <= fromByte || piece.fromByte >= toByte) return [piece]
  let at = piece.fromByte
  let before = 0
  let after = piece.lines.length
  for (const [index, [, bytes]] of piece.lines.entries()) {
    if (at + bytes <= fromByte) before = index + 1
    if (at >= toByte && after === piece.lines.length) after = index
    at += bytes
  }
  return [
    slicePiece(piece, 0, before),
    slicePiece(piece, Math.max(after, before), piece.lines.length),
  ].filter(({ lines }) => lines.length > 0)
}

function mergePieces(pieces: readonly LogPiece[]): LogPiece[] {
  const merged: LogPiece[] = []
  for (const piece of pieces) {
    const last = merged.at(-1)
    const isOneEncoding = last?.object.encoding === piece.object.encoding
    const fits = last && isOneEncoding && piece.toByte - last.fromByte <= MERGED_BYTES
    if (fits && last.toByte === piece.fromByte && !last.endsInLine && !piece.startsInLine) {
      merged[merged.length - 1] = {
        object: piece.object,
        fromByte: last.fromByte,
        toByte: piece.toByte,
        firstLine: last.firstLine,
        startsInLine: last.startsInLine,
        endsInLine: piece.endsInLine,
        lines: [...last.lines, ...piece.lines],
      }
    } else merged.push(piece)
  }
  return merged
}

const distance = ({ fromByte, toByte }: LogPiece, byte: number): number =>
  Math.max(fromByte - byte, byte - toByte, 0)

/**
 * Drops pieces far from `anchorByte` until the rest is small enough. What was just read stays, however large and far it is: it may be what the
 * reader waits for.
 */
function dropFar(pieces: readonly LogPiece[], anchorByte: number, { fromByte }: LogPiece): LogPiece[] {
  const rank = (piece: LogPiece) =>
    piece.fromByte <= fromByte && piece.toByte > fromByte ? -1 : distance(piece, anchorByte)
  const near = pieces.toSorted((a, b) => rank(a) - rank(b))
  let bytes = 0
  let lines = 0
  const kept = new Set<LogPiece>()
  for (const piece of near) {
    bytes += piece.toByte - piece.fromByte
    lines += piece.lines.length
    if (kept.size > 0 && (bytes > MAX_HELD_BYTES || lines > MAX_HELD_LINES)) break
    kept.add(piece)
  }
  return pieces.filter((piece) => kept.has(piece))
}

interface PlacedLine {
  byte: number
  toByte: number
  text: string
  /** The piece has all of it. */
  isWhole: boolean
}

function placeLines({ fromByte, lines, startsInLine, endsInLine }: LogPiece): PlacedLine[] {
  let toByte = fromByte
  return lines.map(([text, bytes], index) => {
    const byte = toByte
    toByte += bytes
    const isCut = (startsInLine && index === 0) || (endsInLine && index === lines.length - 1)
    return { byte, toByte, text, isWhole: !isCut }
  })
}

/** What a line looks like that has not ended: a character or a line end may be cut. */
const UNFINISHED = /[\r\ufffd]+$/

/** Characters that the bytes of several encodings stand for. */
const IS_ASCII = /^[\0-\x7f]*$/

/**
 * Whether the lines of a piece read the same in a newer one, as far as both have them whole. The last line of a log may have grown, and a log that
 * has grown may be taken for one of another encoding: then lines of ASCII alone are compared, and all stay as they were read.
 */
function readsAlike(one: LogPiece, newer: LogPiece): boolean {
  if (isApart(one, newer) || one.object.etag === newer.object.etag) return true
  const isComparable = (text: string): boolean =>
    one.object.encoding === newer.object.encoding || IS_ASCII.test(text)
  const texts = new Map<number, string | null>()
  for (const { byte, text, isWhole } of placeLines(newer)) texts.set(byte, isWhole ? text : null)
  const from = newer.fromByte + (newer.startsInLine ? (newer.lines[0]?.[1] ?? 0) : 0)
  return placeLines(one).every(({ byte, toByte, text, isWhole }) => {
    if (!isWhole || byte < from || byte >= newer.toByte) return true
    const now = texts.get(byte)
    if (now === undefined || now === null || now === text) return now !== undefined
    if (!isComparable(text) || !isComparable(now)) return true
    return toByte >= one.object.size && now.startsWith(text.replace(UNFINISHED, ''))
  })
}

/** A state of the same log before it was written to: answers may come in another order than they were asked for. */
function isEarlier(one: LogObject, other: LogObject): boolean {
  if (one.modifiedMs === null || other.modifiedMs === null) return false
  return one.modifiedMs < other.modifiedMs || (one.modifiedMs === other.modifiedMs && one.size < other.size)
}

export interface AddedPiece {
  log: HeldLog
  /** The log was written anew, and what was held of it is gone. What was read now stays where it reaches the end: there the log begins anew. */
  isAnew: boolean
}

const isApart = (one: LogPiece, other: LogPiece): boolean =>
  one.toByte <= other.fromByte || one.fromByte >= other.toByte

/**
 * Where to read once more before a piece of a log that has changed is added: it lies apart from all that is held, so it does not tell whether the log
 * has grown or was written anew. Null where nothing is in doubt.
 */
export function findCheck(held: HeldLog | null, piece: LogPiece): LogRange | null {
  const last = held?.pieces.at(-1)
  if (!held || !last) return null
  const { object } = piece
  const hasChanged = object.etag !== held.object.etag && !isEarlier(object, held.object)
  const isInDoubt = hasChanged && object.size >= held.object.size
  if (!isInDoubt || !held.pieces.every((one) => isApart(one, piece))) return null
  return { kind: 'from-byte', byte: last.fromByte, maxBytes: MIN_PIECE_BYTES }
}

/**
 * Adds what was read. Where it lies over lines that are held, such as a last line that was not complete, the newer ones stay. `anchorByte` is
 * what the reader looks at: what is far from it is dropped.
 */
export function addPiece(held: HeldLog | null, piece: LogPiece, anchorByte: number): AddedPiece {
  if (held && isEarlier(piece.object, held.object)) return addLatePiece(held, piece, anchorByte)
  const { object } = piece
  const fresh = piece.lines.length > 0 ? [piece] : []
  if (!held) return { log: { object, pieces: fresh }, isAnew: false }
  if (object.size < held.object.size || !held.pieces.every((one) => readsAlike(one, piece))) {
    const pieces = piece.toByte >= object.size ? fresh : []
    return { log: { object, pieces, anewMs: object.modifiedMs }, isAnew: true }
  }
  const older = held.pieces.flatMap((one) => (fresh.length > 0 ? subtractPiece(one, piece) : [one]))
  return {
    log: { ...held, object, pieces: putTogether([...older, ...fresh], anchorByte, piece) },
    isAnew: false,
  }
}

/** Of what was read before the log was written to, adds what is not held and cannot have changed since. */
function addLatePiece(held: HeldLog, piece: LogPiece, anchorByte: number): AddedPiece {
  const { object, pieces, anewMs = null } = held
  const isSame = anewMs === null || (piece.object.modifiedMs ?? 0) >= anewMs
  const hasGrown = piece.object.size < object.size
  if (!isSame || !hasGrown || !pieces.every((one) => readsAlike(piece, one)))
    return { log: held, isAnew: false }
  // The last line may have been going on, unless another one is known to follow.
  const isFollowed = pieces.some(({ fromByte, startsInLine }) => fromByte === piece.toByte && !startsInLine)
  const isOpen = piece.toByte >= piece.object.size && !isFollowed
  const whole = isOpen ? slicePiece(piece, 0, piece.lines.length - 1) : piece
  const missing = pieces.reduce((parts, one) => parts.flatMap((part) => subtractPiece(part, one)), [whole])
  const fresh = missing.filter(({ lines }) => lines.length > 0)
  return { log: { ...held, pieces: putTogether([...pieces, ...fresh], anchorByte, piece) }, isAnew: false }
}

const putTogether = (pieces: readonly LogPiece[], anchorByte: number, read: LogPiece): LogPiece[] =>
  dropFar(mergePieces(pieces.toSorted((a, b) => a.fromByte - b.fromByte)), anchorByte, read)

/** Pieces without a gap between them. */
export function findStretches(pieces: readonly LogPiece[]): LogPiece[][] {
  const stretches: LogPiece[][] = []
  for (const piece of pieces) {
    const last = stretches.at(-1)
    if (last?.at(-1)?.toByte === piece.fromByte) last.push(piece)
    else stretches.push([piece])
  }
  return stretches
}

/** Whole lines that begin in these pieces: a line in two pieces counts once. */
const countLines = (pieces: readonly LogPiece[]): number =>
  pieces.reduce((sum, { lines, endsInLine }) => sum + lines.length - (endsInLine ? 1 : 0), 0)

/** The number of the first line of a stretch: known to one of its pieces, or by the start or the end of a log that was counted. */
export function numberStretch(
  stretch: readonly LogPiece[],
  object: LogObject,
  sketch: LogSketch | null,
): number | null {
  const [first] = stretch
  if (first?.fromByte === 0) return 1
  const known = stretch.findIndex(({ firstLine }) => firstLine !== null)
  const line = stretch[known]?.firstLine
  if (typeof line === 'number') return line - countLines(stretch.slice(0, known))
  if (sketch?.isDone !== true) return null
  const { scannedBytes, lines } = sketch
  const last = stretch.at(-1)
  const isWhole = sketch.object.etag === object.etag && scannedBytes >= object.size
  if (isWhole && last?.toByte === object.size) return lines - countLines(stretch) + 1
  // A log that has grown since: a line that begins where the count ended follows the last one that was counted.
  let before = 0
  for (const piece of stretch) {
    let byte = piece.fromByte
    for (const [index, [, bytes]] of piece.lines.entries()) {
      if (byte === scannedBytes && !(index === 0 && piece.startsInLine)) return lines + 1 - before
      byte += bytes
      before += 1
    }
    if (piece.endsInLine) before -= 1
  }
  return null
}

/** A character of a line, the line by its first byte. */
export interface LogPoint {
  byte: number
  char: number
}

/**
 * The text between two points, as it was decoded: lines end with a line feed. For what is not held stands a line that says so, so that a copy
 * never lacks anything in silence.
 */
export function copyText(
  log: HeldLog,
  from: LogPoint,
  to: LogPoint,
  describeGap: (bytes: number) => string,
): string {
  const parts: string[] = []
  let end = from.byte
  const addGap = (next: number) => {
    if (next > end)
      parts.push(`${parts.at(-1)?.endsWith('\n') === false ? '\n' : ''}${describeGap(next - end)}\n`)
  }
  for (const { fromByte, toByte, lines, endsInLine } of log.pieces) {
    if (toByte <= from.byte || fromByte > to.byte) continue
    addGap(fromByte)
    end = toByte
    let byte = fromByte
    for (const [index, [text, bytes]] of lines.entries()) {
      if (byte >= from.byte && byte <= to.byte) {
        const start = byte === from.byte ? from.char : 0
        const goesOn = endsInLine && index === lines.length - 1
        parts.push(byte === to.byte ? text.slice(start, to.char) : text.slice(start) + (goesOn ? '' : '\n'))
      }
      byte += bytes
    }
  }
  addGap(to.byte)
  return parts.join('')
}
