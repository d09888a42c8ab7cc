import { type Clock } from '../../lib/time/clock'
import { SECOND_MS } from '../../lib/time/units'
import { unpack } from './gunzip'
import { HEAD_BYTES, TAIL_BYTES, type LogSource } from './log-source'
import { type ObjectBytes, findBytes } from './object-bytes'

/** So much is kept of a text that was packed, from its start; of a longer one only the ends are. */
const KEPT_BYTES = 8 * 1024 * 1024
/** No longer is unpacked before a viewer gets what there is. */
const MAX_UNPACK_MS = 10 * SECOND_MS

export interface UnpackedBytes extends Pick<LogSource, 'read' | 'stream'> {
  size: number
  head: Uint8Array
  tail: Uint8Array
  /** More was not unpacked: it is larger than allowed, took too long, or is broken. */
  isCut: boolean
  /** It is cut short or damaged. */
  isBroken: boolean
  /** Not kept whole: it takes this much memory. */
  keptBytes: number
}

/**
 * The text of an object that is packed by gzip, at most `maxBytes` of it. Its size is known only once all was unpacked, and whatever is not
 * kept is unpacked from the start again.
 *
 * @param opening ends the first unpacking, not later ones.
 */
export async function unpackObject(
  { object, stream: streamPacked }: ObjectBytes,
  maxBytes: number,
  clock: Pick<Clock, 'elapsedMs'>,
  opening?: AbortSignal,
): Promise<UnpackedBytes> {
  const open = (signal?: AbortSignal, onBroken?: () => void): AsyncIterable<Uint8Array> =>
    unpack(streamPacked(0, object.size, signal), maxBytes, onBroken)
  let start: Uint8Array[] = []
  let end: Uint8Array[] = []
  let [size, endBytes] = [0, 0]
  const startedMs = clock.elapsedMs()
  let isLate = false
  let isBroken = false
  for await (const chunk of open(opening, () => (isBroken = true))) {
    if (size < KEPT_BYTES) start.push(chunk)
    size += chunk.length
    end.push(chunk)
    endBytes += chunk.length
    while (endBytes - (end[0]?.length ?? 0) >= TAIL_BYTES) endBytes -= end.shift()?.length ?? 0
    isLate = clock.elapsedMs() - startedMs > MAX_UNPACK_MS
    if (isLate) break
  }
  const first = Buffer.concat(start).subarray(0, KEPT_BYTES)
  const last = Buffer.concat(end)
  start = []
  end = []
  const pieces = [
    { fromByte: 0, bytes: first },
    { fromByte: size - last.length, bytes: last },
  ]

  async function* stream(fromByte: number, toByte: number, signal?: AbortSignal) {
    let at = 0
    for await (const chunk of open(signal)) {
      const part = chunk.subarray(Math.max(0, fromByte - at), Math.max(0, toByte - at))
      at += chunk.length
      if (part.length > 0) yield part
      if (at >= toByte) return
    }
  }

  return {
    size,
    isCut: isLate || isBroken || size >= maxBytes,
    isBroken,
    head: first.subarray(0, HEAD_BYTES),
    tail: last.subarray(-TAIL_BYTES),
    keptBytes: first.length + last.length,
    read: async (fromByte, toByte, signal) => {
      const to = Math.min(toByte, size)
      if (fromByte >= to) return new Uint8Array(0)
      const kept = findBytes(pieces, fromByte, to)
      if (kept !== null) return kept
      const chunks: Uint8Array[] = []
      for await (const chunk of stream(fromByte, to, signal)) chunks.push(chunk)
      return Buffer.concat(chunks)
    },
    stream,
  }
}
