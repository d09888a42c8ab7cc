import { type JobRef } from '../../contract/run-ref'
import { type Clock } from '../../lib/time/clock'
import { DAY_MS } from '../../lib/time/units'
import { type Priority } from '../dgc/client'
import { type Ledger } from '../ledger/ledger'
import { type Upstream } from '../runs/upstream'
import { AHEAD_MS, ONE_CALL_MS, type Span } from './coverage'
import { type ListCalls } from './list-calls'
import { forgetFuture, noteRuns, readJobCoverage } from './remember'

export interface ListedRunsOptions {
  calls: Pick<ListCalls, 'listRuns'>
  ledger: Ledger
  clock: Clock
}

/** What searches through the runs of single jobs take. */
export interface RunSearchOptions extends ListedRunsOptions {
  upstream: Pick<Upstream, 'coldReadWaitMs' | 'logFault'>
  random: () => number
  wait: (ms: number) => Promise<void>
}

/** The calls that add to the runs of single jobs that are known. All throw UpstreamErrors. */
export interface ListedRuns {
  /** `maxPages`: no more of each window of DGC's; where runs are missing then, the span does not count as listed. */
  list: (ref: JobRef, span: Span, priority: Priority, maxPages?: number) => Promise<void>
  /** One call, for what is new since the last list; none when that is younger than `freshMs`. */
  listNewest: (ref: JobRef, freshMs: number, priority: Priority) => Promise<void>
}

/** DGC keeps six months. */
export const DGC_RETENTION_MS = 184 * DAY_MS
/** A run appears in lists some moments after its plan, or before it. */
const OVERLAP_MS = AHEAD_MS

export function createListedRuns({ calls, ledger, clock }: ListedRunsOptions): ListedRuns {
  async function list(
    { workspace, job }: JobRef,
    span: Span,
    priority: Priority,
    maxPages?: number,
  ): Promise<void> {
    const onPage: Parameters<ListCalls['listRuns']>[0]['onPage'] = (rows) =>
      ledger.recordRuns(workspace, rows, clock.nowMs())
    const isWhole = await calls.listRuns({ workspace, job, span, priority, maxPages, onPage })
    if (isWhole)
      noteRuns(ledger, workspace, job, { fromMs: span.fromMs, toMs: Math.min(span.toMs, clock.nowMs()) })
  }

  return {
    list,
    listNewest: async (ref, freshMs, priority) => {
      const nowMs = clock.nowMs()
      forgetFuture(ledger, ref, nowMs)
      const listedMs = readJobCoverage(ledger, ref).at(-1)?.toMs ?? 0
      if (nowMs - listedMs < freshMs) return
      const fromMs = Math.max(listedMs - OVERLAP_MS, nowMs - ONE_CALL_MS)
      await list(ref, { fromMs, toMs: nowMs + AHEAD_MS }, priority)
    },
  }
}
