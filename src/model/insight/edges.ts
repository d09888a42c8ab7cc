import { type DefinedNode, type RunDefinition } from '../../contract/insight'
import { type Run } from '../../contract/run'
import { isTerminal } from '../../contract/status'
import { type NodeTimes } from './node-times'

/** Where run and definition contradict each other. `nodes` counts the nodes concerned; `example` names the first. */
interface EdgeFinding {
  /** `cycle`: nodes that wait for each other, so that no edge is used. `itself`: that edge alone is dropped. `same-name`: an edge would not say which of them it means. */
  code: 'not-in-definition' | 'not-in-run' | 'same-name' | 'itself' | 'cycle'
  nodes: number
  example: string
}

/** Why not all edges of a node are known. `lost-edge`: it waits for a node whose edges were dropped. */
export type EdgeDoubt = 'no-definition' | 'cycle' | 'not-in-definition' | 'same-name' | 'lost-edge'

/** What waits for what. Nodes are named by their place in the run. */
export interface Edges {
  /** The nodes that have to end before each node, and the ones that wait for it. */
  before: readonly (readonly number[])[]
  after: readonly (readonly number[])[]
  /** All places, each behind those that it waits for. */
  order: readonly number[]
  defined: readonly (DefinedNode | null)[]
  /** The expressions on the edges to each node, by the name of the node that they come from; null when there are none. */
  conditions: readonly (ReadonlyMap<string, string> | null)[]
  doubts: readonly (EdgeDoubt | null)[]
  findings: readonly EdgeFinding[]
}

type Nodes = Run['nodes']

/**
 * The edges of a run by the definition of the version that ran; `null` when that is not readable. A node that only one of the two knows, and
 * nodes that share a name, lose their edges; a cycle drops all. An edge from a node to itself is dropped: it cannot have held it.
 */
export function findEdges(nodes: Nodes, definition: Pick<RunDefinition, 'nodes'> | null): Edges {
  if (definition === null) return withoutEdges(nodes, 'no-definition', [], [])
  const places = indexByName(nodes)
  const definitions = indexByName(definition.nodes)
  const defined = nodes.map(({ name }) => {
    const only = definitions.get(name)?.length === 1 ? definitions.get(name)?.[0] : undefined
    return only === undefined || places.get(name)?.length !== 1 ? null : (definition.nodes[only] ?? null)
  })
  const doubts = nodes.map(({ name }, at): EdgeDoubt | null => {
    if (defined[at]) return null
    return definitions.has(name) ? 'same-name' : 'not-in-definition'
  })
  // Before it starts, a run may have no nodes yet.
  const findings =
    nodes.length === 0
      ? []
      : [
          ...describe('not-in-definition', namesWith(nodes, doubts, 'not-in-definition')),
          ...describe(
            'not-in-run',
            // Also those that it names as predecessors alone.
            [...new Set(definition.nodes.flatMap(({ name, after }) => [name, ...after]))].filter(
              (name) => !places.has(name),
            ),
          ),
          ...describe('same-name', namesWith(nodes, doubts, 'same-name')),
          ...describe(
            'itself',
            defined.flatMap((node) => (node?.after.includes(node.name) ? [node.name] : [])),
          ),
        ]
  const before = defined.map((node, at) => {
    const found = new Set<number>()
    for (const name of node?.after ?? []) {
      if (name === node?.name) continue
      const [place, second] = places.get(name) ?? []
      if (place === undefined || second !== undefined || !defined[place]) doubts[at] = 'lost-edge'
      else found.add(place)
    }
    return [...found]
  })
  const after = invert(before)
  const order = sortByEdges(before, after)
  const conditions = defined.map(readConditions)
  if (order.length === nodes.length) return { before, after, order, defined, conditions, doubts, findings }
  const sorted = new Set(order)
  const left = nodes.flatMap(({ name }, at) => (sorted.has(at) ? [] : [name]))
  return withoutEdges(nodes, 'cycle', [...findings, ...describe('cycle', left)], defined)
}

/** For a run that is read again and again: the edges stay the same until its nodes or its definition are others. */
export function createEdgeFinder(): typeof findEdges {
  let last: { nodes: Nodes; definition: Parameters<typeof findEdges>[1]; edges: Edges } | null = null
  return (nodes, definition) => {
    if (last?.definition === definition && hasSameNames(last.nodes, nodes)) return last.edges
    last = { nodes, definition, edges: findEdges(nodes, definition) }
    return last.edges
  }
}

const hasSameNames = (one: Nodes, other: Nodes): boolean =>
  one.length === other.length &&
  one.every(({ key, name }, at) => key === other[at]?.key && name === other[at].name)

/** Whether anything can be said from the edges. */
export const hasEdges = ({ doubts }: Edges): boolean =>
  doubts.some((doubt) => doubt === null || doubt === 'lost-edge')

/** The expression on an edge; null on an edge without one. */
export function findCondition(nodes: Nodes, edges: Edges, from: number, to: number): string | null {
  return edges.conditions[to]?.get(nodes[from]?.name ?? '') ?? null
}

/** Of two for one edge the first counts. */
const readConditions = (node: DefinedNode | null): Map<string, string> | null =>
  node?.conditions === undefined
    ? null
    : new Map(
        node.conditions.map(({ after, expression }): [string, string] => [after, expression]).toReversed(),
      )

/**
 * For each node the predecessor that ended last, or -1. Behind a node without an end, such as a skipped one, stands what that one waited for.
 * DGC keeps the times of nodes that need not run again when a run is started again: what ended before `runStartMs` is of an earlier attempt, and
 * held back nothing that has started since, or has not started yet.
 */
export function findDrivers(
  { before, order }: Edges,
  { startMs, endMs }: NodeTimes,
  runStartMs: number | null,
): Int32Array {
  const drivers = new Int32Array(before.length).fill(-1)
  const endOf = (at: number) => endMs[at] ?? -Infinity
  for (const at of order) {
    let driver = -1
    for (const place of before[at] ?? []) {
      const candidate = typeof endMs[place] === 'number' ? place : (drivers[place] ?? -1)
      if (candidate >= 0 && (driver < 0 || endOf(candidate) > endOf(driver))) driver = candidate
    }
    drivers[at] = driver
  }
  if (runStartMs === null) return drivers
  // Only now, since what stands behind a skipped node may be asked for by a node of either attempt.
  const isOfEarlierAttempt = (driver: number, at: number) =>
    endOf(driver) < runStartMs && (startMs[at] ?? Infinity) >= runStartMs
  return drivers.map((driver, at) => (driver >= 0 && isOfEarlierAttempt(driver, at) ? -1 : driver))
}

/** 1 for each node behind one that has ended without an end being given: it is not known how long that one held it. */
export function findUntimed(
  nodes: readonly Pick<Nodes[number], 'status'>[],
  { before, order }: Edges,
  { endMs }: NodeTimes,
): Uint8Array {
  const untimed = new Uint8Array(nodes.length)
  const isUnknown = (place: number): boolean => {
    if ((endMs[place] ?? null) !== null) return false
    const { status } = nodes[place] ?? { status: 'skip' }
    return untimed[place] === 1 || (status !== 'skip' && isTerminal(status))
  }
  for (const at of order) if (before[at]?.some(isUnknown)) untimed[at] = 1
  return untimed
}

/** Names of the nodes that differ between two definitions in type, properties or predecessors, or that only one of them has. */
export function findChangedNodes(
  one: Pick<RunDefinition, 'nodes'>,
  other: Pick<RunDefinition, 'nodes'>,
): Set<string> {
  const print = (node: DefinedNode): [string, string] => [
    node.name,
    JSON.stringify([node.type, node.digest ?? null, node.after.toSorted(), node.conditions ?? []]),
  ]
  const [prints, others] = [new Map(one.nodes.map(print)), new Map(other.nodes.map(print))]
  const names = [...prints.keys(), ...others.keys()]
  return new Set(names.filter((name) => prints.get(name) !== others.get(name)))
}

function withoutEdges(
  nodes: Nodes,
  doubt: EdgeDoubt,
  findings: readonly EdgeFinding[],
  defined: Edges['defined'],
): Edges {
  return {
    before: nodes.map(() => []),
    after: nodes.map(() => []),
    order: nodes.map((_, at) => at),
    defined: nodes.map((_, at) => defined[at] ?? null),
    conditions: nodes.map((_, at) => readConditions(defined[at] ?? null)),
    doubts: nodes.map(() => doubt),
    findings,
  }
}

function indexByName(nodes: readonly { name: string }[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (const [at, { name }] of nodes.entries()) {
    const known = places.get(name)
    if (known) known.push(at)
    else places.set(name, [at])
  }
  return places
}

const namesWith = (nodes: Nodes, doubts: readonly (EdgeDoubt | null)[], doubt: EdgeDoubt): string[] =>
  nodes.flatMap(({ name }, at) => (doubts[at] === doubt ? [name] : []))

const describe = (code: EdgeFinding['code'], [example, ...more]: readonly string[]): EdgeFinding[] =>
  example === undefined ? [] : [{ code, nodes: more.length + 1, example }]

function invert(before: readonly (readonly number[])[]): number[][] {
  const after: number[][] = before.map(() => [])
  for (const [at, places] of before.entries()) for (const place of places) after[place]?.push(at)
  return after
}

/** Shorter than the list of nodes when some of them wait for each other. */
function sortByEdges(
  before: readonly (readonly number[])[],
  after: readonly (readonly number[])[],
): number[] {
  const open = before.map(({ length }) => length)
  const order = open.flatMap((count, at) => (count === 0 ? [at] : []))
  // The list grows while it is walked.
  for (const at of order) {
    for (const next of after[at] ?? []) {
      const left = (open[next] ?? 0) - 1
      open[next] = left
      if (left === 0) order.push(next)
    }
  }
  return order
}
