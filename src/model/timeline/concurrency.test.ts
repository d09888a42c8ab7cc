import { describe, expect, it } from 'vitest'
import { type RunNode } from '../../contract/run'
import { binConcurrency, computeConcurrency, findIdleIntervals } from './concurrency'
import { makeRun, manyNodes } from '../../testing/timeline'

const NOW = 1_000
const of = (nodes: readonly Partial<RunNode>[], status: 'success' | 'running' = 'success') =>
  computeConcurrency(makeRun({ status }, nodes), NOW)

const node = (startMs: number | null, endMs: number | null, given: Partial<RunNode> = {}) => ({
  startMs,
  endMs,
  ...given,
})

describe('how many run at once', () => {
  it.each([
    ['no nodes', [], [], 0],
    ['no times', [node(null, null)], [], 0],
    ['one', [node(10, 20)], ['10:1', '20:0'], 1],
    ['one after the other', [node(10, 20), node(30, 40)], ['10:1', '20:0', '30:1', '40:0'], 1],
    ['handed over at once', [node(10, 20), node(20, 30)], ['10:1', '20:1', '30:0'], 1],
    ['two at once', [node(10, 30), node(20, 40)], ['10:1', '20:2', '30:1', '40:0'], 2],
    ['the same times', [node(10, 20), node(10, 20), node(10, 20)], ['10:3', '20:0'], 3],
    ['unsorted', [node(30, 40), node(10, 20)], ['10:1', '20:0', '30:1', '40:0'], 1],
    ['an instant', [node(10, 10)], ['10:0'], 1],
    [
      'an instant between two',
      [node(0, 10), node(50, 50), node(90, 95)],
      ['0:1', '10:0', '50:0', '90:1', '95:0'],
      1,
    ],
    ['an end before the start is an instant', [node(20, 10)], ['20:0'], 1],
    ['a start without an end', [node(20, null)], ['20:0'], 1],
    ['an end without a start', [node(null, 20)], ['20:0'], 1],
  ] as const)('%s', (_, nodes, steps, peak) => {
    const running = of(nodes)
    expect(running.steps.map(({ ms, count }) => `${ms}:${count}`)).toEqual(steps)
    expect(running.peak).toBe(peak)
  })

  it('counts what runs up to now', () => {
    const { steps, peak } = of([node(10, null, { status: 'running' }), node(20, 30)], 'running')
    expect(steps.map(({ ms, count }) => `${ms}:${count}`)).toEqual(['10:1', '20:2', '30:1', '1000:0'])
    expect(peak).toBe(2)
  })
})

describe('idle', () => {
  it.each([
    ['no nodes', [], []],
    ['no gap', [node(0, 10), node(10, 20)], []],
    ['a gap', [node(0, 10), node(50, 60)], ['10-50']],
    ['an overlap hides a gap', [node(0, 10), node(50, 60), node(5, 55)], []],
    ['an instant parts it', [node(0, 10), node(30, 30), node(50, 60)], ['10-30', '30-50']],
    ['a node whose end is unknown parts it', [node(0, 10), node(30, null), node(50, 60)], ['10-30', '30-50']],
    [
      'a node whose start is unknown parts it',
      [node(0, 10), node(null, 30), node(50, 60)],
      ['10-30', '30-50'],
    ],
  ])('%s', (_, nodes, gaps) => {
    expect(findIdleIntervals(of(nodes)).map(({ fromMs, toMs }) => `${fromMs}-${toMs}`)).toEqual(gaps)
  })

  it('goes on after the last end when asked to, and never backwards', () => {
    const running = of([node(0, 10)])
    expect(findIdleIntervals(running, 50)).toEqual([{ fromMs: 10, toMs: 50 }])
    expect(findIdleIntervals(running, 10)).toEqual([])
    expect(findIdleIntervals(running, 5)).toEqual([])
    expect(findIdleIntervals(of([]), 50)).toEqual([])
  })
})

describe('binned', () => {
  const shareOf = (ms: number) => ms / 100

  it('few steps stay as they are', () => {
    expect(binConcurrency(of([node(10, 20)]), shareOf, 10)).toEqual([
      { share: 0.1, count: 1 },
      { share: 0.2, count: 0 },
    ])
  })

  it('nothing gives nothing', () => {
    expect(binConcurrency(of([]), shareOf, 10)).toEqual([])
  })

  it('a bin shows the most of it, and a step that ends at its edge does not enter the next', () => {
    const running = of([node(0, 50), node(10, 20), node(11, 12), node(80, 90)])
    expect(binConcurrency(running, shareOf, 4)).toEqual([
      { share: 0, count: 3 },
      { share: 0.25, count: 1 },
      { share: 0.5, count: 0 },
      { share: 0.75, count: 1 },
    ])
  })

  it('says nothing of the time before the first start, and zero of that after the last end', () => {
    const running = of([node(60, 64), node(61, 63)])
    expect(binConcurrency(running, shareOf, 3).map(({ count }) => count)).toEqual([2, 0])
  })

  it('keeps a short peak among 10,000 nodes, in at most as many points as asked', () => {
    const run = manyNodes(10_000)
    const running = computeConcurrency(run, 43_300_000)
    expect(running.peak).toBe(40)
    const points = binConcurrency(running, (ms) => Math.min(1, ms / 43_300_000), 300)
    expect(points.length).toBeLessThanOrEqual(300)
    expect(Math.max(...points.map(({ count }) => count))).toBe(40)
  })
})
