import { type JobRun } from '../../contract/job-run'
import { isTerminal, type Status } from '../../contract/status'

/** DGC has no word for a planned time without a run. */
export type LatestStatus = Status | 'no-run'

export const getPlan = ({ planMs, startMs }: JobRun): number | null => planMs ?? startMs

/** A skipped run did nothing, so its end says nothing about the job. */
export const hasEnded = ({ status }: JobRun): boolean => isTerminal(status) && status !== 'skip'

/** How long a run has taken, or took; null where a time is missing or they contradict each other. */
export function computeRanMs({ startMs, endMs, status }: JobRun, nowMs: number): number | null {
  const untilMs = endMs ?? (isTerminal(status) ? null : nowMs)
  return startMs === null || untilMs === null || untilMs < startMs ? null : untilMs - startMs
}
