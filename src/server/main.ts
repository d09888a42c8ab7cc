import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createAdaptorServer } from '@hono/node-server'
import { pino } from 'pino'
import type { DemoExample } from '../contract/config'
import { createAccess } from './access/access'
import { createApp } from './app'
import type { Clock } from './clock'
import { type DemoProcess, startDemo } from './demo-process'
import { createCredential } from './dgc/credential'
import { type Runs, createRuns } from './runs'
import { type Settings, readSettings } from './settings/settings'
import type { Upstream } from './settings/upstream'
import { type Log, createLog } from './ops/log'
import { type Page, loadPage } from './page'

/** The only file that touches the environment, the port and the clock. */
const FILE = fileURLToPath(import.meta.url)
/** In development Vite has the usual port and serves the page. */
const DEV_PAGE = 'http://127.0.0.1:8080'
/** EX_CONFIG of sysexits.h: a supervisor need not try again. */
const EXIT_CONFIG = 78
const STOP_MS = 9000
/** Longer than a browser's poll, else its kept connection is closed under it; and the proxy in front, if any. */
const KEEP_ALIVE_MS = 75_000

const CLOCK: Clock = { nowMs: Date.now, elapsedMs: () => performance.now() }
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())

/** Beside the built `main.js`; in development it is source and runs by the same loader. */
const workerFile = (): URL =>
  pathToFileURL(
    FILE.endsWith('.ts')
      ? join(dirname(FILE), 'prepare', 'worker.ts')
      : join(dirname(FILE), 'prepare-worker.js'),
  )

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`${line}\n`)

function end(line: string, code: number): never {
  complain(line)
  process.exit(code)
}

async function main(): Promise<void> {
  const dev = process.argv.includes('--dev')
  if (existsSync('.env')) process.loadEnvFile('.env')
  const { settings, problem } = readSettings(process.env, { dev })
  if (problem !== undefined) end(`Setting ${problem.name} ${problem.why}.`, EXIT_CONFIG)

  const log = makeLog(settings)
  const page = dev ? null : await readPage()
  const demo = settings.upstream === null ? await startDemo(FILE, demoEnvironment()).catch(noDemo) : null
  const upstream = settings.upstream ?? demoUpstream(demo)
  const credential = createCredential(upstream.credential)
  const runs = createRuns({
    ...{ endpoint: upstream.endpoint, projectId: upstream.projectId, credential, limits: settings.limits },
    ...{ clock: CLOCK, random: Math.random, wait, log, isDemo: demo !== null, workerFile: workerFile() },
    logUrl:
      settings.logUrlTemplate === null
        ? null
        : {
            ...{ template: settings.logUrlTemplate, region: settings.region, project: upstream.projectId },
          },
  })
  const server = createAdaptorServer({
    fetch: makeApp(settings, { runs, log, page, examples: demo?.examples ?? null }).fetch,
    hostname: settings.access.host,
  }) as Server
  server.keepAliveTimeout = KEEP_ALIVE_MS
  server.headersTimeout = KEEP_ALIVE_MS + 5000
  server.once('error', (error: NodeJS.ErrnoException) => {
    demo?.stop()
    const why = error.code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${error.code ?? error.name})`
    end(`Port ${settings.port} of ${settings.access.host} ${why}. Set PORT to another one.`, 1)
  })
  server.listen(settings.port, settings.access.host, () => {
    const { port } = server.address() as AddressInfo
    const { host: bound } = settings.access
    const host = bound.includes(':') ? `[${bound}]` : bound
    const origin = `http://${host}:${port}`
    if (dev && settings.operations.log.format === 'text') say(`Nodeline answers /api at ${origin}`)
    if (settings.operations.log.format === 'json')
      log.info({ origin, upstream: upstream.endpoint }, 'listening')
    else announce(dev ? DEV_PAGE : origin, upstream, demo)
  })
  const stop = once(() => stopAll(server, runs, demo))
  process.on('SIGTERM', stop).on('SIGINT', stop)
  demo?.onEnd(() => end('The demo DGC ended.', 1))
}

function makeApp(
  settings: Settings,
  { runs, log, page, examples }: { runs: Runs; log: Log; page: Page | null; examples: DemoExample[] | null },
) {
  const { region, workspace, zone, logUrlTemplate: template } = settings
  return createApp({
    config: {
      demo: examples !== null,
      region,
      workspace: workspace === '' ? null : workspace,
      zone,
      configured: { logLink: template !== null },
      viewer: { user: null, canSignOut: false },
      examples: examples ?? [],
    },
    ...{ runs, page, workspace, clock: CLOCK, log },
    access: createAccess(settings.access, { clock: CLOCK, log }),
  })
}

function makeLog({ operations: { log } }: Settings): Log {
  // Sync: a line that was told is not lost when the process ends.
  const [out, err] = [pino.destination({ dest: 1, sync: true }), pino.destination({ dest: 2, sync: true })]
  return createLog({ ...log, nowMs: Date.now, out, err })
}

async function readPage(): Promise<Page> {
  try {
    return await loadPage(join(dirname(FILE), '..', 'client'))
  } catch {
    end('The page is not built: run "npm run build" first.', 1)
  }
}

const noDemo = (): never => end('The demo DGC did not start.', 1)

function demoUpstream(demo: DemoProcess | null): Upstream {
  if (demo === null) throw new Error('Neither a DGC nor the demo.')
  const { port, projectId, token } = demo
  return { endpoint: `http://127.0.0.1:${port}`, projectId, credential: { kind: 'token', token } }
}

function announce(origin: string, upstream: Upstream, demo: DemoProcess | null): void {
  if (demo === null) {
    say(`Nodeline reads ${upstream.endpoint}`)
    say(`Open ${origin}/`)
  } else {
    say('Nodeline shows demo data: no DGC_ENDPOINT or DGC_REGION is set.')
    say(`Open ${origin}/jobs/job_batch/instances/34765`)
  }
}

/** Takes no new request, finishes those that are there, and ends the process in any case. */
function stopAll(server: Server, runs: Runs, demo: DemoProcess | null): void {
  setTimeout(() => process.exit(0), STOP_MS).unref()
  server.close(() => {
    demo?.stop()
    void runs.close().then(() => process.exit(0))
  })
}

function once(action: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) action()
    isDone = true
  }
}

await main()

/** What a process needs to run at all: no setting of ours, and so no credential, reaches the demo. */
function demoEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, NODE_OPTIONS, SystemRoot } = process.env
  return { PATH, HOME, NODE_OPTIONS, SystemRoot }
}
