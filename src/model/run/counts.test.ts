import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATUSES } from '../../contract/status'
import { anyNode } from '../../testing/runs'
import { makeNode } from '../../testing/timeline'
import { countByStatus, countFinished } from './counts'

describe('the counts', () => {
  it('are sorted by urgency, without statuses that no node has', () => {
    const nodes = (['success', 'fail', 'waiting', 'success', 'fail', 'success'] as const).map((status) =>
      makeNode({ status, rawStatus: status }),
    )
    expect(countByStatus(nodes)).toEqual([
      { status: 'fail', rawStatus: 'fail', count: 2 },
      { status: 'waiting', rawStatus: 'waiting', count: 1 },
      { status: 'success', rawStatus: 'success', count: 3 },
    ])
  })

  it('keep success, forced success and ignored failure apart', () => {
    const nodes = (['forceSuccess', 'success', 'ignoreSuccess'] as const).map((status) =>
      makeNode({ status }),
    )
    expect(countByStatus(nodes).map(({ status, count }) => [status, count])).toEqual([
      ['ignoreSuccess', 1],
      ['forceSuccess', 1],
      ['success', 1],
    ])
  })

  it.each<[string, string[], string]>([
    ['one word that all share', ['half-done', 'half-done'], 'half-done'],
    ['two words', ['half-done', 'on-fire'], ''],
    ['two words of which the first comes back', ['half-done', 'on-fire', 'half-done'], ''],
  ])('name the unknown status by %s', (_, words, rawStatus) => {
    const nodes = words.map((word) => makeNode({ status: 'unknown', rawStatus: word }))
    expect(countByStatus(nodes)).toEqual([{ status: 'unknown', rawStatus, count: words.length }])
  })

  it('count every node once', () => {
    fc.assert(
      fc.property(fc.array(anyNode), (nodes) => {
        const counts = countByStatus(nodes)
        expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(nodes.length)
        expect(counts.every(({ count }) => count > 0)).toBe(true)
      }),
    )
  })

  it('of finished nodes include these statuses', () => {
    const finished = STATUSES.filter((status) => countFinished([{ status, rawStatus: '', count: 3 }]) === 3)
    expect(finished.toSorted()).toEqual(
      ['fail', 'forceSuccess', 'ignoreSuccess', 'manual-stop', 'skip', 'success'].toSorted(),
    )
  })
})
