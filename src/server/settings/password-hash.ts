/** The cost parameters of scrypt. */
export interface ScryptCost {
  N: number
  r: number
  p: number
}

/** A password hash, written as `scrypt$N$r$p$salt$key` with salt and key in base64url. */
export interface PasswordHash {
  cost: ScryptCost
  salt: Buffer
  key: Buffer
}

/** Limits the memory that a users file can make the server allocate. */
const MAX_BYTES = 256 * 1024 * 1024
const FORMAT = /^scrypt\$(\d{1,8})\$(\d{1,3})\$(\d{1,3})\$([\w-]{11,171})\$([\w-]{43,86})$/

/** Null when the text is no hash, or its cost is out of range. */
export function parsePasswordHash(text: string): PasswordHash | null {
  const [, N = '', r = '', p = '', salt = '', key = ''] = FORMAT.exec(text) ?? []
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const isPower = cost.N >= 2 ** 12 && Number.isInteger(Math.log2(cost.N))
  if (!isPower || cost.r < 1 || cost.p < 1 || cost.p > 16 || 128 * cost.N * cost.r > MAX_BYTES) return null
  return { cost, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') }
}

export function formatPasswordHash({ cost: { N, r, p }, salt, key }: PasswordHash): string {
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')
}
