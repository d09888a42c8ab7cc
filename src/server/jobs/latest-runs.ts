import { type LatestWord } from '../../contract/job-run'
import { LIST_FRESH_MS } from '../../contract/list-polls'
import { type JobRef } from '../../contract/run-ref'
import { UpstreamError } from '../dgc/faults'
import { REFRESH_WAIT_MS } from '../runs/run-cache'
import { claimColdRead } from '../runs/upstream'
import { findNewestHole } from './coverage'
import { DGC_RETENTION_MS, type RunSearchOptions, createListedRuns } from './listed-runs'
import { createRefreshes } from './refresh'
import { readJobCoverage } from './remember'

export interface LatestRuns {
  /**
   * The id of a job's latest run. While DGC cannot be asked, the latest one that is remembered. `client` names the allowance that calls for a
   * job without a known run use. Throws an UpstreamError.
   */
  find: (ref: JobRef, word: LatestWord, client: string) => Promise<string>
}

/** Weeks that a viewer waits for. A search that has not come to its end goes on with the next request. */
const WEEKS_AT_ONCE = 3

/** Finds what `latest` and its variants stand for, from the ledger and as few lists of the job as it lacks. */
export function createLatestRuns(options: RunSearchOptions): LatestRuns {
  const { upstream, ledger, clock, random, wait } = options
  const listed = createListedRuns(options)
  const findSearch = createRefreshes({ clock, random, onFault: upstream.logFault })

  async function search(ref: JobRef, word: LatestWord): Promise<void> {
    const { workspace, job } = ref
    const nowMs = clock.nowMs()
    const priority = ledger.findLatest(workspace, job, word) === null ? 'new' : 'known'
    await listed.listNewest(ref, LIST_FRESH_MS, priority)
    for (let weeks = 0; weeks < WEEKS_AT_ONCE; weeks++) {
      const coverage = readJobCoverage(ledger, ref)
      const fromMs = ledger.findLatest(workspace, job, word)?.planMs ?? nowMs - DGC_RETENTION_MS
      const hole = findNewestHole(coverage, { fromMs, toMs: coverage.at(-1)?.toMs ?? nowMs })
      if (hole === null) return
      // oxlint-disable-next-line no-await-in-loop -- the newest week with such a run ends the search
      await listed.list(ref, hole, priority)
    }
  }

  return {
    find: async (ref, word, client) => {
      const { workspace, job } = ref
      const isKnown = ledger.findLatest(workspace, job, word) !== null
      const refresh = findSearch(workspace, job, word)
      const dueInMs = () => refresh.dueElapsedMs(LIST_FRESH_MS) - clock.elapsedMs()
      if (refresh.running() === null && dueInMs() <= 0) {
        if (!isKnown) claimColdRead(upstream, client)
        void refresh.start(() => search(ref, word))
      }
      // A known run is shown until the newer one is found.
      const running = refresh.running()
      await (isKnown && running !== null ? Promise.race([running, wait(REFRESH_WAIT_MS)]) : running)
      const found = ledger.findLatest(workspace, job, word)
      if (found !== null) return found.id
      const error = refresh.failure()?.error ?? new UpstreamError({ code: 'instance_not_found' })
      throw error.withRetryAfter(Math.max(0, dueInMs()))
    },
  }
}
