import { createHmac } from 'node:crypto'
import { percentEncode } from '../dgc/auth/signature'
import { type ObsPath } from '../../lib/obs-path'

/** A key that OBS knows. */
export interface ObsKey {
  ak: string
  sk: string
  /** Of a temporary key. */
  securityToken: string | null
}

/** `/bucket/key`, percent-encoded as Huawei's own client does: what is signed, and with path style also what is sent. */
export const encodeResource = ({ bucket, key }: ObsPath): string => `/${bucket}/${encodeObjectKey(key)}`

export const encodeObjectKey = (key: string): string => key.split('/').map(percentEncode).join('/')

/** The headers that sign the reading of an object, by version 2 of OBS's signatures. `date` is an HTTP date. */
export function signObjectRead(resource: string, date: string, key: ObsKey): Record<string, string> {
  const { ak, sk, securityToken } = key
  const headers: Record<string, string> = { date }
  if (securityToken !== null) headers['x-obs-security-token'] = securityToken
  const own = securityToken === null ? '' : `x-obs-security-token:${securityToken}\n`
  // The empty lines are those of Content-MD5 and Content-Type, which a request without a body does not have.
  const signature = createHmac('sha1', sk).update(`GET\n\n\n${date}\n${own}${resource}`).digest('base64')
  headers['authorization'] = `OBS ${ak}:${signature}`
  return headers
}
