import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RunNode } from '../../../contract/run'
import { STATUS, STATUSES } from '../../../contract/status'
import { anyNodes, makeInstance } from '../../../testing/runs'
import { createAxis } from '../../../model/timeline/axis'
import { computeConcurrency } from '../../../model/timeline/concurrency'
import { makeRun, manyNodes } from '../../../testing/timeline'
import { fastest, longest, mostRows, runningOverTime, type Ranked } from './series'

const namesOf = (ranked: readonly Ranked[]) => ranked.map(({ name, value }) => `${name} ${value}`)
const runOf = (nodes: Partial<RunNode>[], status: 'success' | 'running' = 'success') =>
  makeInstance({ status }, nodes)

describe('a ranking', () => {
  it.each<[string, Partial<RunNode>[], string[]]>([
    ['none without nodes', [], []],
    ['largest first', [{ rows: 1 }, { rows: 3 }, { rows: 2 }], ['n2 3', 'n3 2', 'n1 1']],
    ['equals as they stand', [{ rows: 2 }, { rows: 2 }], ['n1 2', 'n2 2']],
    ['nothing of what was not given, 0 or less', [{}, { rows: 0 }, { rows: -5 }, { rows: 1 }], ['n4 1']],
    [
      'no more than ten',
      Array.from({ length: 30 }, (_, i) => ({ rows: i })),
      ['n30 29', 'n29 28', 'n28 27', 'n27 26', 'n26 25', 'n25 24', 'n24 23', 'n23 22', 'n22 21', 'n21 20'],
    ],
  ])('of rows: %s', (_, nodes, expected) => {
    expect(namesOf(mostRows(runOf(nodes)))).toEqual(expected)
  })

  it.each<[string, Partial<RunNode>[], string[]]>([
    [
      'between start and end',
      [
        { startMs: 1, endMs: 5 },
        { startMs: 1, endMs: 9 },
      ],
      ['n2 8', 'n1 4'],
    ],
    ['up to now while it runs', [{ startMs: 400, status: 'running' }], ['n1 600']],
    ['not without a start', [{ endMs: 5 }], []],
    ['not when the end stands before the start', [{ startMs: 9, endMs: 5 }], []],
    ['not of no length', [{ startMs: 9, endMs: 9 }], []],
  ])('of length: %s', (_, nodes, expected) => {
    expect(namesOf(longest(runOf(nodes, 'running'), 1_000))).toEqual(expected)
  })

  it('of length has no guess for a node that runs in a run that is over', () => {
    expect(longest(runOf([{ startMs: 400, status: 'running' }]), 1_000)).toEqual([])
  })

  it.each<[string, Partial<RunNode>, string[]]>([
    ['as given', { rowsPerSecond: 2.5, rows: 100, startMs: 0, endMs: 1_000 }, ['n1 2.5']],
    ['not of 0', { rowsPerSecond: 0 }, []],
    ['only as given, for rows over a duration say nothing new', { rows: 100, startMs: 1, endMs: 2_001 }, []],
  ])('of speed: %s', (_, node, expected) => {
    expect(namesOf(fastest(runOf([node], 'running')))).toEqual(expected)
  })

  it.each(STATUSES)('is drawn in a colour that the palette has: %s', (status) => {
    const [{ color } = { color: '' }] = mostRows(runOf([{ status, rows: 1 }]))
    const { tone } = STATUS[status]
    expect(color).toBe(`var(--fill-${tone === 'none' ? 'neutral' : tone})`)
  })

  it('tells nodes of one name apart', () => {
    const ranked = mostRows(
      runOf([
        { name: 'a', key: 'a', rows: 1 },
        { name: 'a', key: 'a~2', rows: 2 },
      ]),
    )
    expect(ranked.map(({ key }) => key)).toEqual(['a~2', 'a'])
  })

  it('of any nodes holds at most ten numbers above 0, from the largest on', () => {
    fc.assert(
      fc.property(anyNodes, fc.nat(), (nodes, nowMs) => {
        const run = { ...makeInstance({ status: 'running' }), nodes }
        for (const ranked of [longest(run, nowMs), mostRows(run), fastest(run)]) {
          const values = ranked.map(({ value }) => value)
          expect(values.length).toBeLessThanOrEqual(10)
          expect(values.every((value) => value > 0)).toBe(true)
          expect(values).toEqual(values.toSorted((a, b) => b - a))
        }
      }),
    )
  })
})

describe('nodes over time', () => {
  const series = (run: Parameters<typeof computeConcurrency>[0], fromMs: number, toMs: number) =>
    runningOverTime(computeConcurrency(run, toMs), createAxis({ fromMs, toMs }))

  it('begin with none at the left edge and end with none', () => {
    const run = makeRun({}, [
      { startMs: 100, endMs: 300 },
      { startMs: 200, endMs: 400 },
    ])
    const points = series(run, 0, 500).map(({ ms, count }) => [Math.round(ms), count])
    expect(points).toEqual([
      [0, 0],
      [100, 1],
      [200, 2],
      [300, 1],
      [400, 0],
    ])
  })

  it('are none without times', () => {
    expect(series(makeRun({}, [{}, {}]), 0, 500)).toEqual([{ ms: 0, count: 0 }])
  })

  it('of 10,000 nodes are few points that keep the peak', () => {
    const run = manyNodes(10_000)
    const nowMs = 43_300_000
    const running = computeConcurrency(run, nowMs)
    const points = runningOverTime(running, createAxis({ fromMs: 0, toMs: nowMs }))
    expect(points.length).toBeLessThanOrEqual(301)
    expect(Math.max(...points.map(({ count }) => count))).toBe(running.peak)
    const times = points.map(({ ms }) => ms)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })
})
