import { type Context, type MiddlewareHandler } from 'hono'
import { requestId } from 'hono/request-id'
import { matchedRoutes } from 'hono/route'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { ROUTES } from '../../contract/routes'
import { type Log, type LogLevel } from '../../lib/log'
import { type Clock } from '../../lib/time/clock'
import { type IsListed, peerAddress } from '../http/client-address'
import { type Env } from '../http/env'
import { type Metrics } from './metrics'
import { type Viewers } from './viewers'

const MAX_PATH = 300
const MAX_WORKSPACE = 64
const MAX_AGENT = 200
const MAX_REQUEST_ID = 64

/** Names each request; `instanceId` tells the replicas of a server apart. Only a trusted proxy may give the id; the header of any other client is ignored. */
export function nameRequests(instanceId: string, isTrustedProxy: IsListed): MiddlewareHandler<Env> {
  let count = 0
  const generator = (): string => `${instanceId}-${(++count).toString(36).padStart(4, '0')}`
  const fromProxy = requestId({ generator, limitLength: MAX_REQUEST_ID })
  const own = requestId({ generator, headerName: '' })
  return (c, next) => (isTrustedProxy(peerAddress(c)) ? fromProxy : own)(c, next)
}

export interface RequestLogOptions {
  build: string
  clock: Clock
  log: Log
  metrics: Pick<Metrics, 'countResponse'> | null
  viewers: Pick<Viewers, 'add'>
  isDraining: () => boolean
}

/** Logs and counts each response, and adds the headers that name the request and the build. */
export function logRequests(options: RequestLogOptions): MiddlewareHandler<Env> {
  const { build, clock, log, metrics, viewers, isDraining } = options
  return async (c, next) => {
    const startElapsedMs = clock.elapsedMs()
    await next()
    const { headers, status } = c.res
    const { method, path } = c.req
    const id = c.get('requestId')
    headers.set('x-request-id', id)
    headers.set(FRESHNESS_HEADERS.build, build)
    if (isDraining()) headers.set('connection', 'close')

    const ms = clock.elapsedMs() - startElapsedMs
    const route = routeOf(c)
    // The only part of the query that may be logged.
    const workspace = c.req.query('workspace')?.slice(0, MAX_WORKSPACE)
    metrics?.countResponse({ route, status, ms })
    if (RUN_ROUTES.has(route) && !REFUSALS.has(status)) {
      const run = `${path.replace(/\/raw$/, '')} ${workspace ?? ''}`
      viewers.add(browserOf(c), status < 400 ? run : null)
    }
    const fields = {
      id,
      method,
      path: path.slice(0, MAX_PATH),
      workspace,
      route,
      status,
      ms: Math.round(ms * 10) / 10,
      user: viewerOf(c)?.user ?? undefined,
      state: headers.get(FRESHNESS_HEADERS.state) ?? undefined,
    }
    log[levelOf(status)](fields, 'answered')
  }
}

const RUN_ROUTES: ReadonlySet<string> = new Set([ROUTES.apiRun, ROUTES.apiRawRun])

/** Statuses that say nothing about what a viewer sees: signed out, forbidden, wrong host, too many requests, overloaded. */
const REFUSALS: ReadonlySet<number> = new Set([401, 403, 421, 429, 503])

/** The pattern that matched, so that metrics have few labels and none holds a part of the address. */
const routeOf = (c: Context<Env>): string =>
  matchedRoutes(c).find(({ method }) => method === 'GET')?.path ?? '/*'

/** An upstream error is logged by the call itself, once and not for each viewer. */
function levelOf(status: number): LogLevel {
  if (status === 500) return 'warn'
  return status > 500 || status === 429 || status === 401 ? 'info' : 'debug'
}

/** A refused request has no viewer. */
const viewerOf = (c: Context<Env>): Env['Variables']['viewer'] | undefined => c.get('viewer')

/** Tells browsers apart: a whole office may share an address, and a user may have a wall beside the desk. */
const browserOf = (c: Context<Env>): string =>
  `${viewerOf(c)?.client ?? ''} ${(c.req.header('user-agent') ?? '').slice(0, MAX_AGENT)}`
