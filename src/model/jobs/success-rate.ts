import { type JobRun } from '../../contract/job-run'
import { hasEnded } from './latest'
import { isScheduled } from './usual'

export interface SuccessRate {
  /** Genuine success; of a run that was forced or whose failure was ignored, a person decided. */
  success: number
  ended: number
  forced: number
  ignored: number
}

/** Over the scheduled runs that ended. */
export function computeSuccessRate(runs: readonly JobRun[]): SuccessRate {
  const ended = runs.filter((run) => isScheduled(run) && hasEnded(run))
  const count = (status: JobRun['status']) => ended.filter((run) => run.status === status).length
  return {
    success: count('success'),
    ended: ended.length,
    forced: count('forceSuccess'),
    ignored: count('ignoreSuccess'),
  }
}
