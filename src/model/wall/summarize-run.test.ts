import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Run, type RunNode } from '../../contract/run'
import { STATUSES } from '../../contract/status'
import { summarizeRun } from './summarize-run'

const node = (rest: Partial<RunNode>): RunNode => ({
  key: 'a',
  name: 'a',
  type: 'Shell',
  status: 'success',
  rawStatus: '',
  startMs: null,
  endMs: null,
  retries: null,
  rows: null,
  rowsPerSecond: null,
  queue: null,
  logPath: null,
  ...rest,
})
const runOf = (nodes: RunNode[]) => ({ id: '1', nodes }) as Run

it('says what ended, what runs, what failed first and what never started', () => {
  expect(
    summarizeRun(
      runOf([
        node({ startMs: 10, endMs: 20 }),
        node({ startMs: 15, endMs: 30 }),
        node({ startMs: 40, endMs: 50 }),
        node({ name: 'load', status: 'fail', startMs: 52, endMs: 60, retries: 3 }),
        node({ name: 'later', status: 'fail', startMs: 52, endMs: 61 }),
        node({ name: 'now', status: 'running', startMs: 55 }),
        node({ status: 'waiting' }),
      ]),
    ),
  ).toEqual({
    id: '1',
    done: 3,
    total: 7,
    notRun: 1,
    ranMs: [
      [10, 30],
      [40, 50],
    ],
    running: ['now'],
    runningSinceMs: 55,
    failed: { name: 'load', type: 'Shell', retries: 3, startMs: 52, endMs: 60 },
  })
})

it('joins what overlaps, in order, whatever the times are', () => {
  const times = fc.option(fc.nat(10_000))
  const nodes = fc.array(fc.record({ startMs: times, endMs: times, status: fc.constantFrom(...STATUSES) }), {
    maxLength: 80,
  })
  fc.assert(
    fc.property(nodes, (list) => {
      const { ranMs, done, total } = summarizeRun(runOf(list.map(node)))
      expect(ranMs.length).toBeLessThanOrEqual(24)
      expect(done).toBeLessThanOrEqual(total)
      const flat = ranMs.flat()
      expect(flat).toEqual(flat.toSorted((a, b) => a - b))
    }),
  )
})

it('of too many stretches joins those with the shortest gap', () => {
  const starts = Array.from({ length: 25 }, (_, index) => index * 100)
  const nodes = starts.map((startMs) => node({ startMs, endMs: startMs === 700 ? 790 : startMs + 50 }))
  const { ranMs } = summarizeRun(runOf(nodes))
  expect(ranMs.length).toBe(24)
  expect(ranMs.slice(6, 9)).toEqual([
    [600, 650],
    [700, 850],
    [900, 950],
  ])
})
