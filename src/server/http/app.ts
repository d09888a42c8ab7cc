import { type HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { type Config } from '../../contract/config'
import { type Access } from '../auth/authenticate'
import { type Viewer } from '../auth/viewer'
import { API_PREFIX, ROUTES, isApiPath } from '../../contract/routes'
import { rawPath } from './parse-address'
import { type Log } from '../observability/log'
import { type Observability } from '../observability/observability'
import { type Page, pageReply } from './static-page'
import { errorReply, textReply } from './reply'
import { type InstanceDeps, getInstance, getRaw } from './run-routes'

export interface AppDeps extends InstanceDeps {
  config: Config
  /** Null in development: Vite serves the page. */
  page: Page | null
  access: Access
  log: Log
  operations: Observability
}

/** `incoming` is Node's own request, which knows the path as it was sent; a test without a socket has none. */
type Env = { Bindings: Partial<HttpBindings>; Variables: { viewer: Viewer } }

const NO_STORE = { 'cache-control': 'no-store' }

export function createApp(deps: AppDeps): Hono<Env> {
  const { access, config, page, log, operations } = deps
  const app = new Hono<Env>({
    getPath: (request, options) => rawPath(options?.env?.incoming?.url, request.url),
  })
  const about = (c: Context<Env>) => ({
    path: c.req.path,
    url: c.req.url,
    headers: c.req.raw.headers,
    client: c.get('viewer').client,
  })

  app.use('*', operations.watch)
  app.use('*', async (c, next) => {
    const arrival = { request: c.req.raw, path: c.req.path, incoming: c.env?.incoming }
    const { viewer, refused, headers } = await access.admit(arrival)
    if (refused === undefined) {
      c.set('viewer', viewer)
      await next()
    } else c.res = refused
    for (const [name, value] of Object.entries(headers)) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    }
  })
  app.use(`${API_PREFIX}/*`, operations.guard)
  app.get(ROUTES.health, (c) => c.text('ok', 200, NO_STORE))
  app.get(ROUTES.ready, (c) =>
    operations.isReady() ? c.text('ready', 200, NO_STORE) : c.text('draining', 503, NO_STORE),
  )
  app.get(ROUTES.apiServerStatus, (c) => c.json(operations.status(), 200, NO_STORE))
  app.get(ROUTES.apiConfig, (c) => {
    const asked = {
      accept: c.req.header('accept-encoding'),
      ifNoneMatch: c.req.header('if-none-match'),
    }
    const { user, canSignOut } = c.get('viewer')
    const body = JSON.stringify({ ...config, viewer: { user, canSignOut } })
    return textReply(body, asked, { 'cache-control': 'private, no-cache' })
  })
  app.get(ROUTES.apiRun, (c) => getInstance(deps, about(c)))
  app.get(ROUTES.apiRawRun, (c) => getRaw(deps, about(c)))
  app.notFound((c) => {
    const shown =
      isApiPath(c.req.path) || page === null ? null : pageReply(page, c.req.path, c.req.raw.headers)
    return shown ?? errorReply({ code: 'not_found' })
  })
  app.onError((error) => {
    // Its message may hold what somebody sent, so only the kind is said.
    log.error({ error: error.name }, 'internal error')
    return errorReply({ code: 'internal' })
  })
  return app
}
