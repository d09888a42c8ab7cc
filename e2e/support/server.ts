import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { freePort } from './port'

/** The product as it was built; a build elsewhere can be tested without touching this one. */
export const DIST = resolve(import.meta.dirname, '../..', process.env['NODELINE_DIST'] ?? 'dist')

export interface ServerProcess {
  origin: string
  port: number
  pid: number
  /** Its output, line by line. */
  out: readonly string[]
  err: readonly string[]
  /** Stops it and resolves with its exit code; kills it if it does not stop in time. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>
  signal: (signal: NodeJS.Signals) => void
}

/** A busy machine delays a server's event loop, and late servers refuse requests by design: those of the tests take no notice. */
const NEVER_LATE = `
import hooks from 'node:perf_hooks'
import { syncBuiltinESMExports } from 'node:module'
hooks.monitorEventLoopDelay = () => ({ enable() {}, reset() {}, percentile: () => 0 })
syncBuiltinESMExports()`
/** Of Node, for each server of the tests. */
export const SERVER_OPTION = `--import data:text/javascript,${encodeURIComponent(NEVER_LATE)}`

const START_MS = 30_000
const STOP_MS = 15_000
const POLL_MS = 50

/**
 * The built server with settings of its own, on a free port of this machine unless `env` says otherwise. Nothing of this process's
 * environment reaches it but what any process needs, so no test depends on what a developer has set.
 */
export async function startServer(
  env: Readonly<Record<string, string>> = {},
  dist = DIST,
): Promise<ServerProcess> {
  const port = Number(env['PORT'] ?? (await freePort()))
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [join(dist, 'server', 'main.js')], {
    // Not the root: a developer's .env names a real DGC.
    cwd: import.meta.dirname,
    env: {
      PATH,
      HOME,
      TZ: 'UTC',
      PORT: String(port),
      ...env,
      NODE_OPTIONS: `${SERVER_OPTION} ${env['NODE_OPTIONS'] ?? ''}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const isAlive = () => child.exitCode === null && child.signalCode === null
  const [out, err] = [linesOf(child.stdout), linesOf(child.stderr)]

  async function stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    if (isAlive()) child.kill(signal)
    const late = AbortSignal.timeout(STOP_MS)
    late.addEventListener('abort', () => isAlive() && child.kill('SIGKILL'))
    return ended
  }

  const origin = `http://127.0.0.1:${port}`
  const untilMs = performance.now() + START_MS
  while (!(await answers(origin))) {
    if (isAlive() && performance.now() < untilMs) await setTimeout(POLL_MS)
    else {
      const code = await stop()
      throw new Error(`The server did not start (${code}): ${[...out, ...err].join('\n')}`)
    }
  }
  return { origin, port, pid: child.pid ?? 0, out, err, stop, signal: (signal) => void child.kill(signal) }
}

const answers = (origin: string): Promise<boolean> =>
  fetch(`${origin}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  )

function linesOf(stream: NodeJS.ReadableStream): readonly string[] {
  const lines: string[] = []
  createInterface({ input: stream }).on('line', (line) => lines.push(line))
  return lines
}
