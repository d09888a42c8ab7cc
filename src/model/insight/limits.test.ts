import { describe, expect, it } from 'vitest'
import { type Forecast } from '../../contract/insight'
import { define, named } from '../../testing/insight'
import { makeInstance, onlyNode } from '../../testing/runs'
import { findEdges } from './edges'
import {
  findLimits,
  findRunLimit,
  isLimitNear,
  isLimitSoon,
  isOverdue,
  overlapsNextRun,
  readRetries,
} from './limits'
import { computeSpread } from './spread'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const limitOf = (node: Parameters<typeof named>[0][string], maxMs: number | undefined = HOUR) => {
  const run = makeInstance({ status: 'running', startMs: 1 }, named({ a: node }))
  const edges = findEdges(run.nodes, { nodes: [{ ...define('a'), maxMs, retries: 3 }] })
  return { limit: findLimits(run, edges, 50 * MINUTE)[0], retries: readRetries(onlyNode(run), edges, 0) }
}

describe('limits', () => {
  it.each([
    [
      'of a node that runs',
      { status: 'running' as const, startMs: 0 },
      { atMs: HOUR, usedMs: 50 * MINUTE, leftMs: 10 * MINUTE, isHit: false, isExact: true },
    ],
    [
      'reached',
      { status: 'fail' as const, startMs: 0, endMs: HOUR - 9_000 },
      { usedMs: HOUR - 9_000, leftMs: 0, isHit: true },
    ],
    ['passed, and it still runs', { status: 'running' as const, startMs: -HOUR }, { leftMs: 0, isHit: true }],
    ['of a later attempt', { status: 'running' as const, startMs: 0, retries: 2 }, { isExact: false }],
  ])('%s', (_, node, expected) => {
    expect(limitOf(node).limit).toMatchObject(expected)
  })

  it('need a start and a definition', () => {
    expect(limitOf({ status: 'waiting' }).limit).toBeNull()
    expect(limitOf({ status: 'running', startMs: 0 }, 0).limit).toBeNull()
  })

  it('are drawn from half of them on, and named in the last quarter of an hour', () => {
    const { limit } = limitOf({ status: 'running', startMs: 30 * MINUTE })
    expect(limit && [isLimitNear(limit, false), isLimitNear(limit, true), isLimitSoon(limit)]).toEqual([
      false,
      true,
      false,
    ])
    const late = limitOf({ status: 'running', startMs: 0 }).limit
    expect(late && [isLimitNear(late, false), isLimitSoon(late)]).toEqual([true, true])
  })

  it('of the run', () => {
    const run = { status: 'running' as const, startMs: 0, endMs: null }
    expect(findRunLimit(run, { timeoutMs: HOUR }, 20 * MINUTE)).toMatchObject({
      atMs: HOUR,
      leftMs: 40 * MINUTE,
    })
    expect(findRunLimit(run, { timeoutMs: null }, 20 * MINUTE)).toBeNull()
    expect(findRunLimit({ ...run, startMs: null }, { timeoutMs: HOUR }, 1)).toBeNull()
  })

  it('retries used and allowed', () => {
    expect(limitOf({ retries: 2 }).retries).toEqual({ used: 2, allowed: 3 })
    expect(limitOf({}).retries).toBeNull()
  })

  it('overdue is past the longest of nine runs, and past the 90th percentile of ten', () => {
    const nine = computeSpread([1, 2, 3, 4, 5, 6, 7, 8, 90]) ?? undefined
    const ten = computeSpread([1, 2, 3, 4, 5, 6, 7, 8, 9, 90]) ?? undefined
    expect([isOverdue(89, nine), isOverdue(91, nine), isOverdue(89, ten), isOverdue(89, undefined)]).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('the next run is met when this one is forecast to end after its plan', () => {
    const forecast = { state: 'known', atMs: 1, endMs: 10 } as unknown as Forecast
    expect([
      overlapsNextRun(forecast, 9),
      overlapsNextRun(forecast, 11),
      overlapsNextRun(forecast, null),
    ]).toEqual([true, false, false])
    expect(overlapsNextRun({ state: 'none', reason: 'few-runs', runs: 0 }, 9)).toBe(false)
  })
})
