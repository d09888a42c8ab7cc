import { Agent, request } from 'undici'
import * as v from 'valibot'
import { type CredentialSettings } from '../../settings/upstream'
import { type UpstreamClock } from './upstream-clock'
import { UpstreamError, badResponse, parseFault } from '../faults'
import { toUpstreamError } from '../transport'

export interface Token {
  value: string
  /** From now on, by the clock of IAM. */
  lifeMs: number
}

export interface IamOptions {
  settings: Extract<CredentialSettings, { kind: 'password' }>
  /** The token is good for this project and no other. */
  projectId: string
  timeoutMs: number
  clock: UpstreamClock
  redact: (text: string) => string
}

const CONNECT_MS = 3000
const MAX_BODY_BYTES = 1024 * 1024
/** Tokens come in a header, and those of accounts with many rights are long. */
const MAX_HEADER_BYTES = 64 * 1024
/** What can be sent on as a header. */
const TOKEN = /^[\u0021-\u007e]{8,32768}$/
/** IAM says all of these of a name, a password or a project that it does not accept. None of them mends itself. */
const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403])

const Issued = v.object({ token: v.object({ expires_at: v.pipe(v.string(), v.maxLength(64)) }) })

/** Asks IAM once. Redirects are not followed: they would take the password elsewhere. */
export async function fetchToken(options: IamOptions): Promise<Token> {
  const { settings, clock, timeoutMs, redact } = options
  // Once a day is too seldom to keep a connection.
  const agent = new Agent({
    connections: 1,
    connect: { timeout: Math.min(CONNECT_MS, timeoutMs) },
    maxResponseSize: MAX_BODY_BYTES,
    maxHeaderSize: MAX_HEADER_BYTES,
  })
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const { statusCode, headers, body } = await request(`${settings.iamEndpoint}/v3/auth/tokens`, {
      dispatcher: agent,
      method: 'POST',
      query: { nocatalog: 'true' },
      headers: { accept: 'application/json', 'content-type': 'application/json;charset=utf8' },
      body: JSON.stringify(loginOf(options)),
      signal,
    }).catch((error: unknown) => {
      throw toUpstreamError(error, 'headers')
    })
    clock.observeDate(one(headers['date']))
    const encoding = one(headers['content-encoding']) ?? 'identity'
    if (encoding.trim().toLowerCase() !== 'identity') throw badResponse('encoded')
    const text = await body.text().catch((error: unknown) => {
      throw toUpstreamError(error, 'body')
    })
    if (statusCode >= 300 && statusCode < 400) throw badResponse('redirect')
    if (statusCode !== 200 && statusCode !== 201) {
      const requestId = one(headers['x-request-id'])
      const failure = { status: statusCode, requestId, retryAfter: one(headers['retry-after']), body: text }
      const fault = parseFault(failure, clock.nowMs(), redact)
      throw new UpstreamError(REFUSALS.has(statusCode) ? { ...fault, code: 'credentials_refused' } : fault)
    }
    return readToken(one(headers['x-subject-token']), text, clock.nowMs())
  } finally {
    void agent.destroy()
  }
}

function loginOf({ settings: { user, password, domain }, projectId }: IamOptions): object {
  const who = { name: user, password, domain: { name: domain } }
  return {
    auth: {
      identity: { methods: ['password'], password: { user: who } },
      scope: { project: { id: projectId } },
    },
  }
}

function readToken(value: string | null, body: string, nowMs: number): Token {
  const read = v.safeParse(Issued, parse(body))
  const lifeMs = read.success ? Date.parse(read.output.token.expires_at) - nowMs : 0
  // One that has ended already would be fetched again with each call.
  if (value === null || !TOKEN.test(value) || !(lifeMs > 0)) throw badResponse('wrong_shape')
  return { value, lifeMs }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw badResponse(/^\s*</.test(body) ? 'html' : body.trim() === '' ? 'empty' : 'not_json')
  }
}

const one = (value: string | string[] | undefined): string | null =>
  (Array.isArray(value) ? value[0] : value) ?? null
