import { type IncomingRequest } from '../http/incoming'
import { type Clock } from '../../lib/time/clock'
import { type Log } from '../observability/log'
import { errorReply } from '../http/reply'
import { cookieValues, setCookie } from './cookies'
import { readForm } from './form'
import { createSemaphore } from './semaphore'
import { isOwnForm } from './request-guard'
import { type KnownHost } from './hosts'
import { decoyOf, matches } from './password'
import { type Session, createSessions } from './session'
import { signInPage } from './sign-in-page'
import { type Said } from './sign-in-words'
import { createThrottle } from './sign-in-throttle'
import { type Users, nameOf } from './users'

export interface SignIn {
  sessionOf: (request: IncomingRequest, host: KnownHost) => Session | null
  /** The cookie anew when it grows old, else null. */
  renewal: (session: Session, host: KnownHost) => string | null
  /** Takes the form, which was sent to the address `target`. */
  signIn: (
    request: IncomingRequest,
    about: { host: KnownHost; address: string; target: string },
  ) => Promise<Response>
  signOut: (request: IncomingRequest, host: KnownHost) => Response
}

interface SignInDeps {
  users: Users
  secret: string | null
  clock: Clock
  log: Pick<Log, 'warn'>
}

/** Each run takes 32 MiB and a thread that also packs answers, so few run at once. */
const GATE = { atOnce: 2, waiting: 20 }
const BUSY_SECONDS = 2

type Outcome = { session: string } | { said: Said; waitMs: number }

export function createSignIn({ users, secret, clock, log }: SignInDeps): SignIn {
  const sessions = createSessions(users, secret, clock.nowMs)
  const throttle = createThrottle(clock.elapsedMs)
  const gate = createSemaphore(GATE)
  const [someHash = ''] = users.values()
  // Who is no user costs as much as a wrong password: nobody learns names by the clock.
  const decoy = decoyOf(someHash)
  if (secret === null) log.warn({}, 'SESSION_SECRET is not set: a restart signs everybody out')

  const sessionsOf = (request: IncomingRequest, host: KnownHost): Session[] =>
    cookieValues(request.headers.get('cookie'), host).flatMap((value) => sessions.read(value) ?? [])

  async function attempt(name: string, password: string, address: string): Promise<Outcome> {
    const keys = [`name ${name.slice(0, 64)}`, `from ${address}`]
    const paused = (): Outcome | null => {
      const waitMs = throttle.waitMs(keys)
      return waitMs > 0 ? { said: 'paused', waitMs } : null
    }
    const check = async (): Promise<Outcome> => {
      // Others of the same name or address may have failed while this one waited.
      const now = paused()
      if (now !== null) return now
      const isRight = await matches(password, users.get(name) ?? decoy)
      if (isRight && users.has(name)) {
        throttle.forget(keys[0] ?? '')
        return { session: sessions.issue(name) }
      }
      throttle.fail(keys)
      log.warn({ name: cleaned(name), client: address }, 'sign-in failed')
      return { said: 'wrong', waitMs: 0 }
    }
    return paused() ?? (await gate.run(check)) ?? { said: 'busy', waitMs: BUSY_SECONDS * 1000 }
  }

  async function signIn(
    request: IncomingRequest,
    { host, address, target }: { host: KnownHost; address: string; target: string },
  ): Promise<Response> {
    if (!isOwnForm(request, host)) return signInPage(request, { status: 403, said: 'strange' })
    const { fields, refused } = await readForm(request)
    if (refused !== undefined) return refused
    const name = nameOf(fields.get('name') ?? '')
    const outcome = await attempt(name, fields.get('password') ?? '', address)
    if ('said' in outcome) return refuse(request, name, outcome)
    // What the browser held before is somebody else's, or hers of before.
    for (const old of sessionsOf(request, host)) sessions.revoke(old)
    return redirect(placeOf(target), setCookie(outcome.session, host))
  }

  return {
    sessionOf: (request, host) => sessionsOf(request, host)[0] ?? null,
    renewal: (session, host) => {
      const value = sessions.renew(session)
      return value === null ? null : setCookie(value, host)
    },
    signIn,
    signOut: (request, host) => {
      const held = sessionsOf(request, host)
      if (!isOwnForm(request, host, { lax: held.length > 0 })) return errorReply({ code: 'forbidden' })
      for (const session of held) sessions.revoke(session)
      return redirect('/', setCookie(null, host))
    },
  }
}

const STATUS: Readonly<Record<Said, number>> = { wrong: 401, paused: 429, busy: 503, strange: 403 }

function refuse(
  request: IncomingRequest,
  name: string,
  { said, waitMs }: { said: Said; waitMs: number },
): Response {
  const waitSeconds = Math.ceil(waitMs / 1000)
  const headers: Record<string, string> = waitMs > 0 ? { 'retry-after': String(waitSeconds) } : {}
  return signInPage(request, { status: STATUS[said], headers, name, said, waitSeconds })
}

const redirect = (location: string, cookie: string): Response =>
  new Response(null, {
    status: 303,
    headers: { location, 'cache-control': 'no-store', 'set-cookie': cookie },
  })

/** The path and query that the form was sent to. Two slashes would begin the name of another host, and browsers turn `\` to one. */
const placeOf = (target: string): string => (/^\/(?![/\\])[\u0021-\u007e]*$/.test(target) ? target : '/')

const cleaned = (name: string): string => Array.from(name.replaceAll(/\p{C}/gu, '?')).slice(0, 32).join('')
