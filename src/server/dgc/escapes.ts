/** A way to write text inside other text, and how to read it back. */
export interface Escaping {
  /** A text without this character has none of the escapes. */
  sign: string
  /** Matches one escape. Global, and without a repeat that grows with the text: engines run out of stack on those. */
  pattern: RegExp
  decode: (escape: string) => string
}

const fromHex = (digits: string): string => String.fromCharCode(Number.parseInt(digits, 16))

/** JSON's escapes but those of control characters, which no secret has; also `\x41` and `\'` of JavaScript. */
export const JSON_ESCAPES: Escaping = {
  sign: '\\',
  pattern: /\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[^0-9a-z])/gi,
  decode: (escape) => (/^\\[ux]/i.test(escape) ? fromHex(escape.slice(2)) : escape.slice(1)),
}

/** Percent-encoded UTF-8, one character at a time. */
const PERCENT =
  /%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-4](?:%[89ab][\da-f]){3}/gi

const decodePercent = (escape: string): string =>
  escape.length === 3
    ? fromHex(escape.slice(1))
    : Buffer.from(escape.replaceAll('%', ''), 'hex').toString('utf8')

export const PERCENT_ESCAPES: Escaping = { sign: '%', pattern: PERCENT, decode: decodePercent }

/** As a form is sent: percent-encoded, with `+` for a space. */
export const FORM_ESCAPES: Escaping = {
  sign: '+',
  pattern: new RegExp(String.raw`\+|${PERCENT.source}`, 'gi'),
  decode: (escape) => (escape === '+' ? ' ' : decodePercent(escape)),
}

const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  apos: "'",
  lt: '<',
  gt: '>',
}

/** As HTML pages of gateways write it. */
export const HTML_ESCAPES: Escaping = {
  sign: '&',
  pattern: /&(?:#\d{1,9}|#x[\da-f]{1,8}|quot|amp|apos|lt|gt);/gi,
  decode: (escape) => {
    const name = escape.slice(1, -1).toLowerCase()
    if (!name.startsWith('#')) return NAMED_ENTITIES[name] ?? escape
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : escape
  },
}

/** Joined at once, this many pieces need little memory. */
const MAX_PIECES = 10_000

/** The text with each escape decoded once, or null when it has none. */
export function decodeEscapes(text: string, escaping: Escaping): string | null {
  let decoded = ''
  let pieces: string[] = []
  let from = 0
  for (const { start, end, meaning } of findEscapes(text, escaping)) {
    pieces.push(text.slice(from, start), meaning)
    from = end
    if (pieces.length < MAX_PIECES) continue
    decoded += pieces.join('')
    pieces = []
  }
  return from === 0 ? null : decoded + pieces.join('') + text.slice(from)
}

export interface FoundEscape {
  start: number
  end: number
  /** What it stands for. */
  meaning: string
}

export function* findEscapes(text: string, { sign, pattern, decode }: Escaping): Generator<FoundEscape> {
  if (!text.includes(sign)) return
  const search = new RegExp(pattern)
  for (let found = search.exec(text); found !== null; found = search.exec(text)) {
    yield { start: found.index, end: search.lastIndex, meaning: decode(found[0]) }
  }
}
