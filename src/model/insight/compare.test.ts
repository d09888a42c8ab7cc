import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DefinedNode, type InsightSample } from '../../contract/insight'
import { type Run, type RunNode } from '../../contract/run'
import { CATALOGUE_RUNS, defineAny } from '../../testing/catalogue-runs'
import { anyRunAndDefinition, define, hasOnlyFinite, named } from '../../testing/insight'
import { makeInstance } from '../../testing/runs'
import { type Compared, compareNodes, compareRuns, findLargestDifferences, findShift } from './compare'
import { findEdges } from './edges'
import { computeSpread } from './spread'

const MINUTE = 60_000
/** `a`, then `b` and `c` beside each other, then `d`. */
const DIAMOND = [define('a'), define('b', 'a'), define('c', 'a'), define('d', 'b', 'c')]
const ran = (from: number, to: number, rows: number | null = null): Partial<RunNode> => ({
  startMs: from * MINUTE,
  endMs: to * MINUTE,
  rows,
})
const compared = (run: Run, defined: readonly DefinedNode[] | null = DIAMOND, nowMs = 0): Compared => ({
  run,
  edges: findEdges(run.nodes, defined && { nodes: [...defined] }),
  version: 1,
  nowMs,
})
const make = (given: Partial<Run>, nodes: Readonly<Record<string, Partial<RunNode>>>) =>
  makeInstance({ planMs: 1, startMs: 1, ...given }, named(nodes))

/** Over `b`: 10, 20, 10 minutes. */
const BEFORE = compared(
  make({ endMs: 41 * MINUTE }, { a: ran(1, 11, 100), b: ran(11, 31), c: ran(11, 20), d: ran(31, 41) }),
)
/** 5 minutes later, over `c`, and `d` is held back for 2. */
const AFTER = compared(
  make(
    { startMs: 5 * MINUTE + 1, endMs: 70 * MINUTE },
    { a: ran(6, 18, 141), b: ran(18, 39), c: ran(18, 50), d: ran(52, 68) },
  ),
)

describe('two runs', () => {
  it('differ by terms that add up, and the path moved', () => {
    const comparison = compareRuns(AFTER, BEFORE)
    expect(comparison).toEqual({
      differenceMs: 29 * MINUTE,
      terms: [
        { part: 'late', ms: 5 * MINUTE },
        { part: 'ran', key: 'a', ms: 2 * MINUTE },
        { part: 'moved', from: ['b'], to: ['c'], ms: 12 * MINUTE },
        { part: 'held-back', key: 'd', ms: 2 * MINUTE },
        { part: 'ran', key: 'd', ms: 6 * MINUTE },
        { part: 'rest', ms: 2 * MINUTE },
      ],
    })
  })

  it('count a node as moved where the other definition has it in another order', () => {
    const one = compared(make({ endMs: 30 * MINUTE }, { a: ran(0, 10), b: ran(10, 30) }), [
      define('a'),
      define('b', 'a'),
    ])
    const other = compared(make({ endMs: 20 * MINUTE }, { b: ran(0, 15), a: ran(15, 20) }), [
      define('a', 'b'),
      define('b'),
    ])
    expect(compareRuns(one, other)?.terms).toEqual([
      { part: 'moved', from: ['b'], to: [], ms: -15 * MINUTE },
      { part: 'ran', key: 'a', ms: 5 * MINUTE },
      { part: 'moved', from: [], to: ['b'], ms: 20 * MINUTE },
    ])
  })

  it('differ by the run alone where edges are not known, and without lateness where a plan is not', () => {
    const [one, other] = [
      compared(AFTER.run as Run, null),
      compared(make({ planMs: null, endMs: 9 }, {}), null),
    ]
    expect(compareRuns(one, other)?.terms).toEqual([{ part: 'run', ms: 65 * MINUTE - 1 - 8 }])
  })

  it('cannot be compared before one has started', () => {
    expect(compareRuns(AFTER, compared(make({ startMs: null, status: 'waiting' }, {})))).toBeNull()
  })

  it('differ node by node, on the path or not', () => {
    const nodes = compareNodes(AFTER, BEFORE, { by: 'plan' }, null)
    expect(nodes.map(({ key, differenceMs }) => [key, (differenceMs ?? 0) / MINUTE])).toEqual([
      ['a', 2],
      ['b', 1],
      ['c', 23],
      ['d', 6],
    ])
    expect(nodes[0]).toMatchObject({ startDifferenceMs: 5 * MINUTE, rowsShare: 0.41 })
    const comparison = compareRuns(AFTER, BEFORE)
    expect(comparison && findLargestDifferences(comparison, nodes)).toEqual([
      { key: 'c', ms: 23 * MINUTE },
      { key: 'd', ms: 6 * MINUTE },
      { key: null, ms: 5 * MINUTE },
    ])
  })

  it.each([
    ['below a minute', 10.9, undefined, true],
    ['above a minute', 12, undefined, false],
    ['inside of what is usual', 12, [8, 9, 10, 12, 14], true],
    ['outside of it', 12, [9, 10, 10, 10, 11], false],
  ])('a difference %s', (_, minutes, values, isUsual) => {
    const ms = values && computeSpread(values.map((each) => each * MINUTE))
    const sample = { nodes: ms ? { a: { runs: 5, ms } } : {} } as unknown as InsightSample
    const one = compared(make({ endMs: 1 }, { a: ran(0, minutes) }))
    const other = compared(make({ endMs: 1 }, { a: ran(0, 10) }))
    expect(compareNodes(one, other, { by: 'start' }, sample)[0]?.isUsual).toBe(isUsual)
  })

  it('nodes that only one of them has stand last', () => {
    const one = compared(make({ endMs: 1 }, { a: ran(0, 1), x: ran(0, 1) }))
    const other = compared(make({ endMs: 1 }, { y: ran(0, 1), a: ran(0, 1) }))
    const nodes = compareNodes(one, other, { by: 'start' }, null)
    expect(nodes.map(({ key, node, other: match }) => [key, node !== null, match !== null])).toEqual([
      ['a', true, true],
      ['x', true, false],
      ['y', false, true],
    ])
  })

  it.each([
    [{ by: 'plan' as const }, 0],
    [{ by: 'start' as const }, 5 * MINUTE],
    [{ by: 'node' as const, key: 'd' }, 21 * MINUTE],
    [{ by: 'node' as const, key: 'x' }, null],
  ])('aligned by %j', (alignment, shiftMs) => {
    expect(findShift(AFTER, BEFORE, alignment)).toBe(shiftMs)
  })
})

function check(one: Compared, other: Compared) {
  const comparison = compareRuns(one, other)
  const nodes = compareNodes(one, other, { by: 'plan' }, null)
  expect(hasOnlyFinite([comparison, nodes])).toBe(true)
  if (comparison === null) return
  const { differenceMs, terms } = comparison
  // Sums on the way may have more digits than a double keeps.
  expect(Number(terms.reduce((sum, term) => sum + BigInt(term.ms), 0n))).toBe(differenceMs)
  const back = compareRuns(other, one)
  expect((back?.differenceMs ?? NaN) + differenceMs).toBe(0)
}

it('add up to the millisecond, whatever the two answers and their definitions', () => {
  fc.assert(
    fc.property(anyRunAndDefinition, anyRunAndDefinition, (one, two) => {
      const [a, b] = [one, two].map(({ run, definition }) => compared(run, definition?.nodes ?? null, 150))
      if (a && b) check(a, b)
    }),
    { numRuns: 300 },
  )
})

it('add up for all pairs of neighbours in the catalogue', () => {
  const runs = CATALOGUE_RUNS.map((run, at) =>
    compared(run, defineAny(run, at % 9 === 0), (run.startMs ?? 1) + MINUTE),
  )
  for (const [at, run] of runs.entries()) {
    const next = runs[at + 1]
    if (next) check(run, next)
  }
})
