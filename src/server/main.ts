import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { pino } from 'pino'
import { type DemoExample } from '../contract/config'
import { paths } from '../contract/routes'
import { createAccess } from './auth/authenticate'
import { addressList } from './auth/client-address'
import { type AppDeps, createApp } from './http/app'
import { createHits } from './http/hits'
import { createHttpServer } from './http/http-server'
import { type Clock } from '../lib/time/clock'
import { type DemoProcess, startDemo } from './demo-process'
import { createCredential } from './dgc/auth/create-credential'
import { listen } from './http/listen'
import { createRuns } from './runs/runs'
import { relaysOf } from './settings/access'
import { isLoopback } from './settings/loopback'
import { type Settings, readSettings } from './settings/settings'
import { type Upstream } from './settings/upstream'
import { crashFields } from './observability/crash'
import { createLifecycle } from './observability/lifecycle'
import { type Log, createLog } from './observability/log'
import { createMetricsServer } from './observability/metrics-server'
import { type Observability, createObservability } from './observability/observability'
import { type LoopWatch, WINDOW_MS, createLoopWatch } from './observability/overload'
import { type Page, loadPage } from './http/static-page'

/** The only file that touches the environment, the port and the clock. */
const FILE = fileURLToPath(import.meta.url)
/** In development Vite has the usual port and serves the page. */
const DEV_PAGE = 'http://127.0.0.1:8080'
/** EX_CONFIG of sysexits.h: a supervisor need not try again. */
const EXIT_CONFIG = 78
const STOP_MS = 9000

const CLOCK: Clock = { nowMs: Date.now, elapsedMs: () => performance.now() }
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())

/** Beside the built `main.js`; in development it is source and runs by the same loader. */
const workerFile = (): URL =>
  pathToFileURL(
    FILE.endsWith('.ts')
      ? join(dirname(FILE), 'runs', 'reader', 'worker.ts')
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
  crash(log)
  const page = dev ? null : await readPage()
  const demo = settings.upstream === null ? await startDemo(FILE, demoEnvironment()).catch(noDemo) : null
  const upstream = settings.upstream ?? demoUpstream(demo)
  const credential = createCredential(upstream.credential, {
    clock: CLOCK,
    projectId: upstream.projectId,
    timeoutMs: settings.limits.timeoutMs,
    log: (line) => log.warn({}, line),
  })
  const runs = createRuns({
    endpoint: upstream.endpoint,
    projectId: upstream.projectId,
    credential,
    limits: settings.limits,
    clock: CLOCK,
    random: Math.random,
    wait,
    log,
    isDemo: demo !== null,
    workerFile: workerFile(),
    onUpstreamCall: ({ outcome, ms }) => operations.metrics?.calledUpstream(outcome, ms),
    logUrl:
      settings.logUrlTemplate === null
        ? null
        : {
            template: settings.logUrlTemplate,
            region: settings.region,
            project: upstream.projectId,
          },
  })
  const loop = watchLoop()
  const isRelay = addressList(relaysOf(settings.access))
  const operations = createObservability({
    build: page?.build ?? 'dev',
    clock: CLOCK,
    log,
    level: settings.operations.log.level,
    isRelay,
    loop,
    isDemo: demo !== null,
    figures: { runs: runs.stats, credential: credential.stats },
    isDraining: () => lifecycle.isDraining(),
    idPrefix: randomBytes(4).toString('hex'),
    metrics: settings.operations.metrics && { nodeVersion: process.version },
  })
  const access = createAccess(settings.access, { clock: CLOCK, log, scriptHashes: page?.scriptHashes })
  const { workspace } = settings
  const app = makeApp(settings, { runs, operations, access, log, page, examples: demo?.examples ?? null })
  const answerHit = createHits({ runs, access, operations, workspace, clock: CLOCK })
  const server = createHttpServer(app.fetch, { answerHit })
  const lifecycle = createLifecycle({ server, graceMs: STOP_MS, done: () => leave(demo) })
  const stop = (signal: string): void => {
    if (lifecycle.isDraining()) leave(demo)
    lifecycle.stop()
    log.info({ signal }, 'stopping')
  }
  process.on('SIGTERM', stop).on('SIGINT', stop)
  // A terminal ends the demo with the same keys as this process.
  demo?.onEnd(() => lifecycle.isDraining() || end('The demo DGC ended.', 1))

  const figures = await serveFigures(settings, operations, log)
  const { port } = settings
  const { origin } = await listen(server, port, settings.access.host).catch((error: Error) => {
    demo?.stop()
    end(`Port ${port} of ${settings.access.host} ${error.message}. Set PORT to another one.`, 1)
  })
  if (settings.operations.log.format === 'json') {
    log.info({ origin, upstream: upstream.endpoint, metrics: figures, build: page?.build }, 'listening')
  } else {
    if (dev) say(`Nodeline answers /api at ${origin}`)
    announce(dev ? DEV_PAGE : (settings.access.publicOrigins[0] ?? origin), upstream, demo)
  }
}

function watchLoop(): LoopWatch {
  const delays = monitorEventLoopDelay({ resolution: 20 })
  delays.enable()
  const loop = createLoopWatch(delays)
  setInterval(loop.endWindow, WINDOW_MS).unref()
  return loop
}

/** The address of the figures; undefined when nobody collects them. */
async function serveFigures(
  settings: Settings,
  { metrics }: Observability,
  log: Log,
): Promise<string | undefined> {
  const place = settings.operations.metrics
  if (place === null || metrics === null) return undefined
  const { host, port } = place
  const bound = await listen(createMetricsServer(metrics, host), port, host).catch((error: Error) =>
    end(`Port ${port} of ${host} ${error.message}. Set METRICS_PORT to another one.`, 1),
  )
  if (!isLoopback(host))
    log.warn({ host }, 'METRICS_HOST is no loopback address: whoever reaches it reads the figures')
  return `${bound.origin}/metrics`
}

/** What an answer takes beside the call upstream: its turn, a token, reading it, the way. */
const OWN_TIME_MS = 20_000

function makeApp(
  settings: Settings,
  parts: Omit<AppDeps, 'config' | 'workspace' | 'clock'> & { examples: DemoExample[] | null },
) {
  const { region, workspace, zone, logUrlTemplate: template } = settings
  const { examples, ...rest } = parts
  return createApp({
    config: {
      demo: examples !== null,
      region,
      workspace: workspace === '' ? null : workspace,
      zone,
      configured: { logLink: template !== null },
      waitMs: settings.limits.timeoutMs + OWN_TIME_MS,
      viewer: { user: null, canSignOut: false },
      examples: examples ?? [],
    },
    ...rest,
    workspace,
    clock: CLOCK,
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
    say(`Open ${origin}${paths.run({ job: 'job_batch', id: '34765', workspace: '' })}`)
  }
}

function leave(demo: DemoProcess | null): never {
  demo?.stop()
  process.exit(0)
}

/** After a fault that nobody expected nothing is certain any more: whoever supervises this process starts another. */
function crash(log: Log): void {
  const die = (error: unknown): never => {
    log.error(crashFields(error), 'crashed')
    process.exit(1)
  }
  process.on('uncaughtException', die).on('unhandledRejection', die)
}

await main()

/** What a process needs to run at all: no setting of ours, and so no credential, reaches the demo. */
function demoEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, NODE_OPTIONS, SystemRoot } = process.env
  return { PATH, HOME, NODE_OPTIONS, SystemRoot }
}
