import { type Run, type RunNode } from '../../../contract/run'
import { STATUS } from '../../../contract/status'
import { showName } from '../../../lib/text'
import { invertShare, type Axis } from '../../../model/timeline/axis'
import { binConcurrency } from '../../../model/timeline/bin-concurrency'
import { type Concurrency } from '../../../model/timeline/concurrency'
import { computeNodeDuration } from '../../../model/run/duration'

export interface Ranked {
  key: string
  /** As it is shown. */
  name: string
  value: number
  color: string
}

const MOST = 10

const getColor = (node: RunNode): string => `var(--fill-${STATUS[node.status].tone})`

/** The nodes with the largest values, largest first. */
function rank(nodes: readonly RunNode[], read: (node: RunNode) => number | null): Ranked[] {
  return nodes
    .flatMap((node) => {
      const value = read(node)
      return value !== null && value > 0
        ? [{ key: node.key, name: showName(node.name), value, color: getColor(node) }]
        : []
    })
    .toSorted((a, b) => b.value - a.value)
    .slice(0, MOST)
}

export const rankByDuration = (run: Run, nowMs: number): Ranked[] =>
  rank(run.nodes, (node) => computeNodeDuration(node, run, nowMs))
export const rankByRows = (run: Run): Ranked[] => rank(run.nodes, (node) => node.rows)
/** By DGC's own value only: a speed computed from rows and duration says nothing new here. */
export const rankBySpeed = (run: Run): Ranked[] => rank(run.nodes, (node) => node.rowsPerSecond)

const MAX_POINTS = 300

/** Nodes running over time, to scale: idle gaps are not collapsed here. */
export function listRunningPoints(running: Concurrency, axis: Axis): { ms: number; count: number }[] {
  const span = axis.toMs - axis.fromMs
  const even = (ms: number) => (ms - axis.fromMs) / span
  const first = invertShare(axis, 0)
  return [
    { ms: first, count: 0 },
    ...binConcurrency(running, even, MAX_POINTS).map(({ share, count }) => ({
      ms: axis.fromMs + share * span,
      count,
    })),
  ]
}
