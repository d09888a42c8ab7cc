import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DefinedNode, type Forecast } from '../../contract/insight'
import { type Run, type RunNode } from '../../contract/run'
import { finish } from '../../lib/parts'
import { CATALOGUE_RUNS, defineAny } from '../../testing/catalogue-runs'
import { anyRunAndDefinition, define, hasOnlyFinite, named } from '../../testing/insight'
import { makeInstance } from '../../testing/runs'
import { findEdges } from './edges'
import { createForecaster } from './forecast'
import { type PastRun, alignInParts } from './past-runs'
import { computeSampleInParts } from './sample'

const MINUTE = 60_000
const CHAIN = [define('a'), define('b', 'a'), define('c', 'b')]

/** A run that started at 0 and has these durations, in minutes, one node after the other, and a tenth of a minute at its end. */
function earlier(...minutes: number[]): PastRun {
  let endMs = 0
  const nodes = minutes.map((each, at) => {
    const startMs = endMs
    endMs += each * MINUTE
    const key = 'abc'.charAt(at)
    return { key, name: key, startMs: startMs + 1, endMs: endMs + 1 }
  })
  return { ...makeInstance({ startMs: 1, endMs: endMs + 6_001 }, nodes), version: 1 }
}

function makeForecast(
  run: Partial<Run>,
  nodes: Readonly<Record<string, Partial<RunNode>>>,
  past: readonly PastRun[],
  nowMinutes: number,
  defined: DefinedNode[] | null = CHAIN,
  older?: DefinedNode[],
): Forecast {
  const live = makeInstance({ status: 'running', startMs: 1, ...run }, named(nodes))
  const edges = findEdges(live.nodes, defined && { nodes: defined })
  const definitions = new Map(defined ? [[1, { nodes: defined }]] : [])
  if (older) definitions.set(0, { nodes: older })
  const aligned = finish(alignInParts({ nodes: live.nodes, edges, version: 1, definitions }, past))
  const sample = finish(computeSampleInParts(live.nodes, edges, aligned, past.length))
  return createForecaster(edges, aligned).read(live, sample, nowMinutes * MINUTE + 1)
}

const ended = (from: number, to: number) => ({ startMs: from * MINUTE + 1, endMs: to * MINUTE + 1 })
const runs = (from: number) => ({ status: 'running' as const, startMs: from * MINUTE + 1 })
const WAITS = { status: 'waiting' as const }
const TEN = Array.from({ length: 10 }, (_, at) => earlier(10, 20, 26 + at))
const MID = { a: ended(0, 10), b: runs(10), c: WAITS }
const atMinute = (minute: number) => minute * MINUTE + 1

describe('a forecast', () => {
  it('plays each earlier run on from now', () => {
    const forecast = makeForecast({}, MID, TEN, 15)
    expect(forecast).not.toHaveProperty('longer')
    expect(forecast).toMatchObject({
      state: 'known',
      runs: 10,
      endMs: atMinute(30 + 30.5) + 6_000,
      fromMs: atMinute(30 + 26) + 6_000,
      toMs: atMinute(30 + 35) + 6_000,
      within: 10,
      isScaled: false,
      nodes: [
        { key: 'b', startMs: atMinute(10), endMs: atMinute(30) },
        { key: 'c', startMs: atMinute(30), endMs: atMinute(60.5) },
      ],
    })
  })

  it('of a node that runs takes only what lasted longer', () => {
    const past = [5, 6, 7, 40, 50].map((minutes) => earlier(10, minutes, 10))
    expect(makeForecast({}, MID, past, 30)).toMatchObject({
      fromMs: atMinute(60) + 6_000,
      toMs: atMinute(70) + 6_000,
      longer: 2,
    })
    expect(makeForecast({}, MID, past, 16)).not.toHaveProperty('longer')
  })

  it.each<[string, number[], number, number]>([
    ['the last five took twice as long', [40, 42, 41, 40, 43], 5, 102],
    ['the last six took half as long', [10, 11, 10, 12, 10, 11], 6, 41],
    ['one of five was as before', [40, 42, 20, 40, 43], 20, 62],
    ['only four took twice as long', [40, 42, 41, 40], 19, 62],
  ])('takes the runs since a step alone: %s', (_, newest, count, end) => {
    const past = [...newest, ...Array.from({ length: 15 }, (__, at) => 20 + (at % 3))].map((minutes) =>
      earlier(20, minutes, minutes),
    )
    expect(makeForecast({}, { a: ended(0, 20), b: runs(20), c: WAITS }, past, 21)).toMatchObject({
      runs: count,
      endMs: atMinute(end) + 6_000,
    })
  })

  it('of a node that one run alone outlasted takes that one, where it is of their kind', () => {
    const past = [...TEN.slice(1), earlier(19, 20, 26)]
    expect(makeForecast({}, { a: runs(0), b: WAITS, c: WAITS }, past, 15)).toMatchObject({ state: 'known' })
  })

  it('is scaled by the pace of the day where that did better for earlier runs', () => {
    const defined = [define('a1'), define('a2', 'a1'), define('a3', 'a2'), define('b', 'a3')]
    const make = (pace: number): PastRun => {
      const times = ['a1', 'a2', 'a3'].map((name, at) => ({
        key: name,
        name,
        ...ended(at * 10 * pace, (at + 1) * 10 * pace),
      }))
      const nodes = [...times, { key: 'b', name: 'b', ...ended(30 * pace, 60 * pace) }]
      return { ...makeInstance({ startMs: 1, endMs: atMinute(60 * pace) }, nodes), version: 1 }
    }
    const today = { a1: ended(0, 20), a2: ended(20, 40), a3: ended(40, 60), b: runs(60) }
    const forecast = makeForecast({}, today, [1, 1.5, 0.8, 1.2, 0.6, 2].map(make), 61, defined)
    expect(forecast).toMatchObject({
      isScaled: true,
      endMs: atMinute(120),
      record: { forecasts: 6, held: 6 },
    })
  })

  it.each<[string, Partial<Run>, Readonly<Record<string, Partial<RunNode>>>, PastRun[], object]>([
    ['ended', { status: 'success' }, MID, TEN, { state: 'none', reason: 'ended' }],
    [
      'not started',
      { status: 'waiting', startMs: null },
      { a: WAITS },
      TEN,
      { state: 'none', reason: 'not-started' },
    ],
    ['paused', { status: 'pause' }, MID, TEN, { state: 'none', reason: 'blocked' }],
    ['four earlier runs', {}, MID, TEN.slice(0, 4), { state: 'none', reason: 'few-runs', runs: 4 }],
    [
      'a node that no earlier run has',
      {},
      { ...MID, x: WAITS },
      TEN,
      { state: 'none', reason: 'few-runs', runs: 0 },
    ],
    [
      'a failed node',
      {},
      { a: { ...ended(0, 1), status: 'fail' }, b: WAITS, c: WAITS },
      TEN,
      { state: 'held-up', key: 'a', nodes: 2 },
    ],
    [
      'two failed nodes, by the one that more nodes wait for',
      {},
      { x: { ...ended(0, 1), status: 'fail' }, a: { ...ended(0, 2), status: 'fail' }, b: WAITS, c: WAITS },
      TEN,
      { state: 'held-up', key: 'a', nodes: 2 },
    ],
    ['a paused node', {}, { ...MID, b: { status: 'pause' } }, TEN, { state: 'held-up', key: 'b', nodes: 1 }],
    [
      'longer than ever',
      {},
      { a: runs(0), b: WAITS, c: WAITS },
      TEN,
      { state: 'overdue', key: 'a', runs: 10, longestMs: 10 * MINUTE },
    ],
    [
      'longer than all but one that took very much longer than all others',
      {},
      { a: runs(0), b: WAITS, c: WAITS },
      [...TEN.slice(1), earlier(90, 20, 26)],
      { state: 'overdue', key: 'a', runs: 10, longestMs: 90 * MINUTE, hasOutlier: true },
    ],
    [
      'held back longer than ever',
      {},
      { a: ended(0, 10), b: WAITS, c: WAITS },
      TEN,
      { state: 'overdue', key: 'b', isHeldBack: true },
    ],
  ])('%s', (_, run, nodes, past, expected) => {
    expect(makeForecast(run, nodes, past, 15)).toMatchObject(expected)
  })

  it('of a failure that stops only the nodes after it, plays the other branch, without a record of such ends', () => {
    const defined = (failPolicy: 'fail' | 'fail-child'): DefinedNode[] => [
      { ...define('a'), failPolicy },
      define('b'),
      define('c', 'a'),
      define('d', 'c'),
    ]
    const past = TEN.map((run) => ({
      ...run,
      nodes: makeInstance(
        {},
        ['a', 'b', 'c', 'd'].map((name, at) => ({ key: name, name, ...ended(at, 30 + at) })),
      ).nodes,
    }))
    const today = { a: { ...ended(0, 5), status: 'fail' as const }, b: runs(1), c: WAITS, d: WAITS }
    expect(makeForecast({}, today, past, 15, defined('fail-child'))).toMatchObject({
      state: 'known',
      record: null,
      nodes: [{ key: 'b' }],
    })
    expect(makeForecast({}, today, past, 15, defined('fail'))).toMatchObject({ state: 'held-up', key: 'a' })
    const done = { ...today, b: ended(1, 14) }
    expect(makeForecast({}, done, past, 15, defined('fail-child'))).toMatchObject({ state: 'held-up' })
  })

  it('without edges says so', () => {
    expect(makeForecast({}, MID, TEN, 15, null)).toMatchObject({ state: 'none', reason: 'no-edges' })
  })

  it('goes on where a node is longer than ever and does not hold the end', () => {
    const defined = [define('a'), define('b'), define('c', 'b')]
    const today = { a: runs(0), b: ended(0, 12), c: runs(12) }
    const forecast = makeForecast({}, today, TEN, 14, defined)
    expect(forecast).toMatchObject({
      state: 'known',
      nodes: [{ key: 'a', endMs: atMinute(14) }, { key: 'c' }],
    })
  })

  it('plays runs in which a node was defined otherwise only while there are too few others, and that node is still to run', () => {
    const before = TEN.map((run) => ({ ...run, version: 0 }))
    const play = (now: number, changed: string) => {
      const older = CHAIN.map((node) => (node.name === changed ? { ...node, digest: 'before' } : node))
      return makeForecast({}, MID, [...TEN.slice(0, now), ...before], 15, CHAIN, older)
    }
    expect([play(5, 'c'), play(4, 'c'), play(5, 'a')]).toMatchObject([
      { runs: 5 },
      { runs: 14 },
      { runs: 15 },
    ])
  })

  it('of a changed node has no projection, and still an end', () => {
    const other = TEN.map((run) => ({ ...run, version: 2 }))
    const forecast = makeForecast({}, MID, other, 15)
    expect(forecast).toMatchObject({ state: 'known', nodes: [] })
  })
})

/** Nothing may end before now, and every number is finite. */
function check(run: Run, defined: { nodes: DefinedNode[] } | null, past: readonly PastRun[], nowMs: number) {
  const edges = findEdges(run.nodes, defined)
  const definitions = new Map(defined ? [[1, defined]] : [])
  const aligned = finish(alignInParts({ nodes: run.nodes, edges, version: 1, definitions }, past))
  const sample = finish(computeSampleInParts(run.nodes, edges, aligned, null))
  const forecast = createForecaster(edges, aligned).read(run, sample, nowMs)
  expect(hasOnlyFinite([forecast, sample])).toBe(true)
  if (forecast.state !== 'known') return forecast.state
  const { fromMs, toMs, endMs, nodes, within, runs: replays } = forecast
  expect(fromMs).toBeGreaterThanOrEqual(nowMs)
  expect([fromMs, endMs, toMs]).toEqual([fromMs, endMs, toMs].toSorted((a, b) => a - b))
  expect(within).toBeLessThanOrEqual(replays)
  for (const node of nodes) {
    expect(node.endMs).toBeGreaterThanOrEqual(Math.max(nowMs, node.startMs))
    expect(node.endMs).toBeLessThanOrEqual(toMs)
  }
  return forecast.state
}

it('never ends before now, whatever the answer, its definition and the runs before it', () => {
  const states = new Set<string>()
  const anyRun = fc.tuple(
    anyRunAndDefinition,
    fc.array(fc.tuple(fc.nat(90), fc.nat(90), fc.nat(60)), { maxLength: 9 }),
    fc.nat(200),
  )
  fc.assert(
    fc.property(anyRun, ([{ run, definition }, times, nowMs]) => {
      const live: Run = { ...run, status: 'running', startMs: run.startMs ?? 1 }
      const past = times.map(([startMs, lasts, shift]): PastRun => ({
        id: '1',
        version: 1,
        trigger: 0,
        planMs: startMs - 5,
        startMs,
        endMs: startMs + 2 * lasts + shift,
        nodes: run.nodes.map((node, at) => ({
          ...node,
          startMs: (at + shift) % 7 === 0 ? null : startMs + at * shift,
          endMs: startMs + at * shift + lasts,
          status: 'success',
        })),
      }))
      states.add(check(live, definition, past, nowMs))
    }),
    { numRuns: 400 },
  )
  expect(states).toContain('known')
})

it.each([false, true])('holds for every run of the catalogue, cycle: %s', (hasCycle) => {
  for (const run of CATALOGUE_RUNS) {
    const nowMs = (run.startMs ?? run.planMs ?? 0) + 3_600_000
    const live: Run = { ...run, status: 'running' }
    const past = Array.from({ length: 6 }, () => ({ ...run, version: 1 }))
    check(live, { nodes: defineAny(run, hasCycle) }, past, nowMs)
  }
})
