import { type ErrorCode, type ErrorDetail } from '../../contract/errors'
import { runFreshMs } from '../../contract/poll-policy'
import { type RunRef } from '../../contract/run-ref'
import { type ServerStatus } from '../../contract/server-status'
import { type Log } from '../../lib/log'
import { type Clock } from '../../lib/time/clock'
import { type Credential } from '../dgc/auth/credential'
import { createDgcClient } from '../dgc/client'
import { UpstreamError } from '../dgc/faults'
import { type Limits } from '../settings/settings'
import { createBudget } from './budget'
import { createColdReads } from './cold-reads'

import { type ProxySettings } from '../settings/proxy'
import { type LogUrlSettings } from './reader/read-run'
import { type CachedRun, createRunReader, sizeInBytes } from './reader/run-reader'
import { type Snapshot, createRunCache } from './run-cache'
import { type UpstreamHealthStats, createUpstreamHealth } from './upstream-health'

export interface RunsOptions {
  endpoint: string
  projectId: string
  credential: Credential
  proxy: ProxySettings | null
  limits: Limits
  logUrl: LogUrlSettings
  clock: Clock
  random: () => number
  wait: (ms: number) => Promise<void>
  /** The built-in demo, whose faults each belong to one run. */
  isDemo: boolean
  /** The entry of the thread that reads large responses; null reads them in this thread. */
  workerFile: URL | null
  log: Log
  /** Called when a call upstream has ended. */
  onUpstreamCall?: (call: { outcome: 'ok' | ErrorCode; ms: number }) => void
}

export interface Runs {
  /** A run as all viewers see it. `client` names the allowance that a read of an uncached run uses. Throws an UpstreamError. */
  read: (ref: RunRef, client: string) => Promise<Snapshot<CachedRun>>
  stats: () => { upstream: UpstreamHealthStats } & Pick<ServerStatus, 'budget' | 'cache'>
  /** Ends the calls under way and the reading thread. */
  destroy: () => Promise<void>
}

/** Different for any two runs, whatever their names hold. */
export const createRunKey = (projectId: string, { job, id, workspace }: RunRef): string =>
  JSON.stringify([projectId, workspace, job, id])

/** The runs that this process has read, and its only way to ask for more. */
export function createRuns(options: RunsOptions): Runs {
  const { endpoint, projectId, credential, limits, clock, random, wait, isDemo, log, onUpstreamCall } =
    options
  const { callsPerSecond: perSecond, callsAtOnce: atOnce } = limits
  const health = createUpstreamHealth({ clock, random, mayPause: !isDemo })
  const budget = createBudget({ perSecond, atOnce, clock, wait, currentPause: health.currentPause })
  const dgc = createDgcClient({
    endpoint,
    projectId,
    credential,
    proxy: options.proxy,
    ...limits,
    clock: clock.nowMs,
    acquire: budget.acquire,
  })
  const reader = createRunReader({ ...options, secrets: () => credential.secrets() })

  const cache = createRunCache<RunRef, CachedRun>({
    keyOf: (ref) => createRunKey(projectId, ref),
    load: async (ref, priority, before) => {
      const startMs = clock.elapsedMs()
      const elapsedMs = (): number => clock.elapsedMs() - startMs
      try {
        const response = await dgc.fetchRun(ref, priority)
        const run = await reader.read(ref, response, before)
        onUpstreamCall?.({ outcome: 'ok', ms: elapsedMs() })
        const { status, requestId: request, bytes } = response
        log.info({ status, request, bytes: bytes.byteLength, ms: Math.round(elapsedMs()) }, 'DGC answered')
        return run
      } catch (error) {
        const outcome = error instanceof UpstreamError ? error.detail.code : 'internal'
        onUpstreamCall?.({ outcome, ms: elapsedMs() })
        throw error
      }
    },
    freshForMs: ({ end }, fetchedAtMs) => runFreshMs(end, fetchedAtMs),
    bytesOf: sizeInBytes,
    coldReadWaitMs: createColdReads(limits.missesPerMinute, clock),
    onFault: (thrown) => logFault(log, thrown),
    health,
    clock,
    random,
    wait,
    maxBytes: limits.cacheBytes,
  })

  return {
    read: cache.read,
    stats: () => ({ upstream: health.stats(), budget: budget.stats(), cache: cache.stats() }),
    destroy: async () => {
      await dgc.destroy()
      await reader.close()
    },
  }
}

function logFault(log: Log, thrown: unknown): void {
  if (!(thrown instanceof UpstreamError)) {
    // Only the kind: its message may hold what a viewer sent.
    log.error({ error: thrown instanceof Error ? thrown.name : 'unknown' }, 'internal error')
  } else if (thrown.detail.code.endsWith('_found')) {
    log.info({}, describeFault(thrown.detail))
  } else {
    log.warn({}, describeFault(thrown.detail))
  }
}

/** Node reads this variable only when it starts. */
const CERTIFICATE_HINT =
  '(NODE_EXTRA_CA_CERTS names the file of a private authority; set it before the process starts, not in .env)'

/** What an operator needs to ask Huawei. Upstream text is reduced to one line of printable ASCII. */
function describeFault({ code, reason, upstream }: ErrorDetail): string {
  const request = upstream?.requestId && `request ${upstream.requestId}`
  const hint = reason === 'certificate_untrusted' ? CERTIFICATE_HINT : null
  const parts = ['DGC:', code, reason, upstream?.status, upstream?.code, request, hint]
  return parts
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join(' ')
    .replaceAll(/[^\u0020-\u007e]/g, '?')
}
