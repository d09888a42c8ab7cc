import { type JobRun, type Usual } from '../../contract/job-run'
import { findPartitionPoint } from '../../lib/partition-point'
import { computeUsual, isScheduled } from '../jobs/usual'

/** As many runs as a usual time is made of. */
const RUNS = 20

/**
 * What was usual before an instant: the runs planned before it, not the ones after. Computed when it is asked for, since a list of 17,000 runs
 * shows 40. `runs` are oldest first.
 */
export function createUsualBefore(runs: readonly JobRun[]): (atMs: number) => Usual | null {
  const comparable = runs.filter(
    (run) => run.status === 'success' && isScheduled(run) && run.planMs !== null && run.endMs !== null,
  )
  const plans = comparable.map(({ planMs }) => planMs ?? 0)
  const known = new Map<number, Usual | null>()
  return (atMs) => {
    const end = countBefore(plans, atMs)
    let usual = known.get(end)
    if (usual === undefined) {
      usual = computeUsual(comparable.slice(Math.max(0, end - RUNS), end))
      known.set(end, usual)
    }
    return usual
  }
}

/** How many of ascending values are less. */
const countBefore = (values: readonly number[], limit: number): number =>
  findPartitionPoint(values.length, (index) => (values[index] ?? Infinity) < limit)
