import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOutGraph, measureRoom, ROOM, type GraphNode, type Point } from './layout'

const at = (x: number, y: number, ...before: number[]): GraphNode => ({ x, y, before })
const behind = (...before: number[]): GraphNode => ({ before })

/** Pairs of nodes whose boxes overlap. */
const overlaps = (places: readonly Point[]) =>
  places.flatMap((one, index) =>
    places
      .slice(0, index)
      .filter(
        (two) => Math.abs(one.x - two.x) < ROOM.width - 1e-6 && Math.abs(one.y - two.y) < ROOM.height - 1e-6,
      )
      .map((two) => [one, two]),
  )

const anyNumber = fc.oneof(
  fc.integer({ min: -500, max: 2_000 }),
  fc.double(),
  fc.constantFrom(Number.NaN, Infinity, -Infinity, 1e308, -0, 5e-324),
)
/** Edges may go in circles, to the node itself, or to no node at all. */
const anyGraph = fc.array(
  fc.record({
    x: fc.option(anyNumber, { nil: undefined }),
    y: fc.option(anyNumber, { nil: undefined }),
    before: fc.uniqueArray(fc.integer({ min: -1, max: 30 }), { maxLength: 5 }),
  }),
  { maxLength: 30 },
)

describe('any graph', () => {
  it('has a finite layout from 0 on', () => {
    fc.assert(
      fc.property(anyGraph, (nodes) => {
        const { places, width, height } = layOutGraph(nodes)
        expect(places).toHaveLength(nodes.length)
        for (const { x, y } of places) {
          expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true)
        }
        expect(Number.isFinite(width) && Number.isFinite(height)).toBe(true)
      }),
    )
  })

  it('in layers has room for every box', () => {
    fc.assert(
      fc.property(anyGraph, (nodes) => {
        const { places } = layOutGraph(nodes.map(({ before }) => ({ before })))
        expect(overlaps(places)).toEqual([])
      }),
    )
  })

  it('in layers has every node right of the ones that it waits for, without cycles', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(39), { maxLength: 4 }), { maxLength: 40 }), (lists) => {
        const nodes = lists.map((list, index) => ({ before: list.filter((place) => place < index) }))
        const { places } = layOutGraph(nodes)
        for (const [index, { before }] of nodes.entries())
          for (const place of before) expect(places[place]?.x).toBeLessThan(places[index]?.x ?? 0)
      }),
    )
  })
})

describe('the layout of the author', () => {
  it('keeps left and right, above and below, and gives boxes room', () => {
    const nodes = [at(10, 10), at(110, 0, 0), at(110, 40, 0), at(210, 20, 1, 2)]
    const { isAuthors, places } = layOutGraph(nodes)
    expect(isAuthors).toBe(true)
    expect(overlaps(places)).toEqual([])
    expect(places.map(({ x }) => x)).toEqual([0, 240, 240, 480])
    const [first, above, below, last] = places.map(({ y }) => y)
    expect([above, first, last, below]).toEqual([0, 24, 48, 96])
  })

  it.each<[string, GraphNode[]]>([
    ['all in one place', [at(5, 5), at(5, 5, 0), at(5, 5, 1)]],
    ['most without a place', [at(5, 5), at(6, 90, 0), behind(1), behind(2)]],
    ['no numbers', [at(Number.NaN, 1), at(Infinity, 2, 0)]],
    ['one node', [at(5, 5)]],
    ['no nodes', []],
  ])('is given up for layers: %s', (_, nodes) => {
    expect(layOutGraph(nodes).isAuthors).toBe(false)
  })

  it('takes nodes that it does not place into a row below', () => {
    const nodes = [at(0, 0), at(100, 0, 0), at(200, 0, 1), at(300, 0, 2), behind(0)]
    const { isAuthors, places } = layOutGraph(nodes)
    expect(isAuthors).toBe(true)
    expect(places[4]).toEqual({ x: 0, y: ROOM.height })
  })

  it('leaves room for the others when one node is absurdly far away', () => {
    const nodes = [at(0, 0), at(100, 0, 0), at(200, 0, 1), at(1e300, -1e300, 2)]
    const { width, height, places } = layOutGraph(nodes)
    expect(places[1]?.x).toBe(ROOM.width)
    expect(width).toBeLessThan(10 * ROOM.width)
    expect(height).toBeLessThan(10 * ROOM.height)
  })
})

it('a layer that is much higher than a screen takes several columns', () => {
  const { width, height } = layOutGraph(Array.from({ length: 200 }, () => behind()))
  expect(height / ROOM.height).toBeLessThan(30)
  expect(width / ROOM.width).toBeLessThan(12)
})

it('measures from which scale on a node has room for its box, and for its name alone', () => {
  const places = [
    { x: 0, y: 0 },
    { x: 0, y: ROOM.height / 2 },
    { x: 8 * ROOM.width, y: 0 },
  ]
  const { box, chip } = measureRoom(places, { x: 1, y: 1 })
  expect([...box]).toEqual([1.8, 1.8, 186 / (8 * ROOM.width)])
  expect(chip[0]).toBe(0.8)
  expect(measureRoom(places, { x: 1, y: 2 }).box[0]).toBe(0.9)
})
