import { type TimedRun, isLiveRun } from '../run/duration'
import { type Edges, findDrivers, findUntimed, hasEdges } from './edges'
import { type NodeTimes, keyAt, readNodeTimes } from './node-times'

interface PathStep {
  key: string
  /** Its place in the run. */
  at: number
  /** Held back after the step before it had ended; 0 for the first one. */
  gapMs: number
  /** What it added to the path: all of its time, unless it began before the step before it had ended. */
  ranMs: number
  startMs: number
  endMs: number
  /** It began before the step before it had ended, which contradicts the edges. */
  isEarly: boolean
}

/** Lead, gaps, runs and tail add up to `toMs - fromMs`, to the millisecond. */
export interface CriticalPath {
  /** Start of the run, or of the first step where that is earlier. */
  fromMs: number
  /** End of the run, now while it runs, or the end of the last step where that is later. */
  toMs: number
  /** From `fromMs` to the start of the first step. */
  leadMs: number
  steps: readonly PathStep[]
  /** From the end of the last step to `toMs`. */
  tailMs: number
}

/**
 * Walks back from the node that ended last over the predecessor that ended last. Of nodes that end at the same time, such as all that run, the
 * one that began first counts. What ended before the run was started again is of an earlier attempt. Null without edges, without any node that
 * ran, and where not all predecessors of a node on it, or their ends, are known.
 */
export function findCriticalPath(
  run: TimedRun,
  edges: Edges,
  nowMs: number,
  times: NodeTimes = readNodeTimes(run, nowMs),
): CriticalPath | null {
  const last = hasEdges(edges) ? findLast(times) : -1
  if (last < 0) return null
  const drivers = findDrivers(edges, times, run.startMs)
  const untimed = findUntimed(run.nodes, edges, times)
  const places: number[] = []
  for (let at = last; at >= 0;) {
    if (edges.doubts[at] !== null || untimed[at] === 1) return null
    places.push(at)
    at = drivers[at] ?? -1
  }
  const steps: PathStep[] = []
  let untilMs: number | null = null
  for (const at of places.toReversed()) {
    const [startMs, endMs] = [times.startMs[at] ?? 0, times.endMs[at] ?? 0]
    const fromMs: number = untilMs ?? startMs
    const gapMs: number = Math.max(0, startMs - fromMs)
    const ranMs: number = Math.max(0, endMs - Math.max(startMs, fromMs))
    untilMs = fromMs + gapMs + ranMs
    steps.push({ key: keyAt(run.nodes, at), at, gapMs, ranMs, startMs, endMs, isEarly: startMs < fromMs })
  }
  const firstMs = steps[0]?.startMs ?? 0
  const lastMs = untilMs ?? firstMs
  const fromMs = Math.min(run.startMs ?? firstMs, firstMs)
  const toMs = Math.max(run.endMs ?? (isLiveRun(run) ? nowMs : lastMs), lastMs)
  return { fromMs, toMs, leadMs: firstMs - fromMs, steps, tailMs: toMs - lastMs }
}

/** The place of the node that ended last, or -1. */
function findLast({ startMs, endMs }: NodeTimes): number {
  let last = -1
  let [lastEndMs, lastStartMs] = [-Infinity, Infinity]
  for (const [at, nodeEndMs] of endMs.entries()) {
    const nodeStartMs = startMs[at] ?? null
    if (nodeEndMs === null || nodeStartMs === null || nodeEndMs < lastEndMs) continue
    if (nodeEndMs === lastEndMs && nodeStartMs >= lastStartMs) continue
    last = at
    lastEndMs = nodeEndMs
    lastStartMs = nodeStartMs
  }
  return last
}
