const MAX_BYTES = 512
/** An id has so many bytes at least, as a word in front of which a number stands has not. */
const MIN_ID = 8
/** What is mixed in for a number, for one that is 0, and for an id, with how long it is. No other bytes have these values. */
const [NUMBER, NOUGHT, ID] = [0x310000, 0x300000, 0x320000]
const [FIRST, SECOND] = [0x01000193, 0x5bd1e995]

/** What a byte may be part of: the digits, the rest of an id that begins with one, or neither. */
const [ZERO, DIGIT, HEX_LETTER, HYPHEN, OTHER] = [0, 1, 2, 3, 4]
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const sign = String.fromCharCode(byte)
  if (sign === '0') return ZERO
  if (/[1-9]/.test(sign)) return DIGIT
  if (/[a-f]/i.test(sign)) return HEX_LETTER
  return sign === '-' ? HYPHEN : OTHER
})
const kindAt = (bytes: Uint8Array, at: number, to: number): number =>
  at < to ? (KINDS[bytes[at] as number] as number) : OTHER

/** Where an id ends that goes on at a place behind its first number: `5d5106065d51`, `7c9e6679-7425-40de-944b-e07fc1f90ae7`. */
function endOfId(bytes: Uint8Array, at: number, to: number): number {
  let end = at
  while (kindAt(bytes, end, to) !== OTHER) end += 1
  return end
}

/**
 * Names the shape of a line, which is the line with its numbers made alike, and the ids that begin with one: lines of one shape have the same level,
 * since no rule of it reads an id, or a number beyond how long it is and whether it is 0. The name is a hash of 52 bits: two shapes of one log that share it would cost one of
 * them its level. Null for a line that is too long for this to pay.
 */
export function shapeLine(bytes: Uint8Array, from: number, to: number): number | null {
  if (to - from > MAX_BYTES) return null
  let one = 0x811c9dc5
  let other = to - from
  for (let at = from; at < to;) {
    const start = at
    let kind = kindAt(bytes, at, to)
    /** A number, an id, or up to four other bytes. */
    let part = 0
    if (kind <= DIGIT) {
      part = NOUGHT
      for (; kind <= DIGIT; kind = kindAt(bytes, at, to)) {
        if (kind === DIGIT) part = NUMBER
        at += 1
      }
      const end = kind === HEX_LETTER ? endOfId(bytes, at, to) : at
      if (end - start >= MIN_ID && end > at) {
        part = ID
        at = end
      }
    } else
      for (; kind > DIGIT && at < to && at < start + 4; kind = kindAt(bytes, at, to)) {
        part = (part << 8) | (bytes[at] as number)
        at += 1
      }
    one = Math.imul(one ^ part, FIRST) + (at - start)
    one ^= one >>> 15
    other = Math.imul(other ^ part, SECOND) + (at - start)
    other ^= other >>> 15
  }
  return (one >>> 0) * 2 ** 20 + (other >>> 12)
}
