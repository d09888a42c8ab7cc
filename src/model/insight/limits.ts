import { type RunDefinition } from '../../contract/insight'
import { type TimedRun, isLiveRun } from '../run/duration'
import { type Edges } from './edges'
import { type NodeTimes } from './node-times'

/** When DGC ends a node or a run by itself. */
export interface Limit {
  /** As defined. */
  maxMs: number
  /** The moment; with retries the earliest, since the limit counts for one attempt and DGC gives no times of attempts. */
  atMs: number
  /** Start to end, or to now. */
  usedMs: number
  isExact: boolean
}

/** By place; null for nodes without a limit or a start. */
export function findLimits(run: TimedRun, edges: Edges, times: NodeTimes): (Limit | null)[] {
  return run.nodes.map((node, at) => {
    const maxMs = edges.defined[at]?.maxMs ?? 0
    const endMs = times.endMs[at] ?? null
    if (maxMs <= 0 || node.startMs === null || endMs === null) return null
    return readLimit(maxMs, node.startMs, endMs, (node.retries ?? 0) <= 0)
  })
}

/** Of the whole run, by DGC's `instanceTimeout`; null without one, and before the start. */
export function findRunLimit(
  run: Pick<TimedRun, 'status' | 'startMs' | 'endMs'>,
  definition: Pick<RunDefinition, 'timeoutMs'> | null,
  nowMs: number,
): Limit | null {
  const maxMs = definition?.timeoutMs ?? 0
  const isLive = isLiveRun(run) && run.endMs === null
  const endMs = run.endMs ?? (isLive ? nowMs : null)
  if (maxMs <= 0 || run.startMs === null || endMs === null) return null
  return readLimit(maxMs, run.startMs, endMs, true)
}

function readLimit(maxMs: number, startMs: number, endMs: number, isExact: boolean): Limit {
  const usedMs = Math.max(0, endMs - startMs)
  return { maxMs, atMs: startMs + maxMs, usedMs, isExact }
}

/** Whether a limit is worth drawing: half of it is used, or the node is longer than usual. */
export const isLimitNear = ({ usedMs, maxMs }: Limit, isLate: boolean): boolean =>
  isLate || usedMs >= maxMs / 2
