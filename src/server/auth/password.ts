import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { type ScryptCost, formatPasswordHash, parsePasswordHash } from '../settings/password-hash'

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

/** A hash of the same cost that matches no password. Checking it for unknown users hides which names exist. */
export function createDecoyHash(hash: string): string {
  const { cost, salt, key } = parsePasswordHash(hash) ?? {
    cost: DEFAULT_COST,
    salt: randomBytes(SALT_BYTES),
    key: randomBytes(KEY_BYTES),
  }
  return formatPasswordHash({ cost, salt: randomBytes(salt.byteLength), key: randomBytes(key.byteLength) })
}

export async function matchesPassword(password: string, hash: string): Promise<boolean> {
  const parsed = parsePasswordHash(hash)
  if (parsed === null) return false
  const { cost, salt, key } = parsed
  return timingSafeEqual(await derive(password, salt, key.byteLength, cost), key)
}
