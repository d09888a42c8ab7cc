import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

// Hashes as `scrypt$N$r$p$salt$hash`, salt and hash in base64url: each says what it cost, so that new ones may cost more.

interface Cost {
  N: number
  r: number
  p: number
}

interface ParsedHash {
  cost: Cost
  salt: Buffer
  key: Buffer
}

/** 32 MiB and some 100 ms: dear to who has to guess, bearable to who signs in once a month. */
const COST: Cost = { N: 2 ** 15, r: 8, p: 1 }
const SALT_BYTES = 16
const KEY_BYTES = 32
/** A users file could otherwise ask for more memory than there is. */
const MAX_BYTES = 256 * 1024 * 1024
const FORM = /^scrypt\$(\d{1,8})\$(\d{1,3})\$(\d{1,3})\$([\w-]{11,171})\$([\w-]{43,86})$/

function parse(hash: string): ParsedHash | null {
  const [, N = '', r = '', p = '', salt = '', key = ''] = FORM.exec(hash) ?? []
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const isPower = cost.N >= 2 ** 12 && Number.isInteger(Math.log2(cost.N))
  if (!isPower || cost.r < 1 || cost.p < 1 || cost.p > 16 || 128 * cost.N * cost.r > MAX_BYTES) return null
  return { cost, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') }
}

export const isPasswordHash = (hash: string): boolean => parse(hash) !== null

const derive = (password: string, salt: Buffer, bytes: number, { N, r, p }: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const maxmem = 2 * 128 * N * r + 128 * r * p + 1024 * 1024
    // Keyboards differ in how they compose an accent.
    scrypt(password.normalize('NFC'), salt, bytes, { N, r, p, maxmem }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })

export async function hashPassword(password: string, cost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const key = await derive(password, salt, KEY_BYTES, cost)
  const { N, r, p } = cost
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** A hash of the same cost that no password has, to be compared with where there is no user. */
export function decoyOf(hash: string): string {
  const { cost, salt, key } = parse(hash) ?? { cost: COST, salt: randomBytes(16), key: randomBytes(32) }
  const [newSalt, newKey] = [salt, key].map((part) => randomBytes(part.byteLength).toString('base64url'))
  return ['scrypt', cost.N, cost.r, cost.p, newSalt, newKey].join('$')
}

export async function matches(password: string, hash: string): Promise<boolean> {
  const parsed = parse(hash)
  if (parsed === null) return false
  const { cost, salt, key } = parsed
  return timingSafeEqual(await derive(password, salt, key.byteLength, cost), key)
}
