import { type Job } from '../../contract/job'
import { type JobRun } from '../../contract/job-run'
import { type WallKind } from '../../contract/wall-kind'
import { DAY_MS, MINUTE_MS } from '../../lib/time/units'
import { type WallCell } from './cells'

/** What the wall of one job shows. */
export type LatestPicture =
  /** The lists say nothing of the job: the run that DGC calls the latest. */
  | { show: 'latest' }
  /** A run as on a wall of its own; after a failure that no run has made good yet, with a line about that. */
  | { show: 'run'; id: string; after: JobRun | null }
  /** A failure, until a run succeeds. */
  | { show: 'held' }
  /** The plan has passed and nothing has started. */
  | { show: 'late' }
  | { show: 'between' }

/** A run that ended well stays on screen for so long. */
const STAYS_MS = 10 * MINUTE_MS

const UNKNOWN: ReadonlySet<WallKind> = new Set(['reading', 'missing', 'no-rights', 'real-time'])
const UNDER_WAY: ReadonlySet<WallKind> = new Set(['running', 'stuck', 'exception', 'paused', 'frozen'])

/** `failure` is the last one that was seen: DGC keeps the id of a run that is run again, and forgets its failure then. */
export function chooseLatestPicture(
  { kind, run, again, endMs }: Pick<WallCell, 'kind' | 'run' | 'again' | 'endMs'>,
  failure: JobRun | null,
  nowMs: number,
): LatestPicture {
  if (UNKNOWN.has(kind)) return { show: 'latest' }
  if (kind === 'fail') return again === null ? { show: 'held' } : { show: 'run', id: again.id, after: run }
  if (run !== null && UNDER_WAY.has(kind))
    return { show: 'run', id: run.id, after: failure?.id === run.id ? failure : null }
  if (kind === 'late' || kind === 'stale') return { show: 'late' }
  const isRecent = run !== null && kind !== 'waiting' && endMs !== null && nowMs - endMs < STAYS_MS
  return isRecent ? { show: 'run', id: run.id, after: null } : { show: 'between' }
}

/** When a job runs next. */
export type NextPlan =
  | { plan: 'at'; ms: number }
  /** A user has stopped its schedule. */
  | { plan: 'stopped' }
  /** It has no schedule of times, or none is left. */
  | { plan: 'none' }
  /** Its definition has not been read. */
  | { plan: 'unknown' }

/** A run that waits for its start at `planMs` of the cell counts until it starts. */
export function findNextPlan({
  kind,
  job,
  planMs,
  nextMs,
}: Pick<WallCell, 'kind' | 'job' | 'planMs' | 'nextMs'>): NextPlan {
  if ((kind === 'waiting' || kind === 'late' || kind === 'stale') && planMs !== null)
    return { plan: 'at', ms: planMs }
  if (job?.status === 'paused' || job?.status === 'stopped') return { plan: 'stopped' }
  if (nextMs !== null) return { plan: 'at', ms: nextMs }
  return { plan: job === null || job.schedule === null ? 'unknown' : 'none' }
}

export interface NeededJob {
  cell: WallCell
  /** Its run of the same period has ended well. */
  isDone: boolean
}

const DONE: ReadonlySet<WallKind> = new Set(['success', 'ignored', 'forced', 'skipped', 'next'])

/** The jobs that must end before a run planned at `planMs`, unfinished ones first. */
export function listNeeded(cells: readonly WallCell[], job: Job | null, planMs: number | null): NeededJob[] {
  const fromMs = planMs === null ? 0 : planMs - (job?.schedule?.periodMs ?? DAY_MS)
  const isDone = ({ kind, run }: WallCell) =>
    DONE.has(kind) && run !== null && (run.planMs ?? run.startMs ?? 0) > fromMs
  return cells
    .map((cell) => ({ cell, isDone: isDone(cell) }))
    .toSorted((a, b) => Number(a.isDone) - Number(b.isDone))
}

export interface Likely {
  startMs: number
  endMs: number | null
  /** The delay is more than nine of ten runs have. */
  isUnusual: boolean
  /** The job that ends last of those that are needed. */
  needs: string
}

/** When a run planned at `planMs` can start by the expected ends of the jobs it needs; null when they delay nothing. */
export function findLikely(
  needed: readonly NeededJob[],
  usual: Job['usual'],
  planMs: number | null,
): Likely | null {
  if (planMs === null) return null
  const [last] = needed
    .flatMap(({ cell, isDone }) =>
      isDone || cell.expectedMs === null ? [] : [{ name: cell.name, ms: cell.expectedMs }],
    )
    .toSorted((a, b) => b.ms - a.ms)
  if (last === undefined || last.ms <= planMs + MINUTE_MS) return null
  return {
    startMs: last.ms,
    endMs: usual === null ? null : last.ms + usual.medianMs,
    isUnusual: usual !== null && last.ms - planMs > usual.lateP90Ms,
    needs: last.name,
  }
}
