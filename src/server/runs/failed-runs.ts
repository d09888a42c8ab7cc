import { LRUCache } from 'lru-cache'
import { type RunRef } from '../../contract/run-ref'
import { type Clock } from '../../lib/time/clock'
import { DAY_MS, SECOND_MS } from '../../lib/time/units'
import { concernsOneCall } from '../dgc/back-off'
import { UpstreamError } from '../dgc/faults'
import { type Ledger } from '../ledger/ledger'
import { type KeptRuns } from './kept-runs'
import { type RunReader, toResponse } from './reader/run-reader'
import { type Upstream } from './upstream'

export interface FailedRunsOptions {
  upstream: Pick<Upstream, 'call'>
  ledger: Pick<Ledger, 'listFailedToKeep' | 'markMissing'>
  reader: Pick<RunReader, 'read'>
  kept: Pick<KeptRuns, 'keep'>
  keyOf: (ref: RunRef) => string
  clock: Pick<Clock, 'nowMs'>
  wait: (ms: number) => Promise<void>
}

/** Older failures are expected to have been opened by the viewers they concern. */
const RECENT_MS = 7 * DAY_MS
const RUNS_AT_ONCE = 5
/** Two calls a second, as for lists. */
const PAUSE_MS = SECOND_MS / 2
/** Each run is asked for once, even if its answer was evicted since. */
const MAX_ASKED = 10_000

/**
 * Keeps the answers of failed runs that no viewer has opened, behind all calls that viewers wait for. To be called repeatedly while
 * a workspace is listed; a call while one is under way does nothing. Never rejects.
 */
export function createFailedRuns(options: FailedRunsOptions): (workspace: string) => Promise<void> {
  const { upstream, ledger, reader, kept, keyOf, clock, wait } = options
  const asked = new LRUCache<string, true>({ max: MAX_ASKED })
  let isRunning = false

  /** False when DGC should not be asked for more now. */
  async function keep(ref: RunRef): Promise<boolean> {
    const key = keyOf(ref)
    try {
      const text = await upstream.call(
        key,
        (dgc) => dgc.fetchRun(ref, 'background'),
        (body) => body,
      )
      asked.set(key, true)
      kept.keep(ref, await reader.read(ref, toResponse(text), undefined))
      return true
    } catch (error) {
      if (!(error instanceof UpstreamError)) return false
      const { code } = error.detail
      if (code === 'instance_not_found' || code === 'job_not_found') ledger.markMissing(ref)
      const isItsOwn = concernsOneCall(code)
      if (isItsOwn) asked.set(key, true)
      return isItsOwn
    }
  }

  return async (workspace) => {
    if (isRunning) return
    isRunning = true
    try {
      const sinceMs = clock.nowMs() - RECENT_MS
      const failed = ledger
        .listFailedToKeep(workspace, sinceMs)
        .filter((ref) => !asked.has(keyOf(ref)))
        .slice(0, RUNS_AT_ONCE)
      for (const ref of failed) {
        // oxlint-disable-next-line no-await-in-loop -- one call at a time, at a pace
        if (!(await keep(ref))) return
        // oxlint-disable-next-line no-await-in-loop -- the same
        await wait(PAUSE_MS)
      }
    } finally {
      isRunning = false
    }
  }
}
