import { isIP } from 'node:net'
import { isZone } from '../lib/zone'
import { templateProblem } from './dgc/log-url'

export interface Upstream {
  endpoint: string
  projectId: string
  token: string
}

/** What the server is told from outside, read once. Only this and `main.ts` know the names of the variables. */
export interface Settings {
  /** Null: the demo DGC is started in its place. */
  upstream: Upstream | null
  region: string | null
  /** Asked for when an address names none; empty when there is none either. */
  workspace: string
  zone: string | null
  logUrlTemplate: string | null
  host: string
  port: number
  timeoutMs: number
  maxAnswerBytes: number
}

export interface Problem {
  /** The setting's name; its value may be a secret and is said nowhere. */
  name: string
  why: string
}

export type Env = Readonly<Record<string, string | undefined>>
export type ReadSettings = { settings: Settings; problem?: never } | { settings?: never; problem: Problem }

class Wrong extends Error {
  readonly problem: Problem

  constructor(name: string, why: string) {
    super(`${name} ${why}`)
    this.problem = { name, why }
  }
}

export function readSettings(env: Env, { dev = false }: { dev?: boolean } = {}): ReadSettings {
  try {
    return { settings: read(env, dev ? 8081 : 8080) }
  } catch (error) {
    if (error instanceof Wrong) return { problem: error.problem }
    throw error
  }
}

/** The name is checked: it becomes part of a host that our credential is sent to. */
const REGION = /^[a-z]{2}-[a-z]+-\d+[a-z]?$/
const SEGMENT = /^[0-9A-Za-z_-]{1,64}$/
const TOKEN = /^[\u0021-\u007e]+$/

function read(env: Env, defaultPort: number): Settings {
  const region = match(env, 'DGC_REGION', REGION, 'must look like cn-north-4')
  return {
    upstream: readUpstream(env, region),
    region,
    workspace: match(env, 'DGC_WORKSPACE', SEGMENT, 'must be 1 to 64 letters, digits, - or _') ?? '',
    zone: checked(env, 'DGC_TIME_ZONE', (zone) => (isZone(zone) ? null : 'must be an IANA time zone')),
    logUrlTemplate: checked(env, 'LOG_URL_TEMPLATE', templateProblem),
    host: bareHost(checked(env, 'HOST', hostProblem) ?? '127.0.0.1'),
    port: whole(env, 'PORT', defaultPort, 0, 65_535),
    timeoutMs: whole(env, 'DGC_TIMEOUT_MS', 10_000, 100, 120_000),
    maxAnswerBytes: whole(env, 'DGC_MAX_ANSWER_MB', 32, 1, 256) * 1024 * 1024,
  }
}

function readUpstream(env: Env, region: string | null): Upstream | null {
  const given = checked(env, 'DGC_ENDPOINT', endpointProblem)
  const endpoint = given ?? (region === null ? null : `https://dayu-dlf.${region}.myhuaweicloud.com`)
  const projectId = match(
    env,
    'HUAWEICLOUD_SDK_PROJECT_ID',
    SEGMENT,
    'must be 1 to 64 letters, digits, - or _',
  )
  const token = match(env, 'DGC_AUTH_TOKEN', TOKEN, 'must be one line of printable ASCII without spaces')
  if (endpoint === null) return null
  if (projectId === null) throw new Wrong('HUAWEICLOUD_SDK_PROJECT_ID', 'is required')
  if (token === null) throw new Wrong('DGC_AUTH_TOKEN', 'is required')
  return { endpoint: endpoint.replace(/\/+$/, ''), projectId, token }
}

/** An empty setting counts as none, since `.env` files are written that way. */
function textOf(env: Env, name: string): string | null {
  const value = env[name]?.trim()
  return value === undefined || value === '' ? null : value
}

function checked(env: Env, name: string, problemOf: (value: string) => string | null): string | null {
  const value = textOf(env, name)
  const why = value === null ? null : problemOf(value)
  if (why !== null) throw new Wrong(name, why)
  return value
}

const match = (env: Env, name: string, pattern: RegExp, why: string): string | null =>
  checked(env, name, (value) => (pattern.test(value) ? null : why))

function whole(env: Env, name: string, fallback: number, min: number, max: number): number {
  const value = checked(env, name, (text) =>
    /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max
      ? null
      : `must be a whole number from ${min} to ${max}`,
  )
  return value === null ? fallback : Number(value)
}

/** `[::1]` of an address is `::1` of a socket. */
const bareHost = (host: string): string => host.replace(/^\[(.*)\]$/, '$1')

/** The names by which this machine reaches itself. */
export const isLoopback = (host: string): boolean => {
  const name = bareHost(host)
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))
}

const hostProblem = (host: string): string | null =>
  isLoopback(host)
    ? null
    : 'must be a loopback address: signing in is not built yet, so nobody else may reach it'

/** A plain http address would show the credential to everyone on the way. */
function endpointProblem(endpoint: string): string | null {
  if (!URL.canParse(endpoint)) return 'must be a URL'
  const { protocol, hostname, username, password, search, hash, pathname } = new URL(endpoint)
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname))) {
    return 'must begin with https:// (http:// is for this machine only)'
  }
  const isBare =
    username === '' &&
    password === '' &&
    search === '' &&
    hash === '' &&
    !/[?#@\\%]|\/\.\.?(\/|$)/.test(endpoint)
  return isBare && /^[/\w.-]*$/.test(pathname) ? null : 'must be a base URL without user, query or fragment'
}
