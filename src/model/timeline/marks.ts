import { type Run, type RunNode } from '../../contract/run'
import { type Status } from '../../contract/status'
import { isInside, scaleMs, type Axis } from './axis'
import { barEndMs, isLiveNode, isLiveRun } from '../run/duration'

type RunState = Pick<Run, 'status'>

/** How a bar is drawn: after its status, or after what is not known of it. */
export type BarShape = Status | 'end-unknown' | 'start-unknown'

export interface Bar {
  /** Shares of the axis. A width of 0 is drawn as the smallest mark. */
  left: number
  width: number
  shape: BarShape
  /** It grows with now. */
  live: boolean
  /** The end was given before the start: an instant is drawn, and nothing between. */
  reversed: boolean
}

/** A node without times: a word and a small shape, at now (or the end) or at the plan. */
export interface Mark {
  at: number
  anchor: 'now' | 'plan'
  status: Status
}

export interface RowMarks {
  /** From the plan of the instance to the start (or to now): a line, not a wait. */
  sincePlan: { left: number; width: number } | null
  bar: Bar | null
  mark: Mark | null
  /** The bar lies beyond the zoomed window, on that side. */
  off: 'before' | 'after' | null
}

const NOTHING: RowMarks = { sincePlan: null, bar: null, mark: null, off: null }

/**
 * What one row of the timeline shows on an axis, as shares of it. Pure and total: whatever the times are, nothing here throws, leaves
 * 0..1, or is invented; a bar is drawn from given times only, and to now while the node is live.
 */
export function computeMarks(node: RunNode, run: RunState, axis: Axis, nowMs: number): RowMarks {
  const { startMs, endMs } = node
  const live = isLiveNode(node, run)
  if (startMs === null) return endMs === null ? withoutTimes(node, run, axis, nowMs) : endOnly(endMs, axis)
  const untilMs = barEndMs(node, run, nowMs)
  const sincePlan = lineFrom(node.planMs, startMs, axis)
  if (untilMs !== null && untilMs < axis.fromMs) return { ...NOTHING, sincePlan, off: 'before' }
  if (startMs > axis.toMs) return { ...NOTHING, sincePlan, off: 'after' }
  if (untilMs === null && startMs < axis.fromMs) return { ...NOTHING, sincePlan, off: 'before' }
  const left = scaleMs(axis, startMs)
  const width = untilMs === null ? 0 : Math.max(0, scaleMs(axis, untilMs) - left)
  const reversed = endMs !== null && endMs < startMs
  const shape: BarShape = untilMs === null ? 'end-unknown' : node.status
  return { sincePlan, bar: { left, width, shape, live, reversed }, mark: null, off: null }
}

function endOnly(endMs: number, axis: Axis): RowMarks {
  if (!isInside(axis, endMs)) return { ...NOTHING, off: endMs < axis.fromMs ? 'before' : 'after' }
  const left = scaleMs(axis, endMs)
  return { ...NOTHING, bar: { left, width: 0, shape: 'start-unknown', live: false, reversed: false } }
}

/** What was skipped, stopped or never said stands at its plan; what may still come stands at now. */
function withoutTimes(node: RunNode, run: RunState, axis: Axis, nowMs: number): RowMarks {
  const coming = node.status === 'waiting' || node.status === 'waiting-confirm' || node.status === 'running'
  const held = node.status === 'pause' || node.status === 'freeze'
  if (coming || held) {
    const untilMs = isLiveRun(run) ? nowMs : axis.toMs
    const mark: Mark = { at: scaleMs(axis, untilMs), anchor: 'now', status: node.status }
    return { ...NOTHING, sincePlan: isLiveRun(run) ? lineFrom(node.planMs, nowMs, axis) : null, mark }
  }
  const at = node.planMs !== null && isInside(axis, node.planMs) ? scaleMs(axis, node.planMs) : 0
  return { ...NOTHING, mark: { at, anchor: 'plan', status: node.status } }
}

/** Only where both ends are known, in order, and at least a part of it is in view. */
function lineFrom(planMs: number | null, untilMs: number, axis: Axis): RowMarks['sincePlan'] {
  if (planMs === null || planMs >= untilMs || untilMs <= axis.fromMs || planMs >= axis.toMs) return null
  const left = scaleMs(axis, planMs)
  return { left, width: scaleMs(axis, untilMs) - left }
}
