import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import {
  type ApprovedScreen,
  Approval,
  CodeBody,
  type FoundScreen,
  MAX_SCREEN_NAME,
  ScreenChange,
  type ScreenList,
  parseCode,
} from '../../contract/pairing'
import { ROUTES } from '../../contract/routes'
import { parseScreenAddress } from '../../contract/screen-address'
import { type Env } from '../http/env'
import { errorResponse } from '../http/error-response'
import { measureDistance } from './distance'
import { readBody } from './json-body'
import { type ScreenRoutesDeps, answer, findAddress } from './screen-requests'
import { createThrottle } from './throttle'

/** How a user pairs the screen before them, and what users do with paired ones. */
export function createScreenRoutes(deps: ScreenRoutesDeps): Hono<Env> {
  const { screens, clock, log, isRelay, readUser } = deps
  const throttle = createThrottle(clock.elapsedMs)
  const app = new Hono<Env>()

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
        distance: measureDistance(from, findAddress(c, isRelay)),
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
      if (!body.standsHere && measureDistance(found.from, findAddress(c, isRelay)) === 'elsewhere')
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

  return app
}

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
