import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, Connection } from './connection'
import { BROWSER } from './contenders'

export interface ViewersOptions {
  port: number
  /** The n-th viewer looks at the n-th of these, beginning again when they end. */
  paths: readonly string[]
  viewers: number
  everyMs: number
  /** Called for each answer, with the place of its path. */
  onAnswer?: (answer: Answer, path: number) => void
}

export interface Seen {
  asked: number
  changed: number
  unchanged: number
  /** Answers that said they were old because the upstream fails. */
  stale: number
  /** Neither 200 nor 304, by status; and connections that broke. */
  errors: Record<string, number>
  latencyMs: number[]
  seconds: number
  /** How late the bench itself was, at worst: no latency is known better than this. */
  ownDelayMs: number
}

export interface Viewers {
  /** Begins anew, and tells the longest wait up to now. What was asked before is not counted when it is answered, but for errors. */
  reset: () => number
  stop: () => Seen
}

/** Each a tenth of the interval early or late, as clocks of browsers are. */
const JITTER = 0.1
const AGENT = 'Mozilla/5.0 (X11; Linux x86_64) bench'

/** Opens all connections within one interval, as browsers that were not started together, and lets them poll until `stop`. */
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

  async function look(viewer: number): Promise<void> {
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
  for (let viewer = 0; viewer < viewers; viewer++) void look(viewer)
  return {
    reset: () => {
      const longestMs = Math.max(0, ...seen.latencyMs)
      // Errors count from the beginning.
      seen = { ...start(), errors: seen.errors }
      fromMs = performance.now()
      delay.reset()
      return longestMs
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
