import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRedactor } from './redact'
import { percentEncode } from './auth/signature'

const TOKEN = `MIIE/a+b=c"d\\e&f'g<h>`

/** JSON as some libraries of other languages write it. */
const asciiJson = (text: string, signs: RegExp, upper = false): string =>
  JSON.stringify(text).replaceAll(signs, (sign) => {
    const code = sign.charCodeAt(0).toString(16).padStart(4, '0')
    return `\\u${upper ? code.toUpperCase() : code}`
  })

const asHtml = (text: string, write: (code: number) => string): string =>
  text.replaceAll(/[^\w ]/gu, (sign) => write(sign.codePointAt(0) ?? 0))

const NAMES: Readonly<Record<string, string>> = { '"': 'quot', '&': 'amp', "'": 'apos', '<': 'lt', '>': 'gt' }
const named = (text: string): string => text.replaceAll(/["&'<>]/g, (sign) => `&${NAMES[sign]};`)

const escapeAll = (text: string): string =>
  text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')

const percentEncodeAll = (text: string): string => Buffer.from(text).toString('hex').replaceAll(/../g, '%$&')

/** How a service may repeat what it was sent. */
const SPELLINGS: Readonly<Record<string, (secret: string) => string>> = {
  'as it is': (secret) => secret,
  'as JSON': (secret) => JSON.stringify(secret),
  'as JSON with slashes escaped': (secret) => JSON.stringify(secret).replaceAll('/', String.raw`\/`),
  'as JSON that is safe in HTML': (secret) => asciiJson(secret, /[<>&='+/]/g),
  'as JSON in ASCII, in capitals': (secret) => asciiJson(secret, /[^\w\\" ]/g, true),
  'as JSON in JSON': (secret) => JSON.stringify(JSON.stringify(secret)),
  'as JSON in JSON, in ASCII': (secret) => JSON.stringify(asciiJson(secret, /[^\w\\" ]/g)),
  'percent-encoded': percentEncode,
  'percent-encoded in small letters': (secret) =>
    percentEncode(secret).replaceAll(/%../g, (code) => code.toLowerCase()),
  'percent-encoded as a component': encodeURIComponent,
  'percent-encoded twice': (secret) => percentEncode(percentEncode(secret)),
  'as a form': (secret) => new URLSearchParams({ a: secret }).toString().slice(2),
  'as HTML': named,
  'as HTML in HTML': (secret) => named(named(secret)),
  'as HTML by numbers': (secret) => asHtml(secret, (code) => `&#${code};`),
  'as HTML by numbers of sixteen': (secret) =>
    asHtml(secret, (code) => `&#x${code.toString(16).toUpperCase()};`),
  'as HTML in JSON': (secret) => JSON.stringify(named(secret)),
  'percent-encoded in JSON': (secret) => JSON.stringify(percentEncode(secret)),
  'with each character escaped': (secret) => escapeAll(secret),
  'with each character escaped, in capitals': (secret) =>
    escapeAll(secret).replaceAll(/[a-f]/g, (digit) => digit.toUpperCase()),
  'with each character escaped, in JSON': (secret) => JSON.stringify(escapeAll(secret)),
  'with each second character escaped': (secret) =>
    Array.from(JSON.stringify(secret).slice(1, -1).matchAll(/\\.|./gsu), ([sign], index) =>
      index % 2 === 0 || sign.startsWith('\\') ? sign : escapeAll(sign),
    ).join(''),
  'with each byte percent-encoded': percentEncodeAll,
  'with each byte percent-encoded, and that escaped': (secret) => escapeAll(percentEncodeAll(secret)),
  'with each character as HTML': (secret) =>
    Array.from(secret, (sign) => `&#${sign.codePointAt(0)};`).join(''),
}

/** What is left of the text around it. */
const QUOTES = /^[\\"]*\[redacted\][\\"]*$/

describe('removes a secret', () => {
  it.each(Object.entries(SPELLINGS))('%s', (_, spell) => {
    for (const secret of [TOKEN, 'ends with &', 'ends with 100%', '密码 p%2Fw"d/😀', TOKEN.repeat(40)]) {
      expect(createRedactor([secret])(spell(secret))).toMatch(QUOTES)
      expect(createRedactor(['other', secret])(`a "${spell(secret)}", b ${spell(secret)}.`)).toMatch(
        /^a "[\\"]*\[redacted\][\\"]*", b [\\"]*\[redacted\][\\"]*\.$/,
      )
    }
  })

  it('of any characters', () => {
    const secret = fc.string({ unit: 'grapheme', minLength: 4, maxLength: 200 })
    fc.assert(
      fc.property(secret, fc.constantFrom(...Object.values(SPELLINGS)), (value, spell) => {
        fc.pre(value.isWellFormed())
        expect(createRedactor([value])(spell(value))).toMatch(QUOTES)
      }),
      { numRuns: 300 },
    )
  })
})

it.each(['', ':', 'me:', 'you:'])('removes a secret in Base64, after "%s"', (before) => {
  for (const encoding of ['base64', 'base64url'] as const) {
    const clean = createRedactor([TOKEN])(Buffer.from(`${before}${TOKEN}~~~`).toString(encoding))
    expect(clean).toMatch(/^.{0,8}\[redacted\].{0,8}$/)
  }
})

it('leaves other text as it was', () => {
  const clean = createRedactor([TOKEN, 'AKID0001', 'f'.repeat(64)])
  for (const text of ['', TOKEN.slice(1), `${'0'.repeat(64)} ${'f'.repeat(63)}`, 'MIIE%2Fa%2Bb%3D', '\\"%'])
    expect(clean(text)).toBe(text)
})

it('removes all of a secret that contains another', () => {
  expect(createRedactor(['demo-token', 'demo-token/issued+1=='])('x demo-token/issued+1== y')).toBe(
    'x [redacted] y',
  )
})

it('removes hundreds of signatures', () => {
  const signatures = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(64, 'a'))
  expect(createRedactor(signatures)(`${signatures.join(',')} ${'9'.repeat(64)}`)).toBe(
    `${signatures.map(() => '[redacted]').join(',')} ${'9'.repeat(64)}`,
  )
})

it.each(['Signature=', String.raw`Signature\u003d`, 'Signature%3d', '', 'a'])(
  'removes a signature after "%s"',
  (before) => {
    const [one = '', other = ''] = ['1', '2'].map((digit) => digit.padStart(64, 'c0de'))
    const clean = createRedactor([one, other])
    expect(clean(`${before}${one}`)).toBe(`${before}[redacted]`)
    expect(clean(`${before}${one}${other}${one.slice(1)}`)).toBe(
      `${before}[redacted][redacted]${one.slice(1)}`,
    )
  },
)

it('keeps what is too short to be a secret', () => {
  expect(createRedactor(['abc', ''])('abc')).toBe('abc')
})

it.each(['\\'.repeat(1_000_000), '%25'.repeat(300_000), `${'MIIE/'.repeat(200_000)}\\`])(
  'stays linear on a text that nearly matches, over and over: %#',
  (text) => {
    expect(createRedactor([TOKEN.repeat(200), '/"/"'])(text)).toBe(text)
  },
)

it('removes a signature behind 8 million hex digits', () => {
  const [signature, digits] = ['c0de'.repeat(16), '0123456789abcdef'.repeat(500_000)]
  expect(createRedactor([signature])(digits + signature) === `${digits}[redacted]`).toBe(true)
})

it.each([escapeAll('A'), '%41', '&#65;'])('removes a secret behind 1 MB of %s', (escape) => {
  const text = escape.repeat(1_000_000 / escape.length)
  expect(createRedactor([TOKEN])(text + escapeAll(TOKEN)) === `${text}[redacted]`).toBe(true)
})

it('removes a secret that is repeated 200,000 times', () => {
  expect(createRedactor([TOKEN])(TOKEN.repeat(200_000))).toBe('[redacted]'.repeat(200_000))
})
