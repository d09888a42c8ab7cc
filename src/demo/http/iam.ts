import { type ServerResponse } from 'node:http'
import * as v from 'valibot'
import { type Reply } from '../reply'
import { type Switches } from './switches'

export interface Account {
  domain: string
  user: string
  password: string
}

export interface Iam {
  /** What IAM says to a request for a token, or null when it has taken the response over. */
  answer: (body: string, nowMs: number, res: ServerResponse) => Reply | null
  /** The state of a token that a request carries. */
  checkToken: (token: string, nowMs: number) => 'valid' | 'expired' | 'unknown'
  revoke: () => void
}

const JSON_TYPE = { 'content-type': 'application/json;charset=UTF-8' }
const HUGE_BYTES = 4 * 1024 * 1024

const Login = v.object({
  auth: v.object({
    identity: v.object({
      methods: v.tuple([v.literal('password')]),
      password: v.object({
        user: v.object({ name: v.string(), password: v.string(), domain: v.object({ name: v.string() }) }),
      }),
    }),
    scope: v.object({ project: v.object({ id: v.string() }) }),
  }),
})

/** The part of IAM that gives tokens for a name and a password. */
export function createIam(account: Account, projectId: string, prefix: string, switches: Switches): Iam {
  const endsAtMs = new Map<string, number>()
  let issued = 0

  function login(body: string, nowMs: number): Reply {
    const read = v.safeParse(Login, parse(body))
    if (!read.success) return refusal(400, 'The request body is invalid.')
    const { identity, scope } = read.output.auth
    const { name, password, domain } = identity.password.user
    if (name !== account.user || password !== account.password || domain.name !== account.domain)
      return refusal(401, 'The username or password is wrong.')
    if (scope.project.id !== projectId) return refusal(401, 'The project is not one of this user.')
    issued += 1
    // Signs that a careless service escapes, as real tokens have them.
    const token = `${prefix}/issued+${issued}==`
    const endMs = nowMs + switches.tokenLifeMs
    endsAtMs.set(token, endMs)
    return good(token, endMs, nowMs)
  }

  return {
    answer: (body, nowMs, res) => {
      switch (switches.iam) {
        case null:
          return login(body, nowMs)
        case 'refuse':
          return refusal(401, 'The username or password is wrong.')
        case 'lock':
          return refusal(403, 'The account is locked after too many wrong passwords.')
        case 'echo':
          return refusal(401, `Cannot sign in with ${body} or ${encodeURIComponent(account.password)}`)
        case 'fail':
          return refusal(503, 'The service is not available.')
        case 'throttle':
          return { ...refusal(429, 'Too many requests.'), headers: { ...JSON_TYPE, 'retry-after': '20' } }
        case 'redirect':
          return { status: 307, headers: { location: 'http://other-host.example/v3/auth/tokens' }, body: '' }
        case 'html':
          return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' }
        case 'rubbish':
          return { status: 201, headers: { 'x-subject-token': 'a b\tc' }, body: '{"token":[{}' }
        case 'no_token':
          return { ...good('', nowMs + switches.tokenLifeMs, nowMs), headers: JSON_TYPE }
        case 'ended':
          return good(`${prefix}/ended`, nowMs - 1, nowMs)
        case 'huge':
          return { ...good(`${prefix}/huge`, nowMs + 1, nowMs), body: ' '.repeat(HUGE_BYTES) }
        case 'encoded': {
          const reply = good(`${prefix}/encoded`, nowMs + switches.tokenLifeMs, nowMs)
          return { ...reply, headers: { ...reply.headers, 'content-encoding': 'br' } }
        }
        case 'cut':
          res.writeHead(201, { ...JSON_TYPE, 'content-length': '999' })
          res.write('{"token":', () => res.destroy())
          return null
        case 'hang':
          return null
        case 'down':
          res.socket?.destroy()
          return null
      }
    },
    checkToken: (token, nowMs) => {
      const endMs = endsAtMs.get(token)
      if (endMs === undefined) return 'unknown'
      return nowMs < endMs ? 'valid' : 'expired'
    },
    revoke: () => endsAtMs.clear(),
  }
}

const good = (token: string, endMs: number, nowMs: number): Reply => ({
  status: 201,
  headers: { ...JSON_TYPE, 'x-subject-token': token },
  body: JSON.stringify({
    token: { methods: ['password'], expires_at: stamp(endMs), issued_at: stamp(nowMs) },
  }),
})

/** IAM writes six digits after the point. */
const stamp = (atMs: number): string => new Date(atMs).toISOString().replace('Z', '000Z')

const refusal = (status: number, message: string): Reply => ({
  status,
  code: String(status),
  headers: JSON_TYPE,
  body: JSON.stringify({ error: { code: status, message, title: 'Unauthorized' } }),
})

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
