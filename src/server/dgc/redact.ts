import {
  type Escaping,
  FORM_ESCAPES,
  HTML_ESCAPES,
  JSON_ESCAPES,
  PERCENT_ESCAPES,
  decodeEscapes,
  findEscapes,
} from './escapes'

const MIN_SECRET = 4
/** A shorter text in Base64 may stand for itself. */
const MIN_BASE64 = 8
const MARK = '[redacted]'
/** JSON in JSON in HTML, say. */
const MAX_ESCAPINGS = 3
/** A signature in hex. There are many, so they are looked up instead of searched for. */
const SIGNATURE = /^[0-9a-f]{64}$/
const SIGNATURE_DIGITS = 64

/** For each character of a text: is it kept, the first of a secret, or a later one? Of two that overlap the larger counts. */
type Cover = Uint8Array
const [FIRST, LATER] = [1, 2]

type Search = (text: string) => Cover | null

/**
 * Creates a function that removes these secrets from upstream text, which may repeat what it was sent: as it is, in Base64, or with any
 * of its characters escaped as JSON, HTML or percent-encoding, up to three times. Linear in the length of the text.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  // So short a secret would be found in any text and protects nothing.
  const long = [...new Set(secrets)].filter((secret) => secret.length >= MIN_SECRET)
  const plain = long.filter((secret) => !SIGNATURE.test(secret))
  const needles = [...new Set([...plain, ...plain.flatMap(toBase64Forms)])]
  const signatures = createSignatureSearch(long.filter((secret) => SIGNATURE.test(secret)))
  const escapings = [JSON_ESCAPES, PERCENT_ESCAPES, HTML_ESCAPES]
  if (long.some((secret) => secret.includes(' '))) escapings.push(FORM_ESCAPES)

  const search: Search = (text) => mergeCovers(findNeedles(text, needles), signatures(text))
  return (text) => {
    const cover = searchDecoded(text, escapings, search, MAX_ESCAPINGS)
    return cover === null ? text : removeCovered(text, cover)
  }
}

/** Searches the text and what it is when decoded, in every order of the escapings: one may stand in another. */
function searchDecoded(
  text: string,
  escapings: readonly Escaping[],
  search: Search,
  depth: number,
): Cover | null {
  let cover = search(text)
  if (depth === 0) return cover
  for (const escaping of escapings) {
    const decoded = decodeEscapes(text, escaping)
    if (decoded === null) continue
    const inner = searchDecoded(decoded, escapings, search, depth - 1)
    if (inner !== null) cover = mergeCovers(cover, toSource(inner, text, escaping))
  }
  return cover
}

/** Turns the cover of a decoded text into that of the text it was decoded from. */
function toSource(inner: Cover, text: string, escaping: Escaping): Cover {
  const cover = new Uint8Array(text.length)
  let from = 0
  let at = 0
  for (const { start, end, meaning } of findEscapes(text, escaping)) {
    cover.set(inner.subarray(at, at + start - from), from)
    at += start - from
    const first = inner[at] ?? 0
    cover[start] = first
    if (first !== 0) cover.fill(LATER, start + 1, end)
    at += meaning.length
    from = end
  }
  cover.set(inner.subarray(at), from)
  return cover
}

function findNeedles(text: string, needles: readonly string[]): Cover | null {
  let cover: Cover | null = null
  for (const needle of needles) {
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
      cover ??= new Uint8Array(text.length)
      coverRange(cover, at, at + needle.length)
    }
  }
  return cover
}

function coverRange(cover: Cover, start: number, end: number): void {
  cover[start] = Math.max(cover[start] ?? 0, FIRST)
  cover.fill(LATER, start + 1, end)
}

function mergeCovers(one: Cover | null, other: Cover | null): Cover | null {
  if (one === null || other === null) return one ?? other
  for (let at = 0; at < one.length; at++) one[at] = Math.max(one[at] ?? 0, other[at] ?? 0)
  return one
}

function removeCovered(text: string, cover: Cover): string {
  const pieces: string[] = []
  let from = 0
  for (let at = cover.indexOf(FIRST); at >= 0; at = cover.indexOf(FIRST, from)) {
    pieces.push(text.slice(from, at), MARK)
    from = at + 1
    while (cover[from] === LATER) from++
  }
  return pieces.join('') + text.slice(from)
}

/** The digits that a search remembers: few signatures end with the same four. */
const END_DIGITS = 4

/** A signature may begin anywhere in a row of hex digits: an escape before it, as in `\u003d`, ends with some as well. */
function createSignatureSearch(signatures: readonly string[]): Search {
  if (signatures.length === 0) return () => null
  const known = new Set(signatures)
  const ends = new Uint8Array(16 ** END_DIGITS)
  for (const signature of known) ends[Number.parseInt(signature.slice(-END_DIGITS), 16)] = 1
  return (text) => {
    let cover: Cover | null = null
    let digits = 0
    let last = 0
    for (let at = 0; at < text.length; at++) {
      const value = hexValue(text.charCodeAt(at))
      digits = value < 0 ? 0 : digits + 1
      last = ((last << 4) | value) & (ends.length - 1)
      if (digits < SIGNATURE_DIGITS || ends[last] === 0) continue
      const start = at + 1 - SIGNATURE_DIGITS
      if (!known.has(text.slice(start, at + 1).toLowerCase())) continue
      cover ??= new Uint8Array(text.length)
      coverRange(cover, start, at + 1)
    }
    return cover
  }
}

function hexValue(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : -1
}

/** The text in Base64 is one of three, by the place of its first byte among three; those of its ends belong to its neighbours as well. */
function toBase64Forms(secret: string): string[] {
  const bytes = Buffer.from(secret)
  return [0, 1, 2].flatMap((before) => {
    const whole = Math.floor(((before + bytes.length) * 8) / 6)
    const form = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .slice(Math.ceil((before * 8) / 6), whole)
    const forUrls = form.replaceAll('+', '-').replaceAll('/', '_')
    return form.length < MIN_BASE64 ? [] : [form, forUrls]
  })
}
