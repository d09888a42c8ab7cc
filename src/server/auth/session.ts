import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { DAY_MS } from '../../lib/time/units'
import { type Users } from '../settings/users'
import { type SignedOut } from './signed-out'

/** Long, since a wall runs for weeks without a user who could sign in again. */
export const LIFETIME_MS = 30 * DAY_MS
const RENEW_MS = DAY_MS
/** Longer than any session; longer values are not even parsed. */
const MAX_LENGTH = 600
const FORMAT = /^1\.([\w-]{1,400})\.([0-9a-z]{1,11})\.([\w-]{22})\.([\w-]{43})$/

export interface Session {
  user: string
  id: string
  issuedAtMs: number
}

export interface Sessions {
  issue: (user: string) => string
  /** Null when the signature is wrong, or the session has expired or was signed out. */
  read: (value: string) => Session | null
  /** The session with a new date, or null while its own is recent. */
  renew: (session: Session) => string | null
  revoke: (session: Session) => void
}

/**
 * Sessions are signed cookie values: only those that were signed out are stored, and they outlive a restart if the secret stays. Each user's key
 * includes the password hash, so that a new password ends the old sessions.
 */
export function createSessions(
  users: Users,
  secret: string | null,
  nowMs: () => number,
  signedOut: SignedOut,
): Sessions {
  const main = secret ?? randomBytes(32)
  const keys = new Map(
    Array.from(users, ([user, hash]) => [user, hmac(main, `nodeline session\0${user}\0${hash}`)]),
  )

  function sign(user: string, issuedAtMs: number, id: string): string {
    const name = Buffer.from(user).toString('base64url')
    const text = `1.${name}.${issuedAtMs.toString(36)}.${id}`
    const key = keys.get(user)
    if (key === undefined) throw new Error('A session of an unknown user.')
    return `${text}.${hmac(key, text).toString('base64url')}`
  }

  function read(value: string): Session | null {
    const [, name = '', issued = '', id = ''] = (value.length <= MAX_LENGTH && FORMAT.exec(value)) || []
    const user = Buffer.from(name, 'base64url').toString()
    if (!keys.has(user)) return null
    const issuedAtMs = Number.parseInt(issued, 36)
    // Compared as text, or a second spelling of the same bytes would be valid too.
    if (!isEqual(value, sign(user, issuedAtMs, id))) return null
    const ageMs = nowMs() - issuedAtMs
    // A clock that was set back a little must not end sessions.
    if (ageMs > LIFETIME_MS || ageMs < -DAY_MS || signedOut.has(id)) return null
    return { user, id, issuedAtMs }
  }

  return {
    issue: (user) => sign(user, nowMs(), randomBytes(16).toString('base64url')),
    read,
    renew: ({ user, id, issuedAtMs }) => (nowMs() - issuedAtMs > RENEW_MS ? sign(user, nowMs(), id) : null),
    // A copy may have been renewed until now.
    revoke: ({ id }) => signedOut.add(id, nowMs() + LIFETIME_MS),
  }
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.byteLength === b.byteLength && timingSafeEqual(a, b)
}
