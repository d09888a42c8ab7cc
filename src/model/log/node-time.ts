import { type RunNode } from '../../contract/run'
import { MINUTE_MS } from '../../lib/time/units'

/** The log's times may lie this far outside of the node's. */
const SLACK_MS = 10 * MINUTE_MS

/** Whether a log of the node may have been written to at that moment. */
export function isWithinNode({ startMs, endMs }: Pick<RunNode, 'startMs' | 'endMs'>, ms: number): boolean {
  if (startMs !== null && ms < startMs - SLACK_MS) return false
  return endMs === null || ms <= endMs + SLACK_MS
}
