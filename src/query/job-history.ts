import { type JobHistory } from '../contract/job'
import { unpackJobHistory } from '../contract/job-transfer'
import { jobHistoryPollMs, LIST_NEWS_MS } from '../contract/list-polls'
import { addParams, paths } from '../contract/routes'
import { type JobRef } from '../contract/run-ref'
import { isSameData } from '../lib/is-same-data'
import { type LiveResource } from './live-resource'

/** A job with its runs from `fromMs` on, until `toMs` or now. */
export function jobHistoryResource(
  ref: JobRef,
  fromMs: number,
  toMs: number | null,
): LiveResource<JobHistory> {
  // What was planned in the first month of 1970, which is a mistake, has no month before it.
  const query = new URLSearchParams({ from: String(Math.max(1, fromMs)) })
  if (toMs !== null) query.set('to', String(toMs))
  return {
    queryKey: ['job-history', ref.workspace, ref.job, `${fromMs}-${toMs ?? ''}`],
    path: addParams(paths.apiJobHistory(ref), query),
    parse: (body, before) => shareRuns(before, unpackJobHistory(body)),
    pollMs: (history) => jobHistoryPollMs(history.fromMs, history.readFromMs),
    newsMs: LIST_NEWS_MS,
  }
}

/** The new history with unchanged runs taken from the old one, so that rows compare by identity. */
function shareRuns(before: JobHistory | undefined, after: JobHistory): JobHistory {
  if (!before) return after
  const known = new Map(before.job.runs.map((run) => [run.id, run]))
  const runs = after.job.runs.map((run) => {
    const old = known.get(run.id)
    return old && isSameData(old, run) ? old : run
  })
  return Object.assign(after, { job: Object.assign(after.job, { runs }) })
}
