import { type JobRun } from '../../contract/job-run'

/** `count` runs, newest first, with the run `id` as near to their middle as the ends of the list allow. `runs` are oldest first. */
export function listAround(runs: readonly JobRun[], id: string, count: number): JobRun[] {
  const at = runs.findIndex((run) => run.id === id)
  // Behind the run that is not listed come those that are nearest to it: the newest.
  const middle = at < 0 ? runs.length : at
  const end = Math.min(runs.length, Math.max(count, middle + Math.ceil((count + 1) / 2)))
  return runs.slice(Math.max(0, end - count), end).toReversed()
}
