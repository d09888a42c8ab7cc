import { type Context } from 'hono'
import { generateCookie } from 'hono/cookie'
import { type Env } from '../http/env'
import { type KnownHost } from '../http/hosts'
import { LIFETIME_MS } from './session'

const NAME = 'nodeline'

/**
 * All values of the session cookie. hono/cookie gives only the first of a name, and a cookie that a neighbouring host planted
 * would then lock the user out. Node limits the header, and so their number.
 */
export function readSessionCookies(c: Context<Env>): string[] {
  const start = `${c.get('host').isSecure ? '__Host-' : ''}${NAME}=`
  return (c.req.header('cookie') ?? '')
    .split(';')
    .map(trimBlanks)
    .filter((pair) => pair.startsWith(start))
    .map((pair) => pair.slice(start.length))
}

/** Space and tab only, as browsers do (RFC 6265): to them any other sign is part of a name, which a neighbouring host may then set. */
const trimBlanks = (text: string): string => text.replace(/^[ \t]+/, '').replace(/[ \t]+$/, '')

/** The `Set-Cookie` header of a session; null removes it. `__Host-` keeps other hosts and plain http from setting it. */
export function formatSessionCookie(value: string | null, { isSecure }: KnownHost): string {
  const maxAge = value === null ? 0 : Math.floor(LIFETIME_MS / 1000)
  const options = { path: '/', maxAge, httpOnly: true, sameSite: 'Lax' } as const
  return generateCookie(NAME, value ?? '', isSecure ? { ...options, prefix: 'host' } : options)
}
