import { type InsightSample } from '../../contract/insight'
import { type TimedRun } from '../run/duration'
import { type CriticalPath } from './critical-path'
import { type Edges } from './edges'
import { findBlockingFailures } from './failures'
import { findHeldBack } from './held-back'
import { readNodeTimes } from './node-times'
import { type UnusualRows, findUnusualRows, isHeldBackLong, isUnusuallyLong } from './unusual'
import { readUsual } from './usual-of'

/** What is unusual about the node at place `at`. `runs` is how many runs that is compared with. */
export type UnusualFact =
  /** It takes, or so far took, longer than usual; `usual` is the median in ms. */
  | { kind: 'ran'; at: number; ms: number; usual: number; runs: number }
  | { kind: 'held-back'; at: number; ms: number; usual: number; runs: number }
  /** Rows of a node that has ended in success; `usual` is the median. */
  | { kind: 'rows'; what: UnusualRows; at: number; rows: number; usual: number; runs: number }

/** All that is unusual, in this order: no rows, long durations and waits by the time above the median, then other rows. Linear in nodes. */
export function findUnusualFacts(
  run: TimedRun,
  edges: Edges,
  sample: Pick<InsightSample, 'nodes'>,
  nowMs: number,
): UnusualFact[] {
  const times = readNodeTimes(run, nowMs)
  const heldBack = findHeldBack(run, edges, nowMs, times)
  const blocking = findBlockingFailures(run, edges)
  const found = run.nodes.flatMap((node, at): UnusualFact[] => {
    const usual = readUsual(sample, node.key)
    const list: UnusualFact[] = []
    const [startMs, endMs] = [times.startMs[at] ?? null, times.endMs[at] ?? null]
    const runs = usual?.ms?.runs ?? 0
    if (usual?.ms && startMs !== null && endMs !== null && isUnusuallyLong(endMs - startMs, usual.ms)) {
      list.push({ kind: 'ran', at, ms: endMs - startMs, usual: usual.ms.median, runs })
    }
    // Behind a failure it could not start.
    const waited = (blocking[at] ?? -1) < 0 ? (heldBack[at]?.ms ?? 0) : 0
    // Without a sample it is not known to be unusual, however long it is.
    // Behind a condition it might not run at all.
    const isOpen = node.startMs === null && edges.conditions[at] !== null
    if (usual?.heldBackMs && !isOpen && isHeldBackLong(waited, usual)) {
      const { median } = usual.heldBackMs
      list.push({ kind: 'held-back', at, ms: waited, usual: median, runs: usual.heldBackMs.runs })
    }
    if (usual?.rows && node.status === 'success' && node.rows !== null) {
      const what = findUnusualRows(node.rows, usual.rows)
      const { median } = usual.rows
      if (what) list.push({ kind: 'rows', what, at, rows: node.rows, usual: median, runs: usual.rows.runs })
    }
    return list
  })
  return found.toSorted((a, b) => rankOf(a) - rankOf(b) || excessOf(b) - excessOf(a) || a.at - b.at)
}

/** What the rows of the path do not say already, at most 3: durations and waits off the path, and rows of any node. */
export function findOtherUnusualFacts(
  unusual: readonly UnusualFact[],
  path: CriticalPath | null,
): UnusualFact[] {
  const onPath = new Set(path?.steps.map(({ at }) => at))
  return unusual.filter(({ kind, at }) => kind === 'rows' || !onPath.has(at)).slice(0, 3)
}

function rankOf(unusual: UnusualFact): number {
  if (unusual.kind !== 'rows') return 1
  return unusual.what === 'none' ? 0 : 2
}

function excessOf(unusual: UnusualFact): number {
  if (unusual.kind === 'rows') return Math.abs(unusual.rows - unusual.usual)
  return unusual.ms - unusual.usual
}
