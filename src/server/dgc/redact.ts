const MIN_SECRET = 4
const MARK = '[redacted]'
/** A signature in hex. There are many of them, so they are looked up instead of searched for. */
const SIGNATURE = /^[0-9a-f]{64}$/
const SIGNATURE_DIGITS = 64
/** Tokens have thousands of characters; engines give up on a pattern that is as long. */
const PIECE = 64

/**
 * Removes credentials from text that comes back from upstream, which may repeat what it was sent: as it is, as JSON or HTML may
 * escape it, or percent-encoded, also when one stands in the other.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  // So short a secret would be found in any text, and protects nothing.
  const long = [...new Set(secrets)].filter((secret) => secret.length >= MIN_SECRET)
  const signatures = new Set(long.filter((secret) => SIGNATURE.test(secret)))
  // One secret may be part of another, and would leave the rest of it.
  const others = long.filter((secret) => !SIGNATURE.test(secret)).toSorted((a, b) => b.length - a.length)
  // Letters and digits are escaped by nobody.
  const escapable = others.filter((secret) => /[^0-9A-Za-z]/.test(secret)).map(piecesOf)
  return (text) => {
    let clean = text
    // First, or else one that ends with `&` would leave the rest of `&amp;`.
    if (escapable.length > 0 && /[\\%&]/.test(clean))
      for (const pieces of escapable) clean = withoutEscaped(clean, pieces)
    for (const secret of others) clean = clean.replaceAll(secret, MARK)
    if (signatures.size === 0) return clean
    return clean.replaceAll(/[0-9a-f]{64,}/g, (digits) => withoutSignatures(digits, signatures))
  }
}

/** One may begin anywhere in a row of digits: what was escaped before it ends with some as well, as `\u003d` does. */
function withoutSignatures(digits: string, signatures: ReadonlySet<string>): string {
  let clean = ''
  let from = 0
  for (let at = 0; at + SIGNATURE_DIGITS <= digits.length; at++) {
    const end = at + SIGNATURE_DIGITS
    if (!signatures.has(digits.slice(at, end))) continue
    clean += digits.slice(from, at) + MARK
    from = end
    at = end - 1
  }
  return clean + digits.slice(from)
}

/** Each piece fits wherever the last one ended; only the first is searched for. */
function piecesOf(secret: string): RegExp[] {
  const signs = Array.from(secret, anySpelling)
  const pieces: RegExp[] = []
  for (let at = 0; at < signs.length; at += PIECE)
    pieces.push(new RegExp(signs.slice(at, at + PIECE).join(''), at === 0 ? 'g' : 'y'))
  return pieces
}

/**
 * A pattern for a character however it was escaped, once or a few times: `/`, `\/`, `\u002f`, `%2F`, `%252F`, `&#x2F;`. The counts have
 * an end, since a text of nothing but backslashes would else be read to its end from each of them.
 */
function anySpelling(sign: string): string {
  if (/[0-9A-Za-z]/.test(sign)) return sign
  const units = Array.from(
    { length: sign.length },
    (_, index) => `\\\\{1,9}u${hex(sign.charCodeAt(index), 4)}`,
  )
  const bytes = Array.from(Buffer.from(sign), (byte) => `%(?:25){0,4}${hex(byte, 2)}`)
  const plain = sign.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
  const asForm = sign === ' ' ? String.raw`|\+` : ''
  return `(?:${units.join('')}|${bytes.join('')}|${entityOf(sign)}|${String.raw`\\{0,9}`}${plain}${asForm})`
}

const NAMED: Readonly<Record<string, string>> = {
  '"': '|quot',
  '&': '|amp',
  "'": '|apos',
  '<': '|lt',
  '>': '|gt',
}

/** As pages of gateways write it. The ampersand may itself be escaped. */
function entityOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0
  return `&(?:amp;){0,4}(?:#0{0,5}${code}|#[xX]0{0,4}${hex(code, 2)}${NAMED[sign] ?? ''});`
}

const hex = (code: number, digits: number): string =>
  code
    .toString(16)
    .padStart(digits, '0')
    .replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)

function withoutEscaped(text: string, [first, ...rest]: readonly RegExp[]): string {
  if (first === undefined) return text
  let clean = ''
  let from = 0
  first.lastIndex = 0
  for (let found = first.exec(text); found !== null; found = first.exec(text)) {
    const end = endOf(text, first.lastIndex, rest)
    if (end === null) {
      first.lastIndex = found.index + 1
      continue
    }
    clean += text.slice(from, found.index) + MARK
    from = end
    first.lastIndex = end
  }
  return clean + text.slice(from)
}

function endOf(text: string, start: number, rest: readonly RegExp[]): number | null {
  let at = start
  for (const piece of rest) {
    piece.lastIndex = at
    if (!piece.test(text)) return null
    at = piece.lastIndex
  }
  return at
}
