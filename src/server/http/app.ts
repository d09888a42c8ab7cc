import { type Handler, Hono, type MiddlewareHandler } from 'hono'
import { etag } from 'hono/etag'
import { type Config } from '../../contract/config'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { API_PREFIX, LINK_PICTURES_PREFIX, ROUTES } from '../../contract/routes'
import { type ServerStatus } from '../../contract/server-status'
import { type Log } from '../../lib/log'
import { UpstreamError } from '../dgc/faults'
import { type Env } from './env'
import { errorResponse } from './error-response'
import { allowReadsOnly, rejectCrossSite, requireKnownHost } from './guards'
import { type FindHost } from './hosts'
import { type InsightRouteDeps, createInsightRoutes } from './insight-routes'
import { type JobRouteDeps, createJobRoutes } from './job-routes'
import { type LogRouteDeps, createLogRoutes } from './log-routes'
import { type Page, createPageRoutes } from './page'
import { type DescribeLink, type PreviewRouteDeps, createPreviewRoutes } from './preview-routes'
import { readRawPath, withoutBase } from './run-address'
import { type RunRouteDeps, createRunRoutes } from './run-routes'
import { addSecurityHeaders } from './security-headers'
import { nowHeaders } from './snapshot-response'

export interface AppDeps
  extends RunRouteDeps, JobRouteDeps, LogRouteDeps, InsightRouteDeps, PreviewRouteDeps {
  config: Config
  /** Null in development: Vite serves the page. */
  page: Page | null
  describeLink: DescribeLink
  findHost: FindHost
  /** The path under which browsers find this server, without a slash at its end. */
  basePath: string
  /** Around everything: request id, log line, metrics. */
  observe: MiddlewareHandler<Env>[]
  /** Sets the viewer, or answers who may not see anything. */
  authenticate: Hono<Env>
  /** Refuses API requests while the process is overloaded. */
  shedLoad: MiddlewareHandler<Env>
  /** Whether a load balancer should send requests here. */
  isReady: () => boolean
  status: () => ServerStatus
  log: Pick<Log, 'error'>
}

const NO_STORE = { 'cache-control': 'no-store' }

export function createApp(deps: AppDeps): Hono<Env> {
  const { config, page, findHost, log } = deps
  const app = new Hono<Env>({
    getPath: (request, options) =>
      withoutBase(readRawPath(options?.env?.incoming?.url, request.url), deps.basePath),
  })
  app.use(...deps.observe)
  app.use(addSecurityHeaders(page?.scriptHashes ?? [], findHost))
  app.use(requireKnownHost(findHost), rejectCrossSite)
  app.route('/', deps.authenticate)
  app.use(allowReadsOnly)
  app.use(`${API_PREFIX}/*`, deps.shedLoad)

  app.get(ROUTES.health, (c) => c.text('ok', 200, NO_STORE))
  app.get(ROUTES.ready, (c) =>
    deps.isReady() ? c.text('ready', 200, NO_STORE) : c.text('draining', 503, NO_STORE),
  )
  app.get(ROUTES.apiServerStatus, (c) => {
    const status = deps.status()
    return c.json(status, 200, { ...NO_STORE, [FRESHNESS_HEADERS.now]: String(status.nowMs) })
  })
  app.get(ROUTES.apiConfig, etag(), getConfig(config))
  app.route('/', createJobRoutes(deps))
  app.route('/', createRunRoutes(deps))
  app.route('/', createInsightRoutes(deps))
  app.route('/', createLogRoutes(deps))
  app.route('/', createPreviewRoutes(deps))
  app.get(`${API_PREFIX}/*`, (c) => c.notFound())
  app.get(`${LINK_PICTURES_PREFIX}*`, (c) => c.notFound())
  if (page !== null) app.route('/', createPageRoutes(page, deps.describeLink))

  app.notFound(() => errorResponse({ code: 'not_found' }))
  app.onError((error, c) => {
    // The client has left, which ends what was read for it.
    if (c.req.raw.signal.aborted) return new Response(null, { status: CLIENT_CLOSED_REQUEST })
    if (error instanceof UpstreamError)
      return errorResponse(error.detail, { headers: nowHeaders(deps.clock) })
    // The message may hold what a user sent, so only the kind is logged.
    log.error({ error: error.name }, 'internal error')
    return errorResponse({ code: 'internal' })
  })
  return app
}

/** As nginx calls it. No client receives it. */
const CLIENT_CLOSED_REQUEST = 499

const getConfig =
  (config: Config): Handler<Env> =>
  (c) => {
    const { user, canSignOut, screen } = c.get('viewer')
    // A screen sees no other run than its own, not even by name.
    const own = screen
      ? { ...config, viewer: { user, canSignOut, screen }, examples: [] }
      : { ...config, viewer: { user, canSignOut } }
    return c.json(own, 200, { 'cache-control': 'private, no-cache' })
  }
