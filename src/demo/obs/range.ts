/** The part of an object that is asked for: all of it, some bytes of it, or none that it has. */
export type Range = { kind: 'all' } | { kind: 'part'; fromByte: number; toByte: number } | { kind: 'none' }

const ALL: Range = { kind: 'all' }
const NONE: Range = { kind: 'none' }
const ONE_RANGE = /^ *(?:(\d+) *- *(\d*)|-(\d+)) *$/
const MAX_INT64 = 2n ** 63n - 1n

/**
 * Reads a Range header as nginx does: another unit is ignored, a range that is none or that holds no byte is refused. More than one range
 * is refused as well, where nginx would answer in several parts: OBS serves one range only.
 */
export function readRange(header: string | undefined, size: number): Range {
  if (header === undefined || !/^bytes=./i.test(header)) return ALL
  const [, first, last = '', suffix] = ONE_RANGE.exec(header.slice('bytes='.length)) ?? []
  if ([first, last, suffix].some((digits) => BigInt(digits ?? 0) > MAX_INT64)) return NONE
  if (suffix !== undefined) return cut(Math.max(0, size - Number(suffix)), size, size)
  if (first === undefined) return NONE
  return cut(Number(first), last === '' ? size : Number(last) + 1, size)
}

function cut(fromByte: number, endByte: number, size: number): Range {
  const toByte = Math.min(endByte, size)
  if (fromByte < toByte) return { kind: 'part', fromByte, toByte }
  return fromByte === 0 ? ALL : NONE
}
