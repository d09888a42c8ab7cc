import { type JobRun } from '../../contract/job-run'
import { isProblem } from '../../contract/status'

export interface Neighbours {
  /** The run itself as lists give it; null when the list does not hold it. */
  self: JobRun | null
  older: JobRun | null
  newer: JobRun | null
  olderProblem: JobRun | null
  newerProblem: JobRun | null
}

const needsAttention = ({ status }: JobRun): boolean => isProblem(status)

/** The runs before and after a run by planned time, whatever started them. `runs` are oldest first. */
export function findNeighbours(
  runs: readonly JobRun[],
  { id, planMs }: { id: string; planMs: number | null },
): Neighbours {
  const at = runs.findIndex((run) => run.id === id)
  const isBefore = (run: JobRun) => planMs !== null && run.planMs !== null && run.planMs < planMs
  const end = at >= 0 ? at : runs.findLastIndex(isBefore) + 1
  const before = runs.slice(0, end)
  // Of a run without a place nothing is known.
  const after = at < 0 && planMs === null ? [] : runs.slice(at >= 0 ? at + 1 : end)
  return {
    self: runs[at] ?? null,
    older: before.at(-1) ?? null,
    newer: after[0] ?? null,
    olderProblem: before.findLast(needsAttention) ?? null,
    newerProblem: after.find(needsAttention) ?? null,
  }
}

/** What a neighbour of a run takes over from its address: how it is shown and the selected node, never the zoom. */
export function keepRunView(search: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams()
  for (const name of ['view', 'sort', 'idle', 'axis', 'node'])
    for (const value of search.getAll(name)) next.append(name, value)
  return next
}
