import { type Context } from 'hono'
import { DAY_MS, MINUTE_MS } from '../../lib/time/units'
import { type Env } from '../http/env'
import { type KnownScreen, type Screens } from '../screens/screens'
import { type OwnCookie, readCookies } from './cookies'

/** Of a screen that waits: the secret it asks with. It outlives the code, so that an approval in the last second arrives. */
export const PAIRING_COOKIE: OwnCookie = { name: 'nodeline-pairing', lifetimeMs: 30 * MINUTE_MS }
/** Of a paired screen. Browsers keep no cookie longer. */
export const SCREEN_COOKIE: OwnCookie = { name: 'nodeline-screen', lifetimeMs: 400 * DAY_MS }

const SECRET = /^[\w-]{43}$/

/** Those that may be ours: nothing else is looked up. */
export const readSecrets = (c: Context<Env>, cookie: OwnCookie): string[] =>
  readCookies(c, cookie).filter((value) => SECRET.test(value))

/** The screen that sends a request, with its token. Null when it sends the token of none. */
export function readScreen(
  c: Context<Env>,
  screens: Pick<Screens, 'identify'>,
): { token: string; screen: KnownScreen } | null {
  for (const token of readSecrets(c, SCREEN_COOKIE)) {
    const screen = screens.identify(token)
    if (screen !== null) return { token, screen }
  }
  return null
}
