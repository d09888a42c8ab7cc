import { type Run } from '../../contract/run'
import { type TimedRun, computeBarEndMs } from '../run/duration'

/** Start and end of each node by its place in the run: of all nodes with an end, both are known and in order. */
export interface NodeTimes {
  startMs: readonly (number | null)[]
  /** Now, for a node that runs. */
  endMs: readonly (number | null)[]
}

export const readNodeTimes = (run: TimedRun, nowMs: number): NodeTimes => ({
  startMs: run.nodes.map(({ startMs }) => startMs),
  endMs: run.nodes.map((node) => computeBarEndMs(node, run, nowMs)),
})

/** -1 without such a node. */
export const findPlace = (nodes: Run['nodes'], key: string): number =>
  nodes.findIndex((node) => node.key === key)

export const keyAt = (nodes: Run['nodes'], at: number): string => nodes[at]?.key ?? ''
