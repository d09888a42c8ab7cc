const MAX_NAME = 128
/** Control characters, and those that change the direction of the text around them. */
const INVISIBLE = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu

/** The user that a proxy names. Null for none or several: of several, the proxy may have written only the last. */
export function readProxyUser(values: readonly string[] | undefined): string | null {
  const [value, ...others] = values ?? []
  if (value === undefined || others.length > 0) return null
  const name = decode(value).replaceAll(INVISIBLE, '').trim()
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
