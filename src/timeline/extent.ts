import { endOf, isLiveRun, type TimedRun } from './times'

/** What lies too far from the nodes to share an axis with them. */
export interface Outside {
  what: 'window' | 'plan'
  fromMs: number
  /** Equal to `fromMs` for a plan. */
  toMs: number
  side: 'before' | 'after'
  /** From it to the nearest node. */
  distanceMs: number
}

export interface Extent {
  fromMs: number
  toMs: number
  /** The first start and the last end, or null when no node has a time. */
  nodes: { fromMs: number; toMs: number } | null
  outside: readonly Outside[]
}

/** The plan and the instance's own window may widen the axis to so many times what the nodes need, or by a minute. */
const MAX_WIDENING = 2
const MINUTE_MS = 60_000

/**
 * What the axis has to cover: all valid times of nodes, always. The instance's plan, start and end join when they are near; far away
 * (a wait of a day, or the window of another run) they would squash the bars, and become `outside` instead.
 */
export function extentOf(run: TimedRun, nowMs: number): Extent {
  let fromMs = Infinity
  let toMs = -Infinity
  const plans = new Set<number>()
  for (const node of run.nodes) {
    if (node.planMs !== null && plans.size < 100) plans.add(node.planMs)
    const endMs = endOf(node, run, nowMs) ?? node.endMs
    if (node.startMs !== null && node.startMs < fromMs) fromMs = node.startMs
    if (endMs !== null && endMs < fromMs && node.startMs === null) fromMs = endMs
    if (endMs !== null && endMs > toMs) toMs = endMs
    if (node.startMs !== null && node.startMs > toMs) toMs = node.startMs
  }
  if (run.planMs !== null) plans.add(run.planMs)
  const window = windowOf(run, nowMs)
  if (toMs < fromMs) return withoutNodes(window, plans, nowMs)

  const nodes = { fromMs, toMs }
  const limitMs = Math.max((toMs - fromMs) * MAX_WIDENING, toMs - fromMs + MINUTE_MS)
  const outside: Outside[] = []
  const join = (what: Outside['what'], a: number, b: number) => {
    const low = Math.min(fromMs, a)
    const high = Math.max(toMs, b)
    if (high - low <= limitMs) {
      fromMs = low
      toMs = high
      return
    }
    const side = nodes.fromMs - a >= b - nodes.toMs ? 'before' : 'after'
    const distanceMs = side === 'before' ? nodes.fromMs - b : a - nodes.toMs
    if (distanceMs > 0) outside.push({ what, fromMs: a, toMs: b, side, distanceMs })
  }
  if (window) join('window', window.fromMs, window.toMs)
  for (const planMs of [...plans].toSorted((a, b) => b - a)) join('plan', planMs, planMs)
  return { fromMs, toMs, nodes, outside: oncePerSide(outside) }
}

function windowOf(run: TimedRun, nowMs: number): { fromMs: number; toMs: number } | null {
  if (run.startMs === null) return null
  const toMs = run.endMs ?? (isLiveRun(run) ? nowMs : run.startMs)
  return { fromMs: run.startMs, toMs: Math.max(run.startMs, toMs) }
}

/** Nothing has run: the window, else the plans up to now, else a moment around now. */
function withoutNodes(
  window: { fromMs: number; toMs: number } | null,
  plans: ReadonlySet<number>,
  nowMs: number,
): Extent {
  const times = window ? [window.fromMs, window.toMs] : [...plans]
  const marks = times.length > 0 ? times : [nowMs]
  return { fromMs: Math.min(...marks), toMs: Math.max(...marks), nodes: null, outside: [] }
}

/** One window; of many plans the nearest on each side. */
function oncePerSide(outside: readonly Outside[]): Outside[] {
  return outside.filter(
    (mark, index) =>
      outside.findIndex((other) => other.what === mark.what && other.side === mark.side) === index,
  )
}
