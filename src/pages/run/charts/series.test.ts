import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RunNode } from '../../../contract/run'
import { STATUS, STATUSES } from '../../../contract/status'
import { anyNodes, makeInstance } from '../../../testing/runs'
import { createAxis } from '../../../model/timeline/axis'
import { computeConcurrency } from '../../../model/timeline/concurrency'
import { makeRun } from '../../../testing/timeline'
import { listRunningPoints, rankByDuration, rankByRows, rankBySpeed, type Ranked } from './series'

const print = (ranked: readonly Ranked[]) => ranked.map(({ name, value }) => `${name} ${value}`).join(', ')
const running = (...nodes: Partial<RunNode>[]) => makeInstance({ status: 'running' }, nodes)
const thirty = Array.from({ length: 30 }, (_, rows) => ({ rows }))

describe('a ranking', () => {
  it.each<[string, Partial<RunNode>[], string]>([
    ['is empty without nodes', [], ''],
    ['begins with the largest', [{ rows: 1 }, { rows: 3 }, { rows: 2 }], 'n2 3, n3 2, n1 1'],
    ['keeps the order of equal values', [{ rows: 2 }, { rows: 2 }], 'n1 2, n2 2'],
    ['leaves out absent values, 0 and less', [{}, { rows: 0 }, { rows: -5 }, { rows: 1 }], 'n4 1'],
    ['names a node without a name', [{ rows: 1, name: '' }], '– 1'],
    ['ends after ten', thirty, Array.from({ length: 10 }, (_, i) => `n${30 - i} ${29 - i}`).join(', ')],
  ])('by rows %s', (_, nodes, expected) => {
    expect(print(rankByRows(running(...nodes)))).toBe(expected)
  })

  it.each<[string, Partial<RunNode>, string]>([
    ['takes start and end', { startMs: 1, endMs: 9 }, 'n1 8'],
    ['counts up to now while a node runs', { startMs: 400, status: 'running' }, 'n1 600'],
    ['leaves out a node without a start', { endMs: 5 }, ''],
    ['leaves out an end before the start', { startMs: 9, endMs: 5 }, ''],
    ['leaves out an instant', { startMs: 9, endMs: 9 }, ''],
  ])('by duration %s', (_, node, expected) => {
    expect(print(rankByDuration(running(node), 1_000))).toBe(expected)
  })

  it('by duration leaves out a running node of a finished run', () => {
    expect(rankByDuration(makeInstance({}, [{ startMs: 400, status: 'running' }]), 1_000)).toEqual([])
  })

  it.each<[string, Partial<RunNode>, string]>([
    ['takes the given value', { rowsPerSecond: 2.5, rows: 100, startMs: 0, endMs: 1_000 }, 'n1 2.5'],
    ['leaves out 0', { rowsPerSecond: 0 }, ''],
    ['does not compute a value', { rows: 100, startMs: 1, endMs: 2_001 }, ''],
  ])('by speed %s', (_, node, expected) => {
    expect(print(rankBySpeed(running(node)))).toBe(expected)
  })

  it.each(STATUSES)('has a bar in the colour of %s', (status) => {
    const color = `var(--fill-${STATUS[status].tone})`
    expect(rankByRows(running({ status, rows: 1 }))).toMatchObject([{ color }])
  })

  it('keeps nodes of one name apart', () => {
    const ranked = rankByRows(running({ name: 'a', rows: 1 }, { name: 'a', rows: 2 }))
    expect(ranked.map(({ key, name }) => [key, name])).toEqual([
      ['n2', 'a'],
      ['n1', 'a'],
    ])
  })

  it('of any nodes has at most ten positive values, largest first', () => {
    fc.assert(
      fc.property(anyNodes, fc.nat(), (nodes, nowMs) => {
        const run = { ...makeInstance({ status: 'running' }), nodes }
        for (const ranked of [rankByDuration(run, nowMs), rankByRows(run), rankBySpeed(run)]) {
          const values = ranked.map(({ value }) => value)
          expect(values.length).toBeLessThanOrEqual(10)
          expect(values.every((value) => value > 0)).toBe(true)
          expect(values).toEqual(values.toSorted((a, b) => b - a))
        }
      }),
    )
  })
})

describe('the points of nodes over time', () => {
  const list = (nodes: Partial<RunNode>[]) =>
    listRunningPoints(computeConcurrency(makeRun({}, nodes), 500), createAxis({ fromMs: 0, toMs: 500 }))
      .map(({ ms, count }) => `${Math.round(ms)}:${count}`)
      .join(' ')

  it('begin with 0 at the left edge and end with 0', () => {
    const nodes = [
      { startMs: 100, endMs: 300 },
      { startMs: 200, endMs: 400 },
    ]
    expect([list(nodes), list([{}, {}])]).toEqual(['0:0 100:1 200:2 300:1 400:0', '0:0'])
  })
})
