import { type LogEncoding } from '../contract/log'
import { type LogSource } from '../server/logs/log-source'

let gbk: Map<string, readonly number[]> | null = null

/** Signs of two bytes only. */
function readGbk(): Map<string, readonly number[]> {
  const map = new Map<string, readonly number[]>()
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead < 0xff; lead += 1)
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      const sign = decoder.decode(Uint8Array.of(lead, trail))
      if (sign.length === 1 && sign !== '\ufffd') map.set(sign, [lead, trail])
    }
  return map
}

export function encodeLog(text: string, encoding: LogEncoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'gb18030') {
    gbk ??= readGbk()
    const signs = gbk
    return Buffer.from(Array.from(text).flatMap((sign) => signs.get(sign) ?? [sign.charCodeAt(0)]))
  }
  const bytes = Buffer.from(text, 'utf16le')
  return encoding === 'utf-16le' ? bytes : bytes.swap16()
}

/** A log in memory, streamed in pieces of `pieceBytes`; notes how many bytes were read. */
export function memoryLog(
  bytes: Buffer,
  options: { encoding?: LogEncoding; etag?: string; path?: string; pieceBytes?: number } = {},
): LogSource & { readBytes: () => number; openStreams: () => number } {
  const { encoding = 'utf-8', etag = '"1"', path = 'obs://logs/a.log', pieceBytes = 64 * 1024 } = options
  let read = 0
  let open = 0
  return {
    path,
    object: { size: bytes.length, etag, modifiedMs: 1, encoding, isGzip: false },
    read: (from, to) => {
      const piece = bytes.subarray(from, to)
      read += piece.length
      return Promise.resolve(piece)
    },
    async *stream(from, to, signal) {
      open += 1
      try {
        for (let at = from; at < Math.min(to, bytes.length); at += pieceBytes) {
          signal?.throwIfAborted()
          const piece = bytes.subarray(at, Math.min(at + pieceBytes, to))
          read += piece.length
          yield piece
        }
      } finally {
        open -= 1
      }
    },
    readBytes: () => read,
    openStreams: () => open,
  }
}
