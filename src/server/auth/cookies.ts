import { type Context } from 'hono'
import { generateCookie } from 'hono/cookie'
import { type Env } from '../http/env'
import { type KnownHost } from '../http/hosts'

/** A cookie of ours. Its name gets a prefix where the browser came by https. */
export interface OwnCookie {
  name: string
  lifetimeMs: number
}

/**
 * All values of a cookie. hono/cookie gives only the first of a name, and a cookie that a neighbouring host planted
 * would then lock the user out. Node limits the header, and so their number.
 */
export function readCookies(c: Context<Env>, { name }: OwnCookie): string[] {
  const start = `${PREFIXES[prefixOf(c.get('host')) ?? 'none']}${name}=`
  return (c.req.header('cookie') ?? '')
    .split(';')
    .map(trimBlanks)
    .filter((pair) => pair.startsWith(start))
    .map((pair) => pair.slice(start.length))
}

/** Space and tab only, as browsers do (RFC 6265): to them any other sign is part of a name, which a neighbouring host may then set. */
const trimBlanks = (text: string): string => text.replace(/^[ \t]+/, '').replace(/[ \t]+$/, '')

const PREFIXES = { host: '__Host-', secure: '__Secure-', none: '' }

/** `__Host-` keeps other hosts and plain http from setting the cookie, but browsers take it only for the whole host. */
const prefixOf = ({ isSecure, basePath }: KnownHost): 'host' | 'secure' | undefined => {
  if (!isSecure) return undefined
  return basePath === '' ? 'host' : 'secure'
}

/** The `Set-Cookie` header of a cookie; null removes it. */
export function formatCookie({ name, lifetimeMs }: OwnCookie, value: string | null, host: KnownHost): string {
  const maxAge = value === null ? 0 : Math.floor(lifetimeMs / 1000)
  const options = { path: host.basePath || '/', maxAge, httpOnly: true, sameSite: 'Lax' } as const
  const prefix = prefixOf(host)
  return generateCookie(
    name,
    value ?? '',
    prefix === undefined ? options : { ...options, prefix, secure: true },
  )
}
