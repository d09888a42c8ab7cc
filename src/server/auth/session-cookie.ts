import { type Context } from 'hono'
import { generateCookie } from 'hono/cookie'
import { type Env } from '../http/env'
import { type KnownHost } from '../http/hosts'
import { LIFETIME_MS } from './session'

const NAME = 'nodeline'
/** No browser sends more cookies of one name; more would only make us check signatures. */
const MAX_VALUES = 4

/**
 * All values of the session cookie. hono/cookie gives only the first of a name, and a cookie that a neighbouring host planted
 * would then lock the user out.
 */
export function readSessionCookies(c: Context<Env>): string[] {
  const start = `${c.get('host').isSecure ? '__Host-' : ''}${NAME}=`
  const pairs = (c.req.header('cookie') ?? '').split(';').map((pair) => pair.trim())
  return pairs
    .filter((pair) => pair.startsWith(start))
    .slice(0, MAX_VALUES)
    .map((pair) => pair.slice(start.length))
}

/** The `Set-Cookie` header of a session; null removes it. `__Host-` keeps other hosts and plain http from setting it. */
export function formatSessionCookie(value: string | null, { isSecure }: KnownHost): string {
  const maxAge = value === null ? 0 : Math.floor(LIFETIME_MS / 1000)
  const options = { path: '/', maxAge, httpOnly: true, sameSite: 'Lax' } as const
  return generateCookie(NAME, value ?? '', isSecure ? { ...options, prefix: 'host' } : options)
}
