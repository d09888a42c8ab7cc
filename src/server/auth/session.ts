import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { DAY_MS } from '../../lib/time/units'
import { type Users } from '../settings/users'

/** A wall hangs for weeks, and nobody signs it in again. */
export const LIFETIME_MS = 30 * DAY_MS
const RENEW_MS = DAY_MS
const MAX_REVOKED = 10_000
/** Longer than any of ours can be; what is longer is not even looked at. */
const MAX_LENGTH = 600
const FORM = /^1\.([\w-]{1,400})\.([0-9a-z]{1,11})\.([\w-]{22})\.([\w-]{43})$/

export interface Session {
  user: string
  id: string
  issuedAtMs: number
}

export interface Sessions {
  issue: (user: string) => string
  /** Null when it is not ours, has ended, or was signed out. */
  read: (value: string) => Session | null
  /** The same session with a new date, when its own is old. */
  renew: (session: Session) => string | null
  revoke: (session: Session) => void
}

/**
 * Sessions that live in their cookies, signed: nothing is stored, and a restart ends none when the secret stays. Each
 * user's key holds the hash of the password as well, so that a new password ends what the old one began.
 */
export function createSessions(users: Users, secret: string | null, nowMs: () => number): Sessions {
  const main = secret ?? randomBytes(32)
  const keys = new Map(
    Array.from(users, ([user, hash]) => [user, hmac(main, `nodeline session\0${user}\0${hash}`)]),
  )
  const revoked = new Map<string, number>()

  function seal(user: string, issuedAtMs: number, id: string): string {
    const name = Buffer.from(user).toString('base64url')
    const text = `1.${name}.${issuedAtMs.toString(36)}.${id}`
    const key = keys.get(user)
    if (key === undefined) throw new Error('A session of nobody.')
    return `${text}.${hmac(key, text).toString('base64url')}`
  }

  function read(value: string): Session | null {
    const [, name = '', issued = '', id = ''] = (value.length <= MAX_LENGTH && FORM.exec(value)) || []
    const user = Buffer.from(name, 'base64url').toString()
    if (!keys.has(user)) return null
    const issuedAtMs = Number.parseInt(issued, 36)
    // Compared as it is written, or else a second spelling of the same bytes would do.
    if (!isSame(value, seal(user, issuedAtMs, id))) return null
    const ageMs = nowMs() - issuedAtMs
    // A clock that was put back a little ends nothing.
    if (ageMs > LIFETIME_MS || ageMs < -DAY_MS || revoked.has(id)) return null
    return { user, id, issuedAtMs }
  }

  function revoke({ id }: Session): void {
    for (const [old, untilMs] of revoked) {
      if (untilMs > nowMs() && revoked.size < MAX_REVOKED) break
      revoked.delete(old)
    }
    // A copy may have been renewed up to this moment.
    revoked.set(id, nowMs() + LIFETIME_MS)
  }

  return {
    issue: (user) => seal(user, nowMs(), randomBytes(16).toString('base64url')),
    read,
    renew: ({ user, id, issuedAtMs }) => (nowMs() - issuedAtMs > RENEW_MS ? seal(user, nowMs(), id) : null),
    revoke,
  }
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.byteLength === b.byteLength && timingSafeEqual(a, b)
}
