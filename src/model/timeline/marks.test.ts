import { describe, expect, it } from 'vitest'
import { type RunNode } from '../../contract/run'
import { STATUSES, type Status } from '../../contract/status'
import { createAxis } from './axis'
import { makeNode, makeRun } from '../../testing/timeline'
import { computeMarks } from './marks'

const AXIS = createAxis({ fromMs: 1_000, toMs: 2_000 })
const NOW = 1_800
const LIVE = makeRun({ status: 'running' })
const OVER = makeRun({ status: 'fail' })

const drawn = (node: Partial<RunNode>, run = LIVE) => computeMarks(makeNode(node), run, AXIS, NOW)

describe('a bar', () => {
  const bar = { shape: 'success', live: false, reversed: false }

  it.each([
    ['start and end', { startMs: 1_250, endMs: 1_500 }, { ...bar, left: 0.25, width: 0.25 }],
    ['an instant', { startMs: 1_500, endMs: 1_500 }, { ...bar, left: 0.5, width: 0 }],
    ['cut at both edges', { startMs: 500, endMs: 9_000 }, { ...bar, left: 0, width: 1 }],
    ['cut at the left', { startMs: 500, endMs: 1_500 }, { ...bar, left: 0, width: 0.5 }],
    ['ends at the left edge', { startMs: 500, endMs: 1_000 }, { ...bar, left: 0, width: 0 }],
    ['starts at the right edge', { startMs: 2_000, endMs: 3_000 }, { ...bar, left: 1, width: 0 }],
    [
      'an end before the start',
      { startMs: 1_500, endMs: 1_250 },
      { ...bar, left: 0.5, width: 0, reversed: true },
    ],
    [
      'runs, up to now',
      { status: 'running', startMs: 1_500 },
      { ...bar, left: 0.5, width: 0.3, shape: 'running', live: true },
    ],
    [
      'paused, up to now',
      { status: 'pause', startMs: 1_500 },
      { ...bar, left: 0.5, width: 0.3, shape: 'pause', live: true },
    ],
    [
      'starts ahead of our clock',
      { status: 'running', startMs: 1_900 },
      { ...bar, left: 0.9, width: 0, shape: 'running', live: true },
    ],
    ['finished without an end', { startMs: 1_500 }, { ...bar, left: 0.5, width: 0, shape: 'end-unknown' }],
    ['only an end', { endMs: 1_500 }, { ...bar, left: 0.5, width: 0, shape: 'start-unknown' }],
  ] as [string, Partial<RunNode>, { left: number; width: number }][])('%s', (_, node, expected) => {
    const { bar: found, mark, off } = drawn(node)
    expect(found).toEqual({
      ...expected,
      left: expect.closeTo(expected.left, 9) as number,
      width: expect.closeTo(expected.width, 9) as number,
    })
    expect([mark, off]).toEqual([null, null])
  })

  it.each(STATUSES)('has the shape of its status: %s', (status) => {
    expect(drawn({ status, startMs: 1_250, endMs: 1_500 }).bar).toMatchObject({ shape: status, width: 0.25 })
  })

  it.each(STATUSES)('of a finished run never grows: %s', (status) => {
    expect(drawn({ status, startMs: 1_250 }, OVER).bar).toMatchObject({
      shape: 'end-unknown',
      width: 0,
      live: false,
    })
  })

  it.each([
    ['ended before the window', { startMs: 100, endMs: 999 }, 'before'],
    ['starts behind the window', { startMs: 2_001, endMs: 3_000 }, 'after'],
    ['started before, end unknown', { startMs: 999 }, 'before'],
    ['only an end, before', { endMs: 999 }, 'before'],
    ['only an end, after', { endMs: 2_001 }, 'after'],
    ['ends before its start, before', { startMs: 900, endMs: 100 }, 'before'],
  ] as const)('out of the window: %s', (_, node, off) => {
    expect(drawn(node)).toMatchObject({ bar: null, mark: null, off })
  })
})

const AT_NOW = new Set<Status>(['waiting', 'waiting-confirm', 'running', 'pause', 'freeze'])

describe('a node without times', () => {
  it.each(STATUSES)('stands at now while it may still run, else at its plan: %s', (status) => {
    const { mark, bar, off } = drawn({ status, planMs: 1_100 })
    const place = AT_NOW.has(status) ? { anchor: 'now', at: 0.8 } : { anchor: 'plan', at: 0.1 }
    expect(mark).toEqual({ anchor: place.anchor, at: expect.closeTo(place.at, 9) as number, status })
    expect([bar, off]).toEqual([null, null])
  })

  it('stands at the end of a finished run that it did not start in', () => {
    const { mark, sincePlan } = drawn({ status: 'waiting', planMs: 1_100 }, OVER)
    expect(mark).toEqual({ at: 1, anchor: 'now', status: 'waiting' })
    expect(sincePlan).toBeNull()
  })

  it.each([
    ['not given', null],
    ['out of the window', 500],
  ])('stands at the left when its plan is %s', (_, planMs) => {
    expect(drawn({ status: 'skip', planMs }).mark).toEqual({ at: 0, anchor: 'plan', status: 'skip' })
  })
})

describe('the line since the plan', () => {
  it.each([
    ['to the start', { planMs: 1_100, startMs: 1_500, endMs: 1_600 }, [0.1, 0.4]],
    ['from before the window', { planMs: 1, startMs: 1_500, endMs: 1_600 }, [0, 0.5]],
    ['to a start behind the window', { planMs: 1_500, startMs: 2_500, endMs: 2_600 }, [0.5, 0.5]],
    ['to now while it waits', { status: 'waiting', planMs: 1_100 }, [0.1, 0.7]],
    ['none without a plan', { startMs: 1_500, endMs: 1_600 }, null],
    ['none when it started at its plan', { planMs: 1_500, startMs: 1_500, endMs: 1_600 }, null],
    ['none when it started before its plan', { planMs: 1_600, startMs: 1_500, endMs: 1_600 }, null],
    ['none when all of it is before the window', { planMs: 100, startMs: 900, endMs: 1_600 }, null],
    ['none when all of it is behind the window', { planMs: 2_100, startMs: 2_500, endMs: 2_600 }, null],
    ['none for a skipped node', { status: 'skip', planMs: 1_100 }, null],
    ['none for a later plan', { status: 'waiting', planMs: 1_900 }, null],
  ] as [string, Partial<RunNode>, [number, number] | null][])('%s', (_, node, line) => {
    const { sincePlan } = drawn(node)
    expect(sincePlan && [sincePlan.left, sincePlan.width]).toEqual(
      line && line.map((share) => expect.closeTo(share, 9) as number),
    )
  })
})
