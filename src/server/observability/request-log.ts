import { type HttpBindings } from '@hono/node-server'
import { type MiddlewareHandler } from 'hono'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { type Viewer } from '../auth/viewer'
import { type IsListed, plainAddress } from '../auth/client-address'
import { type Clock } from '../../lib/time/clock'
import { errorReply } from '../http/reply'
import { type Log, type LogLevel } from './log'
import { type Metrics } from './metrics'
import { COME_BACK_MS } from './overload'
import { type RequestIds } from './request-id'
import { nameRoute } from './route-name'
import { type Viewers } from './viewers'

export const REQUEST_ID = 'x-request-id'

/** A request that was refused has no viewer. */
type Env = { Bindings: Partial<HttpBindings>; Variables: { viewer?: Viewer } }

export interface RequestLogOptions {
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

/** What is known of an answer when it is about to leave. */
export interface Answering {
  method: string
  path: string
  url: string
  status: number
  startedElapsedMs: number
  viewer: Viewer | undefined
  agent: string
  /** The request id that came along, and from where. */
  givenId: string | undefined
  peer: string | undefined
  /** How fresh it is, when it is about a run. */
  state: string | undefined
}

export interface RequestLog {
  /** Counts, measures and tells an answer; gives the headers that every answer has. */
  observe: (answering: Answering) => Record<string, string>
  /** Must everybody be sent away, or at least be told not to come back on this connection? */
  isCalm: () => boolean
  /** Around everything: names the request and the build, counts, measures, and tells what went wrong. */
  watch: MiddlewareHandler<Env>
  /** Before the API: sends new questions away while the process is too late with the old ones. */
  guard: MiddlewareHandler<Env>
}

export function createRequestLog(options: RequestLogOptions): RequestLog {
  const { build, clock, log, ids, metrics, viewers, isOverloaded, isDraining, isRelay } = options
  const tellsAll = options.level === 'debug'

  function tell(answering: Answering, id: string, route: string, ms: number): void {
    const { method, path, url, status: code, viewer, state } = answering
    const level = levelOf(code)
    if (level === 'debug' && !tellsAll) return
    const fields = {
      id,
      method,
      path: path.slice(0, MAX_PATH),
      workspace: workspaceOf(url),
      route,
      status: code,
      ms: Math.round(ms * 10) / 10,
      user: viewer?.user ?? undefined,
      state,
    }
    log[level](fields, 'answered')
  }

  function observe(answering: Answering): Record<string, string> {
    const { path, url, status: code, startedElapsedMs, viewer, agent, givenId, peer } = answering
    const id = ids.next(givenId !== undefined && isRelay(plainAddress(peer)) ? givenId : null)
    const ms = clock.elapsedMs() - startedElapsedMs
    const { name, run } = nameRoute(path)
    metrics?.answered({ route: name, status: code, ms })
    if (run !== null && !NOBODY.has(code)) {
      const isThere = code < 400
      viewers.looked(browserOf(viewer, agent), isThere ? `${run} ${workspaceOf(url) ?? ''}` : null)
    }
    tell(answering, id, name, ms)
    const always = { [REQUEST_ID]: id, [FRESHNESS_HEADERS.build]: build }
    return isDraining() ? { ...always, connection: 'close' } : always
  }

  return {
    watch: async (c, next) => {
      const startedElapsedMs = clock.elapsedMs()
      await next()
      const { headers, status } = c.res
      const { method, path, url } = c.req
      const always = observe({
        method,
        path,
        url,
        status,
        startedElapsedMs,
        viewer: c.get('viewer'),
        agent: c.req.header('user-agent') ?? '',
        givenId: c.req.header(REQUEST_ID),
        peer: c.env?.incoming?.socket.remoteAddress,
        state: headers.get(FRESHNESS_HEADERS.state) ?? undefined,
      })
      for (const [name, value] of Object.entries(always)) headers.set(name, value)
    },
    observe,
    isCalm: () => !isDraining() && !isOverloaded(),
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
const browserOf = (viewer: Viewer | undefined, agent: string): string =>
  `${viewer?.client ?? ''} ${agent.slice(0, MAX_AGENT)}`
