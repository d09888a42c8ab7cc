import { isZone } from '../../lib/time/zone'
import { type AccessSettings, readAccess } from './access'
import { type LinkPreviewSettings, readLinkPreviews } from './link-previews'
import { findTemplateProblem } from './log-url-template'
import { type OperationsSettings, readOperations } from './operations'
import { SEGMENT, SEGMENT_WHY, type Upstream, readUpstream } from './upstream'
import { type Env, type Problem, Variables, WrongSetting } from './variables'

const MIB = 1024 * 1024

/** What the server may use of the upstream and of this machine. */
export interface Limits {
  /** For one upstream call as a whole. */
  timeoutMs: number
  maxAnswerBytes: number
  /** Upstream calls of the whole process. DGC allows a user 30 a second. */
  callsPerSecond: number
  callsAtOnce: number
  /** Runs that one viewer may request which are not in the cache. */
  coldReadsPerMinute: number
  cacheBytes: number
}

/** What the server remembers of jobs and runs. */
interface LedgerSettings {
  /** Where its file is; null keeps it in memory. */
  folder: string | null
  /** The most bytes of answers of runs. */
  keepBytes: number
}

interface LogSettings {
  /** The most bytes of one log that are read for its numbers, levels and causes. */
  scanBytes: number
}

/** What the demo shows in place of its own. */
interface DemoSettings {
  /** A directory of captured answers. */
  scenarios: string | null
  /** How many jobs its default workspace has; null: its own. */
  jobs: number | null
}

/** The settings of the server, read once. Only this folder knows the names of the variables. */
export interface Settings {
  /** Null: the demo DGC is started instead. */
  upstream: Upstream | null
  region: string | null
  /** Used when an address names no workspace; may be empty. */
  workspace: string
  zone: string | null
  logUrlTemplate: string | null
  port: number
  limits: Limits
  ledger: LedgerSettings
  logs: LogSettings
  demo: DemoSettings
  access: AccessSettings
  linkPreviews: LinkPreviewSettings
  operations: OperationsSettings
}

export type ReadSettings =
  | {
      settings: Settings
      /** Variables that count as not set, and why. */
      ignored: readonly Problem[]
      problem?: never
    }
  | { settings?: never; ignored?: never; problem: Problem }

/** Names so general that other programs set them as well. They must not stop the first start, which shows the demo. */
const GENERAL_NAMES = [
  'HOST',
  'PORT',
  'PUBLIC_URL',
  'LOG_FORMAT',
  'LOG_LEVEL',
  'METRICS_HOST',
  'METRICS_PORT',
]

export function readSettings(env: Env, { dev = false }: { dev?: boolean } = {}): ReadSettings {
  try {
    return read(env, dev ? 8081 : 8080)
  } catch (error) {
    if (error instanceof WrongSetting) return { problem: error.problem }
    throw error
  }
}

/** Strict, since it becomes part of a host that the credential is sent to. */
const REGION = /^[a-z]{2}-[a-z]+-\d+[a-z]?$/

function read(env: Env, defaultPort: number): ReadSettings {
  const strict = new Variables(env)
  const region = strict.match('DGC_REGION', REGION, 'must look like cn-north-4')
  const upstream = readUpstream(strict, region)
  const variables = upstream === null ? new Variables(env, GENERAL_NAMES) : strict
  const access = readAccess(variables)
  const dataFolder = variables.text('DATA_DIR')
  const settings: Settings = {
    upstream,
    region,
    workspace: variables.match('DGC_WORKSPACE', SEGMENT, SEGMENT_WHY) ?? '',
    zone: variables.text('DGC_TIME_ZONE', (zone) => (isZone(zone) ? null : 'must be an IANA time zone')),
    logUrlTemplate: variables.text('LOG_URL_TEMPLATE', findTemplateProblem),
    port: variables.whole('PORT', defaultPort, 0, 65_535),
    limits: readLimits(variables),
    ledger: {
      // The demo's runs move with the clock: after a restart they would contradict what is remembered.
      folder: upstream === null ? null : dataFolder,
      keepBytes: variables.whole('KEEP_MB', 512, 1, 1_000_000) * MIB,
    },
    logs: { scanBytes: variables.whole('LOG_SCAN_MB', 1024, 1, 1_000_000) * MIB },
    demo: {
      scenarios: variables.text('DEMO_SCENARIOS'),
      jobs: variables.whole('DEMO_JOBS', 0, 0, 10_000) || null,
    },
    access,
    linkPreviews: readLinkPreviews(variables, access.mode),
    operations: readOperations(variables, upstream === null),
  }
  const { metrics } = settings.operations
  if (
    metrics !== null &&
    metrics.port !== 0 &&
    metrics.port === settings.port &&
    metrics.host === access.host
  )
    throw new WrongSetting('METRICS_PORT', 'must be another port than PORT')
  const ignored = [...variables.ignored]
  if (upstream === null && dataFolder !== null)
    ignored.push({ name: 'DATA_DIR', why: 'would keep runs that no longer exist after a restart' })
  return { settings, ignored }
}

const readLimits = (variables: Variables): Limits => ({
  timeoutMs: variables.whole('DGC_TIMEOUT_MS', 10_000, 100, 120_000),
  maxAnswerBytes: variables.whole('DGC_MAX_ANSWER_MB', 32, 1, 256) * MIB,
  callsPerSecond: variables.whole('DGC_CALLS_PER_SECOND', 15, 1, 1000),
  callsAtOnce: variables.whole('DGC_CALLS_AT_ONCE', 8, 1, 256),
  coldReadsPerMinute: variables.whole('VIEWER_NEW_RUNS_PER_MINUTE', 30, 1, 100_000),
  cacheBytes: variables.whole('CACHE_MB', 64, 1, 4096) * MIB,
})
