import { type Context, type MiddlewareHandler } from 'hono'
import { isProbePath } from '../../contract/routes'
import { type Env } from './env'
import { errorResponse } from './error-response'
import { type FindHost, type KnownHost, isAddressHost } from './hosts'

export const isRead = ({ req: { method } }: Context): boolean => method === 'GET' || method === 'HEAD'

export const methodNotAllowed = (allow: string): Response =>
  errorResponse({ code: 'not_found' }, { headers: { allow }, status: 405 })

/** Most of the server is read-only. Refused before the routes, so that even unknown paths answer 405. */
export const allowReadsOnly: MiddlewareHandler<Env> = async (c, next) =>
  isRead(c) ? next() : methodNotAllowed('GET, HEAD')

const PROBED_HOST: KnownHost = { isLocal: true, isSecure: false, origins: [], basePath: '' }

/** Answers only to the names of this server: another site could make its own name point here and then read the answers. */
export const requireKnownHost =
  (findHost: FindHost): MiddlewareHandler<Env> =>
  async (c, next) => {
    const isProbed = isProbePath(c.req.path) && isAddressHost(c.req.url)
    const host = findHost(c.req.url) ?? (isProbed ? PROBED_HOST : null)
    if (host === null) return errorResponse({ code: 'bad_address' }, { status: 421 })
    c.set('host', host)
    return next()
  }

/**
 * Another site cannot read the answers, but its images and scripts could use up our calls. Following a link is fine; a frame
 * is not, though it navigates too. On this machine every port is the same site, and what runs here is trusted.
 */
export const rejectCrossSite: MiddlewareHandler<Env> = async (c, next) => {
  const site = c.req.header('sec-fetch-site')
  const isCrossSite = site === 'cross-site' || (site === 'same-site' && !c.get('host').isLocal)
  if (isCrossSite && c.req.header('sec-fetch-dest') !== 'document')
    return errorResponse({ code: 'forbidden' })
  return next()
}
