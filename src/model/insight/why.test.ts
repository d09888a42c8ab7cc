import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DefinedNode, type InsightSample } from '../../contract/insight'
import { type Run, type RunNode } from '../../contract/run'
import { CATALOGUE_RUNS, defineAny } from '../../testing/catalogue-runs'
import { anyRunAndDefinition, define, hasOnlyFinite, named } from '../../testing/insight'
import { makeInstance } from '../../testing/runs'
import { findCriticalPath } from './critical-path'
import { findEdges } from './edges'
import { readNodeTimes } from './node-times'
import { projectRun } from './project-run'
import { computeSpread } from './spread'
import { findUnusualFacts, findOtherUnusualFacts } from './unusual-facts'
import { createRerun } from './what-if'
import { explainRun } from './why'

const MINUTE = 60_000
const around = (minutes: number) => {
  const spread = computeSpread([-2, -1, 0, 1, 2].map((each) => minutes * MINUTE + each * 1_000))
  if (spread === null) throw new Error('too few')
  return spread
}
const usual = (minutes: number, heldBack: number, rows = 100) => ({
  runs: 5,
  ms: around(minutes),
  heldBackMs: around(heldBack),
  rows: computeSpread([rows - 2, rows - 1, rows, rows + 1, rows + 2]) ?? undefined,
})
/** `a` and `b` start together, `c` waits for both. Usually they take 10, 10 and 20 minutes, and `c` is held back for 1. */
const SAMPLE = {
  ranMs: around(31),
  lateMs: around(1),
  nodes: { a: usual(10, 0), b: usual(10, 0), c: usual(20, 1) },
} as unknown as InsightSample
const FORK: DefinedNode[] = [define('a'), define('b'), define('c', 'a', 'b')]
const ran = (from: number, to: number): Partial<RunNode> => ({
  startMs: from * MINUTE,
  endMs: to * MINUTE,
  rows: 100,
})
const read = (given: Partial<Run>, nodes: Readonly<Record<string, Partial<RunNode>>>, defined = FORK) => {
  const run = makeInstance({ planMs: MINUTE, startMs: 2 * MINUTE, ...given }, named(nodes))
  return { run, edges: findEdges(run.nodes, { nodes: defined }) }
}
/** 5 minutes late; `a` takes 30, `b` 26; `c` is held back for 11 and takes 20. */
const SLOW = read(
  { startMs: 6 * MINUTE, endMs: 67 * MINUTE + 6_000 },
  { a: ran(6, 36), b: ran(6, 32), c: ran(47, 67) },
)

describe('why a run took as long', () => {
  it('says where the time went, and what would shorten it', () => {
    const why = explainRun(SLOW.run, SLOW.edges, SAMPLE, 0)
    expect(why).toEqual({
      fromMs: MINUTE,
      toMs: 67 * MINUTE + 6_000,
      totalMs: 66 * MINUTE + 6_000,
      usualMs: 32 * MINUTE,
      changeMs: 34 * MINUTE + 6_000,
      rows: [
        { part: 'late', at: null, ms: 5 * MINUTE, usualMs: MINUTE, changeMs: 4 * MINUTE },
        { part: 'ran', at: 0, ms: 30 * MINUTE, usualMs: 10 * MINUTE, changeMs: 20 * MINUTE },
        { part: 'held-back', at: 2, ms: 11 * MINUTE, usualMs: MINUTE, changeMs: 10 * MINUTE },
        { part: 'ran', at: 2, ms: 20 * MINUTE, usualMs: 20 * MINUTE, changeMs: 0 },
        { part: 'rest', at: null, ms: 6_000, usualMs: 0, changeMs: 6_000 },
      ],
      shorter: [
        {
          part: 'held-back',
          at: 2,
          usualMs: MINUTE,
          lostMs: 10 * MINUTE,
          savedMs: 10 * MINUTE,
          endMs: 57 * MINUTE + 6_000,
          takesOver: null,
        },
        // b then ends last.
        {
          part: 'ran',
          at: 0,
          usualMs: 10 * MINUTE,
          lostMs: 20 * MINUTE,
          savedMs: 4 * MINUTE,
          endMs: 63 * MINUTE + 6_000,
          takesOver: 1,
        },
        {
          part: 'late',
          at: null,
          usualMs: MINUTE,
          lostMs: 4 * MINUTE,
          savedMs: 4 * MINUTE,
          endMs: 63 * MINUTE + 6_000,
          takesOver: null,
        },
      ],
      togetherMs: null,
    })
  })

  it('two parts may save less together than one by one', () => {
    const chain = [define('a'), define('b'), define('c', 'a')]
    const { run, edges } = read(
      { endMs: 62 * MINUTE },
      { a: ran(2, 32), b: ran(2, 40), c: ran(33, 62) },
      chain,
    )
    expect(explainRun(run, edges, SAMPLE, 0)).toMatchObject({
      shorter: [
        { at: 0, savedMs: 20 * MINUTE },
        { at: 2, savedMs: 9 * MINUTE },
      ],
      togetherMs: 22 * MINUTE,
    })
  })

  it('without what is usual there are rows alone, and without edges one for the run', () => {
    const { run, edges } = SLOW
    expect(explainRun(run, edges, null, 0)).toMatchObject({
      usualMs: null,
      shorter: [],
      rows: [{ changeMs: null }, {}, {}, {}, {}],
    })
    expect(explainRun(run, findEdges(run.nodes, null), SAMPLE, 0)?.rows.map(({ part }) => part)).toEqual([
      'late',
      'run',
    ])
  })

  it('of a run that goes on is over its forecast', () => {
    const { run, edges } = read(
      { status: 'running' },
      { a: ran(2, 12), b: ran(2, 12), c: { status: 'running', startMs: 13 * MINUTE } },
    )
    const forecast = {
      state: 'known' as const,
      atMs: 20 * MINUTE,
      runs: 5,
      endMs: 43 * MINUTE,
      fromMs: 40 * MINUTE,
      toMs: 50 * MINUTE,
      within: 5,
      isScaled: false,
      record: null,
      nodes: [{ key: 'c', startMs: 13 * MINUTE, endMs: 43 * MINUTE }],
    }
    const projected = projectRun(run, forecast, 20 * MINUTE)
    expect(explainRun(projected.run, edges, SAMPLE, 20 * MINUTE, projected.times)).toMatchObject({
      toMs: 43 * MINUTE,
      shorter: [{ part: 'ran', at: 2, savedMs: 10 * MINUTE, endMs: 33 * MINUTE }],
    })
    const nodes = run.nodes.map((node) =>
      node.key === 'c' ? Object.assign({ ...node }, ran(13, 25), { status: 'success' as const }) : node,
    )
    const since = projectRun({ ...run, nodes }, forecast, 26 * MINUTE)
    expect(since.times.endMs[2]).toBe(25 * MINUTE)
  })

  it('a run that has not started has no account', () => {
    const { run, edges } = read({ status: 'waiting', startMs: null }, { a: { status: 'waiting' } })
    expect(explainRun(run, edges, SAMPLE, 5 * MINUTE)).toBeNull()
  })
})

it('names what is unusual: no rows first, then durations and waits, and off the path alone beside it', () => {
  const { run, edges } = read(
    { endMs: 67 * MINUTE },
    { a: ran(6, 36), b: { ...ran(6, 32), rows: 0 }, c: { ...ran(47, 67), rows: 5 } },
  )
  const unusual = findUnusualFacts(run, edges, SAMPLE, 0)
  expect(unusual.map(({ kind, at }) => [kind, at])).toEqual([
    ['rows', 1],
    ['ran', 0],
    ['ran', 1],
    ['held-back', 2],
    ['held-back', 0],
    ['held-back', 1],
  ])
  const beside = findOtherUnusualFacts(unusual, findCriticalPath(run, edges, 0))
  expect(beside.map(({ kind, at }) => [kind, at])).toEqual([
    ['rows', 1],
    ['ran', 1],
    ['held-back', 1],
  ])
})

function check(run: Run, defined: DefinedNode[] | null, nowMs: number, shares: readonly number[]) {
  const edges = findEdges(run.nodes, defined && { nodes: defined })
  const nodes = run.nodes.map(({ key }, at) => [key, usual((shares[at % shares.length] ?? 0) / 1e5, 0)])
  const sample = { ranMs: around(1), lateMs: around(0), nodes: Object.fromEntries(nodes) } as InsightSample
  const why = explainRun(run, edges, sample, nowMs)
  const times = readNodeTimes(run, nowMs)
  expect(hasOnlyFinite([why, findUnusualFacts(run, edges, sample, nowMs)])).toBe(true)
  if (why === null) return
  const { rows } = why
  const sum = (pick: (row: (typeof rows)[number]) => number | null) =>
    rows.reduce((total, row) => total + (pick(row) ?? NaN), 0)
  expect(sum(({ ms }) => ms)).toBe(why.totalMs)
  if (why.rows.every(({ usualMs }) => usualMs !== null)) {
    expect(sum(({ usualMs }) => usualMs)).toBeCloseTo(why.usualMs ?? NaN, 3)
    expect(sum(({ changeMs }) => changeMs)).toBeCloseTo(why.changeMs ?? NaN, 3)
  }
  for (const { savedMs, lostMs, endMs } of why.shorter) {
    expect(savedMs).toBeLessThanOrEqual(lostMs)
    expect(endMs).toBeLessThanOrEqual(why.toMs)
  }
  const rerun = createRerun(run, edges, times, why.toMs)
  expect(rerun([])).toEqual({ endMs: why.toMs, savedMs: 0, takesOver: null })
  let beforeMs = why.toMs
  const changes = run.nodes.flatMap((_, at) => [
    { part: 'ran' as const, at, ms: shares[at % shares.length] ?? 0 },
    { part: 'held-back' as const, at, ms: shares[(at + 1) % shares.length] ?? 0 },
  ])
  for (let count = 1; count <= Math.min(changes.length, 24); count++) {
    const { endMs } = rerun(changes.slice(0, count))
    expect(endMs).toBeLessThanOrEqual(beforeMs)
    beforeMs = endMs
  }
}

it('adds up, and a what-if is never longer, whatever the answer and its definition', () => {
  fc.assert(
    fc.property(
      anyRunAndDefinition,
      fc.array(fc.nat(60), { minLength: 1 }),
      ({ run, definition }, shares) => {
        check(run, definition?.nodes ?? null, 150, shares)
      },
    ),
    { numRuns: 300 },
  )
})

it.each([false, true])('holds for every run of the catalogue, cycle: %s', (hasCycle) => {
  for (const run of CATALOGUE_RUNS)
    check(run, defineAny(run, hasCycle), (run.startMs ?? 1) + 3_600_000, [5_000])
})
