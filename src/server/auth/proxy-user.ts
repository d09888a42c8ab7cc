const MAX_NAME = 128
/** Controls, and what turns the text around it. */
const UNSEEN = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu

/** The user that a proxy names; null when it names none, or more than one, of which it may have written only the last. */
export function namedUser(values: readonly string[] | undefined): string | null {
  const [value, ...others] = values ?? []
  if (value === undefined || others.length > 0) return null
  const name = decode(value).replaceAll(UNSEEN, '').trim()
  return name === '' ? null : Array.from(name).slice(0, MAX_NAME).join('')
}

/** Node gives each byte of a header as one character; names beyond ASCII come as UTF-8. */
function decode(value: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(value, 'latin1'))
  } catch {
    return value
  }
}
