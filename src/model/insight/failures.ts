import { type FailPolicy } from '../../contract/insight'
import { type Run, type RunNode } from '../../contract/run'
import { isFailing, isTerminal } from '../../contract/status'
import { type Edges, findCondition, hasEdges } from './edges'

type Nodes = Run['nodes']

/** Which failures came first, and what came of them. All numbers are places in the run; each place stands in one list at most. */
export interface Failures {
  /** Failed nodes that no failure before them could have stopped and that may stop others, the first to end first. */
  roots: readonly number[]
  /** Failed nodes behind a failed one. */
  later: readonly number[]
  /** Failed nodes without a failed one before them whose policy lets the run go on: nothing came of them. The first to end first. */
  ignored: readonly number[]
  /** Nodes that do not run since one before them failed. Those that only might not run are left out. */
  notRun: readonly number[]
  /** Without edges every failed node counts as a root. */
  hasEdges: boolean
}

/** What a failure of one node keeps from running, whether it has failed or not. All numbers are places in the run. */
export interface Reach {
  policy: FailPolicy
  /** Behind it and not run yet: these do not run, or with `suspend` not until a person continues the run. */
  stopped: readonly number[]
  /** Behind an edge with a condition, or behind a node whose policy is not known. */
  maybe: readonly number[]
}

/** A node behind another one that has not run yet. */
export interface HeldUp {
  at: number
  /** It waits for that node itself, and not only for nodes behind it. */
  isDirect: boolean
  /** Another unfinished node that it waits for and that does not stand behind that node; the first of them. */
  also: number | null
}

const readPolicy = (edges: Edges, at: number): FailPolicy => edges.defined[at]?.failPolicy ?? 'unknown'

/** It has neither run nor been started. A skipped node has not run either. */
const isUnrun = ({ status, startMs, endMs }: RunNode): boolean =>
  startMs === null && endMs === null && (!isTerminal(status) || status === 'skip')

/**
 * For each node that does not run the failed node that blocks it, or -1: of several the nearest, then the one that stands first in its
 * definition. A failure is not passed on by the policy `ignore`, over edges with a condition, nor, while the run goes on, by an unknown policy.
 */
export function findBlockingFailures(run: Pick<Run, 'status' | 'nodes'>, edges: Edges): Int32Array {
  const { nodes } = run
  const blocking = new Int32Array(nodes.length).fill(-1)
  const stops = (at: number) => {
    const node = nodes[at]
    if (node === undefined || !isFailing(node.status)) return false
    const policy = readPolicy(edges, at)
    return policy === 'unknown' ? isTerminal(run.status) : policy !== 'ignore'
  }
  for (const at of edges.order) {
    const node = nodes[at]
    if (node === undefined || !isUnrun(node)) continue
    const before = (edges.before[at] ?? []).filter((place) => findCondition(nodes, edges, place, at) === null)
    const nearest = before.find(stops) ?? before.find((place) => (blocking[place] ?? -1) >= 0)
    if (nearest !== undefined) blocking[at] = stops(nearest) ? nearest : (blocking[nearest] ?? -1)
  }
  return blocking
}

/** Linear in nodes and edges. */
export function findFailures(run: Pick<Run, 'status' | 'nodes'>, edges: Edges): Failures {
  const { nodes } = run
  const isBehind = new Uint8Array(nodes.length)
  const passesOn = (at: number) =>
    isBehind[at] === 1 || (isFailing(nodes[at]?.status ?? 'unknown') && readPolicy(edges, at) !== 'ignore')
  for (const at of edges.order) if (edges.before[at]?.some(passesOn)) isBehind[at] = 1
  const failed = nodes.flatMap(({ status }, at) => (isFailing(status) ? [at] : []))
  const endMs = (at: number) => nodes[at]?.endMs ?? nodes[at]?.startMs ?? Infinity
  const byEnd = (a: number, b: number) => (endMs(a) < endMs(b) ? -1 : Number(endMs(a) > endMs(b)))
  const blocking = findBlockingFailures(run, edges)
  const first = failed.filter((at) => isBehind[at] === 0).toSorted(byEnd)
  const isIgnored = (at: number) => readPolicy(edges, at) === 'ignore'
  return {
    roots: first.filter((at) => !isIgnored(at)),
    ignored: first.filter(isIgnored),
    later: failed.filter((at) => isBehind[at] === 1).toSorted(byEnd),
    notRun: nodes.flatMap((_, at) => ((blocking[at] ?? -1) >= 0 ? [at] : [])),
    hasEdges: hasEdges(edges),
  }
}

/** What would not run if this node failed now, or does not since it has. Places in `order` of the edges. */
export function findReach(nodes: Nodes, edges: Edges, at: number): Reach {
  const policy = readPolicy(edges, at)
  const [stopped, maybe]: [number[], number[]] = [[], []]
  if (policy !== 'ignore') {
    const CERTAIN = 2
    const MAYBE = 1
    const reached = new Map([[at, policy === 'unknown' ? MAYBE : CERTAIN]])
    for (const place of listBehind(edges, at)) {
      const node = nodes[place]
      if (node === undefined || !isUnrun(node)) continue
      let certainty = 0
      for (const before of edges.before[place] ?? []) {
        const passed = reached.get(before) ?? 0
        const kept = findCondition(nodes, edges, before, place) === null ? passed : Math.min(passed, MAYBE)
        certainty = Math.max(certainty, kept)
      }
      if (certainty > 0) reached.set(place, certainty)
      if (certainty === CERTAIN) stopped.push(place)
      if (certainty === MAYBE) maybe.push(place)
    }
  }
  return { policy, stopped, maybe }
}

/** Nodes that wait for this one to end, at once or in the end, in `order` of the edges; empty once it has ended. */
export function findHeldUp(nodes: Nodes, edges: Edges, at: number): HeldUp[] {
  if (isTerminal(nodes[at]?.status ?? 'unknown') && !isFailing(nodes[at]?.status ?? 'unknown')) return []
  const behind = new Set([at])
  const held: HeldUp[] = []
  for (const place of listBehind(edges, at)) {
    const node = nodes[place]
    if (node === undefined || !isUnrun(node) || node.status === 'skip') continue
    const before = edges.before[place] ?? []
    if (!before.some((each) => behind.has(each))) continue
    behind.add(place)
    const also = before.find((each) => !behind.has(each) && !isTerminal(nodes[each]?.status ?? 'unknown'))
    held.push({ at: place, isDirect: before.includes(at), also: also ?? null })
  }
  return held
}

/** All places behind this one, each behind those that it waits for. */
function listBehind(edges: Edges, at: number): number[] {
  const found = new Set([at])
  // The set grows while it is walked.
  for (const place of found) for (const next of edges.after[place] ?? []) found.add(next)
  found.delete(at)
  const places = [...found]
  const rank = new Map(places.map((place) => [place, 0]))
  for (const place of places) {
    for (const before of edges.before[place] ?? [])
      if (found.has(before)) rank.set(place, (rank.get(place) ?? 0) + 1)
  }
  const sorted = places.filter((place) => rank.get(place) === 0)
  for (const place of sorted) {
    for (const next of edges.after[place] ?? []) {
      const left = (rank.get(next) ?? 0) - 1
      rank.set(next, left)
      if (left === 0) sorted.push(next)
    }
  }
  return sorted
}
