import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import {
  type ApprovedScreen,
  type AskedCode,
  Approval,
  CodeBody,
  type FoundScreen,
  MAX_SCREEN_NAME,
  PairingQuestion,
  type PairingState,
  ScreenChange,
  type ScreenList,
  type ScreenState,
  parseCode,
} from '../../contract/pairing'
import { ROUTES } from '../../contract/routes'
import { parseScreenAddress } from '../../contract/screen-address'
import { type Log } from '../../lib/log'
import { type Clock } from '../../lib/time/clock'
import { type IsListed, clientKey, findClientAddress, peerAddress } from '../http/client-address'
import { type Env } from '../http/env'
import { errorResponse } from '../http/error-response'
import { createRateLimit } from '../runs/rate-limit'
import { describeBrowser } from '../screens/describe-browser'
import { type Screens } from '../screens/screens'
import { formatCookie } from './cookies'
import { measureDistance } from './distance'
import { readBody } from './json-body'
import { PAIRING_COOKIE, SCREEN_COOKIE, readScreen, readSecrets } from './screen-cookies'
import { createThrottle } from './throttle'

export interface ScreenRoutesDeps {
  screens: Screens
  clock: Clock
  log: Pick<Log, 'info'>
  isRelay: IsListed
  /** The origin that people know this server by; null: that of the request. */
  publicOrigin: string | null
  zone: string | null
  /** The user of the session; null without one. */
  readUser: (c: Context<Env>) => string | null
}

/** Of one address, and so of all screens of an office: each asks for a code every ten minutes. */
const CODES_PER_MINUTE = 30
/** Of one screen that is known, so that those of an office do not use up what others have: it polls every three seconds at most. */
const POLLS_OF_SCREEN = 60
/** Of all that are not known at one address. */
const POLLS_OF_ADDRESS = 600

/** How a screen is paired, by itself and by the user before it, and what users do with paired ones. */
export function createScreenRoutes(deps: ScreenRoutesDeps): Hono<Env> {
  const { screens, clock, log, isRelay, publicOrigin, readUser } = deps
  const throttle = createThrottle(clock.elapsedMs)
  const codeWaitMs = createRateLimit(CODES_PER_MINUTE, clock)
  const screenWaitMs = createRateLimit(POLLS_OF_SCREEN, clock)
  const addressWaitMs = createRateLimit(POLLS_OF_ADDRESS, clock)
  const app = new Hono<Env>()

  app.post(ROUTES.apiPair, async (c) => {
    const waitMs = codeWaitMs(identify(c))
    if (waitMs > 0) return errorResponse({ code: 'too_many_requests', retryAfterMs: waitMs })
    const body = await readBody(c, PairingQuestion)
    if (body instanceof Response) return body
    // A user with a session approves screens instead.
    if (readUser(c) !== null) return answer<AskedCode>(c, { state: 'signed_in' })
    const host = c.get('host')
    if (!host.isSecure && !host.isLocal)
      return answer<AskedCode>(c, { state: 'plain_http', setting: 'PUBLIC_URL' })
    const from = findAddress(c)
    const browser = describeBrowser(c.req.header('user-agent') ?? '')
    const asked = screens.ask({
      from,
      browser,
      width: body.width,
      height: body.height,
      address: parseScreenAddress(body.show)?.address ?? '',
      oldSecret: readSecrets(c, PAIRING_COOKIE)[0] ?? null,
      oldToken: readScreen(c, screens)?.token ?? null,
    })
    if (asked === null) return errorResponse({ code: 'overloaded', retryAfterMs: FULL_RETRY_MS })
    const nowMs = clock.nowMs()
    c.header('set-cookie', formatCookie(PAIRING_COOKIE, asked.secret, host))
    const origin = publicOrigin ?? new URL(c.req.url).origin
    return answer<AskedCode>(c, {
      state: 'waiting',
      code: asked.code,
      endsInMs: asked.endsAtMs - nowMs,
      url: origin + host.basePath + ROUTES.pair,
      from,
      browser,
      zone: deps.zone,
      nowMs,
      revoked: asked.revoked,
    })
  })

  app.get(ROUTES.apiPair, (c) => {
    const [secret] = readSecrets(c, PAIRING_COOKIE)
    const waitMs = takePoll(c, secret !== undefined && screens.isWaiting(secret) ? secret : null)
    if (waitMs > 0) return errorResponse({ code: 'too_many_requests', retryAfterMs: waitMs })
    if (secret === undefined) return answer<PairingState>(c, { state: 'ended' })
    const { state, token } = screens.poll(secret)
    if (token !== null) c.header('set-cookie', formatCookie(SCREEN_COOKIE, token, c.get('host')))
    // Another tab was faster, and has used the pairing up.
    const screen = state.state === 'ended' ? readScreen(c, screens)?.screen : undefined
    if (screen?.state !== 'paired') return answer<PairingState>(c, state)
    const { name, by, address } = screen
    return answer<PairingState>(c, { state: 'approved', name, by, address })
  })

  app.get(ROUTES.apiScreen, (c) => {
    const { screen, token = null } = readScreen(c, screens) ?? {}
    const waitMs = takePoll(c, token)
    if (waitMs > 0) return errorResponse({ code: 'too_many_requests', retryAfterMs: waitMs })
    if (screen === undefined) return answer<ScreenState>(c, { state: 'none' })
    if (screen.state === 'revoked')
      return answer<ScreenState>(c, { state: 'revoked', by: screen.by, atMs: screen.atMs })
    screens.touch(screen.id)
    return answer<ScreenState>(c, { state: 'paired', name: screen.name, address: screen.address })
  })

  /** The code that a user sent, unless they have to wait. */
  function takeCode(user: string, text: string): { code: string } | { waitMs: number } {
    const waitMs = throttle.waitMs([user])
    return waitMs > 0 ? { waitMs } : { code: parseCode(text) ?? '' }
  }

  const paused = (waitMs: number) => ({ state: 'paused', waitMs }) as const

  /** A right code takes nothing back, or users could guess as often as they like with one of their own in between. */
  function refuseCode(user: string) {
    throttle.fail([user])
    return { state: 'unknown' } as const
  }

  app.post(
    ROUTES.apiPairFind,
    forUser(CodeBody, (c, user, body) => {
      const taken = takeCode(user, body.code)
      if ('waitMs' in taken) return answer<FoundScreen>(c, paused(taken.waitMs))
      const found = screens.find(taken.code, user)
      if (found === null) return answer<FoundScreen>(c, refuseCode(user))
      const { askedAtMs, from, browser, width, height, address, name } = found
      return answer<FoundScreen>(c, {
        state: 'found',
        askedAtMs,
        nowMs: clock.nowMs(),
        from,
        distance: measureDistance(from, findAddress(c)),
        browser,
        width,
        height,
        address,
        name,
      })
    }),
  )

  app.post(
    ROUTES.apiPairApprove,
    forUser(Approval, (c, user, body) => {
      const name = cleanName(body.name)
      const shown = parseScreenAddress(body.address)
      if (name === '' || shown === null) return answer<ApprovedScreen>(c, { state: 'invalid' })
      const taken = takeCode(user, body.code)
      if ('waitMs' in taken) return answer<ApprovedScreen>(c, paused(taken.waitMs))
      const found = screens.find(taken.code, user)
      if (found === null) return answer<ApprovedScreen>(c, refuseCode(user))
      if (!body.standsHere && measureDistance(found.from, findAddress(c)) === 'elsewhere')
        return answer<ApprovedScreen>(c, { state: 'unconfirmed' })
      const screen = screens.approve(taken.code, { name, address: shown.address, by: user })
      if (screen === 'unknown') return answer<ApprovedScreen>(c, refuseCode(user))
      if (screen === 'full') return answer<ApprovedScreen>(c, { state: 'full' })
      log.info({ screen: screen.id, user }, 'screen approved')
      return answer<ApprovedScreen>(c, { state: 'approved', screen })
    }),
  )

  app.post(
    ROUTES.apiPairRefuse,
    forUser(CodeBody, (c, user, body) => {
      const taken = takeCode(user, body.code)
      if (!('waitMs' in taken) && !screens.refuse(taken.code)) refuseCode(user)
      return answerList(c)
    }),
  )

  app.get(ROUTES.apiScreens, (c) => {
    const user = readUser(c)
    if (user === null) return errorResponse({ code: 'signed_out' })
    setUser(c, user)
    return answerList(c)
  })

  app.post(
    ROUTES.apiScreenChange,
    forUser(ScreenChange, (c, user, body) => {
      const name = cleanName(body.name)
      const shown = parseScreenAddress(body.address)
      if (name === '' || shown === null) return errorResponse({ code: 'bad_address' })
      const id = c.req.param('screen') ?? ''
      if (!screens.change(id, { name, address: shown.address })) return errorResponse({ code: 'not_found' })
      log.info({ screen: id, user }, 'screen changed')
      return answerList(c)
    }),
  )

  app.post(
    ROUTES.apiScreenRevoke,
    forUser(v.object({}), (c, user) => {
      const id = c.req.param('screen') ?? ''
      if (!screens.revoke(id, user)) return errorResponse({ code: 'not_found' })
      log.info({ screen: id, user }, 'screen revoked')
      return answerList(c)
    }),
  )

  const answerList = (c: Context<Env>): Response =>
    answer<ScreenList>(c, { nowMs: clock.nowMs(), screens: screens.list() })

  function forUser<T>(
    schema: v.GenericSchema<unknown, T>,
    act: (c: Context<Env>, user: string, body: T) => Response,
  ): (c: Context<Env>) => Promise<Response> {
    return async (c) => {
      const user = readUser(c)
      if (user === null) return errorResponse({ code: 'signed_out' })
      setUser(c, user)
      const body = await readBody(c, schema)
      return body instanceof Response ? body : act(c, user, body)
    }
  }

  /** Names a client without a user, for its limit. */
  function identify(c: Context<Env>): string {
    const client = clientKey(c, isRelay)
    c.set('viewer', { user: null, client, canSignOut: false })
    return client
  }

  /** Takes a poll of a screen, known by what it holds, or else of its address: 0, or how long it has to wait. */
  function takePoll(c: Context<Env>, known: string | null): number {
    const client = identify(c)
    return known === null ? addressWaitMs(client) : screenWaitMs(known)
  }

  /** Empty when only the address of a proxy is known. Https always comes by one, whether it says so or not. */
  function findAddress(c: Context<Env>): string {
    const peer = peerAddress(c)
    const forwardedFor = c.env.incoming.headersDistinct['x-forwarded-for'] ?? []
    if ((forwardedFor.length > 0 || c.get('host').isSecure) && !isRelay(peer)) return ''
    const found = findClientAddress(peer, forwardedFor, isRelay)
    return found === null || isRelay(found) ? '' : found
  }

  return app
}

const FULL_RETRY_MS = 60_000

const setUser = (c: Context<Env>, user: string): void =>
  c.set('viewer', { user, client: `user ${user}`, canSignOut: true })

const cleanName = (name: string): string =>
  Array.from(
    name
      .toWellFormed()
      .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
      .trim(),
  )
    .slice(0, MAX_SCREEN_NAME)
    .join('')
    .trim()

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- each call says which answer of the contract it gives
function answer<T>(c: Context<Env>, body: T): Response {
  c.header('cache-control', 'no-store')
  return c.body(JSON.stringify(body), 200, { 'content-type': 'application/json; charset=utf-8' })
}
