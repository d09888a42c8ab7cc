import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { FRESH_HEADERS } from '../../contract/config'
import type { ServerStatus } from '../../contract/server-status'
import type { Clock } from '../clock'
import { errorReply } from '../reply'
import type { Log, LogLevel } from './log'
import type { Metrics } from './metrics'
import { COME_BACK_MS } from './overload'
import type { RequestIds } from './request-id'
import { routeNameOf } from './route-name'
import type { Viewers } from './viewers'

export const REQUEST_ID = 'x-request-id'

/** Who asked, as far as that is known. */
export interface Asker {
  client: string
  user: string | null
  /** Comes from a proxy of ours, whose request ids are taken over. */
  isRelayed: boolean
}

type Bindings = { Bindings: Partial<HttpBindings> }

export interface OperationsOptions {
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
  status: () => ServerStatus
  /** Known only once the answer is there. */
  askerOf?: (c: Context<Bindings>) => Asker
}

export interface Operations {
  /** Around everything: names the request and the build, counts, measures, and tells what went wrong. */
  watch: MiddlewareHandler<Bindings>
  /** Before the API: sends new questions away while the process is too late with the old ones. */
  guard: MiddlewareHandler<Bindings>
  status: () => ServerStatus
  /** Whether a load balancer should send anybody here. What the upstream does has no part in it: the last good answers are still here. */
  isReady: () => boolean
}

export function createOperations(options: OperationsOptions): Operations {
  const { build, clock, log, ids, metrics, viewers, isOverloaded, isDraining, status } = options
  const { askerOf = socketOf } = options
  const tellsAll = options.level === 'debug'

  function tell(c: Context<Bindings>, id: string, route: string, ms: number): void {
    const { status: code } = c.res
    const level = levelOf(code)
    if (level === 'debug' && !tellsAll) return
    const fields = {
      ...{ id, method: c.req.method, path: c.req.path.slice(0, MAX_PATH), workspace: workspaceOf(c.req.url) },
      ...{ route, status: code, ms: Math.round(ms * 10) / 10, user: askerOf(c).user ?? undefined },
      state: c.res.headers.get(FRESH_HEADERS.state) ?? undefined,
    }
    log[level](fields, 'answered')
  }

  return {
    status,
    isReady: () => !isDraining(),
    watch: async (c, next) => {
      const startMs = clock.elapsedMs()
      await next()
      const id = ids.next(askerOf(c).isRelayed ? c.req.header(REQUEST_ID) : null)
      const { headers, status: code } = c.res
      headers.set(REQUEST_ID, id)
      headers.set(FRESH_HEADERS.build, build)
      if (isDraining()) headers.set('connection', 'close')
      const ms = clock.elapsedMs() - startMs
      const { name, run } = routeNameOf(c.req.path)
      metrics?.answered({ route: name, status: code, ms })
      if (run !== null && !NOBODY.has(code)) {
        const isThere = code < 400
        viewers.looked(viewerOf(c, askerOf(c)), isThere ? `${run} ${workspaceOf(c.req.url) ?? ''}` : null)
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
const viewerOf = (c: Context<Bindings>, { client, user }: Asker): string =>
  [client, user ?? '', (c.req.header('user-agent') ?? '').slice(0, MAX_AGENT)].join(' ')

function socketOf(c: Context<Bindings>): Asker {
  return { client: c.env?.incoming?.socket.remoteAddress ?? '', user: null, isRelayed: false }
}
