import { Hono, type MiddlewareHandler } from 'hono'
import { isApiPath, isProbePath } from '../../contract/routes'
import { type Clock } from '../../lib/time/clock'
import { type Log } from '../../lib/log'
import { type IsListed, clientKey, createAddressList, peerAddress } from '../http/client-address'
import { type Env } from '../http/env'
import { errorResponse } from '../http/error-response'
import { allowReadsOnly } from '../http/guards'
import { type DescribeLink } from '../http/preview-routes'
import { type AccessMode, type AccessSettings } from '../settings/access'
import { detectLanguage } from './language'
import { isOpen } from './open-paths'
import { readProxyUser } from './proxy-user'
import { type ScreenDeps, createSignInRoutes } from './sign-in'
import { showRefusal } from './sign-in-page'
import { strangerStatus } from './stranger-status'

interface AuthDeps extends ScreenDeps {
  clock: Clock
  log: Pick<Log, 'info' | 'warn'>
  describeLink: DescribeLink
}

/** The middleware that sets the viewer of a request, or answers it when the viewer may not see anything. */
export function createAuthentication({ mode, relays }: AccessSettings, deps: AuthDeps): Hono<Env> {
  const isRelay = createAddressList(relays)
  switch (mode.kind) {
    case 'local':
    case 'anonymous':
      return new Hono<Env>().use(allowReadsOnly, identifyByAddress(isRelay))
    case 'users':
      return createSignInRoutes({ ...mode, ...deps, isRelay })
    case 'proxy':
      return new Hono<Env>().use(allowReadsOnly, detectLanguage, authenticateByProxy(mode, deps.describeLink))
  }
}

const identifyByAddress =
  (isProxy: IsListed): MiddlewareHandler<Env> =>
  (c, next) => {
    c.set('viewer', { user: null, client: clientKey(c, isProxy), canSignOut: false })
    return next()
  }

/** Believes the user header only from the proxies: from anywhere else it is a mere claim. */
function authenticateByProxy(
  { proxies, userHeader }: AccessMode & { kind: 'proxy' },
  describeLink: DescribeLink,
): MiddlewareHandler<Env> {
  const isProxy = createAddressList(proxies)
  const identify = identifyByAddress(isProxy)
  return async (c, next) => {
    const { path } = c.req
    if (!isProxy(peerAddress(c))) {
      if (isProbePath(path)) return identify(c, next)
      return isApiPath(path) ? errorResponse({ code: 'forbidden' }) : showRefusal(c, 'notThroughProxy', 403)
    }
    const user = readProxyUser(c.env.incoming.headersDistinct[userHeader])
    if (user !== null) {
      c.set('viewer', { user, client: `user ${user}`, canSignOut: false })
      return next()
    }
    if (isOpen(path)) return identify(c, next)
    return isApiPath(path)
      ? errorResponse({ code: 'signed_out' })
      : showRefusal(c, 'userMissing', strangerStatus(c), await describeLink(c))
  }
}
