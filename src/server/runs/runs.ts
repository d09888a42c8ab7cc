import { runFreshMs } from '../../contract/poll-policy'
import { type Run } from '../../contract/run'
import { type RunRef } from '../../contract/run-ref'
import { type ServerStatus } from '../../contract/server-status'
import { type Clock } from '../../lib/time/clock'
import { type Log } from '../../lib/log'
import { UpstreamError } from '../dgc/faults'
import { type Ledger } from '../ledger/ledger'
import { createFailedRuns } from './failed-runs'
import { type ShownRun, createKeptRuns } from './kept-runs'
import { readContract } from './read-contract'
import { type LogUrlSettings } from './reader/read-run'
import { createRunReader, sizeInBytes, toResponse } from './reader/run-reader'
import { type Snapshot, createRunCache } from './run-cache'
import { type Upstream } from './upstream'

export interface RunsOptions {
  upstream: Upstream
  ledger: Pick<Ledger, 'keepRun' | 'findKept' | 'markMissing' | 'listFailedToKeep'>
  projectId: string
  /** What an answer must not repeat. */
  secrets: () => readonly string[]
  logUrl: LogUrlSettings
  clock: Clock
  random: () => number
  wait: (ms: number) => Promise<void>
  /** The entry of the thread that reads large responses; null reads them in this thread. */
  workerFile: URL | null
  maxBytes: number
  maxAnswerBytes: number
  log: Log
}

export interface Runs {
  /** A run as all viewers see it. `client` names the allowance that a read of an uncached run uses. Throws an UpstreamError. */
  read: (ref: RunRef, client: string) => Promise<Snapshot<ShownRun>>
  /** A run that was read before, as it was read last; null for any other. Never asks DGC. */
  peek: (ref: RunRef) => Snapshot<ShownRun> | null
  /** A run in DGC's own text, as `read` would give it, without keeping it. Throws an UpstreamError. */
  readAnswer: (ref: RunRef, text: string) => Promise<Run>
  /** Keeps failed runs that no viewer has opened. To be called when runs of the workspace were listed; never rejects. */
  keepFailed: (workspace: string) => Promise<void>
  stats: () => ServerStatus['cache']
  /** Ends the reading thread, once what is to be kept is kept. */
  destroy: () => Promise<void>
}

/** Different for any two runs, whatever their names hold. */
export const createRunKey = (projectId: string, { job, id, workspace }: RunRef): string =>
  JSON.stringify([projectId, workspace, job, id])

/** The runs that this process has read, and its only way to ask for more. */
export function createRuns(options: RunsOptions): Runs {
  const { upstream, ledger, projectId, maxBytes, clock, random, wait } = options
  const reader = createRunReader(options)
  const kept = createKeptRuns({ ...options, reader })
  const cache = createRunCache<RunRef, ShownRun>({
    keyOf: (ref) => createRunKey(projectId, ref),
    load: async (ref, priority, before) => {
      try {
        const run = await upstream.observe(
          () => upstream.dgc.fetchRun(ref, priority),
          (response) => reader.read(ref, response, before),
        )
        if (run !== before) kept.keep(ref, run)
        return { ...run, keptAtMs: null }
      } catch (error) {
        if (!isGone(error)) throw error
        ledger.markMissing(ref)
        const run = await kept.find(ref, before)
        if (run === null) throw error
        upstream.logFault(error)
        return run
      }
    },
    freshForMs: ({ end }, fetchedAtMs) => runFreshMs(end, fetchedAtMs),
    bytesOf: sizeInBytes,
    coldReadWaitMs: upstream.coldReadWaitMs,
    onFault: upstream.logFault,
    health: upstream.health,
    clock,
    random,
    wait,
    maxBytes,
  })
  return {
    read: cache.read,
    peek: cache.peek,
    readAnswer: async (ref, text) => {
      const { contract } = await reader.read(ref, toResponse(text), undefined)
      return readContract(contract)
    },
    keepFailed: createFailedRuns({ ...options, reader, kept, keyOf: (ref) => createRunKey(projectId, ref) }),
    stats: cache.stats,
    destroy: async () => {
      await kept.settle()
      await reader.close()
    },
  }
}

/** DGC works, and has forgotten the run, or its job with all runs. */
const isGone = (error: unknown): boolean =>
  error instanceof UpstreamError &&
  (error.detail.code === 'instance_not_found' || error.detail.code === 'job_not_found')
