import { LRUCache } from 'lru-cache'
import { type LatestWord } from '../../contract/job-run'
import { LIST_FRESH_MS } from '../../contract/list-polls'
import { type JobRef } from '../../contract/run-ref'
import { type Clock } from '../../lib/time/clock'
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../lib/time/units'
import { calculateBackOffMs } from '../dgc/back-off'
import { type Priority } from '../dgc/client'
import { UpstreamError } from '../dgc/faults'
import { type Ledger } from '../ledger/ledger'
import { type Upstream } from '../runs/upstream'
import { type Coverage, type Span, findNewestHole, unite } from './coverage'
import { type ListCalls } from './list-calls'
import { noteRuns, readCoverage } from './remember'

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
/** DGC keeps six months. */
const KEPT_MS = 184 * DAY_MS
const WEEK_MS = 7 * DAY_MS
/** A run appears in lists some moments after its plan, or before it. */
const OVERLAP_MS = HOUR_MS
/** Weeks that a viewer waits for. A search that has not come to its end goes on with the next request. */
const WEEKS_AT_ONCE = 3

const KNOWN_WAIT_MS = SECOND_MS

/** Finds what `latest` and its variants stand for, from the ledger and as few lists of the job as it lacks. */
export function createLatestRuns(options: LatestRunsOptions): LatestRuns {
  const { upstream, calls, ledger, clock, random, wait } = options
  const searches = new LRUCache<string, Search>({ max: MAX_SEARCHES })

  /** What was listed of this job, by itself or with all others. */
  const coverageOf = ({ workspace, job }: JobRef): Coverage =>
    unite(readCoverage(ledger, workspace, null), readCoverage(ledger, workspace, job))

  async function list({ workspace, job }: JobRef, span: Span, priority: Priority): Promise<void> {
    const onPage: Parameters<ListCalls['listRuns']>[0]['onPage'] = (rows) =>
      ledger.recordRuns(workspace, rows, clock.nowMs())
    await calls.listRuns({ workspace, job, span, priority, onPage })
    noteRuns(ledger, workspace, job, { fromMs: span.fromMs, toMs: Math.min(span.toMs, clock.nowMs()) })
  }

  async function search(ref: JobRef, word: LatestWord): Promise<void> {
    const { workspace, job } = ref
    const nowMs = clock.nowMs()
    const priority = ledger.findLatest(workspace, job, word) === null ? 'new' : 'known'
    const listedMs = coverageOf(ref).at(-1)?.toMs ?? 0
    if (nowMs - listedMs >= LIST_FRESH_MS) {
      const fromMs = Math.max(listedMs - OVERLAP_MS, nowMs - WEEK_MS + 2 * OVERLAP_MS)
      await list(ref, { fromMs, toMs: nowMs + OVERLAP_MS }, priority)
    }
    for (let weeks = 0; weeks < WEEKS_AT_ONCE; weeks++) {
      const coverage = coverageOf(ref)
      const fromMs = ledger.findLatest(workspace, job, word)?.planMs ?? nowMs - KEPT_MS
      const hole = findNewestHole(coverage, { fromMs, toMs: coverage.at(-1)?.toMs ?? nowMs })
      if (hole === null) return
      // oxlint-disable-next-line no-await-in-loop -- the newest week with such a run ends the search
      await list(ref, hole, priority)
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
