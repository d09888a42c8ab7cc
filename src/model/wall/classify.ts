import { type Job } from '../../contract/job'
import { type JobRun } from '../../contract/job-run'
import { type Status } from '../../contract/status'
import { type WallKind } from '../../contract/wall-kind'
import { type WallJob, type WallSource } from '../../contract/wall'
import { MINUTE_MS } from '../../lib/time/units'
import { computeRanMs, findFirstMissed, findHalted, findLatestRun, findOpenFailure } from '../jobs/latest'
import { GRACE_MS } from '../jobs/missed'
import { findDueRun, findUsualOf } from '../jobs/usual'

/** The state of a job on a wall, and the run that decides it. */
export interface WallState {
  kind: WallKind
  run: JobRun | null
  /** Of a late or missing run: when it was planned. */
  planMs: number | null
  /** Of a failure: the run of the job that is under way again. */
  again: JobRun | null
}

const STUCK_P90 = 1.5
const STUCK_MS = 5 * MINUTE_MS
const STUCK_TIMEOUT = 0.9
const STALE_PERIOD = 0.1
const STALE_MS = 10 * MINUTE_MS

export const KIND_OF_STATUS: Readonly<Record<Status, WallKind>> = {
  fail: 'fail',
  'running-exception': 'exception',
  unknown: 'exception',
  'waiting-confirm': 'exception',
  'manual-stop': 'cancelled',
  running: 'running',
  pause: 'paused',
  freeze: 'frozen',
  waiting: 'waiting',
  ignoreSuccess: 'ignored',
  forceSuccess: 'forced',
  success: 'success',
  skip: 'skipped',
}

const state = (kind: WallKind, run: JobRun | null, planMs: number | null = null): WallState => ({
  kind,
  run,
  planMs,
  again: null,
})

const findRunning = ({ runs }: Pick<Job, 'runs'>): JobRun | null =>
  runs.findLast(({ status }) => status === 'running') ?? null

/** The run whose nodes are shown: that of `classifyJob`, or of a failure the one under way again. Null where it neither goes on nor has failed. */
export function findShownRun(job: Pick<Job, 'runs'>): JobRun | null {
  const running = findRunning(job)
  const failure = findOpenFailure(job)
  return failure === null ? (findHalted(job) ?? running) : (running ?? failure)
}

/**
 * A failure stays until a later run succeeds, also while one runs or none has come. `source` is that of the job. Lists say nothing of what came
 * after them, so a job is late or stuck only if it was when they were read.
 */
export function classifyJob(wallJob: WallJob, source: WallSource | undefined, nowMs: number): WallState {
  const readMs = Math.min(nowMs, source?.listedAtMs ?? nowMs)
  const { job, timeoutMs, isRealTime, isUnread } = wallJob
  if (job === null) return state(isRealTime === true ? 'real-time' : explainMissing(source), null)
  const failure = findOpenFailure(job)
  const running = findRunning(job)
  if (failure !== null) return { kind: 'fail', run: failure, planMs: null, again: running }
  const halted = findHalted(job)
  if (halted !== null) return state('exception', halted)
  if (running !== null) return state(isStuck(job, running, timeoutMs, readMs) ? 'stuck' : 'running', running)
  const late = findLate(job, readMs)
  if (late !== null) return late
  const isWaiting = ({ status, planMs }: JobRun) => status === 'waiting' && (planMs ?? 0) <= nowMs
  const waiting = findDueRun(job, nowMs) ?? job.runs.find(isWaiting)
  if (waiting !== undefined) return state('waiting', waiting)
  // What is planned for later says nothing about now.
  const last = job.runs.findLast(({ status }) => status !== 'waiting') ?? null
  if (last !== null) return state(KIND_OF_STATUS[last.status], last)
  if (job.status === 'paused' || job.status === 'stopped') return state('stopped', null)
  // It may have failed: nothing is called well before that is known.
  return state(isUnread === true ? 'reading' : 'never', null)
}

function explainMissing(source: WallSource | undefined): WallKind {
  if (source?.error === 'forbidden') return 'no-rights'
  return source === undefined || source.isReading ? 'reading' : 'missing'
}

function isStuck(job: Job, run: JobRun, timeoutMs: number | null, nowMs: number): boolean {
  const ranMs = computeRanMs(run, nowMs)
  const usual = findUsualOf(run, job)
  if (ranMs === null) return false
  if (timeoutMs !== null && ranMs > timeoutMs * STUCK_TIMEOUT) return true
  return usual !== null && ranMs > Math.max(usual.p90Ms * STUCK_P90, usual.p90Ms + STUCK_MS)
}

/** A run that waits beyond its usual lateness, or planned times without any run. */
function findLate(job: Job, nowMs: number): WallState | null {
  const { usual, schedule } = job
  const waiting = findDueRun(job, nowMs)
  if (waiting?.planMs) {
    // Of a job with too few runs it cannot be said.
    const allowedMs = usual === null ? Infinity : Math.max(GRACE_MS, usual.lateP90Ms)
    return nowMs - waiting.planMs > allowedMs ? state('late', waiting, waiting.planMs) : null
  }
  const missedMs = job.status === 'scheduling' ? findFirstMissed(job) : null
  if (missedMs === null) return null
  const staleMs = Math.max(STALE_MS, (schedule?.periodMs ?? 0) * STALE_PERIOD)
  const isStale = nowMs - missedMs > staleMs
  return state(isStale ? 'stale' : 'late', isStale ? findLatestRun(job) : null, missedMs)
}
