const MAX_BYTES = 512
const ZERO = 0x30
const ONE = 0x31
const NINE = 0x39
const [FIRST, SECOND] = [0x01000193, 0x5bd1e995]

/**
 * Names the shape of a line, which is the line with its numbers made alike: lines of one shape have the same level, since no rule of it reads a
 * number beyond how long it is and whether it is 0. The name is a hash of 52 bits: two shapes of one log that share it would cost one of
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
