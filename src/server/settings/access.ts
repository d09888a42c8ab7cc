import { isIP } from 'node:net'
import { dirname, join } from 'node:path'
import { ROUTES } from '../../contract/routes'
import { readTextFile } from './text-file'
import { type Users, parseUsers } from './users'
import { bareHost, isLoopback } from './loopback'
import { type Variables, WrongSetting } from './variables'

export type AccessMode =
  /** Each user of this machine. */
  | { kind: 'local' }
  /** Each client that reaches the port, by an explicit setting. */
  | { kind: 'anonymous' }
  /** The users of a file, through the sign-in page. */
  | {
      kind: 'users'
      users: Users
      secret: string | null
      /** Where the sessions are kept that were signed out; without it, in memory. */
      signedOutFile?: string
    }
  /** The user whom a reverse proxy at one of these addresses names in this header. */
  | { kind: 'proxy'; proxies: readonly string[]; userHeader: string }

/** Who may view, and the names of this server. */
export interface AccessSettings {
  /** The address that the port is bound to. */
  host: string
  /** The origins at which browsers reach it. */
  publicOrigins: readonly string[]
  /** The path of `PUBLIC_URL`, without a slash at its end: a proxy serves this server under it. */
  basePath: string
  /** Whether the bound address is a name of it, too. */
  answersToHost: boolean
  /** Addresses of proxies trusted to name the client address by `X-Forwarded-For`, but not the user. */
  relays: readonly string[]
  mode: AccessMode
}

/** All known proxies, whatever they are trusted with. */
export const knownProxies = ({ relays, mode }: AccessSettings): readonly string[] =>
  mode.kind === 'proxy' ? [...relays, ...mode.proxies] : relays

const MODES = 'AUTH_USERS_FILE, TRUSTED_PROXY and ALLOW_ANONYMOUS=1'
const HOST = /^(?=.{1,253}$)[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i
/** All addresses of this machine, in the spelling of `canonical`. */
const WILDCARDS = new Set(['0.0.0.0', '::', '::ffff:0:0'])
const MAX_USERS_BYTES = 1024 * 1024
const SIGNED_OUT_FILE = 'nodeline-signed-out'

export function readAccess(variables: Variables): AccessSettings {
  const mode = readMode(variables)
  const given = variables.text('HOST', (value) => {
    if (isIP(bareHost(value)) > 0 || isLoopback(value)) return null
    // Some shells and build tools set HOST to the name of the machine or its kind.
    if (mode === null && variables.mayIgnore('HOST')) return 'is not an address of this machine'
    return HOST.test(value) ? null : 'must be an address or a host name'
  })
  const host = bareHost(given ?? '127.0.0.1')
  const name = canonical(host)
  const { publicOrigins, basePath } = readPublicUrls(variables)
  const relays = readAddresses(variables, 'FORWARDED_FOR_FROM')
  const isOpen = !isLoopback(name) || publicOrigins.some((origin) => !isLoopback(new URL(origin).hostname))
  if (mode === null && isOpen) {
    const why = isLoopback(name) ? 'names this server for others' : 'is not a loopback address'
    const what = `${why}, so say who may view: one of ${MODES}`
    throw new WrongSetting(isLoopback(name) ? 'PUBLIC_URL' : 'HOST', what)
  }
  const isWildcard = WILDCARDS.has(name)
  if (isWildcard && publicOrigins.length === 0)
    throw new WrongSetting('PUBLIC_URL', 'is required when HOST is every address of this machine')
  const isPlainAllowed = variables.flag('ALLOW_INSECURE_SIGN_IN') || mode?.kind !== 'users'
  if (!isPlainAllowed) checkSecure(publicOrigins, name)
  const answersToHost = !isWildcard && (isPlainAllowed || isLoopback(name))
  return { host, publicOrigins, basePath, answersToHost, relays, mode: mode ?? { kind: 'local' } }
}

/** Over plain http, passwords could be read in transit. */
function checkSecure(publicOrigins: readonly string[], host: string): void {
  const isClear = (origin: string) => origin.startsWith('http:') && !isLoopback(new URL(origin).hostname)
  if (publicOrigins.some(isClear) || (publicOrigins.length === 0 && !isLoopback(host)))
    throw new WrongSetting(
      'PUBLIC_URL',
      'must begin with https://, since people sign in here (or set ALLOW_INSECURE_SIGN_IN=1)',
    )
}

/** Signs what this server gives to browsers and has to recognize. Null: the operator gave none. */
export const readSessionSecret = (variables: Variables): string | null =>
  variables.secret('SESSION_SECRET', (value) =>
    value.length >= 32 ? null : 'must have at least 32 characters',
  )

function readMode(variables: Variables): AccessMode | null {
  const file = variables.text('AUTH_USERS_FILE')
  const proxies = readAddresses(variables, 'TRUSTED_PROXY')
  const isAnonymous = variables.flag('ALLOW_ANONYMOUS')
  const userHeader = variables.match(
    'TRUSTED_PROXY_USER_HEADER',
    /^(?!(host|cookie|connection|x-forwarded-for)$)[a-z0-9-]{1,64}$/i,
    'must be the name of a header of its own: letters, digits and -',
  )
  const secret = readSessionSecret(variables)
  const chosen = [
    ...(file === null ? [] : ['AUTH_USERS_FILE']),
    ...(proxies.length === 0 ? [] : ['TRUSTED_PROXY']),
    ...(isAnonymous ? ['ALLOW_ANONYMOUS'] : []),
  ]
  const [first = '', second] = chosen
  if (second !== undefined) throw new WrongSetting(first, `and ${second} exclude each other: keep one`)
  if (file !== null) {
    const folder = variables.text('DATA_DIR') ?? dirname(variables.text('SESSION_SECRET_FILE') ?? file)
    return { kind: 'users', users: readUsers(file), secret, signedOutFile: join(folder, SIGNED_OUT_FILE) }
  }
  if (proxies.length > 0)
    return { kind: 'proxy', proxies, userHeader: (userHeader ?? 'X-Forwarded-User').toLowerCase() }
  return isAnonymous ? { kind: 'anonymous' } : null
}

function readUsers(file: string): Users {
  const wrong = (why: string) => new WrongSetting('AUTH_USERS_FILE', why)
  const content = readTextFile(file, MAX_USERS_BYTES)
  if (content.problem !== undefined) throw wrong(`names a file that ${content.problem}`)
  const { users, problem } = parseUsers(content.text)
  if (problem !== undefined) throw wrong(`names a file whose line ${problem.line} ${problem.why}`)
  if (users.size === 0) throw wrong('names a file without a user')
  return users
}

/** Addresses and CIDRs, but not the whole internet, which an operator may mean as "any proxy". */
function readAddresses(variables: Variables, name: string): string[] {
  const text = variables.text(name, (value) =>
    listOf(value).every(isAddress) ? null : 'must be addresses or CIDRs, separated by commas',
  )
  return listOf(text ?? '')
}

function isAddress(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0 || address.includes('%')) return false
  if (prefix === undefined) return !WILDCARDS.has(canonical(address))
  const bits = /^\d{1,3}$/.test(prefix) ? Number(prefix) : 0
  return bits >= 1 && bits <= (family === 4 ? 32 : 128)
}

function readPublicUrls(variables: Variables): { publicOrigins: string[]; basePath: string } {
  const text = variables.text('PUBLIC_URL', (value) => {
    if (!listOf(value).every(isPublicUrl))
      return 'must be addresses such as https://nodeline.example.com or https://example.com/nodeline, separated by commas'
    return new Set(listOf(value).map(pathOf)).size > 1 ? 'must have the same path in all addresses' : null
  })
  const urls = listOf(text ?? '')
  const [basePath = ''] = urls.map(pathOf)
  return { publicOrigins: urls.map((url) => new URL(url).origin), basePath }
}

const pathOf = (url: string): string => new URL(url).pathname.replace(/\/$/, '')

const PUBLIC_URL = /^https?:\/\/[^\s/?#@\\]+((?:\/[a-z0-9_~-][a-z0-9._~-]*)*)\/?$/i
/** Below one of our own paths, an address would have two meanings. */
const OWN_NAMES = new Set(Object.values(ROUTES).map((path) => path.split('/')[1] ?? '')).add('assets')

function isPublicUrl(text: string): boolean {
  const [, path] = PUBLIC_URL.exec(text) ?? []
  if (path === undefined || !URL.canParse(text) || OWN_NAMES.has(path.split('/')[1] ?? '-')) return false
  const host = bareHost(new URL(text).hostname)
  return !WILDCARDS.has(host) && (isIP(host) > 0 || HOST.test(host))
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** One spelling for each address: `0` and `::0` mean all of them, too. */
function canonical(host: string): string {
  const inUrl = `http://${isIP(host) === 6 ? `[${host}]` : host}`
  return URL.canParse(inUrl) ? bareHost(new URL(inUrl).hostname) : host
}
