import { type Run, type RunNode } from '../../contract/run'
import { type Status, STATUS } from '../../contract/status'
import { isInside, scaleMs, type Axis } from './axis'
import { computeBarEndMs, isLiveNode, isLiveRun } from '../run/duration'
import { getPlanMs } from '../run/times'

type RunState = Pick<Run, 'status' | 'planMs'>

/** How a bar is drawn: by its status, or by the time that is not known. */
type BarShape = Status | 'end-unknown' | 'start-unknown'

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
export interface PointMark {
  at: number
  anchor: 'now' | 'plan'
  status: Status
}

export interface RowMarks {
  /** From the plan of the instance to the start (or to now): a line, not a wait. */
  sincePlan: { left: number; width: number } | null
  bar: Bar | null
  mark: PointMark | null
  /** The bar lies beyond the zoomed window, on that side. */
  off: 'before' | 'after' | null
}

const EMPTY: RowMarks = { sincePlan: null, bar: null, mark: null, off: null }

/**
 * What one row of the timeline shows, as shares of the axis. Whatever the times are, it never throws and stays within 0..1. A bar is
 * drawn from given times only, and to now while the node is live.
 */
export function computeMarks(node: RunNode, run: RunState, axis: Axis, nowMs: number): RowMarks {
  const { startMs, endMs } = node
  const live = isLiveNode(node, run)
  if (startMs === null)
    return endMs === null ? markWithoutTimes(node, run, axis, nowMs) : barFromEnd(endMs, axis)
  const untilMs = computeBarEndMs(node, run, nowMs)
  const sincePlan = lineSincePlan(getPlanMs(node, run), startMs, axis)
  if (untilMs !== null && untilMs < axis.fromMs) return { ...EMPTY, sincePlan, off: 'before' }
  if (startMs > axis.toMs) return { ...EMPTY, sincePlan, off: 'after' }
  if (untilMs === null && startMs < axis.fromMs) return { ...EMPTY, sincePlan, off: 'before' }
  const left = scaleMs(axis, startMs)
  const width = untilMs === null ? 0 : Math.max(0, scaleMs(axis, untilMs) - left)
  const reversed = endMs !== null && endMs < startMs
  const shape: BarShape = untilMs === null ? 'end-unknown' : node.status
  return { sincePlan, bar: { left, width, shape, live, reversed }, mark: null, off: null }
}

function barFromEnd(endMs: number, axis: Axis): RowMarks {
  if (!isInside(axis, endMs)) return { ...EMPTY, off: endMs < axis.fromMs ? 'before' : 'after' }
  const left = scaleMs(axis, endMs)
  return { ...EMPTY, bar: { left, width: 0, shape: 'start-unknown', live: false, reversed: false } }
}

/** A node that may still run stands at now; one that was skipped or stopped stands at its plan. */
function markWithoutTimes(node: RunNode, run: RunState, axis: Axis, nowMs: number): RowMarks {
  if (STATUS[node.status].pending) {
    const untilMs = isLiveRun(run) ? nowMs : axis.toMs
    const mark: PointMark = { at: scaleMs(axis, untilMs), anchor: 'now', status: node.status }
    return {
      ...EMPTY,
      sincePlan: isLiveRun(run) ? lineSincePlan(getPlanMs(node, run), nowMs, axis) : null,
      mark,
    }
  }
  const planMs = getPlanMs(node, run)
  const at = planMs !== null && isInside(axis, planMs) ? scaleMs(axis, planMs) : 0
  return { ...EMPTY, mark: { at, anchor: 'plan', status: node.status } }
}

/** Only where both ends are known, in order, and at least a part of it is in view. */
function lineSincePlan(planMs: number | null, untilMs: number, axis: Axis): RowMarks['sincePlan'] {
  if (planMs === null || planMs >= untilMs || untilMs <= axis.fromMs || planMs >= axis.toMs) return null
  const left = scaleMs(axis, planMs)
  return { left, width: scaleMs(axis, untilMs) - left }
}
