/** Characters of JSON, and questions about a piece of its text that need no parsing of the whole. */
export const QUOTE = 0x22
export const COMMA = 0x2c
export const MINUS = 0x2d
export const OPEN_ARRAY = 0x5b
export const BACKSLASH = 0x5c
export const CLOSE_ARRAY = 0x5d
export const OPEN_OBJECT = 0x7b
export const CLOSE_OBJECT = 0x7d

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** A number may continue with `.`, `e`, `E`, `+` and `-`. */
export const isNumberPart = (code: number): boolean =>
  isDigit(code) || code === 0x2e || code === 0x65 || code === 0x45 || code === 0x2b || code === MINUS

export const isLetter = (code: number): boolean => {
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x7a
}

/** Numbers that JSON cannot write and that some libraries write all the same. */
const NON_FINITE = /^(?:nan|inf|infinity)$/i
/** Longer than any of them. */
const MAX_WORD = 10

/** The bounds of the bare word at `at`, with its sign, when it is such a number; else null. */
export function nonFiniteAt(text: string, at: number): { start: number; end: number } | null {
  let end = at + 1
  while (end - at < MAX_WORD && isLetter(text.charCodeAt(end))) end++
  if (!NON_FINITE.test(text.slice(at, end))) return null
  return { start: /[-+]/.test(text.charAt(at - 1)) ? at - 1 : at, end }
}

/** Decodes the text between two quotes. Invalid text stays as it is, since JSON.parse refuses it later. */
export function decodeString(inner: string): string {
  if (!inner.includes('\\')) return inner
  try {
    return String(JSON.parse(`"${inner}"`))
  } catch {
    return inner
  }
}

/** Whether `JSON.stringify` writes this string the same way; it writes `\/` and `\u4e2d` differently. */
export const isCanonical = (quoted: string): boolean =>
  JSON.stringify(decodeString(quoted.slice(1, -1))) === quoted

export function hashOf(key: string): number {
  let hash = 0
  for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0
  return hash
}

const SPACE = /[\s:]/

/** The text of the value after a key whose closing quote is at `end`. */
export function valueAfter(text: string, end: number): string {
  let i = end + 1
  while (i < text.length && SPACE.test(text.charAt(i))) i++
  const start = i
  let depth = 0
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === QUOTE) {
      i++
      while (i < text.length && text.charCodeAt(i) !== QUOTE) i += text.charCodeAt(i) === BACKSLASH ? 2 : 1
    } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      depth++
    } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      if (depth === 0) break
      depth--
    } else if (depth === 0 && code === COMMA) {
      break
    }
  }
  return text.slice(start, i).trimEnd()
}

/** The closing quote of the string that starts at `start`, or the length of the text when there is none. */
export function closingQuote(text: string, start: number, nextEscape: number): number {
  let end = text.indexOf('"', start)
  if (end >= 0 && end < nextEscape) return end
  for (end = Math.min(start, text.length); end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code === QUOTE) return end
    if (code === BACKSLASH) end++
  }
  return text.length
}
