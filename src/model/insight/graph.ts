import { type Run } from '../../contract/run'
import { type Edges, findCondition } from './edges'
import { type GraphLayout, layOutGraph } from './layout'

interface GraphEdge {
  from: number
  to: number
  /** It is followed only when this expression holds. */
  condition: string | null
}

/** What waits for what, among nodes of a run. All numbers but `runPlaces` are places in that list. */
export interface RunGraph {
  /** The place of each node in the run. */
  runPlaces: readonly number[]
  indexOf: ReadonlyMap<string, number>
  before: readonly (readonly number[])[]
  after: readonly (readonly number[])[]
  edges: readonly GraphEdge[]
  layout: GraphLayout
}

/** The graph of those nodes of a run whose key is in `keys`; of all when that is null. */
export function buildGraph(all: Run['nodes'], edges: Edges, keys: ReadonlySet<string> | null): RunGraph {
  const runPlaces = all.flatMap(({ key }, at) => (keys === null || keys.has(key) ? [at] : []))
  const indexes = new Map(runPlaces.map((place, index) => [place, index]))
  const pick = (lists: Edges['before']) =>
    runPlaces.map((place) => (lists[place] ?? []).flatMap((other) => indexes.get(other) ?? []))
  const before = pick(edges.before)
  return {
    runPlaces,
    indexOf: new Map(runPlaces.map((place, index) => [all[place]?.key ?? '', index])),
    before,
    after: pick(edges.after),
    edges: before.flatMap((list, to) =>
      list.map((from) => ({
        from,
        to,
        condition: findCondition(all, edges, runPlaces[from] ?? -1, runPlaces[to] ?? -1),
      })),
    ),
    layout: layOutGraph(
      runPlaces.map((place, index) => ({
        x: edges.defined[place]?.x,
        y: edges.defined[place]?.y,
        before: before[index] ?? [],
      })),
    ),
  }
}

export type Direction = 'left' | 'right' | 'up' | 'down'

/**
 * The node that an arrow key leads to, or -1. Left and right follow the edges; up and down go to the nearest node that shares a
 * predecessor or a successor. Where there is none, the nearest node that lies in that direction.
 */
export function findStep(graph: RunGraph, from: number, direction: Direction): number {
  const { before, after, layout } = graph
  const here = layout.places[from]
  if (!here) return -1
  const distanceTo = (at: number, across: number) => {
    const there = layout.places[at]
    if (!there) return Infinity
    const [dx, dy] = [there.x - here.x, there.y - here.y]
    return direction === 'left' || direction === 'right'
      ? Math.abs(dx) + across * Math.abs(dy)
      : Math.abs(dy) + across * Math.abs(dx)
  }
  const nearest = (places: Iterable<number>, across: number) => {
    let best = -1
    let bestDistance = Infinity
    for (const at of places) {
      const distance = distanceTo(at, across)
      if (at === from || distance >= bestDistance) continue
      best = at
      bestDistance = distance
    }
    return best
  }
  const isThere = (at: number) => {
    const there = layout.places[at]
    if (!there) return false
    // Nodes in one place or on one line have an order as well, so that each of them is reached.
    const [dx, dy] = [there.x - here.x, there.y - here.y]
    if (direction === 'left') return dx < 0
    if (direction === 'right') return dx > 0
    const order = dy === 0 ? Number(dx === 0) * (at - from) : dy
    return direction === 'up' ? order < 0 : order > 0
  }
  const edges = { left: before[from] ?? [], right: after[from] ?? [] }
  const byEdge = direction === 'left' || direction === 'right' ? nearest(edges[direction], 1) : -1
  if (byEdge >= 0) return byEdge
  if (direction === 'up' || direction === 'down') {
    const siblings = [
      ...(before[from] ?? []).flatMap((at) => after[at] ?? []),
      ...(after[from] ?? []).flatMap((at) => before[at] ?? []),
    ]
    const sibling = nearest(siblings.filter(isThere), 1)
    if (sibling >= 0) return sibling
  }
  return nearest([...layout.places.keys()].filter(isThere), 2)
}
