import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, Connection } from './connection'
import { BROWSER } from './contenders'

export interface ViewersOptions {
  port: number
  /** Viewers take these in turn. */
  paths: readonly string[]
  viewers: number
  everyMs: number
  /** Called for each response, with the index of its path. */
  onAnswer?: (answer: Answer, path: number) => void
}

export interface Seen {
  asked: number
  changed: number
  unchanged: number
  /** Responses marked as stale because the upstream fails. */
  stale: number
  /** By status other than 200 and 304, and `connection` for broken connections. */
  errors: Record<string, number>
  latencyMs: number[]
  seconds: number
  /** The largest event loop delay of the bench: no latency is known better than this. */
  ownDelayMs: number
}

export interface Viewers {
  /** Forgets everything but errors. Requests sent before do not count. */
  reset: () => void
  stop: () => Seen
}

/** Share of the interval by which a poll is early or late. */
const JITTER = 0.1
const AGENT = 'Mozilla/5.0 (X11; Linux x86_64) bench'

/** Opens all connections spread over one interval and polls until `stop`. */
export function startViewers({ port, paths, viewers, everyMs, onAnswer }: ViewersOptions): Viewers {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  const open = new Set<Connection>()
  const start = () => ({
    asked: 0,
    changed: 0,
    unchanged: 0,
    stale: 0,
    errors: {} as Record<string, number>,
    latencyMs: [] as number[],
  })
  let seen = start()
  let fromMs = performance.now()
  const over = new AbortController()

  const failed = (what: string): void => {
    if (!over.signal.aborted) seen.errors[what] = (seen.errors[what] ?? 0) + 1
  }

  function count(answer: Answer, askedMs: number): void {
    if (answer.status !== 200 && answer.status !== 304) failed(String(answer.status))
    if (askedMs < fromMs) return
    if (answer.status === 200) seen.changed++
    if (answer.status === 304) seen.unchanged++
    if (answer.state === 'stale') seen.stale++
    seen.latencyMs.push(answer.ms)
  }

  async function poll(viewer: number): Promise<void> {
    const at = viewer % paths.length
    const path = paths[at] ?? '/'
    let connection: Connection | null = null
    let etag: string | null = null
    await sleep((viewer / viewers) * everyMs, undefined, { ref: false })
    while (!over.signal.aborted) {
      const askedMs = performance.now()
      try {
        if (connection === null) {
          connection = await Connection.open(port)
          open.add(connection)
        }
        seen.asked++
        const held: Record<string, string> = etag === null ? {} : { 'if-none-match': etag }
        const answer = await connection.ask(path, { ...BROWSER, 'user-agent': AGENT, ...held })
        if (over.signal.aborted) break
        count(answer, askedMs)
        onAnswer?.(answer, at)
        etag = answer.etag ?? etag
      } catch {
        failed('connection')
        if (connection !== null) open.delete(connection)
        connection = null
      }
      const waitMs = everyMs * (1 - JITTER + 2 * JITTER * Math.random()) - (performance.now() - askedMs)
      await sleep(Math.max(0, waitMs), undefined, { ref: false })
    }
  }

  delay.enable()
  for (let viewer = 0; viewer < viewers; viewer++) void poll(viewer)
  return {
    reset: () => {
      seen = { ...start(), errors: seen.errors }
      fromMs = performance.now()
      delay.reset()
    },
    stop: () => {
      over.abort()
      for (const connection of open) connection.close()
      delay.disable()
      seen.latencyMs.sort((a, b) => a - b)
      return { ...seen, seconds: (performance.now() - fromMs) / 1000, ownDelayMs: delay.max / 1e6 }
    },
  }
}

export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

export const errorsOf = ({ errors }: Seen): number =>
  Object.values(errors).reduce((sum, some) => sum + some, 0)
