import { describe, expect, it } from 'vitest'
import { type RunNode } from '../../contract/run'
import { binConcurrency } from './bin-concurrency'
import { computeConcurrency, findIdleIntervals, type Concurrency } from './concurrency'
import { makeRun, manyNodes } from '../../testing/timeline'

const NOW_MS = 1_000
/** `10-20` is a node with a start and an end, `10-` or `-20` one without; the nodes are parted by spaces. */
const parseNodes = (text: string): Partial<RunNode>[] =>
  [...text.matchAll(/(\d*)-(\d*)/g)].map(([, start, end]) => ({
    startMs: start ? Number(start) : null,
    endMs: end ? Number(end) : null,
  }))
const compute = (nodes: string) => computeConcurrency(makeRun({}, parseNodes(nodes)), NOW_MS)
const print = ({ steps }: Concurrency) => steps.map(({ ms, count }) => `${ms}:${count}`).join(' ')

describe('the number of running nodes', () => {
  it.each([
    ['without nodes', '', '', 0],
    ['without times', '-', '', 0],
    ['of one node', '10-20', '10:1 20:0', 1],
    ['of one after the other, unsorted', '30-40 10-20', '10:1 20:0 30:1 40:0', 1],
    ['of one that starts as the other ends', '10-20 20-30', '10:1 20:1 30:0', 1],
    ['of two at once', '10-30 20-40', '10:1 20:2 30:1 40:0', 2],
    ['of nodes with equal times', '10-20 10-20 10-20', '10:3 20:0', 3],
    ['of an instant', '10-10', '10:0', 1],
    ['of an instant between two', '0-10 50-50 90-95', '0:1 10:0 50:0 90:1 95:0', 1],
    ['of an end before the start, an instant', '20-10', '20:0', 1],
    ['of a start without an end', '20-', '20:0', 1],
    ['of an end without a start', '-20', '20:0', 1],
  ])('%s', (_, nodes, steps, peak) => {
    const running = compute(nodes)
    expect([print(running), running.peak]).toEqual([steps, peak])
  })

  it('counts up to now while a node runs', () => {
    const nodes = [
      { startMs: 10, status: 'running' as const },
      { startMs: 20, endMs: 30 },
    ]
    const running = computeConcurrency(makeRun({ status: 'running' }, nodes), NOW_MS)
    expect([print(running), running.peak]).toEqual(['10:1 20:2 30:1 1000:0', 2])
  })
})

describe('idle intervals', () => {
  const find = (nodes: string, untilMs = -Infinity) =>
    findIdleIntervals(compute(nodes), untilMs)
      .map(({ fromMs, toMs }) => `${fromMs}-${toMs}`)
      .join(' ')

  it.each([
    ['do not exist without nodes', '', undefined, ''],
    ['do not exist without a gap', '0-10 10-20', undefined, ''],
    ['are gaps', '0-10 50-60', undefined, '10-50'],
    ['end under an overlapping node', '0-10 50-60 5-55', undefined, ''],
    ['are split by an instant', '0-10 30-30 50-60', undefined, '10-30 30-50'],
    ['are split by an unknown end', '0-10 30- 50-60', undefined, '10-30 30-50'],
    ['are split by an unknown start', '0-10 -30 50-60', undefined, '10-30 30-50'],
    ['go on after the last end', '0-10', 50, '10-50'],
    ['do not go on for no time', '0-10', 10, ''],
    ['do not go backwards', '0-10', 5, ''],
    ['do not go on without nodes', '', 50, ''],
  ])('%s', (_, nodes, untilMs, expected) => {
    expect(find(nodes, untilMs)).toBe(expected)
  })
})

describe('binned concurrency', () => {
  const scale = (ms: number) => ms / 100
  const bin = (nodes: string, bins: number) =>
    binConcurrency(compute(nodes), scale, bins)
      .map(({ share, count }) => `${Number(share.toFixed(2))}:${count}`)
      .join(' ')

  it.each([
    ['keeps few steps', '10-20', 10, '0.1:1 0.2:0'],
    ['is empty without steps', '', 10, ''],
    [
      'has the peak of a bin, and nothing of a step that ends at its edge',
      '0-50 10-20 11-12 80-90',
      4,
      '0:3 0.25:1 0.5:0 0.75:1',
    ],
    ['begins with the first start and ends with 0', '61-64 62-63', 3, '0.33:2 0.67:0'],
  ])('%s', (_, nodes, bins, expected) => {
    expect(bin(nodes, bins)).toBe(expected)
  })

  it('keeps the peak of 10,000 nodes in few points', () => {
    const running = computeConcurrency(manyNodes(10_000), 43_300_000)
    expect(running.peak).toBe(40)
    const points = binConcurrency(running, (ms) => Math.min(1, ms / 43_300_000), 300)
    expect(points.length).toBeLessThanOrEqual(300)
    expect(Math.max(...points.map(({ count }) => count))).toBe(40)
  })
})
