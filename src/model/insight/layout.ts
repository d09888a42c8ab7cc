/** A node of a graph: where its author put it, and the nodes that it waits for by their place in the list. */
export interface GraphNode {
  x?: number | undefined
  y?: number | undefined
  before: readonly number[]
}

export interface Point {
  x: number
  y: number
}

export interface GraphLayout {
  /** As the author drew it; else in layers. */
  isAuthors: boolean
  /** The middle of each node, by its place in the list; the smallest x and y are 0. */
  places: readonly Point[]
  width: number
  height: number
}

/** What a node with its name and a second line needs, with the gaps around it, in px: distances of a layout are in these. */
export const ROOM = { width: 240, height: 60 } as const
/** The same for a narrower box, and for a name alone. */
const NARROW_ROOM = { width: 186, height: 54 } as const
const SMALL_ROOM = { width: 106, height: 24 } as const

/** So many of the nodes must have a place of their own, else the author's layout would be heaps. */
const MIN_PLACED = 0.8
/** Of the nodes, so many have room for all of their words in the author's layout. */
const WITH_ROOM = 0.9
const FARTHEST = 1e9
/** A wider gap says no more, and an absurd one would leave no room for the rest. */
const WIDEST_GAP = { x: 3 * ROOM.width, y: 6 * ROOM.height } as const
const SWEEPS = 6

/** Places the nodes of a graph: as its author did where that is readable, else in layers by the longest path. Cycles do not matter. */
export function layOutGraph(nodes: readonly GraphNode[]): GraphLayout {
  const drawn = scaleDrawing(nodes)
  const places = moveToOrigin(drawn ?? placeInLayers(nodes.map(({ before }) => before)))
  return {
    isAuthors: drawn !== null,
    places,
    width: Math.max(0, ...places.map(({ x }) => x)),
    height: Math.max(0, ...places.map(({ y }) => y)),
  }
}

/**
 * For each node the scale from which on it has room: for its box, and for its name alone. `stretch` is what both axes are multiplied with
 * before.
 */
export function measureRoom(
  places: readonly Point[],
  stretch: Point,
): { box: Float64Array; chip: Float64Array } {
  const of = ({ width, height }: { width: number; height: number }) =>
    findNeeds(places, { width: width / stretch.x, height: height / stretch.y })
  return { box: of(NARROW_ROOM), chip: of(SMALL_ROOM) }
}

/** The scale at which a box around each place touches no other: 0 for a place alone, infinite for two in one place. */
function findNeeds(places: readonly Point[], { width, height }: { width: number; height: number }) {
  const needs = new Float64Array(places.length)
  for (const [at, one] of places.entries()) {
    for (let other = 0; other < at; other += 1) {
      const two = places[other] ?? one
      const need = Math.min(width / Math.abs(one.x - two.x), height / Math.abs(one.y - two.y))
      if (need > (needs[at] ?? 0)) needs[at] = need
      if (need > (needs[other] ?? 0)) needs[other] = need
    }
  }
  return needs
}

/** Null where too many nodes have no place of their own. */
function scaleDrawing(nodes: readonly GraphNode[]): Point[] | null {
  const owners = new Map<string, number>()
  const given = nodes.map(({ x, y }, at): Point | null => {
    if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y)) return null
    const place = { x: limit(x), y: limit(y) }
    const name = `${Math.round(place.x)} ${Math.round(place.y)}`
    if (owners.has(name)) return null
    owners.set(name, at)
    return place
  })
  if (owners.size < 2 || owners.size < nodes.length * MIN_PLACED) return null
  const own = given.filter((place) => place !== null)
  const needs = findNeeds(own, ROOM).toSorted()
  const scale = needs[Math.floor((needs.length - 1) * WITH_ROOM)] ?? 1
  const xs = closeGaps(
    given.map((place) => place && place.x * scale),
    WIDEST_GAP.x,
  )
  const ys = closeGaps(
    given.map((place) => place && place.y * scale),
    WIDEST_GAP.y,
  )
  const columns = Math.floor(Math.max(0, ...xs.filter((x) => x !== null)) / ROOM.width) + 1
  const bottom = Math.max(0, ...ys.filter((y) => y !== null))
  let rest = -1
  return given.map((_, at) => {
    const [x = null, y = null] = [xs[at], ys[at]]
    if (x !== null && y !== null) return { x, y }
    rest += 1
    return {
      x: (rest % columns) * ROOM.width,
      y: bottom + (Math.floor(rest / columns) + 1) * ROOM.height,
    }
  })
}

const limit = (value: number) => Math.min(FARTHEST, Math.max(-FARTHEST, value))

/** Values from 0 on in the same order, none farther from the one before it than `widest`. */
function closeGaps(values: readonly (number | null)[], widest: number): (number | null)[] {
  const sorted = values.filter((value) => value !== null).toSorted((a, b) => a - b)
  const closed = new Map<number, number>()
  let at = 0
  for (const [index, value] of sorted.entries()) {
    at += Math.min(widest, value - (sorted[index - 1] ?? value))
    closed.set(value, at)
  }
  return values.map((value) => (value === null ? null : (closed.get(value) ?? null)))
}

function placeInLayers(before: readonly (readonly number[])[]): Point[] {
  const after: number[][] = before.map(() => [])
  for (const [at, places] of before.entries()) for (const place of places) after[place]?.push(at)
  const layers = orderLayers(findLayers(before, after), before, after)
  const places = before.map(() => ({ x: 0, y: 0 }))
  // About the proportions of a screen: a layer that would be much higher takes several columns.
  const rows = Math.max(8, Math.ceil(2 * Math.sqrt(before.length)))
  const columns = layers.flatMap((layer) => {
    const count = Math.ceil(layer.length / rows)
    const membersOf = (column: number) => layer.filter((_, index) => index % count === column)
    return Array.from({ length: count }, (_, column) => membersOf(column))
  })
  for (const [column, members] of columns.entries()) {
    for (const [index, at] of members.entries()) {
      places[at] = { x: column * ROOM.width, y: (index - (members.length - 1) / 2) * ROOM.height }
    }
  }
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const neighbours = sweep % 2 === 0 ? before : after
    for (const members of sweep % 2 === 0 ? columns : columns.toReversed()) {
      const wanted = members.map((at) =>
        meanOf(neighbours[at] ?? [], (place) => places[place]?.y, places[at]?.y),
      )
      for (const [index, y] of spread(wanted, ROOM.height).entries()) {
        const at = members[index]
        if (at !== undefined) places[at] = { x: places[at]?.x ?? 0, y }
      }
    }
  }
  return places
}

function meanOf(
  places: readonly number[],
  read: (place: number) => number | undefined,
  otherwise: number | undefined,
): number {
  let sum = 0
  let count = 0
  for (const place of places) {
    const value = read(place)
    if (value === undefined) continue
    sum += value
    count += 1
  }
  return count === 0 ? (otherwise ?? 0) : sum / count
}

/** One behind the layer of its last predecessor. Nodes of a cycle come behind those of their predecessors that are known by then. */
function findLayers(before: readonly (readonly number[])[], after: readonly (readonly number[])[]): number[] {
  const open = before.map(({ length }) => length)
  const layers = before.map(() => 0)
  const ready = open.flatMap((count, at) => (count === 0 ? [at] : []))
  const done = new Set<number>()
  const settle = (at: number) => {
    done.add(at)
    layers[at] = Math.max(
      0,
      ...(before[at] ?? []).map((place) => (done.has(place) && place !== at ? (layers[place] ?? 0) + 1 : 0)),
    )
    for (const next of after[at] ?? []) {
      const left = (open[next] ?? 0) - 1
      open[next] = left
      if (left === 0 && !done.has(next)) ready.push(next)
    }
  }
  const settleReady = () => {
    for (let at = ready.pop(); at !== undefined; at = ready.pop()) if (!done.has(at)) settle(at)
  }
  settleReady()
  for (let at = 0; at < before.length; at += 1) {
    if (done.has(at)) continue
    settle(at)
    settleReady()
  }
  return layers
}

/** The members of each layer, in an order that crosses few edges: beside the middle of their neighbours. */
function orderLayers(
  layerOf: readonly number[],
  before: readonly (readonly number[])[],
  after: readonly (readonly number[])[],
): number[][] {
  const layers: number[][] = []
  for (const [at, layer] of layerOf.entries()) (layers[layer] ??= []).push(at)
  const rank = new Float64Array(layerOf.length)
  const number = (layer: readonly number[]) => {
    for (const [index, at] of layer.entries()) rank[at] = index - (layer.length - 1) / 2
  }
  for (const layer of layers) number(layer)
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const neighbours = sweep % 2 === 0 ? before : after
    for (const layer of sweep % 2 === 0 ? layers : layers.toReversed()) {
      const wanted = new Map(
        layer.map((at) => [at, meanOf(neighbours[at] ?? [], (place) => rank[place], rank[at])]),
      )
      layer.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0) || a - b)
      number(layer)
    }
  }
  return layers
}

/** As near to the wanted values as `gap` between each and the next lets them be (least squares), in the same order. */
function spread(wanted: readonly number[], gap: number): number[] {
  const blocks: { sum: number; count: number }[] = []
  for (const [index, value] of wanted.entries()) {
    let block = { sum: value - index * gap, count: 1 }
    for (
      let last = blocks.at(-1);
      last && last.sum / last.count >= block.sum / block.count;
      last = blocks.at(-1)
    ) {
      blocks.pop()
      block = { sum: block.sum + last.sum, count: block.count + last.count }
    }
    blocks.push(block)
  }
  return blocks
    .flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
    .map((start, index) => start + index * gap)
}

function moveToOrigin(places: readonly Point[]): Point[] {
  const left = Math.min(...places.map(({ x }) => x))
  const top = Math.min(...places.map(({ y }) => y))
  return places.map(({ x, y }) => ({ x: x - left, y: y - top }))
}
