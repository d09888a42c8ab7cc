/** Signs that JSON, addresses and pages each write in their own way. */
const SIGNS = `/+="\\<&>'%2F`

const make = (name: string, between = SIGNS): string => `${name}HEAD${between}${name}TAIL`

/** Credentials whose first and last words stand in no other text: so any part of one is found, however its signs were escaped. */
export const SENTINELS = {
  ak: make('ACCESSKEYSENTINEL', '_'),
  sk: make('SECRETKEYSENTINEL'),
  securityToken: make('LENTSENTINEL', `${SIGNS}${'b64+/'.repeat(200)}`),
  token: make('TOKENSENTINEL', `${SIGNS}${'b64+/'.repeat(200)}`),
  password: make('PASSWORDSENTINEL', ` "x\\y" 密码/%2F&<> `),
  viewerPassword: make('VIEWERSENTINEL', ` "x\\y" 密码/%2F&<> `),
  sessionSecret: make('SESSIONSENTINEL'),
} as const

interface Needle {
  what: string
  /** Without regard to capitals, unless it is base64. */
  lower?: string
  exact?: string
}

/** The base64 of a text that stands somewhere in another, whatever is before and behind it. */
const base64Of = (text: string): string[] =>
  [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), Buffer.from(text)])
      .toString('base64')
      .slice(before === 0 ? 0 : 4, -4),
  )

const NEEDLES: readonly Needle[] = Object.values(SENTINELS).flatMap(
  (secret) =>
    secret
      .match(/[A-Z]+SENTINEL(HEAD|TAIL)/g)
      ?.flatMap((word): Needle[] => [
        { what: word, lower: word.toLowerCase() },
        { what: `${word} in hex`, lower: Buffer.from(word).toString('hex') },
        ...base64Of(word).map((exact) => ({ what: `${word} in base64`, exact })),
      ]) ?? [],
)

/** A signature of ours is good for a quarter of an hour. */
const SIGNATURE = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/i

/** What a text holds of any sentinel. */
export function findLeaks(text: string): string[] {
  const lower = text.toLowerCase()
  const found = NEEDLES.filter((needle) =>
    needle.lower === undefined ? text.includes(needle.exact ?? '') : lower.includes(needle.lower),
  ).map(({ what }) => what)
  return SIGNATURE.test(text) ? [...found, 'a signature'] : found
}

/** All that left the server. Each text is looked at and let go. */
export class Recorder {
  /** How many texts were looked at. */
  count = 0
  readonly leaks: string[] = []

  add(where: string, ...texts: readonly string[]): void {
    this.count += texts.length
    for (const text of texts) for (const leak of findLeaks(text)) this.leaks.push(`${where}: ${leak}`)
  }
}
