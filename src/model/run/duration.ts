import { type Run, type RunNode } from '../../contract/run'
import { isTerminal } from '../../contract/status'

/** The part of a run that the timeline needs. */
export type TimedRun = Pick<Run, 'status' | 'planMs' | 'startMs' | 'endMs' | 'nodes'>

export const isLiveRun = (run: Pick<Run, 'status'>): boolean => !isTerminal(run.status)

/** It has started and not ended while its run goes on, so its bar grows. */
export const isLiveNode = (node: RunNode, run: Pick<Run, 'status'>): boolean =>
  node.startMs !== null && node.endMs === null && !isTerminal(node.status) && isLiveRun(run)

/**
 * Where a node's bar ends: at its end, at now while it is live, or null when no end was given. It never ends before the start, since
 * clocks differ.
 */
export function computeBarEndMs(node: RunNode, run: Pick<Run, 'status'>, nowMs: number): number | null {
  if (node.startMs === null) return null
  if (node.endMs !== null) return Math.max(node.startMs, node.endMs)
  return isLiveNode(node, run) ? Math.max(node.startMs, nowMs) : null
}

/** In ms; null without both times, and when the end is before the start. */
export function computeDuration(
  times: { startMs: number | null; endMs: number | null },
  liveNowMs: number | null,
): number | null {
  if (times.startMs === null) return null
  const endMs = times.endMs ?? (liveNowMs === null ? null : Math.max(liveNowMs, times.startMs))
  return endMs === null || endMs < times.startMs ? null : endMs - times.startMs
}

export const computeNodeDuration = (node: RunNode, run: Pick<Run, 'status'>, nowMs: number): number | null =>
  computeDuration(node, isLiveNode(node, run) ? nowMs : null)
