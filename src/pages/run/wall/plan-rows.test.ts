import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RunNode } from '../../../contract/run'
import { isTerminal, isProblem, STATUSES, type Status } from '../../../contract/status'
import { makeNode } from '../../../testing/timeline'
import { planRows, type WallPlan, type WallRow } from './plan-rows'

const nodesOf = (counts: Partial<Record<Status, number>>): RunNode[] =>
  Object.entries(counts).flatMap(([status, count]) =>
    Array.from({ length: count }, (_, index) =>
      makeNode({ key: `${status} ${index + 1}`, status: status as Status, startMs: 1_000 * (index + 1) }),
    ),
  )

const describeRow = (row: WallRow): string =>
  row.kind === 'node' ? row.node.key : `${row.nodes.length} ${row.phase}${row.more ? ' more' : ''}`
const pagesOf = ({ pages }: WallPlan) => pages.map((page) => page.map(describeRow))

describe('the rows of a wall', () => {
  it('are all nodes when they fit', () => {
    const nodes = nodesOf({ success: 2, waiting: 2, running: 2, fail: 1, pause: 1 })
    expect(pagesOf(planRows({ nodes }, 9))).toEqual([
      ['fail 1', 'running 1', 'running 2', 'pause 1', 'waiting 1', 'waiting 2', 'success 1', 'success 2'],
    ])
  })

  it('combine finished nodes when they do not fit', () => {
    const nodes = nodesOf({ success: 14, running: 2, waiting: 5, fail: 1 })
    const [page = []] = pagesOf(planRows({ nodes }, 9))
    expect(page).toHaveLength(9)
    expect([page[0], page.at(-1)]).toEqual(['fail 1', '14 finished'])
  })

  it('give free rows to outcomes that a person decided, then to the longest', () => {
    const lengths = [5, 9, 3, 8, 1, 7, 2]
    const nodes = [
      ...lengths.map((length, index) =>
        makeNode({
          key: `took ${length}`,
          startMs: 1_000 * (index + 1),
          endMs: 1_000 * (index + 1) + length,
        }),
      ),
      makeNode({ key: 'forced', status: 'forceSuccess', startMs: 2_500, endMs: 2_501 }),
      makeNode({ key: 'stopped', status: 'manual-stop', startMs: 2_600, endMs: 2_601 }),
    ]
    expect(pagesOf(planRows({ nodes }, 6))).toEqual([
      ['took 9', 'forced', 'stopped', 'took 8', 'took 7', '4 finished more'],
    ])
  })

  it('begin with the newest failure, then the longest running', () => {
    const [page = []] = pagesOf(
      planRows({ nodes: nodesOf({ running: 2, fail: 2, 'running-exception': 1 }) }, 9),
    )
    expect(page).toEqual(['fail 2', 'fail 1', 'running-exception 1', 'running 1', 'running 2'])
  })

  it('count an unknown status as a problem, and a cancelled node as finished', () => {
    const nodes = nodesOf({ 'manual-stop': 1, waiting: 1, unknown: 1 })
    expect(pagesOf(planRows({ nodes }, 9))).toEqual([['unknown 1', 'waiting 1', 'manual-stop 1']])
  })

  it('are one empty page without nodes', () => {
    expect(planRows({ nodes: [] }, 9)).toEqual({ pages: [[]], hidden: 0 })
  })
})

describe('the pages of a wall', () => {
  it('repeat failures and combined rows on each page', () => {
    const nodes = nodesOf({ success: 100, running: 12, fail: 2 })
    expect(pagesOf(planRows({ nodes }, 9))).toEqual([
      ['fail 2', 'fail 1', ...range('running', 1, 6), '100 finished'],
      ['fail 2', 'fail 1', ...range('running', 7, 12), '100 finished'],
    ])
  })

  it('have about equal lengths', () => {
    const nodes = nodesOf({ success: 10, waiting: 17 })
    expect(pagesOf(planRows({ nodes }, 9)).map(({ length }) => length)).toEqual([7, 7, 6])
  })

  it('repeat failures in at most half of a page', () => {
    const newest = ['fail 11', 'fail 10', 'fail 9', 'fail 8']
    expect(pagesOf(planRows({ nodes: nodesOf({ fail: 11 }) }, 8))).toEqual([
      [...newest, 'fail 7', 'fail 6', 'fail 5', 'fail 4'],
      [...newest, 'fail 3', 'fail 2', 'fail 1'],
    ])
  })

  it('each show a running node, however many failed', () => {
    const newest = ['fail 11', 'fail 10', 'fail 9', 'fail 8']
    const pages = pagesOf(planRows({ nodes: nodesOf({ fail: 11, running: 1 }) }, 8))
    expect(pages).toEqual([
      [...newest, 'fail 7', 'fail 6', 'fail 5', 'running 1'],
      [...newest, 'fail 4', 'fail 3', 'fail 2', 'running 1'],
      [...newest, 'fail 1', 'running 1'],
    ])
  })

  it('repeat running nodes beside waiting ones', () => {
    const nodes = nodesOf({ success: 18, waiting: 5, running: 2, fail: 1 })
    expect(pagesOf(planRows({ nodes }, 5))).toEqual([
      ['fail 1', 'running 1', 'running 2', 'waiting 1', '18 finished'],
      ['fail 1', 'running 1', 'waiting 2', 'waiting 3', '18 finished'],
      ['fail 1', 'running 1', 'waiting 4', 'waiting 5', '18 finished'],
    ])
  })

  it('do not repeat combined rows on a screen of three rows', () => {
    const nodes = nodesOf({ success: 18, waiting: 1, running: 2, fail: 1 })
    expect(pagesOf(planRows({ nodes }, 2))).toEqual([
      ['fail 1', 'running 1', 'running 2'],
      ['fail 1', 'running 1', 'waiting 1'],
      ['fail 1', 'running 1', '18 finished'],
    ])
  })

  it('combine waiting nodes rather than take minutes', () => {
    const nodes = nodesOf({ success: 10, waiting: 5_000, running: 10, fail: 1 })
    const pages = pagesOf(planRows({ nodes }, 9))
    expect(pages).toHaveLength(2)
    expect(pages[0]?.slice(-2)).toEqual(['5000 waiting', '10 finished'])
  })

  it('are one when only waiting nodes do not fit', () => {
    const nodes = nodesOf({ waiting: 500, running: 3, skip: 2 })
    expect(pagesOf(planRows({ nodes }, 9))).toEqual([
      [...range('running', 1, 3), ...range('waiting', 1, 4), '496 waiting more', '2 finished'],
    ])
  })

  it('are at most ten, with a count of the hidden nodes', () => {
    const { pages, hidden } = planRows({ nodes: nodesOf({ fail: 1_000 }) }, 9)
    expect(pages).toHaveLength(10)
    expect(new Set(pages.flat().map(describeRow)).size + hidden).toBe(1_000)
  })
})

const range = (name: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `${name} ${from + index}`)

it('of any run show each node once, fit the screen, show running nodes and never combine failures', () => {
  const statuses = fc.array(fc.constantFrom(...STATUSES), { maxLength: 300 })
  fc.assert(
    fc.property(statuses, fc.integer({ min: 3, max: 20 }), (given, slots) => {
      const nodes = given.map((status, index) => makeNode({ key: `${index}`, status }))
      const { pages, hidden } = planRows({ nodes }, slots)
      const shown = new Set<string>()
      for (const page of pages) {
        expect(page.length).toBeLessThanOrEqual(slots)
        const isRunning = (row: WallRow) => row.kind === 'node' && row.node.status === 'running'
        expect(page.some(isRunning)).toBe(given.includes('running'))
        for (const row of page) {
          if (row.kind === 'node') shown.add(row.node.key)
          else for (const node of row.nodes) shown.add(node.key)
          if (row.kind === 'combined') {
            expect(row.nodes.some(({ status }) => isProblem(status))).toBe(false)
            if (row.phase === 'finished')
              expect(row.nodes.every(({ status }) => isTerminal(status))).toBe(true)
          }
        }
      }
      expect(shown.size + hidden).toBe(nodes.length)
    }),
  )
})
