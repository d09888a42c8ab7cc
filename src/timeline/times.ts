import type { Instance, InstanceNode } from '../contract/instance'
import { isOver } from '../contract/status'

/** What the timeline needs to know of a run. */
export type TimedRun = Pick<Instance, 'status' | 'planMs' | 'startMs' | 'endMs' | 'nodes'>

export const isLiveRun = (run: Pick<Instance, 'status'>): boolean => !isOver(run.status)

/** It has started, nothing says that it ended, and its run goes on: its bar grows. */
export const isLiveNode = (node: InstanceNode, run: Pick<Instance, 'status'>): boolean =>
  node.startMs !== null && node.endMs === null && !isOver(node.status) && isLiveRun(run)

/**
 * Where a node's bar ends: its end, now while it is live, or null where no end was given. An end before the start is no end:
 * clocks differ, and no width is invented. Nor is a start in the future of this clock drawn backwards.
 */
export function endOf(node: InstanceNode, run: Pick<Instance, 'status'>, nowMs: number): number | null {
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

export const nodeDuration = (
  node: InstanceNode,
  run: Pick<Instance, 'status'>,
  nowMs: number,
): number | null => durationOf(node, isLiveNode(node, run) ? nowMs : null)
