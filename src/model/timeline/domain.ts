import { type Interval } from '../../lib/time/interval'
import { computeBarEndMs, isLiveRun, type TimedRun } from '../run/duration'
import { MINUTE_MS } from '../../lib/time/units'

/** The run's own window or a plan that lies too far from the nodes to share an axis with them. */
export interface OffAxisMark {
  what: 'window' | 'plan'
  fromMs: number
  /** Equal to `fromMs` for a plan. */
  toMs: number
  side: 'before' | 'after'
  /** From it to the nearest node; where a window reaches over the nodes, from its edge on this side. */
  distanceMs: number
}

export interface Domain {
  fromMs: number
  toMs: number
  /** The first start and the last end, or null when no node has a time. */
  nodes: { fromMs: number; toMs: number } | null
  offAxis: readonly OffAxisMark[]
}

/** The plan and the run's own window may widen the axis to this many times what the nodes need, or by a minute. */
const MAX_WIDENING = 2

/**
 * What the axis has to cover: all valid times of nodes, and now while the run is live. The instance's plan, start and end join when
 * they are near; far away (a wait of a day, or the window of another run) they would squash the bars, and go to `offAxis` instead.
 */
export function computeDomain(run: TimedRun, nowMs: number): Domain {
  let fromMs = Infinity
  let toMs = -Infinity
  const plans = new Set<number>()
  for (const node of run.nodes) {
    if (typeof node.planMs === 'number' && plans.size < 100) plans.add(node.planMs)
    const startMs = node.startMs ?? node.endMs
    if (startMs === null) continue
    fromMs = Math.min(fromMs, startMs)
    toMs = Math.max(toMs, computeBarEndMs(node, run, nowMs) ?? startMs)
  }
  if (run.planMs !== null) plans.add(run.planMs)
  const window = findWindow(run, nowMs)
  if (toMs < fromMs) return createNodelessDomain(run, window, plans, nowMs)

  const nodes = { fromMs, toMs }
  const limitMs = Math.max((toMs - fromMs) * MAX_WIDENING, toMs - fromMs + MINUTE_MS)
  const offAxis: OffAxisMark[] = []
  const join = (a: number, b: number): boolean => {
    const low = Math.min(fromMs, a)
    const high = Math.max(toMs, b)
    if (high - low > limitMs) return false
    fromMs = low
    toMs = high
    return true
  }
  if (window) {
    const apart = window.toMs < nodes.fromMs || window.fromMs > nodes.toMs
    const parts = apart ? [window] : listEdges(window, run)
    for (const part of parts)
      if (!join(part.fromMs, part.toMs))
        offAxis.push({ what: 'window', ...window, ...locateSide(part, nodes) })
  }
  const byDistance = [...plans]
    .map((planMs) => ({ fromMs: planMs, toMs: planMs }))
    .toSorted((a, b) => locateSide(a, nodes).distanceMs - locateSide(b, nodes).distanceMs)
  for (const plan of byDistance)
    if (!join(plan.fromMs, plan.toMs)) offAxis.push({ what: 'plan', ...plan, ...locateSide(plan, nodes) })
  if (isLiveRun(run)) toMs = Math.max(toMs, nowMs)
  const isBeyond = (mark: OffAxisMark) => (mark.side === 'before' ? mark.fromMs < fromMs : mark.toMs > toMs)
  return { fromMs, toMs, nodes, offAxis: keepOnePerSide(offAxis.filter(isBeyond)) }
}

function findWindow(run: TimedRun, nowMs: number): Interval | null {
  if (run.startMs === null) return null
  const toMs = run.endMs ?? (isLiveRun(run) ? nowMs : run.startMs)
  return { fromMs: run.startMs, toMs: Math.max(run.startMs, toMs) }
}

/** The given edges of the window; an end that is only now is not one. */
function listEdges(window: Interval, run: TimedRun): Interval[] {
  const edges = run.endMs === null ? [window.fromMs] : [window.fromMs, window.toMs]
  return edges.map((ms) => ({ fromMs: ms, toMs: ms }))
}

function locateSide(part: Interval, nodes: Interval): Pick<OffAxisMark, 'side' | 'distanceMs'> {
  const beforeMs = nodes.fromMs - part.toMs
  const afterMs = part.fromMs - nodes.toMs
  return beforeMs >= afterMs
    ? { side: 'before', distanceMs: Math.max(0, beforeMs) }
    : { side: 'after', distanceMs: Math.max(0, afterMs) }
}

/** When nothing has run: the window, else the plans; up to now while the run is live, or when there is nothing else. */
function createNodelessDomain(
  run: TimedRun,
  window: Interval | null,
  plans: ReadonlySet<number>,
  nowMs: number,
): Domain {
  const marks = window ? [window.fromMs, window.toMs] : [...plans]
  if (marks.length === 0 || isLiveRun(run)) marks.push(nowMs)
  return { fromMs: Math.min(...marks), toMs: Math.max(...marks), nodes: null, offAxis: [] }
}

/** Keeps one window, and of many plans the nearest on each side. */
function keepOnePerSide(marks: readonly OffAxisMark[]): OffAxisMark[] {
  return marks.filter(
    (mark, index) =>
      marks.findIndex((other) => other.what === mark.what && other.side === mark.side) === index,
  )
}
