import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATUSES } from '../../contract/status'
import { layBars } from './lay-bars'
import { type PreviewFacts, type PreviewNode, readFacts } from './preview-facts'
import { makeInstance } from '../../testing/runs'

const AREA = { x: 100, y: 50, width: 1000, height: 176 }

const factsOf = (given: Partial<PreviewFacts>): PreviewFacts => ({
  ...readFacts(makeInstance({ status: 'success' })),
  ...given,
})
const node = (startMs: number, endMs: number | null, status: PreviewNode['status'] = 'success') => ({
  status,
  startMs,
  endMs,
})

describe('bars', () => {
  it('have a lane each, in the order of their starts, and the plan is where the axis begins', () => {
    const facts = factsOf({
      planMs: 1_000_000,
      startMs: 1_100_000,
      endMs: 1_500_000,
      nodes: [node(1_100_000, 1_300_000), node(1_300_000, 1_500_000, 'fail')],
    })
    const { bars, late, nowX } = layBars(facts, { nowMs: 9_000_000 }, AREA)
    expect(bars.map(({ x, width, isFailed }) => [x, width, isFailed])).toEqual([
      [300, 400, false],
      [700, 400, true],
    ])
    expect(late).toEqual({ x: 100, y: 50, width: 200, height: 36 })
    expect(nowX).toBeNull()
  })

  it('leave out a plan that would squash them', () => {
    const facts = factsOf({ planMs: 1, startMs: 1_100_000, nodes: [node(1_100_000, 1_300_000)] })
    expect(layBars(facts, { nowMs: 0 }, AREA)).toMatchObject({ bars: [{ x: 100, width: 1000 }], late: null })
  })

  it('grow until now while the run goes on', () => {
    const facts = factsOf({ status: 'running', nodes: [node(0, 100), node(0, null, 'running')] })
    const { bars, nowX } = layBars(facts, { nowMs: 200 }, AREA)
    expect(bars.map(({ width }) => width)).toEqual([500, 1000])
    expect(nowX).toBe(1100)
  })

  it('leave room until the expected end, at the height of what runs', () => {
    const facts = factsOf({ status: 'running', nodes: [node(0, 100), node(0, null, 'running')] })
    const { bars, nowX, rest } = layBars(facts, { nowMs: 200, expectedMs: 400 }, AREA)
    expect(bars.map(({ width }) => width)).toEqual([250, 500])
    expect([nowX, rest]).toEqual([600, expect.objectContaining({ x: 600, width: 500, y: bars[1]?.y })])
  })

  it('of 10,000 nodes share 24 lanes, and a failed one is still seen', () => {
    const nodes = Array.from({ length: 10_000 }, (_, index) => node(index * 10, index * 10 + 500))
    nodes[5_000] = node(50_000, 50_010, 'fail')
    const { bars } = layBars(factsOf({ nodes }), { nowMs: 0 }, AREA)
    expect(new Set(bars.filter(({ isFailed }) => !isFailed).map(({ y }) => y)).size).toBe(24)
    expect(bars.length).toBeLessThan(100)
    expect(bars.at(-1)).toMatchObject({ isFailed: true, height: 30, width: 6 })
  })

  it('of many nodes show the first failure whole, and others as marks where they ended', () => {
    const nodes = Array.from({ length: 1_000 }, (_, index) =>
      node(index * 10, index * 10 + 5_000, index % 100 === 0 ? 'fail' : 'success'),
    )
    const failed = layBars(factsOf({ nodes }), { nowMs: 0 }, AREA).bars.filter(({ isFailed }) => isFailed)
    expect(failed).toHaveLength(10)
    expect(failed[0]).toMatchObject({ height: 30, x: 100 })
    expect(failed.slice(1).every(({ width, height }) => width === 6 && height < 30)).toBe(true)
  })

  it('stay within the picture, whatever the times', () => {
    const anyTime = fc.option(
      fc.oneof(fc.integer({ min: 1, max: 5_000_000 }), fc.integer({ min: 1, max: 8.64e15 })),
    )
    const anyRun = fc.record({
      status: fc.constantFrom(...STATUSES),
      planMs: anyTime,
      startMs: anyTime,
      endMs: anyTime,
      times: fc.array(fc.tuple(fc.constantFrom(...STATUSES), anyTime, anyTime), { maxLength: 60 }),
      nowMs: fc.integer({ min: 1, max: 8.64e15 }),
      expectedMs: anyTime,
    })
    fc.assert(
      fc.property(anyRun, ({ times, nowMs, expectedMs, ...given }) => {
        const run = makeInstance(
          given,
          times.map(([status, startMs, endMs]) => ({ status, startMs, endMs })),
        )
        const { bars, late, nowX, rest } = layBars(readFacts(run), { nowMs, expectedMs }, AREA)
        for (const { x, y, width, height } of [...bars, ...(late ? [late] : []), ...(rest ? [rest] : [])]) {
          expect(x).toBeGreaterThanOrEqual(100)
          expect(x + width).toBeLessThanOrEqual(1100.001)
          expect(y).toBeGreaterThanOrEqual(50)
          expect(y + height).toBeLessThanOrEqual(226.001)
        }
        if (nowX !== null) expect(nowX).toBeLessThanOrEqual(1100.001)
      }),
    )
  })
})

it('the facts of a run name the failed node that started first', () => {
  const run = makeInstance({ status: 'fail' }, [
    { name: 'late', status: 'fail', startMs: 9, endMs: 10 },
    { name: 'first', status: 'fail', startMs: 5, endMs: 6 },
    { name: 'waits', status: 'waiting' },
    { name: 'fine', status: 'success', startMs: 1, endMs: 5 },
  ])
  const { failed, total, finished, nodes } = readFacts(run)
  expect([failed, total, finished]).toEqual([{ name: 'first', more: 1 }, 4, 3])
  expect(nodes.map(({ startMs }) => startMs)).toEqual([1, 5, 9])
})
