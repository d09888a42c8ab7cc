const BITS_32 = 2 ** 32

/** A whole number below 2^32 from up to three others: the demo's only source of variety. */
export function hash(a: number, b: number, c = 0): number {
  let h = Math.imul(a ^ 0x9e37_79b9, 0x85eb_ca6b) ^ Math.imul(b + 0x7f4a_7c15, 0xc2b2_ae35)
  h = Math.imul(h ^ (h >>> 15) ^ c, 0x2c1b_3c6d)
  h = Math.imul(h ^ (h >>> 12) ^ (c << 7), 0x297a_2d39)
  return (h ^ (h >>> 15)) >>> 0
}

/** The same as a share, 0 to just below 1. */
export const hashShare = (a: number, b: number, c = 0): number => hash(a, b, c) / BITS_32
