import { type Run, type RunNode } from '../../contract/run'
import { isTerminal } from '../../contract/status'

/** What the timeline needs to know of a run. */
export type TimedRun = Pick<Run, 'status' | 'planMs' | 'startMs' | 'endMs' | 'nodes'>

export const isLiveRun = (run: Pick<Run, 'status'>): boolean => !isTerminal(run.status)

/** It has started, nothing says that it ended, and its run goes on: its bar grows. */
export const isLiveNode = (node: RunNode, run: Pick<Run, 'status'>): boolean =>
  node.startMs !== null && node.endMs === null && !isTerminal(node.status) && isLiveRun(run)

/**
 * Where a node's bar ends: its end, now while it is live, or null where no end was given. An end before the start is no end:
 * clocks differ, and no width is invented. Nor is a start in the future of this clock drawn backwards.
 */
export function barEndMs(node: RunNode, run: Pick<Run, 'status'>, nowMs: number): number | null {
  if (node.startMs === null) return null
  if (node.endMs !== null) return Math.max(node.startMs, node.endMs)
  return isLiveNode(node, run) ? Math.max(node.startMs, nowMs) : null
}

/** Null without both times, and when the end stands before the start. */
export function durationOf(
  times: { startMs: number | null; endMs: number | null },
  liveNowMs: number | null,
): number | null {
  if (times.startMs === null) return null
  const endMs = times.endMs ?? (liveNowMs === null ? null : Math.max(liveNowMs, times.startMs))
  return endMs === null || endMs < times.startMs ? null : endMs - times.startMs
}

export const nodeDuration = (node: RunNode, run: Pick<Run, 'status'>, nowMs: number): number | null =>
  durationOf(node, isLiveNode(node, run) ? nowMs : null)
