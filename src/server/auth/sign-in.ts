import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { LRUCache } from 'lru-cache'
import PQueue from 'p-queue'
import { ROUTES, isApiPath } from '../../contract/routes'
import { type Log } from '../../lib/log'
import { type Clock } from '../../lib/time/clock'
import { type IsListed, clientKey } from '../http/client-address'
import { type Env } from '../http/env'
import { errorResponse } from '../http/error-response'
import { isRead, methodNotAllowed } from '../http/guards'
import { type DescribeLink } from '../http/preview-routes'
import { withoutBase } from '../http/run-address'
import { type Users, normalizeUserName } from '../settings/users'
import { detectLanguage } from './language'
import { isOpen } from './open-paths'
import { type OwnCookie, formatCookie, readCookies } from './cookies'
import { createPasswordCheck } from './password'
import { type ScreenGateDeps, createScreenGate } from './screen-gate'
import { createPairingRoutes } from './pairing-routes'
import { type ScreenRoutesDeps } from './screen-requests'
import { createScreenRoutes } from './screen-routes'
import { LIFETIME_MS, type Session, createSessions } from './session'
import { showSignIn } from './sign-in-page'
import { createSignedOut } from './signed-out'
import { createThrottle } from './throttle'

/** What paired screens need. */
export type ScreenDeps = Pick<ScreenRoutesDeps, 'screens' | 'publicOrigin' | 'zone'> &
  Pick<ScreenGateDeps, 'mayRead'>

interface SignInDeps extends ScreenDeps {
  users: Users
  secret: string | null
  signedOutFile?: string | undefined
  clock: Clock
  log: Pick<Log, 'info' | 'warn'>
  isRelay: IsListed
  describeLink: DescribeLink
}

/** Each password check takes 32 MiB and a thread that also compresses answers, so few run at once. */
const MAX_CHECKS = 2
const MAX_WAITING_CHECKS = 20
const BUSY_MS = 2000
const MAX_FORM_BYTES = 4096
const MAX_USUAL_PAIRS = 10_000

const SESSION_COOKIE: OwnCookie = { name: 'nodeline', lifetimeMs: LIFETIME_MS }

type Outcome =
  | { session: string; refused?: never }
  | { session?: never; refused: 'wrong' | 'paused' | 'busy'; waitMs: number }

/** Sign-in with the users of a file: the form in place of any page, its POST, sign-out, and the session of every request. */
export function createSignInRoutes(deps: SignInDeps): Hono<Env> {
  const { users, secret, signedOutFile, clock, log, isRelay } = deps
  const signedOut = createSignedOut({
    // Without a fixed secret no session outlives the process.
    file: secret === null ? undefined : signedOutFile,
    nowMs: clock.nowMs,
    onError: () =>
      log.warn(
        { file: signedOutFile },
        'this file cannot be used, so a restart forgets who signed out: set DATA_DIR',
      ),
  })
  const sessions = createSessions(users, secret, clock.nowMs, signedOut)
  const throttle = createThrottle(clock.elapsedMs)
  const checks = new PQueue({ concurrency: MAX_CHECKS })
  const isRightPassword = createPasswordCheck(users)
  // Pairs of a name and an address that it has signed in from. Others can pause the name, but not for these.
  const usualPairs = new LRUCache<string, true>({ max: MAX_USUAL_PAIRS })
  if (secret === null) log.warn({}, 'SESSION_SECRET is not set: a restart signs all users out')

  const readSessions = (c: Context<Env>): Session[] =>
    readCookies(c, SESSION_COOKIE).flatMap((value) => sessions.read(value) ?? [])

  async function signIn(name: string, password: string, client: string): Promise<Outcome> {
    const pair = `name ${name.slice(0, 64)} from ${client}`
    const nameKey = usualPairs.has(pair) ? pair : `name ${name.slice(0, 64)}`
    const keys = [nameKey, `from ${client}`]
    const pause = (): Outcome | null => {
      const waitMs = throttle.waitMs(keys)
      return waitMs > 0 ? { refused: 'paused', waitMs } : null
    }
    const check = async (): Promise<Outcome> => {
      // Other attempts of the same name or address may have failed while this one waited.
      const paused = pause()
      if (paused !== null) return paused
      if (await isRightPassword(name, password)) {
        throttle.reset(nameKey)
        usualPairs.set(pair, true)
        return { session: sessions.issue(name) }
      }
      throttle.fail(keys)
      // Any other name may be a password that was typed into the wrong field.
      log.warn({ name: users.has(name) ? name : undefined, client }, 'sign-in failed')
      return { refused: 'wrong', waitMs: 0 }
    }
    const paused = pause()
    if (paused !== null) return paused
    if (checks.size >= MAX_WAITING_CHECKS) return { refused: 'busy', waitMs: BUSY_MS }
    return checks.add(check)
  }

  const app = new Hono<Env>()
  app.use(detectLanguage)

  app.post(
    ROUTES.signOut,
    // Our pages send no referrer, so an old browser calls their origin `null`. The cookie, which no other site can make a
    // browser send, is then proof enough.
    refuseForeignForm(
      (c) => readSessions(c).length > 0,
      () => errorResponse({ code: 'forbidden' }),
    ),
    (c) => {
      for (const session of readSessions(c)) sessions.revoke(session)
      return redirect(c, ROUTES.lookUp, null)
    },
  )

  const screenDeps: ScreenRoutesDeps = { ...deps, readUser: (c) => readSessions(c)[0]?.user ?? null }
  app.route('/', createPairingRoutes(screenDeps))
  app.route('/', createScreenRoutes(screenDeps))

  app.post(
    '*',
    (c, next) => (isPage(c) ? next() : Promise.resolve(methodNotAllowed('GET, HEAD'))),
    refuseForeignForm(
      () => false,
      (c) => showSignIn(c, { status: 403, message: 'foreign' }),
    ),
    async (c) => {
      const fields = await readForm(c)
      if (fields instanceof Response) return fields
      const name = normalizeUserName(fields.get('name') ?? '')
      const outcome = await signIn(name, fields.get('password') ?? '', clientKey(c, isRelay))
      if (outcome.refused !== undefined) {
        const { refused: message, waitMs } = outcome
        return showSignIn(c, { status: STATUS[message], name, message, waitMs })
      }
      // The browser's previous session may be another user's.
      for (const old of readSessions(c)) sessions.revoke(old)
      return redirect(c, safeTarget(c.env.incoming.url ?? '/'), outcome.session)
    },
  )

  const withoutSession = createScreenGate(deps)
  app.use(async (c, next) => {
    const { path } = c.req
    if (!isRead(c)) return methodNotAllowed(isPage(c) ? 'GET, HEAD, POST' : 'GET, HEAD')
    // Shared caches may keep these answers, so they must carry no cookie.
    if (isOpen(path)) {
      c.set('viewer', { user: null, client: clientKey(c, isRelay), canSignOut: false })
      return next()
    }
    const [session] = readSessions(c)
    if (session === undefined) return withoutSession(c, next)
    c.set('viewer', { user: session.user, client: `user ${session.user}`, canSignOut: true })
    await next()
    const renewed = sessions.renew(session)
    if (renewed !== null) c.header('set-cookie', formatCookie(SESSION_COOKIE, renewed, c.get('host')))
  })
  return app
}

const STATUS = { wrong: 401, paused: 429, busy: 503 } as const

const isPage = ({ req: { path } }: Context<Env>): boolean => !isApiPath(path) && !isOpen(path)

const badForm = (status: number): Response => errorResponse({ code: 'bad_address' }, { status })

const limitForm = bodyLimit({ maxSize: MAX_FORM_BYTES, onError: () => badForm(413) })

async function readForm(c: Context<Env>): Promise<URLSearchParams | Response> {
  const [type = ''] = (c.req.header('content-type') ?? '').toLowerCase().split(';')
  if (type.trim() !== 'application/x-www-form-urlencoded') return badForm(415)
  try {
    const tooLarge = await limitForm(c, () => Promise.resolve())
    return tooLarge instanceof Response ? tooLarge : new URLSearchParams(await c.req.text())
  } catch {
    // The body was malformed or broke off.
    return badForm(400)
  }
}

/** hono/csrf decides by `Sec-Fetch-Site`, and by `Origin` where a browser does not send it. */
function refuseForeignForm(
  allowsNullOrigin: (c: Context<Env>) => boolean,
  refuse: (c: Context<Env>) => Response | Promise<Response>,
): MiddlewareHandler<Env> {
  const check = csrf({
    secFetchSite: ['same-origin', 'none'],
    origin: (origin, c: Context<Env>) => {
      if (c.req.header('sec-fetch-site') !== undefined) return false
      return origin === 'null' ? allowsNullOrigin(c) : c.get('host').origins.includes(origin)
    },
  })
  return async (c, next) => {
    try {
      await check(c, () => Promise.resolve())
    } catch {
      return refuse(c)
    }
    return next()
  }
}

function redirect(c: Context<Env>, location: string, session: string | null): Response {
  c.header('cache-control', 'no-store')
  const host = c.get('host')
  c.header('set-cookie', formatCookie(SESSION_COOKIE, session, host))
  return c.redirect(host.basePath + withoutBase(location, host.basePath), 303)
}

/** The address that the form was sent to. Two slashes would start the name of another host, and browsers turn `\` into one. */
const safeTarget = (target: string): string => (/^\/(?![/\\])[\u0021-\u007e]*$/.test(target) ? target : '/')
