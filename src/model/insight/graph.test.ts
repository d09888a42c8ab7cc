import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DefinedNode } from '../../contract/insight'
import { anyRunAndDefinition, define } from '../../testing/insight'
import { makeInstance } from '../../testing/runs'
import { findEdges } from './edges'
import { buildGraph, findStep, type Direction } from './graph'

const DIRECTIONS = ['left', 'right', 'up', 'down'] as const

function graphOf(nodes: DefinedNode[], keys: ReadonlySet<string> | null = null) {
  const run = makeInstance(
    {},
    nodes.map(({ name }) => ({ name, key: name })),
  )
  return buildGraph(run.nodes, findEdges(run.nodes, { nodes }), keys)
}

/** Start, two branches with an end each, and a node of its own; the author drew them from left to right. */
const place = (node: DefinedNode, x: number, y: number): DefinedNode => ({ ...node, x, y })
const BRANCHES = [
  place(define('start'), 0, 100),
  place(define('a', 'start'), 200, 0),
  place(define('b', 'start'), 200, 100),
  place({ ...define('c', 'b'), conditions: [{ after: 'b', expression: '#{x}' }] }, 400, 100),
  place(define('alone'), 400, 300),
]

describe('an arrow key', () => {
  const graph = graphOf(BRANCHES)
  const step = (from: string, direction: Direction) =>
    BRANCHES[findStep(graph, graph.indexOf.get(from) ?? -1, direction)]?.name ?? null

  it.each<[string, Direction, string | null]>([
    ['start', 'right', 'b'],
    ['b', 'left', 'start'],
    ['b', 'up', 'a'],
    ['a', 'down', 'b'],
    ['b', 'right', 'c'],
    ['start', 'left', null],
    ['a', 'up', null],
    // Nothing leads there but its place.
    ['c', 'down', 'alone'],
    ['alone', 'up', 'c'],
    ['alone', 'right', null],
  ])('at %s to the %s goes to %s', (from, direction, expected) => {
    expect(step(from, direction)).toBe(expected)
  })
})

it('a graph of some nodes leaves out the edges of the others', () => {
  const { indexOf, runPlaces, edges, after } = graphOf(BRANCHES, new Set(['b', 'c', 'alone']))
  expect([...indexOf.keys()]).toEqual(['b', 'c', 'alone'])
  expect(runPlaces).toEqual([2, 3, 4])
  expect(edges).toEqual([{ from: 0, to: 1, condition: '#{x}' }])
  expect(after).toEqual([[1], [], []])
})

it('of any run and definition never throws, and every step leads to a node or nowhere', () => {
  fc.assert(
    fc.property(anyRunAndDefinition, ({ run, definition }) => {
      const graph = buildGraph(run.nodes, findEdges(run.nodes, definition), null)
      for (const at of run.nodes.keys())
        for (const direction of DIRECTIONS) {
          const next = findStep(graph, at, direction)
          expect(next === -1 || (next !== at && run.nodes[next] !== undefined)).toBe(true)
        }
    }),
  )
})
