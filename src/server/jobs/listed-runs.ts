import { type JobRef } from '../../contract/run-ref'
import { type Clock } from '../../lib/time/clock'
import { DAY_MS, HOUR_MS } from '../../lib/time/units'
import { type Priority } from '../dgc/client'
import { type Ledger } from '../ledger/ledger'
import { type Coverage, type Span, unite } from './coverage'
import { type ListCalls } from './list-calls'
import { noteRuns, readCoverage } from './remember'

export interface ListedRunsOptions {
  calls: Pick<ListCalls, 'listRuns'>
  ledger: Ledger
  clock: Clock
}

/** The runs of single jobs that DGC has listed, and the calls that add to them. All that call throw UpstreamErrors. */
export interface ListedRuns {
  /** What was listed of a job, by itself or with all others. */
  coverageOf: (ref: JobRef) => Coverage
  list: (ref: JobRef, span: Span, priority: Priority) => Promise<void>
  /** One call, for what is new since the last list; none when that is younger than `freshMs`. */
  listNewest: (ref: JobRef, freshMs: number, priority: Priority) => Promise<void>
}

/** DGC keeps six months. */
export const KEPT_MS = 184 * DAY_MS
const WEEK_MS = 7 * DAY_MS
/** A run appears in lists some moments after its plan, or before it. */
const OVERLAP_MS = HOUR_MS

export function createListedRuns({ calls, ledger, clock }: ListedRunsOptions): ListedRuns {
  const coverageOf = ({ workspace, job }: JobRef): Coverage =>
    unite(readCoverage(ledger, workspace, null), readCoverage(ledger, workspace, job))

  async function list({ workspace, job }: JobRef, span: Span, priority: Priority): Promise<void> {
    const onPage: Parameters<ListCalls['listRuns']>[0]['onPage'] = (rows) =>
      ledger.recordRuns(workspace, rows, clock.nowMs())
    await calls.listRuns({ workspace, job, span, priority, onPage })
    noteRuns(ledger, workspace, job, { fromMs: span.fromMs, toMs: Math.min(span.toMs, clock.nowMs()) })
  }

  return {
    coverageOf,
    list,
    listNewest: async (ref, freshMs, priority) => {
      const nowMs = clock.nowMs()
      const listedMs = coverageOf(ref).at(-1)?.toMs ?? 0
      if (nowMs - listedMs < freshMs) return
      const fromMs = Math.max(listedMs - OVERLAP_MS, nowMs - WEEK_MS + 2 * OVERLAP_MS)
      await list(ref, { fromMs, toMs: nowMs + OVERLAP_MS }, priority)
    },
  }
}
