const MAX_BYTES = 512
const ZERO = 0x30
const ONE = 0x31
const NINE = 0x39
const HYPHEN = 0x2d
/** An id has so many signs at least, as a word in front of which a number stands has not. */
const MIN_ID = 8
/** Stands for an id: no line has this sign in the place of a number. */
const ID = 0x32
const [FIRST, SECOND] = [0x01000193, 0x5bd1e995]

/** a to f and A to F. */
const isHexLetter = (sign: number | undefined): boolean =>
  sign !== undefined && (sign | 0x20) >= 0x61 && (sign | 0x20) <= 0x66

/** Where an id ends that goes on at a place behind its first number: `5d5106065d51`, `7c9e6679-7425-40de-944b-e07fc1f90ae7`. */
function endOfId(bytes: Uint8Array, at: number, to: number): number {
  let end = at
  for (; end < to; end += 1) {
    const sign = bytes[end] as number
    if ((sign < ZERO || sign > NINE) && !isHexLetter(sign) && sign !== HYPHEN) break
  }
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
  /** The last four signs, which are mixed in together. */
  let word = 0
  let signs = 0
  for (let at = from; at < to; at += 1) {
    let sign = bytes[at] as number
    if (sign >= ZERO && sign <= NINE) {
      const start = at
      if (sign !== ZERO) sign = ONE
      for (; at + 1 < to; at += 1) {
        const digit = bytes[at + 1] as number
        if (digit < ZERO || digit > NINE) break
        if (digit !== ZERO) sign = ONE
      }
      if (at + 1 < to && isHexLetter(bytes[at + 1])) {
        const end = endOfId(bytes, at + 1, to)
        if (end - start >= MIN_ID) {
          sign = ID
          at = end - 1
        }
      }
      one = Math.imul(one ^ (at - start), FIRST)
      other = Math.imul(other ^ (at - start), SECOND)
    }
    word = (word << 8) | sign
    signs += 1
    if (signs % 4 !== 0 && at < to - 1) continue
    one = Math.imul(one ^ word, FIRST)
    one ^= one >>> 15
    other = Math.imul(other ^ word, SECOND)
    other ^= other >>> 15
  }
  return (one >>> 0) * 2 ** 20 + (other >>> 12)
}
