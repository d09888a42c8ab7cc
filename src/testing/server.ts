import { type IncomingHttpHeaders, type Server, request } from 'node:http'
import { type AddressInfo } from 'node:net'
import * as v from 'valibot'
import { type Config } from '../contract/config'
import { ErrorBody, type ErrorDetail } from '../contract/errors'
import { type Run } from '../contract/run'
import { unpackRun } from '../contract/run-transfer'
import { type Clock } from '../lib/time/clock'
import { createCredential } from '../server/dgc/auth/create-credential'
import { type Credential } from '../server/dgc/auth/credential'
import { UpstreamError } from '../server/dgc/faults'
import { type DgcClient } from '../server/dgc/client'
import { decodeResponse } from '../server/dgc/response'
import { type Page } from '../server/http/page'
import { createNodeline } from '../server/nodeline'
import { createLog } from '../server/observability/log'
import { type Renderer } from '../server/previews/pictures'
import { type LogUrlSettings } from '../server/runs/reader/read-run'
import { type AccessSettings } from '../server/settings/access'
import { type Limits, type Settings } from '../server/settings/settings'
import { type LinkPreviewSettings } from '../server/settings/link-previews'
import { type ObsSettings } from '../server/settings/obs'
import { type ProxySettings } from '../server/settings/proxy'
import { type CredentialSettings } from '../server/settings/upstream'

/** What a browser asks for when it opens a page. */
export const HTML = { accept: 'text/html' }

/** A Sunday at 13:00 in GMT+8. */
export const NOW_MS = Date.parse('2026-11-22T13:00:00+08:00')
/** Only requests to the upstream may hold it; finding it anywhere else is a leak. */
export const SENTINEL = 'TOKEN-SENTINEL/9f8e7d+6c5b4a=='

const LOCAL: AccessSettings = {
  host: '127.0.0.1',
  publicOrigins: [],
  basePath: '',
  answersToHost: true,
  relays: [],
  mode: { kind: 'local' },
}

/** Too high for tests that are not about limits. */
const LIMITS: Limits = {
  timeoutMs: 5000,
  maxAnswerBytes: 8 * 1024 * 1024,
  callsPerSecond: 1000,
  callsAtOnce: 8,
  coldReadsPerMinute: 100_000,
  cacheBytes: 64 * 1024 * 1024,
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())

export interface TestClock extends Clock {
  /** Advances the wall clock and the monotonic clock. */
  advance: (ms: number) => void
  /** Sets the wall clock only. */
  set: (nowMs: number) => void
}

/** A clock that stands still until a test advances it. */
export function testClock(startMs = NOW_MS): TestClock {
  let nowMs = startMs
  let elapsedMs = 0
  return {
    nowMs: () => nowMs,
    elapsedMs: () => elapsedMs,
    advance: (ms) => {
      nowMs += ms
      elapsedMs += ms
    },
    set: (ms) => void (nowMs = ms),
  }
}

/** A credential without calls of its own: the fixed token. */
export const tokenCredential = (): Credential =>
  createCredential(
    { kind: 'token', token: SENTINEL },
    { clock: testClock(), log: () => undefined, projectId: 'p' },
  )

export interface Running {
  origin: string
  /** Log lines of warnings and errors. */
  lines: string[]
  /** The other log lines. */
  otherLines: string[]
  stop: () => Promise<void>
}

export interface ServerOptions {
  endpoint: string
  projectId?: string
  page?: Page | null
  workspace?: string
  clock?: Clock
  logUrl?: LogUrlSettings
  credential?: CredentialSettings
  proxy?: ProxySettings
  limits?: Partial<Limits>
  access?: Partial<AccessSettings>
  /** By default links have no previews. */
  linkPreviews?: Partial<LinkPreviewSettings>
  loadRenderer?: () => Promise<Renderer | null>
  ledger?: Partial<Settings['ledger']>
  /** The demo's faults each belong to one run; in front of a real DGC they concern all. */
  isDemo?: boolean
  isOverloaded?: () => boolean
  wait?: (ms: number) => Promise<void>
  /** By default OBS is not configured. */
  obs?: ObsSettings
}

const NO_OBS: ObsSettings = { endpoint: null, isPathStyle: false, key: null, buckets: [] }

/** Starts the real server on a free port, in front of the upstream at the endpoint. */
export async function startServer(options: ServerOptions): Promise<Running> {
  const { endpoint, projectId = 'b384', page = null, workspace = '', logUrl = null } = options
  const { clock = testClock(), isDemo = true, isOverloaded = () => false, wait = sleep } = options
  const { credential = { kind: 'token', token: SENTINEL }, obs = NO_OBS } = options
  const lines: string[] = []
  const otherLines: string[] = []
  const settings: Settings = {
    upstream: { endpoint, projectId, credential, obs },
    region: logUrl?.region ?? null,
    workspace,
    zone: 'Asia/Shanghai',
    logUrlTemplate: logUrl?.template ?? null,
    port: 0,
    limits: { ...LIMITS, ...options.limits },
    ledger: { folder: null, keepBytes: 8 * 1024 * 1024, ...options.ledger },
    logs: { scanBytes: 64 * 1024 * 1024 },
    demo: { scenarios: null, jobs: null },
    access: { ...LOCAL, ...options.access },
    linkPreviews: { mode: 'off', isSigned: false, secret: null, lang: 'en', ...options.linkPreviews },
    operations: { log: { level: 'debug', format: 'text' }, metrics: null },
  }
  const nodeline = createNodeline(settings, {
    upstream: { endpoint, projectId, credential, proxy: options.proxy ?? null, obs },
    demoExamples: isDemo ? [] : null,
    page,
    clock,
    wait,
    random: () => 0.5,
    log: createLog({
      level: 'debug',
      format: 'text',
      nowMs: clock.nowMs,
      out: { write: (line) => otherLines.push(line.trimEnd()) },
      err: { write: (line) => lines.push(line.trimEnd()) },
    }),
    loop: { p99Ms: () => 0, isOverloaded },
    nodeVersion: process.version,
    instanceId: 'test',
    workerFile: null,
    loadRenderer: options.loadRenderer ?? (() => Promise.resolve(null)),
  })
  const port = await listen(nodeline.server)
  return { origin: `http://127.0.0.1:${port}`, lines, otherLines, stop: () => nodeline.stop(0) }
}

export function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

/** The detail of the one error that a reader may throw, or the text that it gave. */
export async function outcome(
  dgc: Pick<DgcClient, 'fetchRun'>,
  job: string,
  id = '34765',
  workspace = '',
): Promise<ErrorDetail | string> {
  try {
    return decodeResponse(await dgc.fetchRun({ job, id, workspace }), (text) =>
      text.replaceAll(SENTINEL, '[redacted]'),
    )
  } catch (error) {
    if (error instanceof UpstreamError) return error.detail
    throw error
  }
}

export interface Got {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  text: string
}

/** Sends the path as written: `fetch` would resolve its dots. */
export function get(
  origin: string,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Got> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece)).once('error', reject)
      response.once('end', () => {
        const body = Buffer.concat(pieces)
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body, text: body.toString() })
      })
    })
      .once('error', reject)
      .end()
  })
}

export const instanceOf = ({ text }: Got): Run => unpackRun(JSON.parse(text))

export const errorOf = ({ text }: Got): ErrorDetail => v.parse(ErrorBody, JSON.parse(text)).error

export const CONFIG: Config = {
  demo: true,
  region: null,
  workspace: null,
  zone: 'Asia/Shanghai',
  configured: { logLink: false },
  linkPreviews: 'off',
  waitMs: 25_000,
  viewer: { user: null, canSignOut: false, screen: null },
  pairing: false,
  examples: [],
}
