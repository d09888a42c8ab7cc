import { type Context, Hono } from 'hono'
import { type AskedCode, PairingQuestion, type PairingState, type ScreenState } from '../../contract/pairing'
import { ROUTES } from '../../contract/routes'
import { parseScreenAddress } from '../../contract/screen-address'
import { clientKey } from '../http/client-address'
import { type Env } from '../http/env'
import { errorResponse } from '../http/error-response'
import { createRateLimit } from '../runs/rate-limit'
import { describeBrowser } from '../screens/describe-browser'
import { formatCookie } from './cookies'
import { readBody } from './json-body'
import { PAIRING_COOKIE, SCREEN_COOKIE, readScreen, readSecrets } from './screen-cookies'
import { type ScreenRoutesDeps, answer, findAddress } from './screen-requests'

/** Of one address, and so of all screens of an office: each asks for a code every ten minutes. */
const CODES_PER_MINUTE = 30
/** Of one screen that is known, so that those of an office do not use up what others have: it polls every three seconds at most. */
const POLLS_OF_SCREEN = 60
/** Of all that are not known at one address. */
const POLLS_OF_ADDRESS = 600

const FULL_RETRY_MS = 60_000

/** What a screen without a user asks for: a code, whether it was approved, and what it shows. */
export function createPairingRoutes(deps: ScreenRoutesDeps): Hono<Env> {
  const { screens, clock, isRelay, publicOrigin, zone, readUser } = deps
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
    const from = findAddress(c, isRelay)
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
      zone,
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

  return app
}
