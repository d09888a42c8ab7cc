import { type Run, type RunNode } from '../../contract/run'
import { type DueRun, getDueMs } from '../jobs/usual'
import { isLiveRun } from './duration'

export interface RunTimes {
  planMs: number | null
  startMs: number | null
  endMs: number | null
  /** Plan to start, or to now while it has not started; negative when it started early. Null for a run that `getDueMs` expects at no time. */
  lateMs: number | null
  /** Start to end, or to now. */
  ranMs: number | null
  /** The exact sum of late and ran. */
  totalMs: number | null
  /** Whether all of these are printed with milliseconds. */
  exact: boolean
}

/** Shorter runs are printed with milliseconds. */
const EXACT_BELOW_MS = 600_000

const subtract = (to: number | null, from: number | null) => (from === null || to === null ? null : to - from)

/**
 * Three durations that add up as they are printed. A long run is printed in seconds: its instants are cut to seconds before the
 * durations are taken, because durations that are rounded one by one do not add up.
 */
export function computeRunTimes(run: Pick<Run, 'status' | 'endMs'> & DueRun, nowMs: number): RunTimes {
  const live = isLiveRun(run)
  const spanMs = subtract(run.endMs ?? (live ? nowMs : null), getDueMs(run) ?? run.startMs)
  const exact = spanMs !== null && spanMs >= 0 && spanMs < EXACT_BELOW_MS
  const stepMs = exact ? 1 : 1_000
  const cut = (ms: number | null) => (ms === null ? null : Math.floor(ms / stepMs) * stepMs)
  const planMs = cut(run.planMs)
  const startMs = cut(run.startMs)
  const endMs = cut(run.endMs)
  const untilMs = endMs ?? (live ? cut(nowMs) : null)

  let lateMs = subtract(startMs ?? (live ? untilMs : null), cut(getDueMs(run)))
  // Before its start a run is never early.
  if (startMs === null && lateMs !== null && lateMs < 0) lateMs = null
  let ranMs = subtract(untilMs, startMs)
  if (ranMs !== null && ranMs < 0) ranMs = null

  const waitedMs = Math.max(0, lateMs ?? 0)
  let totalMs = ranMs === null ? null : waitedMs + ranMs
  if (startMs === null && waitedMs > 0) totalMs = waitedMs
  return { planMs, startMs, endMs, lateMs, ranMs, totalMs, exact }
}

/** The instant whose offset is named beside the run; any other instant names its own offset where that differs. */
export const getNamedMs = (run: Pick<Run, 'planMs' | 'startMs'>, nowMs: number): number =>
  run.startMs ?? run.planMs ?? nowMs

/** When the run of this node was planned, as the node gives it: a node keeps the plan only where it differs from the run's. */
export const getPlanMs = (node: RunNode, run: Pick<Run, 'planMs'>): number | null =>
  node.planMs === undefined ? run.planMs : node.planMs

/** The plan that every node gives; null when they differ, because then no single line is right for all. */
export function findSharedPlan(run: Pick<Run, 'planMs' | 'nodes'>): number | null {
  const [first] = run.nodes
  const planMs = first ? getPlanMs(first, run) : null
  return run.nodes.every((node) => getPlanMs(node, run) === planMs) ? planMs : null
}
