/** An answer holds at most so many bytes of the log. */
export const MAX_PIECE_BYTES = 256 * 1024

/**
 * Which lines of a log are asked for: the last ones, those from the line that holds a byte on, those that end before a byte, those from a
 * line on, or those from the first line at or after a moment.
 */
export type LogRange = LogPlace & {
  /** The answer holds no more bytes of the log, of MAX_PIECE_BYTES at most. */
  maxBytes?: number
}

type LogPlace =
  | { kind: 'end' }
  | { kind: 'from-byte'; byte: number }
  | { kind: 'before-byte'; byte: number }
  | { kind: 'from-line'; line: number }
  | { kind: 'from-time'; timeMs: number }

/** At least so many may be asked for. */
export const MIN_PIECE_BYTES = 4 * 1024

/** As the parameters of an API address; see `readLogRange`. */
export function writeLogRange(range: LogRange): Record<string, string> {
  const query = writePlace(range)
  if (range.maxBytes !== undefined) query['bytes'] = String(range.maxBytes)
  return query
}

function writePlace(range: LogPlace): Record<string, string> {
  switch (range.kind) {
    case 'end':
      return {}
    case 'from-byte':
      return { from: String(range.byte) }
    case 'before-byte':
      return { before: String(range.byte) }
    case 'from-line':
      return { from: `L${range.line}` }
    case 'from-time':
      return { time: String(range.timeMs) }
  }
}

/** Null where the address names no range that can be: two at once, or a number that is none. */
export function readLogRange(search: URLSearchParams): LogRange | null {
  const place = readPlace(search)
  const [given, second] = search.getAll('bytes')
  if (place === null || given === undefined) return place
  const maxBytes = /^\d{1,9}$/.test(given) ? Number(given) : NaN
  const isAllowed = maxBytes >= MIN_PIECE_BYTES && maxBytes <= MAX_PIECE_BYTES && second === undefined
  return isAllowed ? { ...place, maxBytes } : null
}

function readPlace(search: URLSearchParams): LogPlace | null {
  const given = ['from', 'before', 'time'].flatMap((name) =>
    search.getAll(name).map((text) => ({ name, text })),
  )
  const [first, second] = given
  if (!first || (first.name === 'from' && first.text === 'end' && !second)) return { kind: 'end' }
  if (second) return null
  const { name, text } = first
  const isLine = name === 'from' && text.startsWith('L')
  const digits = isLine ? text.slice(1) : text
  if (!/^\d{1,16}$/.test(digits) || !Number.isSafeInteger(Number(digits))) return null
  const value = Number(digits)
  if (isLine) return value > 0 ? { kind: 'from-line', line: value } : null
  if (name === 'from') return { kind: 'from-byte', byte: value }
  return name === 'before' ? { kind: 'before-byte', byte: value } : { kind: 'from-time', timeMs: value }
}
