import { createHash, createHmac } from 'node:crypto'

/** Huawei's name of the scheme. */
const ALGORITHM = 'SDK-HMAC-SHA256'
const EMPTY_HASH = createHash('sha256').digest('hex')
/** Proxies may add or rewrite these, which would break a signature over them. */
const UNSIGNED: ReadonlySet<string> = new Set(['accept', 'connection', 'user-agent'])

export interface Signable {
  method: string
  /** As it is sent. */
  url: URL
  /** Names in lower case, `x-sdk-date` among them; `host` is added. */
  headers: Readonly<Record<string, string>>
}

export interface SigningKey {
  ak: string
  sk: string
}

/** The value of the Authorization header for a request without a body. */
export function signRequest(request: Signable, { ak, sk }: SigningKey): string {
  const { canonical, names, date } = canonicalizeRequest(request)
  const toSign = [ALGORITHM, date, createHash('sha256').update(canonical).digest('hex')].join('\n')
  const signature = createHmac('sha256', sk).update(toSign).digest('hex')
  return `${ALGORITHM} Access=${ak}, SignedHeaders=${names}, Signature=${signature}`
}

/** The canonical text of a request, which both sides make. */
export function canonicalizeRequest({ method, url, headers }: Signable) {
  const signed = Object.entries({ ...headers, host: url.host })
    .filter(([name]) => !UNSIGNED.has(name))
    .toSorted(byName)
  const names = signed.map(([name]) => name).join(';')
  const lines = signed.map(([name, value]) => `${name}:${value.trim()}\n`).join('')
  const parts = [method, canonicalPath(url.pathname), canonicalQuery(url), lines, names, EMPTY_HASH]
  return { canonical: parts.join('\n'), names, date: headers['x-sdk-date'] ?? '' }
}

/** Encoded once however it came, and with a final slash, which is not sent. */
function canonicalPath(pathname: string): string {
  const path = pathname
    .split('/')
    .map((segment) => percentEncode(decodeURIComponent(segment)))
    .join('/')
  return path.endsWith('/') ? path : `${path}/`
}

/** Sorted by the decoded names and values, as Huawei's own signer does. */
function canonicalQuery({ searchParams }: URL): string {
  return [...searchParams]
    .toSorted((a, b) => byName(a, b) || compare(a[1], b[1]))
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join('&')
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
const byName = ([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number =>
  compare(a, b)

/** RFC 3986: also the five marks that `encodeURIComponent` leaves. Such a path is its own canonical form. */
export const percentEncode = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** `20261122T050000Z` */
export const formatSigningDate = (atMs: number): string =>
  new Date(atMs).toISOString().replaceAll(/[-:]|\.\d+/g, '')

/** Epoch ms of a signing date, or null. */
export function parseSigningDate(date: string | undefined): number | null {
  const [, day, hour, minute, second] = /^(\d{8})T(\d\d)(\d\d)(\d\d)Z$/.exec(date ?? '') ?? []
  if (day === undefined) return null
  const iso = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T${hour}:${minute}:${second}Z`
  const atMs = Date.parse(iso)
  return Number.isNaN(atMs) ? null : atMs
}
