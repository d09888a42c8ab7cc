import { request } from 'undici'
import * as v from 'valibot'
import { type ProxySettings } from '../../settings/proxy'
import { type CredentialSettings } from '../../settings/upstream'
import { createDispatcher } from '../dispatcher'
import { UpstreamError, badResponse, parseFault } from '../faults'
import {
  CONNECT_TIMEOUT_MS,
  firstValue,
  isHeaderOverflow,
  isUncompressed,
  throwConnectionFailure,
  toUpstreamError,
} from '../transport'
import { type UpstreamClock } from './upstream-clock'

export interface Token {
  value: string
  /** From now on, by IAM's clock. */
  lifeMs: number
}

export interface IamOptions {
  settings: Extract<CredentialSettings, { kind: 'password' }>
  /** The token is valid for this project only. */
  projectId: string
  timeoutMs: number
  clock: UpstreamClock
  redact: (text: string) => string
  proxy: ProxySettings | null
}

const MAX_BODY_BYTES = 1024 * 1024
/** The token comes in a header, and that of an account with many rights is long. */
const MAX_HEADER_BYTES = 64 * 1024
/** What can be sent on as a header. */
const TOKEN = /^[\u0021-\u007e]{8,}$/
/** DGC's gateway refuses requests whose headers are longer. */
const MAX_TOKEN = 32_768
/** IAM uses each of these for a name, a password or a project that it does not accept. */
const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403])

const IssuedToken = v.object({ token: v.object({ expires_at: v.pipe(v.string(), v.maxLength(64)) }) })

/** Asks IAM once. Redirects are not followed: they would take the password elsewhere. Throws an UpstreamError. */
export async function fetchToken(options: IamOptions): Promise<Token> {
  const { settings, clock, timeoutMs, redact, proxy } = options
  // A new agent each time: one call a day is too few to keep a connection.
  const dispatcher = createDispatcher(proxy, {
    connections: 1,
    connect: { timeout: Math.min(CONNECT_TIMEOUT_MS, timeoutMs) },
    maxResponseSize: MAX_BODY_BYTES,
    maxHeaderSize: MAX_HEADER_BYTES,
  })
  const url = new URL(`${settings.iamEndpoint}/v3/auth/tokens`)
  try {
    const { statusCode, headers, body } = await request(url, {
      dispatcher,
      method: 'POST',
      query: { nocatalog: 'true' },
      headers: { accept: 'application/json', 'content-type': 'application/json;charset=utf8' },
      body: JSON.stringify(createLogin(options)),
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((error: unknown) => {
      throw isHeaderOverflow(error) ? badResponse('token_too_long') : toUpstreamError(error, 'headers', url)
    })
    clock.observeDate(firstValue(headers['date']))
    if (!isUncompressed(headers)) throw badResponse('encoded')
    const text = await body.text().catch((error: unknown) => {
      throw toUpstreamError(error, 'body', url)
    })
    if (statusCode >= 300 && statusCode < 400) throw badResponse('redirect')
    if (statusCode !== 200 && statusCode !== 201) {
      const requestId = firstValue(headers['x-request-id'])
      const retryAfter = firstValue(headers['retry-after'])
      const failure = { status: statusCode, requestId, retryAfter, body: text }
      throwConnectionFailure(url, failure)
      const detail = parseFault(failure, clock.nowMs(), redact)
      throw new UpstreamError(REFUSALS.has(statusCode) ? { ...detail, code: 'credentials_refused' } : detail)
    }
    return parseToken(firstValue(headers['x-subject-token']), text, clock.nowMs())
  } finally {
    void dispatcher.destroy()
  }
}

function createLogin({ settings: { user, password, domain }, projectId }: IamOptions): object {
  const account = { name: user, password, domain: { name: domain } }
  return {
    auth: {
      identity: { methods: ['password'], password: { user: account } },
      scope: { project: { id: projectId } },
    },
  }
}

function parseToken(value: string | null, body: string, nowMs: number): Token {
  const issued = v.safeParse(IssuedToken, parseJson(body))
  const lifeMs = issued.success ? Date.parse(issued.output.token.expires_at) - nowMs : 0
  if (value !== null && value.length > MAX_TOKEN) throw badResponse('token_too_long')
  // A token that has ended already would be fetched again with each call.
  if (value === null || !TOKEN.test(value) || !(lifeMs > 0)) throw badResponse('wrong_shape')
  return { value, lifeMs }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    if (body.trim() === '') throw badResponse('empty')
    throw badResponse(/^\s*</.test(body) ? 'html' : 'not_json')
  }
}
