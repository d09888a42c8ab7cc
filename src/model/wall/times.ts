import { type Job } from '../../contract/job'
import { type JobRun } from '../../contract/job-run'
import { computeQuantile } from '../../lib/quantile'
import { MINUTE_MS } from '../../lib/time/units'
import { MAX_USUAL_RUNS, MIN_USUAL_RUNS, findUsualOf, getDueMs, isScheduled } from '../jobs/usual'
import { type WallState } from './classify'

/** The times of a job on a wall; null where they are not known or say nothing. */
export interface WallTimes {
  planMs: number | null
  startMs: number | null
  endMs: number | null
  /** When what runs, or runs next, should end by its usual duration. */
  expectedMs: number | null
  /** When it usually ends, by its plan. */
  usualEndMs: number | null
  /** How far behind the usual end it will be; null below three minutes. */
  behindMs: number | null
  /** The delay is more than nine of ten runs have. */
  isUnusual: boolean
  /** How far it has run beyond its usual duration. */
  overMs: number | null
  /** When DGC will end it. */
  limitMs: number | null
  /** The next planned time, and when that run should end. */
  nextMs: number | null
  nextEndMs: number | null
}

const MIN_BEHIND_MS = 3 * MINUTE_MS

/** The usual time from plan to end, and between which times eight of ten runs end; null below five comparable runs. */
export function computeUsualEnds(
  runs: readonly JobRun[],
): { medianMs: number; fromMs: number; toMs: number } | null {
  const ends = runs
    .flatMap((run) => {
      const { status, planMs, endMs } = run
      if (status !== 'success' || !isScheduled(run) || planMs === null || endMs === null) return []
      return endMs < planMs ? [] : [endMs - planMs]
    })
    .slice(-MAX_USUAL_RUNS)
    .toSorted((a, b) => a - b)
  if (ends.length < MIN_USUAL_RUNS) return null
  return {
    medianMs: computeQuantile(ends, 0.5),
    fromMs: computeQuantile(ends, 0.1),
    toMs: computeQuantile(ends, 0.9),
  }
}

/** `hasFailed`: a node of the run that is shown has failed, so that what comes after it may never run. */
export function computeTimes(
  { job, timeoutMs, hasFailed }: { job: Job | null; timeoutMs: number | null; hasFailed: boolean },
  { kind, run, planMs: duePlanMs, again }: WallState,
  nowMs: number,
): WallTimes {
  const shown = again ?? run
  const isRunning = shown?.status === 'running'
  const usual = job && shown ? findUsualOf(shown, job) : (job?.usual ?? null)
  const planMs = duePlanMs ?? shown?.planMs ?? null
  // A missing run has a plan only: the run before it is over.
  const startMs = duePlanMs === null ? (shown?.startMs ?? null) : null
  const isDue = shown === null || duePlanMs !== null || getDueMs(shown) !== null
  const afterPlanMs = job === null || !isDue ? null : (computeUsualEnds(job.runs)?.medianMs ?? null)
  const usualEndMs = afterPlanMs === null || planMs === null ? null : planMs + afterPlanMs
  const waitsToStart = kind === 'late' || kind === 'waiting'
  const fromMs = isRunning ? startMs : nowMs
  const likelyMs =
    usual === null || fromMs === null || !((isRunning && !hasFailed) || waitsToStart)
      ? null
      : fromMs + usual.medianMs
  const overMs = isRunning && likelyMs !== null && nowMs > likelyMs ? nowMs - likelyMs : null
  // Beyond its usual duration a run may still end within that of nine of ten.
  const latestMs = usual === null || fromMs === null ? null : fromMs + usual.p90Ms
  const expectedMs = overMs === null ? likelyMs : latestOrNull(latestMs, nowMs)
  const behindMs =
    expectedMs === null || usualEndMs === null || expectedMs - usualEndMs < MIN_BEHIND_MS
      ? null
      : expectedMs - usualEndMs
  const nextMs = findNext(job, nowMs)
  return {
    planMs,
    startMs,
    endMs: again === null && duePlanMs === null ? (run?.endMs ?? null) : null,
    expectedMs,
    usualEndMs,
    behindMs,
    isUnusual:
      behindMs !== null && usual !== null && behindMs > usual.p90Ms - usual.medianMs + usual.lateP90Ms,
    overMs,
    limitMs: isRunning && timeoutMs !== null && startMs !== null ? startMs + timeoutMs : null,
    nextMs,
    nextEndMs: nextMs === null || !job?.usual ? null : nextMs + job.usual.medianMs,
  }
}

const latestOrNull = (ms: number | null, nowMs: number): number | null =>
  ms === null || ms < nowMs ? null : ms

function findNext(job: Job | null, nowMs: number): number | null {
  if (job === null || job.status !== 'scheduling') return null
  const planned = job.runs.find(({ status, planMs }) => status === 'waiting' && (planMs ?? 0) > nowMs)?.planMs
  const nextMs = planned ?? job.schedule?.nextMs ?? null
  return nextMs === null || nextMs <= nowMs ? null : nextMs
}
