import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type Server } from 'node:http'
import { dirname, join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { pino } from 'pino'
import { paths } from '../contract/routes'
import { type Log } from '../lib/log'
import { type Clock } from '../lib/time/clock'
import { type DemoProcess, startDemo } from './demo-process'
import { type Bound, listen } from './http/http-server'
import { type Page, loadPage } from './http/page'
import { createNodeline } from './nodeline'
import { crashFields } from './observability/crash'
import { createLog } from './observability/log'
import { type LoopWatch, WINDOW_MS, createLoopWatch } from './observability/overload'
import { loadRenderer } from './previews/pictures'
import { readEnvFile } from './settings/env-file'
import { isLoopback } from './settings/loopback'
import { type Settings, readSettings } from './settings/settings'
import { type Upstream } from './settings/upstream'
import { type Problem } from './settings/variables'

// The only file that touches the environment, the port and the clock.

const FILE = fileURLToPath(import.meta.url)
/** In development Vite has the usual port and serves the page. */
const DEV_PAGE = 'http://127.0.0.1:8080'
/** EX_CONFIG of sysexits.h: a supervisor need not try again. */
const EXIT_CONFIG = 78
const STOP_GRACE_MS = 9000
const PARENT_CHECK_MS = 500
/** Read first, as it may end while this process starts. */
const PARENT = process.ppid

const CLOCK: Clock = { nowMs: Date.now, elapsedMs: () => performance.now() }
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())

const print = (line: string): void => void process.stdout.write(`${line}\n`)

function fail(line: string, code = 1): never {
  process.stderr.write(`${line}\n`)
  process.exit(code)
}

function failBySetting({ name, why }: Problem): never {
  fail(`Setting ${name} ${why}.`, EXIT_CONFIG)
}

/** What is set outside wins. */
function loadEnvFile(): void {
  if (!existsSync('.env')) return
  const { env, problem } = readEnvFile('.env')
  if (problem !== undefined) failBySetting(problem)
  for (const [name, value] of Object.entries(env)) process.env[name] ??= value
}

async function main(): Promise<void> {
  const dev = process.argv.includes('--dev')
  loadEnvFile()
  const { settings, ignored, problem } = readSettings(process.env, { dev })
  if (problem !== undefined) failBySetting(problem)

  const log = openLog(settings)
  for (const { name, why } of ignored) log.warn({}, `${name} ${why}, so the demo ignores it`)
  exitOnCrash(log)
  const page = dev ? null : await readPage(settings.access.basePath)
  const demo =
    settings.upstream === null
      ? await startDemo(FILE, demoEnvironment(), demoArguments(settings)).catch(() =>
          fail('The demo DGC did not start.'),
        )
      : null
  const upstream = settings.upstream ?? demoUpstream(demo)
  const nodeline = createNodeline(settings, {
    upstream,
    demoExamples: demo?.examples ?? null,
    page,
    clock: CLOCK,
    random: Math.random,
    wait,
    log,
    loop: watchLoop(),
    nodeVersion: process.version,
    instanceId: randomBytes(4).toString('hex'),
    workerFile: workerFile(),
    loadRenderer: () => loadRenderer(fontFolder()),
  })

  const exit = (): never => {
    demo?.stop()
    process.exit(0)
  }
  const stop = (signal: string): void => {
    if (nodeline.isDraining()) exit()
    void nodeline.stop(STOP_GRACE_MS).then(exit)
    log.info({ signal }, 'stopping')
  }
  process.on('SIGTERM', stop).on('SIGINT', stop)
  if (process.env['npm_lifecycle_event'] === 'start')
    onParentEnd(() => nodeline.isDraining() || stop('end of npm'))
  // A terminal ends the demo with the same keys as this process.
  demo?.onEnd(() => nodeline.isDraining() || fail('The demo DGC ended.'))

  const { access, operations } = settings
  const bind = async (server: Server, host: string, port: number, setting: string): Promise<Bound> =>
    listen(server, port, host).catch((error: Error) => {
      demo?.stop()
      return fail(`Port ${port} of ${host} ${error.message}. Set ${setting} to another one.`)
    })
  let metricsUrl: string | undefined
  if (nodeline.metricsServer !== null && operations.metrics !== null) {
    const { host, port } = operations.metrics
    metricsUrl = `${(await bind(nodeline.metricsServer, host, port, 'METRICS_PORT')).origin}/metrics`
    if (!isLoopback(host))
      log.warn(
        { host },
        'METRICS_HOST is no loopback address: each client that reaches it can read the metrics',
      )
  }
  const { origin } = await bind(nodeline.server, access.host, settings.port, 'PORT')
  if (operations.log.format === 'json') {
    log.info({ origin, upstream: upstream.endpoint, metrics: metricsUrl, build: page?.build }, 'listening')
  } else {
    if (dev) print(`Nodeline answers /api at ${origin}`)
    const publicUrl = `${access.publicOrigins[0] ?? origin}${access.basePath}`
    announce(dev ? DEV_PAGE : publicUrl, upstream, demo)
  }
}

/** A signal to `npm start` ends the shell between npm and this process; the shell does not pass it on. */
function onParentEnd(stop: () => unknown): void {
  const timer = setInterval(() => {
    if (process.ppid === PARENT) return
    clearInterval(timer)
    stop()
  }, PARENT_CHECK_MS).unref()
}

/** Beside the built `main.js`; in development it is source and runs with the same loader. */
const workerFile = (): URL =>
  pathToFileURL(
    FILE.endsWith('.ts')
      ? join(dirname(FILE), 'runs', 'reader', 'worker.ts')
      : join(dirname(FILE), 'prepare-worker.js'),
  )

/** Beside the built `main.js`; in development where they are kept. */
const fontFolder = (): string =>
  FILE.endsWith('.ts') ? join(dirname(FILE), 'previews', 'fonts') : join(dirname(FILE), 'fonts')

function watchLoop(): LoopWatch {
  const delays = monitorEventLoopDelay({ resolution: 20 })
  delays.enable()
  const loop = createLoopWatch(delays)
  setInterval(loop.endWindow, WINDOW_MS).unref()
  return loop
}

function openLog({ operations: { log } }: Settings): Log {
  // Synchronous, so that no line is lost when the process ends.
  const [out, err] = [pino.destination({ dest: 1, sync: true }), pino.destination({ dest: 2, sync: true })]
  return createLog({ ...log, nowMs: Date.now, out, err })
}

const readPage = (basePath: string): Promise<Page> =>
  loadPage(join(dirname(FILE), '..', 'client'), basePath).catch(() =>
    fail('The page is not built: run "npm run build" first.'),
  )

function demoUpstream(demo: DemoProcess | null): Upstream {
  if (demo === null) throw new Error('Neither a DGC nor the demo.')
  const { port, projectId, token, ak, sk, obsPath, logBuckets } = demo
  const endpoint = `http://127.0.0.1:${port}`
  const obs = { endpoint: `${endpoint}${obsPath}`, isPathStyle: true, key: { ak, sk }, buckets: logBuckets }
  return { endpoint, projectId, credential: { kind: 'token', token }, obs }
}

/** What a process needs to run at all. No setting, and so no credential, reaches the demo. */
function demoEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, NODE_OPTIONS, SystemRoot } = process.env
  return { PATH, HOME, NODE_OPTIONS, SystemRoot }
}

function demoArguments({ demo: { scenarios, jobs } }: Settings): string[] {
  const given: string[] = []
  if (scenarios !== null) given.push('--scenarios', scenarios)
  if (jobs !== null) given.push('--jobs', String(jobs))
  return given
}

function announce(origin: string, upstream: Upstream, demo: DemoProcess | null): void {
  if (demo !== null) {
    print('Nodeline shows demo data: no DGC_ENDPOINT or DGC_REGION is set.')
    const documented = demo.examples.find(({ job, id }) => job === 'job_batch' && id === '34765')
    const example = documented ?? demo.examples[0]
    print(`Open ${origin}${example ? paths.run(example) : '/'}`)
  } else {
    print(`Nodeline reads ${upstream.endpoint}`)
    print(`Open ${origin}/`)
  }
}

/** After an uncaught error the state is unknown: the process exits, and its supervisor starts another. */
function exitOnCrash(log: Log): void {
  const crash = (error: unknown): never => {
    log.error(crashFields(error), 'crashed')
    process.exit(1)
  }
  process.on('uncaughtException', crash).on('unhandledRejection', crash)
}

await main()
