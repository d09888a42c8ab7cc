import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { FRESH_HEADERS } from '../../contract/config'
import type { Viewer } from '../access/viewer'
import { type IsListed, plainAddress } from '../access/addresses'
import type { Clock } from '../clock'
import { errorReply } from '../reply'
import type { Log, LogLevel } from './log'
import type { Metrics } from './metrics'
import { COME_BACK_MS } from './overload'
import type { RequestIds } from './request-id'
import { routeNameOf } from './route-name'
import type { Viewers } from './viewers'

export const REQUEST_ID = 'x-request-id'

/** A request that was refused has no viewer. */
type Env = { Bindings: Partial<HttpBindings>; Variables: { viewer?: Viewer } }

export interface WatchOptions {
  build: string
  clock: Clock
  log: Log
  /** Successes are told only at `debug`; below that they are not even put into words. */
  level: LogLevel
  ids: RequestIds
  metrics: Pick<Metrics, 'answered'> | null
  viewers: Pick<Viewers, 'looked'>
  isOverloaded: () => boolean
  isDraining: () => boolean
  /** Proxies of ours, whose request ids are taken over. */
  isRelay: IsListed
}

export interface Watch {
  /** Around everything: names the request and the build, counts, measures, and tells what went wrong. */
  watch: MiddlewareHandler<Env>
  /** Before the API: sends new questions away while the process is too late with the old ones. */
  guard: MiddlewareHandler<Env>
}

export function createWatch(options: WatchOptions): Watch {
  const { build, clock, log, ids, metrics, viewers, isOverloaded, isDraining, isRelay } = options
  const tellsAll = options.level === 'debug'

  function tell(c: Context<Env>, id: string, route: string, ms: number): void {
    const { status: code } = c.res
    const level = levelOf(code)
    if (level === 'debug' && !tellsAll) return
    const fields = {
      ...{ id, method: c.req.method, path: c.req.path.slice(0, MAX_PATH), workspace: workspaceOf(c.req.url) },
      ...{ route, status: code, ms: Math.round(ms * 10) / 10, user: c.get('viewer')?.user ?? undefined },
      state: c.res.headers.get(FRESH_HEADERS.state) ?? undefined,
    }
    log[level](fields, 'answered')
  }

  return {
    watch: async (c, next) => {
      const startMs = clock.elapsedMs()
      await next()
      const given = c.req.header(REQUEST_ID)
      const isTrusted = given !== undefined && isRelay(plainAddress(c.env?.incoming?.socket.remoteAddress))
      const id = ids.next(isTrusted ? given : null)
      const { headers, status: code } = c.res
      headers.set(REQUEST_ID, id)
      headers.set(FRESH_HEADERS.build, build)
      if (isDraining()) headers.set('connection', 'close')
      const ms = clock.elapsedMs() - startMs
      const { name, run } = routeNameOf(c.req.path)
      metrics?.answered({ route: name, status: code, ms })
      if (run !== null && !NOBODY.has(code)) {
        const isThere = code < 400
        viewers.looked(browserOf(c), isThere ? `${run} ${workspaceOf(c.req.url) ?? ''}` : null)
      }
      tell(c, id, name, ms)
    },
    guard: async (_, next) => {
      if (!isOverloaded()) return next()
      return errorReply({ code: 'overloaded', retryAfterMs: COME_BACK_MS })
    },
  }
}

const MAX_PATH = 300
const MAX_WORKSPACE = 64
const MAX_AGENT = 200
/** Answers that say nothing of what somebody looks at: signed out, not allowed, another host, too many, too busy. */
const NOBODY: ReadonlySet<number> = new Set([401, 403, 421, 429, 503])

/** What concerns the upstream has been told by the call to it, once and not for each viewer. */
function levelOf(status: number): LogLevel {
  if (status === 500) return 'warn'
  return status > 500 || status === 429 || status === 401 ? 'info' : 'debug'
}

/** The only part of a query that may be told. */
function workspaceOf(url: string): string | undefined {
  const start = url.indexOf('?')
  if (start < 0) return undefined
  return new URLSearchParams(url.slice(start)).get('workspace')?.slice(0, MAX_WORKSPACE) ?? undefined
}

/** Behind one address there may be a whole office, and one person may have a wall beside the desk. */
const browserOf = (c: Context<Env>): string =>
  `${c.get('viewer')?.client ?? ''} ${(c.req.header('user-agent') ?? '').slice(0, MAX_AGENT)}`
