import { type ObsPath } from '../../lib/obs-path'
import { type Priority } from '../dgc/client'
import { type ObsClient, type ObsObject, type ObsPart, type ObsRead } from '../obs/client'
import { ObjectChanged, logError } from '../obs/failures'
import { HEAD_BYTES, TAIL_BYTES, type LogSource } from './log-source'

/**
 * A stream asks for so much at a time, and holds as much again that was read ahead: a reader who is slow occupies no call, and between two
 * pieces the calls of viewers go first.
 */
const STREAM_BYTES = 4 * 1024 * 1024
/** At first less: who searches sees the first match sooner. */
const FIRST_STREAM_BYTES = 1024 * 1024
/** An object that is rewritten faster than it is read. */
const MAX_TRIES = 3

/** An object of OBS as it is stored, in one state. */
export interface ObjectBytes extends Pick<LogSource, 'read' | 'stream'> {
  /** As `read`, behind the calls that a viewer waits for. */
  readLater: LogSource['read']
  object: ObsObject
  head: Uint8Array
  tail: Uint8Array
}

/** Part of an object that is at hand. */
type Piece = Pick<ObsPart, 'fromByte' | 'bytes'>

/** The bytes of the range, if one of the pieces holds them all. */
export function findBytes(pieces: readonly Piece[], fromByte: number, toByte: number): Uint8Array | null {
  const piece = pieces.find((one) => one.fromByte <= fromByte && toByte <= one.fromByte + one.bytes.length)
  return piece?.bytes.subarray(fromByte - piece.fromByte, toByte - piece.fromByte) ?? null
}

/**
 * Reads an object's last bytes, which tell its size, and its first ones.
 *
 * @param confirm is called when OBS has it in that state still.
 * @param opening ends the reading of these bytes, not of later ones.
 */
export async function openObject(
  calls: Pick<ObsClient, 'read'>,
  place: ObsPath,
  confirm: () => void,
  opening: AbortSignal,
  tries = 1,
): Promise<ObjectBytes> {
  const last = await calls.read(place, {
    range: { lastBytes: TAIL_BYTES },
    priority: 'known',
    signal: opening,
  })
  // An empty object has no last byte.
  const object: ObsObject = last?.object ?? { size: 0, etag: '', modifiedMs: null }
  const { etag, size } = object
  const tail: Piece = last ?? { fromByte: 0, bytes: new Uint8Array(0) }
  const pieces = [tail]
  if (tail.fromByte > 0) {
    try {
      const range = { fromByte: 0, toByte: HEAD_BYTES }
      pieces.push(await readPart({ range, priority: 'known', signal: opening }))
    } catch (error) {
      if (!(error instanceof ObjectChanged)) throw error
      if (tries === MAX_TRIES) throw logError({ failure: 'changing' })
      return openObject(calls, place, confirm, opening, tries + 1)
    }
  }

  async function readPart(part: Omit<ObsRead, 'etag'>): Promise<Piece> {
    const found = await calls.read(place, { ...part, etag })
    if (found === null) throw new ObjectChanged()
    confirm()
    return found
  }

  async function readWithin(
    fromByte: number,
    toByte: number,
    rest: Omit<ObsRead, 'etag' | 'range'>,
  ): Promise<Uint8Array> {
    const range = { fromByte, toByte: Math.min(toByte, size) }
    if (range.fromByte >= range.toByte) return new Uint8Array(0)
    return findBytes(pieces, range.fromByte, range.toByte) ?? (await readPart({ range, ...rest })).bytes
  }

  const reader =
    (priority: Priority): LogSource['read'] =>
    (fromByte, toByte, signal) =>
      readWithin(fromByte, toByte, { priority, signal })

  async function* stream(fromByte: number, toByte: number, signal?: AbortSignal) {
    const ended = new AbortController()
    const both = signal === undefined ? ended.signal : AbortSignal.any([ended.signal, signal])
    const end = Math.min(toByte, size)
    const endOf = (from: number): number =>
      Math.min(end, from + (from === fromByte ? FIRST_STREAM_BYTES : STREAM_BYTES))
    // Used by turns: new ones would be freed by large garbage collections only, one every few pieces.
    const buffers: [Buffer, Buffer] = [Buffer.alloc(0), Buffer.alloc(0)]
    const readFrom = (from: number): Promise<Uint8Array> => {
      buffers.reverse()
      const length = endOf(from) - from
      if (length > buffers[0].length) buffers[0] = Buffer.allocUnsafeSlow(length)
      const bytes = readWithin(from, endOf(from), { priority: 'background', signal: both, into: buffers[0] })
      // Its failure is met when its turn comes, if it does.
      bytes.catch(() => undefined)
      return bytes
    }
    try {
      let next = readFrom(fromByte)
      for (let at = fromByte; at < end; at = endOf(at)) {
        // oxlint-disable-next-line no-await-in-loop -- one piece is read ahead
        const bytes = await next
        next = readFrom(endOf(at))
        yield bytes
      }
    } finally {
      ended.abort()
    }
  }

  const [, head = tail] = pieces
  return {
    object,
    head: head.bytes.subarray(0, HEAD_BYTES),
    tail: tail.bytes,
    read: reader('known'),
    readLater: reader('background'),
    stream,
  }
}
