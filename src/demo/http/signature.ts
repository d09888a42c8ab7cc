import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { type IncomingMessage } from 'node:http'
import { MINUTE_MS } from '../../lib/time/units'

/** The key of a caller that signs. */
export interface DemoKey {
  ak: string
  sk: string
  /** Of a temporary key; it must be sent and signed. */
  securityToken: string | null
}

const AUTHORIZATION =
  /^SDK-HMAC-SHA256 Access=([^,\s]+), ?SignedHeaders=([^,\s]+), ?Signature=([0-9a-f]{64})$/
const TOLERATED_MS = 15 * MINUTE_MS
/** A proxy must not be able to add or change these. */
const MUST_BE_SIGNED = ['host', 'x-sdk-date', 'x-project-id', 'x-security-token', 'workspace']

/**
 * The reason to refuse a signed request, in the gateway's words, or null. Written from the documents and independent of the server's own
 * signer, so that both cannot share a mistake.
 */
export function findSignatureError(
  { method = '', url = '', headers }: IncomingMessage,
  findKey: (ak: string) => DemoKey | undefined,
  nowMs: number,
): string | null {
  const [, ak = '', names = '', signature = ''] = AUTHORIZATION.exec(headers.authorization ?? '') ?? []
  if (ak === '') return 'the Authorization header is incorrect'
  const signed = names.split(';')
  const isSorted = signed.every((name, at) => at === 0 || (signed[at - 1] ?? '') < name)
  if (!isSorted) return 'the signed headers are not sorted'
  const value = (name: string): string | undefined => [headers[name]].flat()[0]?.trim()
  const unsigned = MUST_BE_SIGNED.find((name) => value(name) !== undefined && !signed.includes(name))
  if (unsigned !== undefined) return `the header ${unsigned} is not signed`
  const missing = signed.find((name) => value(name) === undefined)
  if (missing !== undefined) return `the header ${missing} is missing`
  const date = value('x-sdk-date')
  if (date === undefined) return 'the header x-sdk-date is missing'
  // Written so that an unreadable date (NaN) is refused too.
  if (!(Math.abs(readDate(date) - nowMs) <= TOLERATED_MS))
    return 'calc ak sk signature fail:signature expired'

  const key = findKey(ak)
  if (key === undefined) return `Get secretKey failed,ak:${ak},err:ak not exist`
  if (key.securityToken !== null && value('x-security-token') !== key.securityToken)
    return 'the security token is missing or wrong'
  const [path = '', query = ''] = url.split('?', 2)
  const canonical = [
    method,
    `${path.split('/').map(recode).join('/')}/`.replace(/\/\/$/, '/'),
    sortedQuery(query),
    ...signed.map((name) => `${name}:${value(name)}`),
    '',
    names,
    // Only GET is served, so no request has a body.
    createHash('sha256').update('').digest('hex'),
  ].join('\n')
  const toSign = `SDK-HMAC-SHA256\n${date}\n${createHash('sha256').update(canonical).digest('hex')}`
  const expected = createHmac('sha256', key.sk).update(toSign).digest()
  if (timingSafeEqual(expected, Buffer.from(signature, 'hex'))) return null
  return `verify aksk signature fail, canonicalRequest:${canonical}`
}

function readDate(date: string): number {
  const parts = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(date)?.slice(1).map(Number)
  if (parts === undefined) return Number.NaN
  const [year = 0, month = 0, ...rest] = parts
  return Date.UTC(year, month - 1, ...rest)
}

/** Names and values in pairs, by name and then by value. */
function sortedQuery(query: string): string {
  const pairs = query === '' ? [] : query.split('&').map((pair) => pair.replaceAll('+', ' ').split('=', 2))
  return pairs
    .map(([name = '', value = '']) => `${recode(name)}=${recode(value)}`)
    .toSorted()
    .join('&')
}

/** Decodes what came, byte by byte, and encodes all but the letters, digits and four marks that need no encoding. */
function recode(part: string): string {
  const bytes = [...Buffer.from(part.replaceAll(/%([0-9a-f]{2})/gi, (_, code: string) => `\0${code}`))]
  let out = ''
  for (let at = 0; at < bytes.length; at += 1) {
    let byte = bytes[at] ?? 0
    if (byte === 0) {
      byte = Number.parseInt(String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0), 16)
      at += 2
    }
    const sign = String.fromCharCode(byte)
    out += /[\w.~-]/.test(sign) ? sign : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return out
}
