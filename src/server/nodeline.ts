import { type Server } from 'node:http'
import { type Config, type DemoExample } from '../contract/config'
import { type Log } from '../lib/log'
import { type Clock } from '../lib/time/clock'
import { createAuthentication } from './auth/authenticate'
import { createCredential } from './dgc/auth/create-credential'
import { createApp } from './http/app'
import { createAddressList } from './http/client-address'
import { createGracefulShutdown } from './http/graceful-shutdown'
import { createHosts } from './http/hosts'
import { createHttpServer } from './http/http-server'
import { type Page } from './http/page'
import { createDescribeLink } from './http/preview-routes'
import { createInsights } from './insight/insights'
import { createRunHistories } from './insight/run-history'
import { createLedger } from './ledger/ledger'
import { createJobHistories } from './jobs/job-histories'
import { createJobFacts } from './jobs/job-facts'
import { createJobLists } from './jobs/job-lists'
import { createLatestRuns } from './jobs/latest-runs'
import { createListCalls } from './jobs/list-calls'
import { createNeighbours } from './jobs/neighbours'
import { createWallRuns } from './jobs/wall-runs'
import { createWalls } from './jobs/walls'
import { createCauses } from './logs/causes'
import { createObsCalls } from './logs/obs-calls'
import { createOpenLogs } from './logs/open-log'
import { createReadNodes } from './logs/run-nodes'
import { createLogSketches } from './logs/sketches'
import { createViewerReads } from './logs/viewer-reads'
import { type Metrics, createMetrics } from './observability/metrics'
import { createMetricsServer } from './observability/metrics-server'
import { type LoopWatch, shedLoad } from './observability/overload'
import { logRequests, nameRequests } from './observability/request-log'
import { createStatus } from './observability/status'
import { createViewers } from './observability/viewers'
import { createPreviews } from './previews/previews'
import { type Renderer, createPictures } from './previews/pictures'
import { createRuns } from './runs/runs'
import { createUpstream } from './runs/upstream'
import { createScreens } from './screens/screens'
import { knownProxies } from './settings/access'
import { type Settings } from './settings/settings'
import { type Upstream } from './settings/upstream'

export interface NodelineDeps {
  /** The DGC of the settings, or the demo in its place. */
  upstream: Upstream
  /** What the demo shows; null in front of a real DGC. */
  demoExamples: DemoExample[] | null
  /** The built page; null in development, where Vite serves it. */
  page: Page | null
  clock: Clock
  random: () => number
  wait: (ms: number) => Promise<void>
  log: Log
  loop: Pick<LoopWatch, 'p99Ms' | 'isOverloaded'>
  nodeVersion: string
  /** Starts every request id; tells the replicas of a server apart. */
  instanceId: string
  /** The script of the thread that reads large answers; null reads them in this thread. */
  workerFile: URL | null
  /** What draws pictures of links; null where it is missing. Called when the first one is needed. */
  loadRenderer: () => Promise<Renderer | null>
}

export interface Nodeline {
  server: Server
  /** Serves the metrics on a port of its own; null when the settings name none. */
  metricsServer: Server | null
  isDraining: () => boolean
  /** Lets requests under way finish, for at most `graceMs`. To be called once. */
  stop: (graceMs: number) => Promise<void>
}

/** Wires the whole server. */
export function createNodeline(settings: Settings, deps: NodelineDeps): Nodeline {
  const { upstream, demoExamples, page, clock, random, wait, log, loop, nodeVersion, workerFile } = deps
  const { access, limits, operations, workspace, region, logUrlTemplate } = settings
  const { endpoint, projectId, proxy = null } = upstream
  const isDemo = demoExamples !== null
  // The service's, and that of nearly all its users.
  const shownZone = settings.zone ?? 'Asia/Shanghai'
  const build = page?.build ?? 'dev'

  const credential = createCredential(upstream.credential, {
    clock,
    projectId,
    proxy,
    timeoutMs: limits.timeoutMs,
    log: (line) => log.warn({}, line),
  })
  const ledger = createLedger({ ...settings.ledger, clock, log })
  const dgc = createUpstream({
    endpoint,
    projectId,
    credential,
    proxy,
    limits,
    clock,
    random,
    wait,
    isDemo,
    log,
    onUpstreamCall: ({ outcome, ms }) => metrics?.countUpstreamCall(outcome, ms),
  })
  const runs = createRuns({
    upstream: dgc,
    ledger,
    projectId,
    secrets: () => credential.secrets(),
    logUrl: logUrlTemplate === null ? null : { template: logUrlTemplate, region, project: projectId },
    clock,
    random,
    wait,
    workerFile,
    maxBytes: limits.cacheBytes,
    maxAnswerBytes: limits.maxAnswerBytes,
    log,
  })

  const lists = {
    upstream: dgc,
    calls: createListCalls({
      upstream: dgc,
      clock,
      wait,
      perSecond: isDemo ? limits.callsPerSecond : BACKGROUND_CALLS_PER_SECOND,
    }),
    ledger,
    zone: settings.zone,
    clock,
    random,
    wait,
  }
  const jobLists = createJobLists({ ...lists, keepFailed: runs.keepFailed })
  const jobHistories = createJobHistories({ ...lists, lists: jobLists })

  const insights = createInsights({
    runs,
    histories: createRunHistories({
      calls: lists.calls,
      readAnswer: runs.readAnswer,
      ledger,
      zone: settings.zone,
      clock,
      onFault: dgc.logFault,
    }),
    ledger,
    zone: settings.zone,
  })

  const obs = createObsCalls({
    settings: upstream.obs,
    proxy,
    timeoutMs: limits.timeoutMs,
    clock,
    random,
    wait,
    isDemo,
    log,
  })
  const readNodes = createReadNodes(runs)
  const logs = createOpenLogs({
    readNodes,
    calls: obs,
    buckets: upstream.obs.buckets,
    scanBytes: settings.logs.scanBytes,
    clock,
  })

  const viewerReads = createViewerReads(wait)
  const sketches = createLogSketches({
    ledger,
    clock,
    wait,
    zone: shownZone,
    maxBytes: settings.logs.scanBytes,
    viewerReads,
  })
  const causes = createCauses({
    readNodes,
    openLog: logs.openLog,
    sketches,
    ledger,
    zone: shownZone,
    scanBytes: settings.logs.scanBytes,
    clock,
    wait,
  })

  const wallRuns = createWallRuns({
    runs,
    readCauses: causes.read,
    onFault: dgc.logFault,
    clock,
    wait,
  })

  const walls = createWalls({ lists: jobLists, wallRuns, workspace, clock, wait })
  const { mode } = access
  const screens = createScreens({
    ledger,
    clock,
    users: mode.kind === 'users' ? new Set(mode.users.keys()) : null,
  })

  const viewers = createViewers(clock.elapsedMs)
  const status = createStatus({
    build,
    clock,
    isDemo,
    runs: () => ({ ...dgc.stats(), cache: runs.stats() }),
    credential: credential.stats,
    viewers,
    ledger: ledger.stats,
  })
  const metrics: Metrics | null =
    operations.metrics && createMetrics({ status, loopDelayMs: loop.p99Ms, nodeVersion })
  const isDraining = (): boolean => shutdown.isDraining()

  const previews = createPreviews({
    settings: settings.linkPreviews,
    runs,
    findEndMs: insights.peekEndMs,
    zone: shownZone,
  })
  const pictures = createPictures(deps.loadRenderer)
  const describeLink = createDescribeLink({ previews, pictures, workspace, clock })

  const app = createApp({
    runs,
    previews,
    pictures,
    describeLink,
    logs,
    sketches,
    viewerReads,
    scanBytes: settings.logs.scanBytes,
    causes,
    insights,
    jobLists,
    jobHistories,
    walls,
    latestRuns: createLatestRuns(lists),
    neighbours: createNeighbours({ ...lists, facts: createJobFacts({ ...lists, lists: jobLists }) }),
    workspace,
    clock,
    page,
    log,
    status,
    config: createConfig(settings, demoExamples),
    findHost: createHosts(access),
    basePath: access.basePath,
    observe: [
      nameRequests(deps.instanceId, createAddressList(knownProxies(access))),
      logRequests({ build, clock, log, metrics, viewers, isDraining }),
    ],
    authenticate: createAuthentication(access, {
      clock,
      log,
      screens,
      describeLink,
      publicOrigin: access.publicOrigins[0] ?? null,
      zone: settings.zone,
      mayRead: { workspace, isOnWall: walls.hasJob, isNeeded: walls.isNeeded },
    }),
    shedLoad: shedLoad(loop.isOverloaded),
    isReady: () => !isDraining(),
  })
  const server = createHttpServer(app.fetch)
  const shutdown = createGracefulShutdown(server)

  return {
    server,
    metricsServer: metrics && createMetricsServer(metrics, operations.metrics?.host ?? ''),
    isDraining,
    stop: async (graceMs) => {
      await shutdown.stop(graceMs)
      await sketches.stop()
      await Promise.all([dgc.destroy(), obs.destroy()])
      await runs.destroy()
      ledger.close()
    },
  }
}

/** For lists of jobs, so that viewers of runs never wait for them. The demo is no account that others use. */
const BACKGROUND_CALLS_PER_SECOND = 2

/** What a response takes beside the upstream call: waiting for its turn, a token, reading, transfer. */
const OWN_TIME_MS = 20_000

function createConfig(settings: Settings, demoExamples: DemoExample[] | null): Config {
  const { region, workspace, zone, logUrlTemplate, limits, access, linkPreviews } = settings
  const { mode, isSigned } = linkPreviews
  return {
    demo: demoExamples !== null,
    region,
    workspace: workspace === '' ? null : workspace,
    zone,
    configured: { logLink: logUrlTemplate !== null },
    linkPreviews: mode === 'full' && isSigned ? 'signed' : mode,
    waitMs: limits.timeoutMs + OWN_TIME_MS,
    // Filled in for each request.
    viewer: { user: null, canSignOut: false, screen: null },
    pairing: access.mode.kind === 'users',
    examples: demoExamples ?? [],
  }
}
