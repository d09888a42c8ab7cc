const MIN_SECRET = 4
const MARK = '[redacted]'
/** A signature in hex. There are many, so they are looked up instead of searched for. */
const SIGNATURE = /^[0-9a-f]{64}$/
const SIGNATURE_DIGITS = 64
/** Tokens have thousands of characters, and engines refuse a pattern that long. */
const PIECE = 64

/**
 * Creates a function that removes these secrets from upstream text, which may repeat what it was sent: as it is, escaped as JSON or
 * HTML, percent-encoded, or several of these at once.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  // So short a secret would be found in any text and protects nothing.
  const long = [...new Set(secrets)].filter((secret) => secret.length >= MIN_SECRET)
  const signatures = new Set(long.filter((secret) => SIGNATURE.test(secret)))
  // The longest first: a secret that is part of another would leave the rest of that.
  const others = long.filter((secret) => !SIGNATURE.test(secret)).toSorted((a, b) => b.length - a.length)
  // Letters and digits are never escaped.
  const escapable = others.filter((secret) => /[^0-9A-Za-z]/.test(secret)).map(createPieces)
  return (text) => {
    let clean = text
    // Before the plain ones, or else a secret that ends with `&` would leave the rest of `&amp;`.
    if (escapable.length > 0 && /[\\%&]/.test(clean))
      for (const pieces of escapable) clean = removeEscaped(clean, pieces)
    for (const secret of others) clean = clean.replaceAll(secret, MARK)
    if (signatures.size === 0) return clean
    return clean.replaceAll(/[0-9a-f]{64,}/g, (digits) => removeSignatures(digits, signatures))
  }
}

/** A signature may begin anywhere in a row of hex digits: an escape before it, as in `\u003d`, ends with some as well. */
function removeSignatures(digits: string, signatures: ReadonlySet<string>): string {
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

/** Only the first piece is searched for; each other must match where the one before it ended. */
function createPieces(secret: string): RegExp[] {
  const characters = Array.from(secret, anySpelling)
  const pieces: RegExp[] = []
  for (let at = 0; at < characters.length; at += PIECE)
    pieces.push(new RegExp(characters.slice(at, at + PIECE).join(''), at === 0 ? 'g' : 'y'))
  return pieces
}

/**
 * A pattern for a character in any escaping, once or a few times: `/`, `\/`, `\u002f`, `%2F`, `%252F`, `&#x2F;`. The counts are
 * limited, or a text of nothing but backslashes would be scanned to its end from each of them.
 */
function anySpelling(character: string): string {
  if (/[0-9A-Za-z]/.test(character)) return character
  const units = Array.from(
    { length: character.length },
    (_, index) => `\\\\{1,9}u${hex(character.charCodeAt(index), 4)}`,
  )
  const bytes = Array.from(Buffer.from(character), (byte) => `%(?:25){0,4}${hex(byte, 2)}`)
  const plain = character.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
  const asForm = character === ' ' ? String.raw`|\+` : ''
  return `(?:${units.join('')}|${bytes.join('')}|${createEntityPattern(character)}|${String.raw`\\{0,9}`}${plain}${asForm})`
}

const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  '"': '|quot',
  '&': '|amp',
  "'": '|apos',
  '<': '|lt',
  '>': '|gt',
}

/** As HTML pages of gateways write it. The ampersand may itself be escaped. */
function createEntityPattern(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return `&(?:amp;){0,4}(?:#0{0,5}${code}|#[xX]0{0,4}${hex(code, 2)}${NAMED_ENTITIES[character] ?? ''});`
}

const hex = (code: number, digits: number): string =>
  code
    .toString(16)
    .padStart(digits, '0')
    .replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)

function removeEscaped(text: string, [first, ...rest]: readonly RegExp[]): string {
  if (first === undefined) return text
  let clean = ''
  let from = 0
  first.lastIndex = 0
  for (let found = first.exec(text); found !== null; found = first.exec(text)) {
    const end = matchPieces(text, first.lastIndex, rest)
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

/** The end of the match, or null. */
function matchPieces(text: string, start: number, rest: readonly RegExp[]): number | null {
  let at = start
  for (const piece of rest) {
    piece.lastIndex = at
    if (!piece.test(text)) return null
    at = piece.lastIndex
  }
  return at
}
