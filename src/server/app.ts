import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { Config } from '../contract/config'
import { rawPath } from './address'
import { UpstreamError } from './dgc/faults'
import { isLoopback } from './settings/loopback'
import { type Page, pageReply } from './page'
import { errorReply, textReply } from './reply'
import { type InstanceDeps, getInstance, getRaw } from './routes/instance'
import { SECURITY_HEADERS } from './security-headers'

export interface AppDeps extends InstanceDeps {
  config: Config
  /** Null in development: Vite serves the page. */
  page: Page | null
}

/** `incoming` is Node's own request, which knows the path as it was sent; a test without a socket has none. */
type Env = { Bindings: Partial<HttpBindings> }

export function createApp(deps: AppDeps): Hono<Env> {
  const { config, page, log } = deps
  const app = new Hono<Env>({
    getPath: (request, options) => rawPath(options?.env?.incoming?.url, request.url),
  })
  const about = (c: Context<Env>) => ({ path: c.req.path, url: c.req.url, headers: c.req.raw.headers })

  app.use('*', async (c, next) => {
    const refused = refuse(c.req.raw)
    if (refused === null) await next()
    else c.res = refused
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    }
  })
  app.get('/healthz', (c) => c.text('ok', 200, { 'cache-control': 'no-store' }))
  app.get('/api/config', (c) => {
    const asked = {
      accept: c.req.header('accept-encoding'),
      ifNoneMatch: c.req.header('if-none-match'),
    }
    return textReply(JSON.stringify(config), asked, { 'cache-control': 'private, no-cache' })
  })
  app.get('/api/jobs/:job/instances/:id', (c) => getInstance(deps, about(c)))
  app.get('/api/jobs/:job/instances/:id/raw', (c) => getRaw(deps, about(c)))
  app.notFound((c) => {
    const isApi = /^\/api(\/|$)/.test(c.req.path)
    const shown = isApi || page === null ? null : pageReply(page, c.req.path, c.req.raw.headers)
    return shown ?? errorReply({ code: 'not_found' })
  })
  app.onError((error) => {
    if (error instanceof UpstreamError) return errorReply(error.detail)
    // Its message may hold what somebody sent, so only the kind is said.
    log.error({ error: error.name }, 'internal error')
    return errorReply({ code: 'internal' })
  })
  return app
}

/**
 * Only the names of this machine: a page elsewhere can make its own name point here, and would then be allowed to
 * read the answers. And nothing here changes anything, so only reading is served.
 */
function refuse({ method, url, headers }: Request): Response | null {
  if (!isLoopback(new URL(url).hostname)) return errorReply({ code: 'bad_address' }, {}, 421)
  // A page elsewhere cannot read the answers, yet its pictures and scripts could spend our calls. Following a link is fine; a frame is not, though it navigates as well.
  const isStrange =
    headers.get('sec-fetch-site') === 'cross-site' && headers.get('sec-fetch-dest') !== 'document'
  if (isStrange) return errorReply({ code: 'forbidden' })
  if (method === 'GET' || method === 'HEAD') return null
  return errorReply({ code: 'not_found' }, { allow: 'GET, HEAD' }, 405)
}
