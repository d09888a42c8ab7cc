import { type JobRun, type Usual } from '../../contract/job-run'
import { findPartitionPoint } from '../../lib/partition-point'
import { computeUsual, isScheduled, isStartedAlike } from '../jobs/usual'

/** As many runs as a usual time is made of. */
const RUNS = 20

/** Without a run, that of scheduled ones. */
export type UsualBefore = (atMs: number, run?: JobRun | null) => Usual | null

/**
 * What was usual before an instant: the runs planned before it, not the ones after, that were started as the given one was. Computed when it
 * is asked for, since a list of 17,000 runs shows 40. `runs` are oldest first.
 */
export function createUsualBefore(runs: readonly JobRun[]): UsualBefore {
  const readers = new Map<number | null, (atMs: number) => Usual | null>()
  return (atMs, run = null) => {
    const trigger = run === null || isScheduled(run) ? null : run.trigger
    const read = readers.get(trigger) ?? createReader(runs, (other) => isStartedAlike({ trigger }, other))
    readers.set(trigger, read)
    return read(atMs)
  }
}

function createReader(
  runs: readonly JobRun[],
  isLike: (run: Pick<JobRun, 'trigger'>) => boolean,
): (atMs: number) => Usual | null {
  const comparable = runs.filter(
    (run) => run.status === 'success' && isLike(run) && run.planMs !== null && run.endMs !== null,
  )
  const plans = comparable.map(({ planMs }) => planMs ?? 0)
  const known = new Map<number, Usual | null>()
  return (atMs) => {
    const end = countBefore(plans, atMs)
    let usual = known.get(end)
    if (usual === undefined) {
      usual = computeUsual(comparable.slice(Math.max(0, end - RUNS), end), isLike)
      known.set(end, usual)
    }
    return usual
  }
}

/** How many of ascending values are less. */
const countBefore = (values: readonly number[], limit: number): number =>
  findPartitionPoint(values.length, (index) => (values[index] ?? Infinity) < limit)
