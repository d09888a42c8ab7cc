import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { type ScryptCost, formatPasswordHash, parsePasswordHash } from '../settings/password-hash'
import { type Users } from '../settings/users'

/** 32 MiB and about 100 ms: slow to guess, fast enough for a sign-in once a month. */
const DEFAULT_COST: ScryptCost = { N: 2 ** 15, r: 8, p: 1 }
const SALT_BYTES = 16
const KEY_BYTES = 32

const derive = (password: string, salt: Buffer, bytes: number, { N, r, p }: ScryptCost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const maxmem = 2 * 128 * N * r + 128 * r * p + 1024 * 1024
    // Keyboards differ in how they compose an accent.
    scrypt(password.normalize('NFC'), salt, bytes, { N, r, p, maxmem }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })

export async function hashPassword(password: string, cost = DEFAULT_COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  return formatPasswordHash({ cost, salt, key: await derive(password, salt, KEY_BYTES, cost) })
}

/** A hash that matches no password, with the same cost. */
function createDecoyHash(hash: string): string {
  const { cost, salt, key } = parsePasswordHash(hash) ?? {
    cost: DEFAULT_COST,
    salt: randomBytes(SALT_BYTES),
    key: randomBytes(KEY_BYTES),
  }
  return formatPasswordHash({ cost, salt: randomBytes(salt.byteLength), key: randomBytes(key.byteLength) })
}

/** The part of a hash that decides how long a check takes. */
const costOf = (hash: string): string => hash.split('$').slice(1, 4).join('$')

/**
 * Checks the password of a user, in the same time for every name: it computes one hash of each cost that the users have, and
 * those that are not the user's own are decoys. Otherwise the time would say which names exist.
 */
export function createPasswordCheck(users: Users): (name: string, password: string) => Promise<boolean> {
  const decoys = new Map(Array.from(users.values(), (hash) => [costOf(hash), createDecoyHash(hash)]))
  return async (name, password) => {
    const own = users.get(name)
    let isRight = false
    for (const [cost, decoy] of decoys) {
      const isOwn = own !== undefined && costOf(own) === cost
      // oxlint-disable-next-line no-await-in-loop -- one hash at a time: each keeps a core busy
      const matches = await matchesPassword(password, isOwn ? own : decoy)
      if (isOwn) isRight = matches
    }
    return isRight
  }
}

export async function matchesPassword(password: string, hash: string): Promise<boolean> {
  const parsed = parsePasswordHash(hash)
  if (parsed === null) return false
  const { cost, salt, key } = parsed
  return timingSafeEqual(await derive(password, salt, key.byteLength, cost), key)
}
