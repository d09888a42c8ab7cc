import { type ErrorCode, type ErrorDetail } from '../../contract/errors'
import { type RunRef } from '../../contract/run-ref'
import { type ServerStatus } from '../../contract/server-status'
import { runFreshMs } from '../../contract/poll-policy'
import { createBudget } from './budget'
import { createUpstreamHealth, type UpstreamHealthStats } from './upstream-health'
import { createColdReads } from './cold-reads'
import { type Snapshot, type RunCache, createRunCache } from './run-cache'
import { type Clock } from '../../lib/time/clock'
import { createDgcClient } from '../dgc/client'
import { type Credential } from '../dgc/auth/credential'
import { UpstreamError } from '../dgc/faults'
import { type Log } from '../../lib/log'
import { type LogUrlSettings } from './reader/read-run'
import { type CachedRun, createRunReader, sizeInBytes } from './reader/run-reader'
import { type Limits } from '../settings/settings'

export interface RunsOptions {
  endpoint: string
  projectId: string
  credential: Credential
  limits: Limits
  logUrl: LogUrlSettings
  clock: Clock
  random: () => number
  wait: (ms: number) => Promise<void>
  /** The built-in demo, whose faults each belong to one run. */
  isDemo: boolean
  /** The file of the thread that reads large answers; null reads them here. */
  workerFile: URL | null
  log: Log
  /** Each call upstream, when it has ended. */
  onUpstreamCall?: (call: { outcome: 'ok' | ErrorCode; ms: number }) => void
}

export interface Runs {
  /** A run as it is shown to all. `client` is whose share of new runs is used. Throws an UpstreamError. */
  read: (ref: RunRef, client: string) => Promise<Snapshot<CachedRun>>
  /** The same when it is at hand, fresh enough and usable at once; null leaves it to `read`. */
  peek: RunCache<RunRef, CachedRun>['peek']
  stats: () => { upstream: UpstreamHealthStats } & Pick<ServerStatus, 'budget' | 'cache'>
  /** Waits for the calls under way; `destroy` does not. */
  close: () => Promise<void>
  destroy: () => Promise<void>
}

/** No two runs have the same, whatever their names hold. */
export const createRunKey = (projectId: string, { job, id, workspace }: RunRef): string =>
  JSON.stringify([projectId, workspace, job, id])

/** All that this process knows of runs, and its one way to ask for more. */
export function createRuns(options: RunsOptions): Runs {
  const { endpoint, projectId, credential, limits, clock, random, wait, isDemo, log, onUpstreamCall } =
    options
  const { callsPerSecond: perSecond, callsAtOnce: atOnce } = limits
  const health = createUpstreamHealth({ clock, random, mayPause: !isDemo })
  const budget = createBudget({ perSecond, atOnce, clock, wait, currentPause: health.currentPause })
  const { acquire } = budget
  const dgc = createDgcClient({ endpoint, projectId, credential, ...limits, clock: clock.nowMs, acquire })
  const reader = createRunReader({ ...options, secrets: () => credential.secrets() })

  const store = createRunCache<RunRef, CachedRun>({
    keyOf: (ref) => createRunKey(projectId, ref),
    load: async (ref, rank, before) => {
      const startMs = clock.elapsedMs()
      const tell = (outcome: 'ok' | ErrorCode): void =>
        onUpstreamCall?.({ outcome, ms: clock.elapsedMs() - startMs })
      try {
        const answered = await dgc.fetchRun(ref, rank)
        const run = await reader.read(ref, answered, before)
        tell('ok')
        const { status, requestId: request, bytes } = answered
        log.info(
          { status, request, bytes: bytes.byteLength, ms: Math.round(clock.elapsedMs() - startMs) },
          'DGC answered',
        )
        return run
      } catch (error) {
        tell(error instanceof UpstreamError ? error.detail.code : 'internal')
        throw error
      }
    },
    freshForMs: ({ state }, fetchedAtMs) => runFreshMs(state, fetchedAtMs),
    bytesOf: sizeInBytes,
    coldReadWaitMs: createColdReads(limits.missesPerMinute, clock),
    onFault: (thrown) => tellFault(log, thrown),
    health,
    clock,
    random,
    wait,
    maxBytes: limits.cacheBytes,
  })

  return {
    read: store.read,
    peek: store.peek,
    stats: () => ({ upstream: health.stats(), budget: budget.stats(), cache: store.stats() }),
    close: async () => {
      await dgc.close()
      await reader.close()
    },
    destroy: async () => {
      await dgc.destroy()
      await reader.close()
    },
  }
}

function tellFault(log: Log, thrown: unknown): void {
  if (!(thrown instanceof UpstreamError)) {
    // Its message may hold what somebody sent, so only the kind is said.
    log.error({ error: thrown instanceof Error ? thrown.name : 'unknown' }, 'internal error')
  } else if (thrown.detail.code.endsWith('_found')) {
    log.info({}, lineOf(thrown.detail))
  } else {
    log.warn({}, lineOf(thrown.detail))
  }
}

/** What an operator needs to ask Huawei; what upstream wrote is cut to one harmless line. */
function lineOf({ code, reason, upstream }: ErrorDetail): string {
  const said = [
    reason,
    upstream?.status,
    upstream?.code,
    upstream?.requestId && `request ${upstream.requestId}`,
  ]
  const words = ['DGC:', code, ...said.filter((part) => part !== null && part !== undefined && part !== '')]
  return words.join(' ').replaceAll(/[^\u0020-\u007e]/g, '?')
}
