import { runFreshMs } from '../../contract/poll-policy'
import { type RunRef } from '../../contract/run-ref'
import { type ServerStatus } from '../../contract/server-status'
import { type Clock } from '../../lib/time/clock'
import { type LogUrlSettings } from './reader/read-run'
import { type CachedRun, createRunReader, sizeInBytes } from './reader/run-reader'
import { type Snapshot, createRunCache } from './run-cache'
import { type Upstream } from './upstream'

export interface RunsOptions {
  upstream: Upstream
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
}

export interface Runs {
  /** A run as all viewers see it. `client` names the allowance that a read of an uncached run uses. Throws an UpstreamError. */
  read: (ref: RunRef, client: string) => Promise<Snapshot<CachedRun>>
  stats: () => ServerStatus['cache']
  /** Ends the reading thread. */
  destroy: () => Promise<void>
}

/** Different for any two runs, whatever their names hold. */
export const createRunKey = (projectId: string, { job, id, workspace }: RunRef): string =>
  JSON.stringify([projectId, workspace, job, id])

/** The runs that this process has read, and its only way to ask for more. */
export function createRuns(options: RunsOptions): Runs {
  const { upstream, projectId, maxBytes, clock, random, wait } = options
  const reader = createRunReader(options)
  const cache = createRunCache<RunRef, CachedRun>({
    keyOf: (ref) => createRunKey(projectId, ref),
    load: (ref, priority, before) =>
      upstream.observe(
        () => upstream.dgc.fetchRun(ref, priority),
        (response) => reader.read(ref, response, before),
      ),
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
  return { read: cache.read, stats: cache.stats, destroy: reader.close }
}
