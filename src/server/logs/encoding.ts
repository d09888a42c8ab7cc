import { type LogEncoding } from '../../contract/log'

/** What a log is made of: text in an encoding, or no text. */
export type LogContent = LogEncoding | 'binary'

/** The encoding of a log, by the first bytes of it and the last ones; either may be cut inside a character. */
export function detectContent(head: Uint8Array, tail: Uint8Array): LogContent {
  const marked = findMark(head) ?? findUtf16(head)
  if (marked !== null) return marked
  if (isBinary(head) || isBinary(tail)) return 'binary'
  return isMostlyUtf8(head) && isMostlyUtf8(tail) ? 'utf-8' : 'gb18030'
}

function findMark([a, b, c]: Uint8Array): LogEncoding | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

/** ASCII in UTF-16 has a NUL for every other byte, all on one side, and no log in another encoding has so many. */
const UTF16_SHARE = 0.2

function findUtf16(bytes: Uint8Array): LogEncoding | null {
  const nuls = [0, 0]
  for (const [at, byte] of bytes.entries()) if (byte === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = nuls
  const enough = (bytes.length / 2) * UTF16_SHARE
  if (odd > enough && even < odd / 20) return 'utf-16le'
  return even > enough && odd < even / 20 ? 'utf-16be' : null
}

/** Random bytes have 10 % of these controls. A log may hold some, and whole stretches of NUL where it was cut by others. */
const BINARY_SHARE = 0.03

function isBinary(bytes: Uint8Array): boolean {
  let controls = 0
  let others = 0
  for (const byte of bytes) {
    if (byte !== 0) others++
    if (isControl(byte)) controls++
  }
  return controls > others * BINARY_SHARE && controls > 2
}

/** Those that no text has: not NUL, tab, line ends, form feed, backspace, bell or escape. */
const isControl = (byte: number): boolean =>
  (byte > 0 && byte < 7) || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)

/** Some lines of another encoding do not change what most of them are. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let [valid, invalid] = [0, 0]
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(withoutCutEnds(bytes))
  for (const char of text) {
    if (char === '\ufffd') invalid++
    else if (char > '\u007f') valid++
  }
  return invalid <= valid / 4
}

/** A character that is cut at either end is left out. */
function withoutCutEnds(bytes: Uint8Array): Uint8Array {
  let start = 0
  while (start < 3 && isContinuation(bytes[start])) start++
  let end = bytes.length
  while (end > bytes.length - 3 && isContinuation(bytes[end - 1])) end--
  return bytes.subarray(start, Math.max(start, end - 1))
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80
