import { type JobRun } from '../../../contract/job-run'
import { isFailing } from '../../../contract/status'
import { DAY_MS, HOUR_MS } from '../../../lib/time/units'

export type CandidateKind = 'before' | 'weekday' | 'version' | 'failure' | 'success'

/** Clocks may have been changed since. */
const isWeekBefore = (run: JobRun, planMs: number | null): boolean =>
  planMs !== null && run.planMs !== null && Math.abs(planMs - 7 * DAY_MS - run.planMs) <= HOUR_MS

/** Earlier runs that are worth comparing with, each once, by why. `runs` are oldest first. */
export function listCandidates(
  runs: readonly JobRun[],
  { id, planMs, version }: { id: string; planMs: number | null; version: number | null },
): { kind: CandidateKind; run: JobRun }[] {
  const at = runs.findIndex((run) => run.id === id)
  const earlier = runs
    .slice(0, at < 0 ? undefined : at)
    .filter((run) => run.startMs !== null && (at >= 0 || planMs === null || (run.planMs ?? 0) < planMs))
  const found: [CandidateKind, JobRun | undefined][] = [
    ['before', earlier.at(-1)],
    ['success', earlier.findLast(({ status }) => status === 'success')],
    ['weekday', earlier.findLast((run) => isWeekBefore(run, planMs))],
    ['version', earlier.findLast((run) => version !== null && run.version !== null && run.version < version)],
    ['failure', earlier.findLast(({ status }) => isFailing(status))],
  ]
  const seen = new Set<string>()
  return found.flatMap(([kind, run]) => {
    if (!run || seen.has(run.id)) return []
    seen.add(run.id)
    return [{ kind, run }]
  })
}
