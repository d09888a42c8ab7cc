import { type Context } from 'hono'
import { type Log } from '../../lib/log'
import { type Clock } from '../../lib/time/clock'
import { type IsListed, findClientAddress, peerAddress } from '../http/client-address'
import { type Env } from '../http/env'
import { type Screens } from '../screens/screens'

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

/** Empty when only the address of a proxy is known. Https always comes by one, whether it says so or not. */
export function findAddress(c: Context<Env>, isRelay: IsListed): string {
  const peer = peerAddress(c)
  const forwardedFor = c.env.incoming.headersDistinct['x-forwarded-for'] ?? []
  if ((forwardedFor.length > 0 || c.get('host').isSecure) && !isRelay(peer)) return ''
  const found = findClientAddress(peer, forwardedFor, isRelay)
  return found === null || isRelay(found) ? '' : found
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- each call says which answer of the contract it gives
export function answer<T>(c: Context<Env>, body: T): Response {
  c.header('cache-control', 'no-store')
  return c.body(JSON.stringify(body), 200, { 'content-type': 'application/json; charset=utf-8' })
}
