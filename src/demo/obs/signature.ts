import { createHmac, timingSafeEqual } from 'node:crypto'
import { type IncomingHttpHeaders } from 'node:http'
import { MINUTE_MS } from '../../lib/time/units'
import { type ObsErrorCode } from './object'

/** A key that OBS knows. */
export interface ObsKey {
  ak: string
  sk: string
  /** Of a temporary key; it must be sent and signed. */
  securityToken: string | null
}

export interface SignedRequest {
  method: string
  headers: IncomingHttpHeaders
  /** `/bucket/key`, percent-encoded as it was sent. */
  resource: string
}

const TOLERATED_MS = 15 * MINUTE_MS

/**
 * Why the signature in the header of a request is refused, or null. `stringToSign` is what should have been signed: OBS repeats it. Written
 * from the documents and independent of the server's own signer, so that both cannot share a mistake.
 */
export function checkSignature(
  { method, headers, resource }: SignedRequest,
  key: ObsKey | null,
  nowMs: number,
): { code: ObsErrorCode; stringToSign?: string } | null {
  const [, ak, signature = ''] =
    /^OBS ([^:\s]+):([A-Za-z0-9+/]{27}=)$/.exec(headers.authorization ?? '') ?? []
  if (ak === undefined) return { code: 'AccessDenied' }
  const value = (name: string): string => [headers[name]].flat().join(',').trim()
  const date = value('x-obs-date') || value('date')
  if (date === '') return { code: 'AccessDenied' }
  // Written so that an unreadable date (NaN) is refused too.
  if (!(Math.abs(Date.parse(date) - nowMs) <= TOLERATED_MS)) return { code: 'RequestTimeTooSkewed' }
  if (key === null || ak !== key.ak) return { code: 'InvalidAccessKeyId' }
  if (key.securityToken !== null && value('x-obs-security-token') !== key.securityToken)
    return { code: 'InvalidAccessKeyId' }
  const own = Object.keys(headers)
    .filter((name) => name.startsWith('x-obs-'))
    .toSorted()
    .map((name) => `${name}:${value(name)}\n`)
  const stringToSign = [
    method,
    value('content-md5'),
    value('content-type'),
    value('x-obs-date') === '' ? date : '',
    `${own.join('')}${resource}`,
  ].join('\n')
  const expected = createHmac('sha1', key.sk).update(stringToSign).digest()
  const isRight = timingSafeEqual(expected, Buffer.from(signature, 'base64'))
  return isRight ? null : { code: 'SignatureDoesNotMatch', stringToSign }
}
