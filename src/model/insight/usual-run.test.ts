import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { type InsightSample } from '../../contract/insight'
import { anyRunAndDefinition, define, hasOnlyFinite, named } from '../../testing/insight'
import { makeInstance } from '../../testing/runs'
import { compareRuns } from './compare'
import { findEdges } from './edges'
import { computeSpread } from './spread'
import { findUnknownUsual, makeUsualRun } from './usual-run'

const always = (value: number) => computeSpread([value, value, value, value, value])
const usual = (ms: number, heldBackMs: number) => ({
  runs: 5,
  ms: always(ms),
  heldBackMs: always(heldBackMs),
  rows: always(7),
})
const read = (names: readonly string[]) =>
  ({
    runs: 5,
    lateMs: always(30),
    nodes: Object.fromEntries(names.map((name) => [name, usual(100, 10)])),
  }) as unknown as InsightSample

it('goes as usual, through a node whose usual is not known', () => {
  const run = makeInstance({ planMs: 1_000, startMs: 1_000, endMs: 1_900 }, named({ a: {}, b: {}, c: {} }))
  const edges = findEdges(run.nodes, { nodes: [define('a'), define('b', 'a'), define('c', 'b')] })
  const made = makeUsualRun(run, edges, read(['a', 'c']))
  expect(made).toMatchObject({ startMs: 1_030, endMs: 1_250 })
  expect(made?.nodes.map(({ startMs, endMs, rows, status }) => [startMs, endMs, rows, status])).toEqual([
    [1_040, 1_140, 7, 'success'],
    [null, null, null, 'skip'],
    [1_150, 1_250, 7, 'success'],
  ])
})

it.each([
  ['is left out as in other runs', 10, 1_140],
  ['is in it when it ran in all others', 5, 1_250],
])('a node that was skipped %s', (_, runs, endMs) => {
  const nodes = named({ a: {}, b: { status: 'skip' } })
  const run = makeInstance({ planMs: 1_000, startMs: 1_000, endMs: 1_900 }, nodes)
  const edges = findEdges(run.nodes, { nodes: [define('a'), define('b', 'a')] })
  expect(makeUsualRun(run, edges, { ...read(['a', 'b']), runs })?.endMs).toBe(endMs)
})

it('is not known for a changed node and when those behind it start, but through one that never ran', () => {
  const { nodes } = makeInstance({}, named({ a: {}, b: {}, skipped: {}, c: {}, d: {} }))
  const defined = [
    define('a'),
    define('b', 'a'),
    define('skipped', 'a'),
    define('c', 'skipped'),
    define('d', 'b'),
  ]
  const sample = read(['a', 'c', 'd'])
  Object.assign(sample.nodes, { b: { runs: 0, changedIn: 6 }, skipped: { runs: 0 } })
  const found = findUnknownUsual({ nodes }, findEdges(nodes, { nodes: defined }), sample)
  expect([[...found.unknown], [...found.behind]]).toEqual([['b'], ['d']])
})

it('starts with the run where its lateness is not known, and is not made without a start', () => {
  const run = makeInstance({ planMs: null, startMs: 7 }, named({ a: {} }))
  const edges = findEdges(run.nodes, { nodes: [define('a')] })
  expect(makeUsualRun(run, edges, read(['a']))?.startMs).toBe(7)
  expect(makeUsualRun({ ...run, planMs: 1 }, edges, { runs: 5, nodes: {}, lateMs: null })?.startMs).toBe(7)
  expect(makeUsualRun({ ...run, startMs: null }, edges, read(['a']))).toBeNull()
})

it('can be compared with any run', () => {
  fc.assert(
    fc.property(anyRunAndDefinition, ({ run, definition }) => {
      const edges = findEdges(run.nodes, definition)
      const made = makeUsualRun(run, edges, read(run.nodes.slice(1).map(({ key }) => key)))
      if (made === null) return
      const known = { edges, version: 1, nowMs: 150 }
      const comparison = compareRuns({ run, ...known }, { run: made, ...known })
      expect(hasOnlyFinite([made, comparison])).toBe(true)
    }),
  )
})
