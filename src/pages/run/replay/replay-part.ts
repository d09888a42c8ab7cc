import { type Run } from '../../../contract/run'
import { isLiveRun } from '../../../model/run/duration'
import { createRunAt, findReplaySpan, listMoments, type RunAt } from '../../../model/run/run-at'

/** A run that can be replayed; made once for each answer. */
export interface ReplayableRun {
  moments: readonly number[]
  runAt: RunAt
  span: (nowMs: number) => { fromMs: number; toMs: number } | null
  /** Where a replay starts: at the end of the run, or at the last event of one that goes on. */
  startMs: (nowMs: number) => number | null
}

export function openReplay(run: Run): ReplayableRun {
  const moments = listMoments(run)
  const span = (nowMs: number) => findReplaySpan(run, nowMs)
  return {
    moments,
    runAt: createRunAt(run),
    span,
    startMs: (nowMs) => {
      const found = span(nowMs)
      if (!found) return null
      return isLiveRun(run) ? (moments.findLast((ms) => ms < nowMs) ?? found.fromMs) : found.toMs
    },
  }
}
