const MAX_BYTES = 512
const ZERO = 0x30
const ONE = 0x31
const NINE = 0x39

const scratch = Buffer.alloc(MAX_BYTES)

/**
 * A line with its numbers made alike: lines of one shape have the same level, since no rule of it reads a number beyond whether it is 0.
 * Null for a line that is too long for this to pay.
 */
export function shapeLine(bytes: Uint8Array): string | null {
  const { length } = bytes
  if (length > MAX_BYTES) return null
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] as number
    if (byte < ZERO || byte > NINE) {
      scratch[at] = byte
      continue
    }
    let end = at
    let sign = ZERO
    for (; end < length; end += 1) {
      const digit = bytes[end] as number
      if (digit < ZERO || digit > NINE) break
      if (digit !== ZERO) sign = ONE
    }
    scratch.fill(sign, at, end)
    at = end - 1
  }
  return scratch.toString('latin1', 0, length)
}
