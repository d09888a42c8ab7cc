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
  for (let at = from; at < to; at += 1) {
    let byte = bytes[at] as number
    if (byte >= ZERO && byte <= NINE) {
      let sign = ZERO
      let end = at
      for (; end < to; end += 1) {
        const digit = bytes[end] as number
        if (digit < ZERO || digit > NINE) break
        if (digit !== ZERO) sign = ONE
      }
      byte = sign + ((end - at) << 8)
      at = end - 1
    }
    one = Math.imul(one ^ byte, FIRST)
    other = Math.imul(other ^ byte, SECOND) ^ (other >>> 15)
  }
  return (one >>> 0) * 2 ** 20 + (other >>> 12)
}
