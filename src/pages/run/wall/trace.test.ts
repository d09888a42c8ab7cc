import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RunNode } from '../../../contract/run'
import { createAxis } from '../../../model/timeline/axis'
import { makeNode } from '../../../testing/timeline'
import { computeTrace } from './trace'

const AXIS = createAxis({ fromMs: 0, toMs: 1_000 })
const RUN = { status: 'success' } as const
const ran = (startMs: number | null, endMs: number | null, status: RunNode['status'] = 'success') =>
  makeNode({ startMs, endMs, status })
const trace = (nodes: readonly RunNode[], gap = 0) =>
  computeTrace(nodes, RUN, AXIS, gap).map(({ left, width, status }) => [
    status,
    Math.round(left * 1_000),
    Math.round((left + width) * 1_000),
  ])

describe('the trace of many nodes', () => {
  it('merges bars that overlap or touch, whatever their order', () => {
    expect(trace([ran(300, 400), ran(100, 200), ran(150, 300)])).toEqual([['success', 100, 400]])
  })

  it('keeps gaps that can be seen', () => {
    const nodes = [ran(100, 200), ran(210, 300), ran(350, 400)]
    expect(trace(nodes, 0.02)).toEqual([
      ['success', 100, 300],
      ['success', 350, 400],
    ])
  })

  it('paints other outcomes above plain success', () => {
    const nodes = [ran(100, 200, 'ignoreSuccess'), ran(0, 1_000), ran(300, 400, 'forceSuccess')]
    expect(trace(nodes)).toEqual([
      ['success', 0, 1_000],
      ['forceSuccess', 300, 400],
      ['ignoreSuccess', 100, 200],
    ])
  })

  it('paints below success what would hide it', () => {
    expect(trace([ran(0, 1_000), ran(0, 900, 'ignoreSuccess')])).toEqual([
      ['ignoreSuccess', 0, 900],
      ['success', 0, 1_000],
    ])
  })

  it('draws nothing for a node without a start or an end', () => {
    expect(trace([ran(null, null, 'skip'), ran(100, null), ran(null, 200)])).toEqual([])
  })

  it('has no more parts than the screen is wide', () => {
    const starts = fc.array(fc.integer({ min: 0, max: 999 }), { maxLength: 2_000 })
    fc.assert(
      fc.property(starts, (all) => {
        const parts = computeTrace(
          all.map((startMs) => ran(startMs, startMs)),
          RUN,
          AXIS,
          0.01,
        )
        expect(parts.length).toBeLessThanOrEqual(100)
      }),
      { numRuns: 30 },
    )
  })
})
