import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { type RunRef } from '../../contract/run-ref'
import { isTerminal } from '../../contract/status'
import { type Log } from '../../lib/log'
import { type Clock } from '../../lib/time/clock'
import { type Ledger } from '../ledger/ledger'
import { type CachedRun, type RunReader } from './reader/run-reader'

const unpack = promisify(gunzip)

/** A run, and whether DGC still has it. */
export interface ShownRun extends CachedRun {
  /** Epoch ms when DGC gave this answer last; null while DGC has the run. */
  keptAtMs: number | null
}

/** The last answers of finished runs, for when DGC no longer has them. */
export interface KeptRuns {
  /** Keeps the answer of a run that is finished. */
  keep: (ref: RunRef, run: CachedRun) => void
  /** The kept run, read anew; null when there is none. `before` is what was shown last. */
  find: (ref: RunRef, before: ShownRun | undefined) => Promise<ShownRun | null>
  /** Resolves when all that is to be kept is kept. */
  settle: () => Promise<void>
}

export interface KeptRunsOptions {
  ledger: Pick<Ledger, 'keepRun' | 'findKept'>
  reader: Pick<RunReader, 'read'>
  clock: Pick<Clock, 'nowMs'>
  log: Pick<Log, 'warn'>
  /** More is not unpacked. */
  maxAnswerBytes: number
}

export function createKeptRuns({ ledger, reader, clock, log, maxAnswerBytes }: KeptRunsOptions): KeptRuns {
  const pending = new Set<Promise<void>>()

  /** DGC's text without the credentials that it may have repeated. */
  async function keep(ref: RunRef, run: CachedRun, seenAtMs: number): Promise<void> {
    try {
      ledger.keepRun(ref, { bytes: await run.raw.as('gzip'), seenAtMs })
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'a run could not be kept')
    }
  }

  const settle = async (): Promise<void> => void (await Promise.all(pending))

  return {
    keep: (ref, run) => {
      if (!isTerminal(run.end.status)) return
      const keeping = keep(ref, run, clock.nowMs()).finally(() => pending.delete(keeping))
      pending.add(keeping)
    },
    find: async (ref, before) => {
      if (before !== undefined && before.keptAtMs !== null) return before
      await settle()
      const kept = ledger.findKept(ref)
      if (kept === null) return null
      try {
        const bytes = await unpack(kept.bytes, { maxOutputLength: maxAnswerBytes })
        const response = { status: 200, requestId: null, contentType: 'application/json', bytes }
        return { ...(await reader.read(ref, response, before)), keptAtMs: kept.seenAtMs }
      } catch (error) {
        log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'a kept run cannot be read')
        return null
      }
    },
    settle,
  }
}
