import { type JobRun } from '../../contract/job-run'
import { isProblem, isTerminal } from '../../contract/status'
import { readView, writeView } from '../run/view'

export interface Neighbours {
  older: JobRun | null
  newer: JobRun | null
  /** The newest one before it that succeeded. */
  olderSuccess: JobRun | null
  olderProblem: JobRun | null
  newerProblem: JobRun | null
}

const needsAttention = ({ status }: JobRun): boolean => isProblem(status)

type Placed = Pick<JobRun, 'id' | 'planMs'>

/** The place of a run among others, oldest first: its own, and how many are before it. */
function findPlace(runs: readonly JobRun[], { id, planMs }: Placed): { at: number; end: number } {
  const at = runs.findIndex((run) => run.id === id)
  const isBefore = (run: JobRun) => planMs !== null && run.planMs !== null && run.planMs < planMs
  return { at, end: at >= 0 ? at : runs.findLastIndex(isBefore) + 1 }
}

/** The runs before and after a run by planned time, whatever started them. `runs` are oldest first. */
export function findNeighbours(runs: readonly JobRun[], run: Placed): Neighbours {
  const { planMs } = run
  const { at, end } = findPlace(runs, run)
  const before = runs.slice(0, end)
  // Of a run without a place nothing is known.
  const after = at < 0 && planMs === null ? [] : runs.slice(at >= 0 ? at + 1 : end)
  return {
    older: before.at(-1) ?? null,
    newer: after[0] ?? null,
    olderSuccess: before.findLast(({ status }) => status === 'success') ?? null,
    olderProblem: before.findLast(needsAttention) ?? null,
    newerProblem: after.find(needsAttention) ?? null,
  }
}

export interface Streak {
  /** Else they were good. */
  hasFailed: boolean
  runs: number
  /** The newest and the oldest of them. */
  last: JobRun
  first: JobRun
  /** The one before them, that ended otherwise; null when it is not known. */
  other: JobRun | null
  /** The newest good run. */
  lastGood: JobRun | null
}

/**
 * What the runs just before a failed one did, one behind the other; null where the last was declared a success, or none is known. Runs that were
 * cancelled or skipped, or have not ended, did neither.
 */
export function findStreak(runs: readonly JobRun[], run: Placed): Streak | null {
  const hasResult = ({ status }: JobRun) =>
    isTerminal(status) && status !== 'skip' && status !== 'manual-stop'
  const before = runs.slice(0, findPlace(runs, run).end).filter(hasResult)
  const last = before.at(-1)
  if (last?.status !== 'fail' && last?.status !== 'success') return null
  const other = before.findLastIndex(({ status }) => status !== last.status)
  return {
    hasFailed: last.status === 'fail',
    runs: before.length - 1 - other,
    last,
    first: before[other + 1] ?? last,
    other: before[other] ?? null,
    lastGood: before.findLast((each) => each.status === 'success') ?? null,
  }
}

type Times = Pick<JobRun, 'planMs' | 'startMs'>

/** How much later than a run another one went, by their starts, else by their plans; null when neither is known of both. */
export function computeShiftMs(from: Times, to: Times): number | null {
  if (from.startMs !== null && to.startMs !== null) return to.startMs - from.startMs
  return from.planMs !== null && to.planMs !== null ? to.planMs - from.planMs : null
}

/** An address whose zoom shows the same part of a run that went `shiftMs` later; without a zoom when that is null. */
export function shiftZoom(search: URLSearchParams, shiftMs: number | null): URLSearchParams {
  const { zoom } = readView(search)
  const moved = zoom && shiftMs !== null && { fromMs: zoom.fromMs + shiftMs, toMs: zoom.toMs + shiftMs }
  return writeView(search, { zoom: moved && moved.fromMs >= 0 ? moved : null })
}

/** What a neighbour of a run takes over from its address: how it is shown, filtered and zoomed, and the selected nodes. */
export function keepRunView(search: URLSearchParams, shiftMs: number | null): URLSearchParams {
  const kept = new URLSearchParams()
  for (const name of ['node', 'sort', 'status', 'type', 'q', 'from', 'to', 'view', 'idle', 'axis'])
    for (const value of search.getAll(name)) kept.append(name, value)
  return shiftZoom(kept, shiftMs)
}
