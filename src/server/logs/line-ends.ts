import { type LogEncoding } from '../../contract/log'
import { LF } from './byte-automaton'

/** How many bytes the smallest sign takes. A log of UTF-16 is cut at even bytes only. */
export const unitBytes = (encoding: LogEncoding): 1 | 2 => (encoding.startsWith('utf-16') ? 2 : 1)

const WIDE_LF = { 'utf-16le': Buffer.from([LF, 0]), 'utf-16be': Buffer.from([0, LF]) }

/** Where the next line starts: behind the first LF at or after `from`; -1 where there is none. `bytes` begin at a whole unit. */
export function nextLineStart(bytes: Buffer, from: number, encoding: LogEncoding): number {
  if (encoding === 'utf-8' || encoding === 'gb18030') {
    const at = bytes.indexOf(LF, from)
    return at === -1 ? -1 : at + 1
  }
  const wanted = WIDE_LF[encoding]
  let at = bytes.indexOf(wanted, from)
  // in the middle of two signs
  while (at % 2 === 1) at = bytes.indexOf(wanted, at + 1)
  return at === -1 ? -1 : at + 2
}

/** How many lines start behind an LF that lies in `bytes`. */
export function countLineEnds(bytes: Buffer, encoding: LogEncoding): number {
  let count = 0
  for (let at = nextLineStart(bytes, 0, encoding); at !== -1; at = nextLineStart(bytes, at, encoding))
    count += 1
  return count
}

/** How many LF stand between two places, at a quarter of a nanosecond a byte. */
export function countLf(bytes: Buffer, from: number, to: number): number {
  let count = 0
  let at = from
  for (; at < to && (bytes.byteOffset + at) % 4 !== 0; at += 1) if (bytes[at] === LF) count += 1
  const wordsTo = at + ((to - at) & ~3)
  const words = wordsTo > at ? new Int32Array(bytes.buffer, bytes.byteOffset + at, (wordsTo - at) / 4) : []
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as number
    // Four bytes at once: one of them becomes 0 where an LF stood.
    const zeros = word ^ 0x0a0a0a0a
    if (((zeros - 0x01010101) & ~zeros & 0x80808080) === 0) continue
    for (let shift = 0; shift < 32; shift += 8) if (((word >>> shift) & 0xff) === LF) count += 1
  }
  for (at += words.length * 4; at < to; at += 1) if (bytes[at] === LF) count += 1
  return count
}

/** The same memory as a Buffer, which searches faster than an array does. */
export const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
