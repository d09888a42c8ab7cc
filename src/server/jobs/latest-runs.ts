import { LRUCache } from 'lru-cache'
import { type LatestWord } from '../../contract/job-run'
import { LIST_FRESH_MS } from '../../contract/list-polls'
import { type JobRef } from '../../contract/run-ref'
import { type Clock } from '../../lib/time/clock'
import { SECOND_MS } from '../../lib/time/units'
import { calculateBackOffMs } from '../dgc/back-off'
import { UpstreamError } from '../dgc/faults'
import { type Ledger } from '../ledger/ledger'
import { type Upstream } from '../runs/upstream'
import { findNewestHole } from './coverage'
import { type ListCalls } from './list-calls'
import { KEPT_MS, createListedRuns } from './listed-runs'

export interface LatestRunsOptions {
  upstream: Pick<Upstream, 'coldReadWaitMs' | 'logFault'>
  calls: Pick<ListCalls, 'listRuns'>
  ledger: Ledger
  clock: Clock
  random: () => number
  wait: (ms: number) => Promise<void>
}

export interface LatestRuns {
  /**
   * The id of a job's latest run. While DGC cannot be asked, the latest one that is remembered. `client` names the allowance that calls for a
   * job without a known run use. Throws an UpstreamError.
   */
  find: (ref: JobRef, word: LatestWord, client: string) => Promise<string>
}

interface Search {
  dueElapsedMs: number
  failure: { error: UpstreamError; fails: number } | null
  running: Promise<void> | null
}

const MAX_SEARCHES = 500
/** Weeks that a viewer waits for. A search that has not come to its end goes on with the next request. */
const WEEKS_AT_ONCE = 3

const KNOWN_WAIT_MS = SECOND_MS

/** Finds what `latest` and its variants stand for, from the ledger and as few lists of the job as it lacks. */
export function createLatestRuns(options: LatestRunsOptions): LatestRuns {
  const { upstream, ledger, clock, random, wait } = options
  const listed = createListedRuns(options)
  const searches = new LRUCache<string, Search>({ max: MAX_SEARCHES })

  async function search(ref: JobRef, word: LatestWord): Promise<void> {
    const { workspace, job } = ref
    const nowMs = clock.nowMs()
    const priority = ledger.findLatest(workspace, job, word) === null ? 'new' : 'known'
    await listed.listNewest(ref, LIST_FRESH_MS, priority)
    for (let weeks = 0; weeks < WEEKS_AT_ONCE; weeks++) {
      const coverage = listed.coverageOf(ref)
      const fromMs = ledger.findLatest(workspace, job, word)?.planMs ?? nowMs - KEPT_MS
      const hole = findNewestHole(coverage, { fromMs, toMs: coverage.at(-1)?.toMs ?? nowMs })
      if (hole === null) return
      // oxlint-disable-next-line no-await-in-loop -- the newest week with such a run ends the search
      await listed.list(ref, hole, priority)
    }
  }

  async function update(entry: Search, ref: JobRef, word: LatestWord): Promise<void> {
    try {
      await search(ref, word)
      entry.failure = null
      entry.dueElapsedMs = clock.elapsedMs() + LIST_FRESH_MS
    } catch (thrown) {
      if (!(thrown instanceof UpstreamError)) upstream.logFault(thrown)
      const error = thrown instanceof UpstreamError ? thrown : new UpstreamError({ code: 'internal' })
      const fails = (entry.failure?.fails ?? 0) + 1
      entry.failure = { error, fails }
      entry.dueElapsedMs = clock.elapsedMs() + calculateBackOffMs(error.detail, fails, random())
    }
  }

  return {
    find: async (ref, word, client) => {
      const { workspace, job } = ref
      const key = JSON.stringify([workspace, job, word])
      const isKnown = ledger.findLatest(workspace, job, word) !== null
      const entry = searches.get(key) ?? { dueElapsedMs: -Infinity, failure: null, running: null }
      searches.set(key, entry)
      if (entry.running === null && clock.elapsedMs() >= entry.dueElapsedMs) {
        const waitMs = isKnown ? 0 : upstream.coldReadWaitMs(client)
        if (waitMs > 0) throw new UpstreamError({ code: 'too_many_requests' }).withRetryAfter(waitMs)
        entry.running = update(entry, ref, word).finally(() => (entry.running = null))
      }
      // A known run is shown until the newer one is found.
      await (isKnown && entry.running !== null
        ? Promise.race([entry.running, wait(KNOWN_WAIT_MS)])
        : entry.running)
      const found = ledger.findLatest(workspace, job, word)
      if (found !== null) return found.id
      const error = entry.failure?.error ?? new UpstreamError({ code: 'instance_not_found' })
      throw error.withRetryAfter(Math.max(0, entry.dueElapsedMs - clock.elapsedMs()))
    },
  }
}
