import { describe, expect, it } from 'vitest'
import { define, named } from '../../testing/insight'
import { makeInstance } from '../../testing/runs'
import { findEdges } from './edges'
import { findLimits, findRunLimit, isLimitNear } from './limits'
import { readNodeTimes } from './node-times'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const limitOf = (node: Parameters<typeof named>[0][string], maxMs: number | undefined = HOUR) => {
  const run = makeInstance({ status: 'running', startMs: 1 }, named({ a: node }))
  const edges = findEdges(run.nodes, { nodes: [{ ...define('a'), maxMs }] })
  return findLimits(run, edges, readNodeTimes(run, 50 * MINUTE))[0]
}

describe('limits', () => {
  it.each([
    [
      'of a node that runs',
      { status: 'running' as const, startMs: 0 },
      { atMs: HOUR, usedMs: 50 * MINUTE, isExact: true },
    ],
    ['reached', { status: 'fail' as const, startMs: 0, endMs: HOUR - 9_000 }, { usedMs: HOUR - 9_000 }],
    [
      'passed, and it still runs',
      { status: 'running' as const, startMs: -HOUR },
      { atMs: 0, usedMs: HOUR + 50 * MINUTE },
    ],
    ['of a later attempt', { status: 'running' as const, startMs: 0, retries: 2 }, { isExact: false }],
  ])('%s', (_, node, expected) => {
    expect(limitOf(node)).toMatchObject(expected)
  })

  it('need a start and a definition', () => {
    expect(limitOf({ status: 'waiting' })).toBeNull()
    expect(limitOf({ status: 'running', startMs: 0 }, 0)).toBeNull()
  })

  it('are drawn from half of them on, and of a late node at once', () => {
    const limit = limitOf({ status: 'running', startMs: 30 * MINUTE })
    expect(limit && [isLimitNear(limit, false), isLimitNear(limit, true)]).toEqual([false, true])
    const late = limitOf({ status: 'running', startMs: 0 })
    expect(late && isLimitNear(late, false)).toBe(true)
  })

  it('of the run', () => {
    const run = { status: 'running' as const, startMs: 0, endMs: null }
    expect(findRunLimit(run, { timeoutMs: HOUR }, 20 * MINUTE)).toMatchObject({
      atMs: HOUR,
      usedMs: 20 * MINUTE,
    })
    expect(findRunLimit(run, { timeoutMs: null }, 20 * MINUTE)).toBeNull()
    expect(findRunLimit({ ...run, startMs: null }, { timeoutMs: HOUR }, 1)).toBeNull()
  })
})
