import { type KnownHost } from './hosts'
import { LIFETIME_MS } from './session'

/** More of one name than a browser would ever send are an attempt to make us check signatures. */
const MAX_VALUES = 4

/** `__Host-` keeps a neighbour's name and plain http from setting it; without TLS a browser would refuse that. */
const nameAt = ({ isSecure }: KnownHost): string => (isSecure ? '__Host-nodeline' : 'nodeline')

export function cookieValues(header: string | null, host: KnownHost): string[] {
  const start = `${nameAt(host)}=`
  if (header?.includes(start) !== true) return []
  const pairs = header.split(';').map((pair) => pair.trim())
  return pairs
    .filter((pair) => pair.startsWith(start))
    .slice(0, MAX_VALUES)
    .map((pair) => pair.slice(start.length))
}

/** Null takes it away. */
export function setCookie(value: string | null, host: KnownHost): string {
  const age = value === null ? 0 : Math.floor(LIFETIME_MS / 1000)
  const flags = `Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${host.isSecure ? '; Secure' : ''}`
  return `${nameAt(host)}=${value ?? ''}; ${flags}`
}
