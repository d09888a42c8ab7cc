import { type InsightSample, type NodeUsual } from '../../contract/insight'
import { type RunNode } from '../../contract/run'
import { type TimedRun } from '../run/duration'
import { type Edges } from './edges'
import { readUsual } from './usual-of'

/**
 * A run as it usually goes, to compare another one with: planned at the same time, started as late as usual, each node held back and lasting as
 * usual. Where there is no plan, or the usual lateness is not known, it starts with the run. Nodes whose usual is not known have no times, and
 * let those behind them start at once; so do those that this run skipped, as other runs have. Its end is that of its last node, so it may differ
 * from the median of whole runs. Null without a start.
 */
export function makeUsualRun(
  run: Pick<TimedRun, 'planMs' | 'startMs' | 'nodes'>,
  edges: Edges,
  sample: Pick<InsightSample, 'runs' | 'nodes' | 'lateMs'>,
): TimedRun | null {
  const { planMs, nodes } = run
  const startMs = planMs === null || sample.lateMs === null ? run.startMs : planMs + sample.lateMs.median
  if (startMs === null) return null
  const readyMs = new Float64Array(nodes.length)
  const usualNodes: RunNode[] = nodes.map((node) => ({
    ...node,
    status: 'skip',
    startMs: null,
    endMs: null,
    rows: null,
  }))
  let endMs = startMs
  for (const at of edges.order) {
    const node = nodes[at]
    if (node === undefined) continue
    let ready = startMs
    for (const place of edges.before[at] ?? []) ready = Math.max(ready, readyMs[place] ?? 0)
    readyMs[at] = ready
    const usual = readUsual(sample, node.key)
    if (usual?.ms === undefined || (node.status === 'skip' && isOptional(usual, sample.runs))) continue
    const nodeStartMs = ready + (usual.heldBackMs?.median ?? 0)
    const nodeEndMs = nodeStartMs + usual.ms.median
    readyMs[at] = nodeEndMs
    endMs = Math.max(endMs, nodeEndMs)
    usualNodes[at] = {
      ...node,
      status: 'success',
      startMs: nodeStartMs,
      endMs: nodeEndMs,
      rows: usual.rows?.median ?? null,
    }
  }
  return { status: 'success', planMs, startMs, endMs, nodes: usualNodes }
}

/** Not all runs with this definition ran it. */
const isOptional = ({ runs, changedIn = 0 }: NodeUsual, all: number): boolean => runs + changedIn < all

/**
 * Keys of the nodes of which it is not known when they usually start or how long they take: those that are new or defined otherwise now, and all
 * behind them. A node that did not run in earlier runs either holds nothing up.
 */
export function findUnknownUsual(
  { nodes }: Pick<TimedRun, 'nodes'>,
  edges: Edges,
  sample: Pick<InsightSample, 'nodes'>,
): { unknown: Set<string>; behind: Set<string> } {
  const isUnknown = (key: string) => {
    const usual = readUsual(sample, key)
    return usual === undefined || (usual.ms === undefined && (usual.runs > 0 || (usual.changedIn ?? 0) > 0))
  }
  const unknown = new Set(nodes.map(({ key }) => key).filter(isUnknown))
  const behind = new Set<string>()
  for (const at of edges.order) {
    const keys = (edges.before[at] ?? []).map((place) => nodes[place]?.key ?? '')
    const key = nodes[at]?.key
    if (key !== undefined && keys.some((each) => unknown.has(each) || behind.has(each))) behind.add(key)
  }
  return { unknown, behind }
}
