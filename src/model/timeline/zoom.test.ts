import { describe, expect, it } from 'vitest'
import { createAxis, invertShare, scaleMs } from './axis'
import {
  DAY_MS as DAY,
  HOUR_MS as HOUR,
  MINUTE_MS as MINUTE,
  SECOND_MS as SECOND,
} from '../../lib/time/units'
import { DOCUMENTED, makeNode, makeRun } from '../../testing/timeline'
import { gapBetween, panBy, createTimelineScale, zoomBetween, zoomBy, zoomAxis } from './zoom'

const T = 1_800_000_000_000
const OPTIONS = { gapShare: 0.05, collapse: true }
const IDLE_DAY = makeRun({}, [
  { startMs: T, endMs: T + MINUTE },
  { startMs: T + DAY, endMs: T + DAY + MINUTE },
])

describe('the scale of a run', () => {
  it('of the documented example shows both nodes, apart and visible', () => {
    const { full } = createTimelineScale(DOCUMENTED, { ...OPTIONS, nowMs: T })
    const edges = DOCUMENTED.nodes.flatMap(({ startMs, endMs }) => [startMs ?? 0, endMs ?? 0])
    const [a = 0, b = 0, c = 0, d = 0] = edges.map((ms) => scaleMs(full, ms))
    expect(a).toBeGreaterThan(0.2)
    expect(b - a).toBeGreaterThan(0.25)
    expect(c - b).toBeGreaterThan(0.15)
    expect(d - c).toBeGreaterThan(0.15)
    expect(d).toBeLessThan(1)
    expect(full.segments).toHaveLength(1)
  })

  it.each([
    ['an instant', [{ startMs: T, endMs: T }], T + DAY],
    ['a run without nodes, around now', [], T],
  ])('is a minute wide for %s', (_, nodes, nowMs) => {
    const { full } = createTimelineScale(makeRun({}, nodes), { ...OPTIONS, nowMs })
    expect([full.fromMs - T, full.toMs - T]).toEqual([-MINUTE / 2, MINUTE / 2])
  })

  it('collapses an idle day, unless the viewer wants it to scale', () => {
    const collapsed = createTimelineScale(IDLE_DAY, { ...OPTIONS, nowMs: T + 2 * DAY })
    expect(collapsed.collapsible).toEqual([{ fromMs: T + MINUTE, toMs: T + DAY }])
    expect(collapsed.full.segments.map((segment) => segment.collapsed)).toEqual([false, true, false])
    expect(scaleMs(collapsed.full, T + MINUTE) - scaleMs(collapsed.full, T)).toBeGreaterThan(0.4)

    const kept = createTimelineScale(IDLE_DAY, { ...OPTIONS, collapse: false, nowMs: T + 2 * DAY })
    expect(kept.collapsible).toHaveLength(1)
    expect(kept.full.segments.map((segment) => segment.collapsed)).toEqual([false])
  })

  it('does not collapse the time between instants', () => {
    const instants = [T, T + DAY / 2, T + DAY].map((ms) => ({ startMs: ms, endMs: ms }))
    const scale = createTimelineScale(makeRun({}, instants), { ...OPTIONS, nowMs: T + 2 * DAY })
    expect(scale.collapsible).toEqual([])
  })

  it('collapses the hour that a live run has waited, and shows now', () => {
    const run = makeRun({ status: 'running', startMs: T }, [
      { startMs: T, endMs: T + MINUTE },
      { status: 'waiting' },
    ])
    const nowMs = T + HOUR
    const { full, collapsible } = createTimelineScale(run, { ...OPTIONS, nowMs })
    expect(collapsible).toEqual([{ fromMs: T + MINUTE, toMs: nowMs }])
    expect(full.toMs).toBeGreaterThan(nowMs)
    expect(scaleMs(full, T + MINUTE) - scaleMs(full, T)).toBeGreaterThan(0.8)

    const later = createTimelineScale(run, { ...OPTIONS, nowMs: nowMs + 7 * SECOND }).full
    expect(later.fromMs).toBe(full.fromMs)
    expect(scaleMs(later, T + MINUTE)).toBeCloseTo(scaleMs(full, T + MINUTE), 12)
    expect(scaleMs(later, nowMs + 7 * SECOND)).toBeCloseTo(scaleMs(full, nowMs), 12)
  })

  it('of a live run moves in few steps', () => {
    const run = makeRun({ status: 'running', startMs: T }, [{ startMs: T, status: 'running' }])
    const edges = Array.from({ length: 600 }, (_, second) => {
      const nowMs = T + 10 * MINUTE + second * SECOND
      const { full } = createTimelineScale(run, { ...OPTIONS, nowMs })
      expect(full.toMs).toBeGreaterThan(nowMs)
      expect(full.fromMs).toBeLessThan(T)
      return `${full.fromMs} ${full.toMs}`
    })
    expect(new Set(edges).size).toBeLessThanOrEqual(20)
    expect(new Set(edges).size).toBeGreaterThan(5)
  })

  it('of a finished run does not depend on now', () => {
    const run = makeRun({ status: 'fail', startMs: T }, [
      { startMs: T, status: 'running' },
      { startMs: T, endMs: T + 9 },
    ])
    expect(createTimelineScale(run, { ...OPTIONS, nowMs: T + DAY })).toEqual(
      createTimelineScale(run, { ...OPTIONS, nowMs: T + 2 * DAY }),
    )
  })
})

const NODE = { startMs: T, endMs: T + 1_000 * SECOND }
it('reaches over the run that it is compared with', () => {
  const run = makeRun({ startMs: T, endMs: T + 60 * SECOND }, [{ startMs: T, endMs: T + 60 * SECOND }])
  const plain = createTimelineScale(run, { ...OPTIONS, nowMs: T })
  const compared = { ...OPTIONS, nowMs: T, sinceMs: T - 30 * SECOND, untilMs: T + 300 * SECOND }
  const { full } = createTimelineScale(run, compared)
  expect(full.fromMs).toBeLessThan(T - 30 * SECOND)
  expect(full.toMs).toBeGreaterThan(T + 300 * SECOND)
  const shorter = { ...OPTIONS, nowMs: T, sinceMs: T + 10 * SECOND, untilMs: T + 20 * SECOND }
  expect(createTimelineScale(run, shorter).full).toEqual(plain.full)
})

const SCALE = createTimelineScale(makeRun({}, [NODE]), { ...OPTIONS, nowMs: T })

describe('a zoom', () => {
  it.each([
    ['no zoom', null],
    ['that ends before it starts', { fromMs: T + 500, toMs: T }],
    ['without a span', { fromMs: T, toMs: T }],
    ['before the run', { fromMs: 0, toMs: 1_000 }],
    ['after the run', { fromMs: T + DAY, toMs: T + 2 * DAY }],
    ['wider than the run', { fromMs: 0, toMs: T + DAY }],
    ['of NaN', { fromMs: NaN, toMs: NaN }],
  ])('shows the whole run: %s', (_, zoom) => {
    expect(zoomAxis(SCALE, zoom, 0.05)).toBe(SCALE.full)
  })

  it('keeps the collapsed gaps that it shows', () => {
    const scale = createTimelineScale(IDLE_DAY, { ...OPTIONS, nowMs: T })
    const over = zoomAxis(scale, { fromMs: T + 30_000, toMs: T + DAY + 30_000 }, 0.05)
    expect(over.segments.map(({ collapsed }) => collapsed)).toEqual([false, true, false])
    const within = zoomAxis(scale, { fromMs: T + HOUR, toMs: T + 2 * HOUR }, 0.05)
    expect(within.segments.map(({ collapsed }) => collapsed)).toEqual([false])
  })
})

describe('zooming', () => {
  const { full } = SCALE

  it.each([
    ['at the left edge', 0],
    ['at a third', 1 / 3],
    ['in the middle', 0.5],
    ['at the right edge', 1],
  ])('keeps the instant under the pointer: %s', (_, anchor) => {
    const view = zoomAxis(SCALE, zoomBy(full, full, 2, anchor), 0.05)
    expect(invertShare(view, anchor)).toBeCloseTo(invertShare(full, anchor), -1)
    expect((view.toMs - view.fromMs) / (full.toMs - full.fromMs)).toBeCloseTo(0.5, 4)
  })

  it('out again returns to the whole run', () => {
    const view = zoomAxis(SCALE, zoomBy(full, full, 4, 0.3), 0.05)
    expect(zoomBy(full, view, 1 / 4, 0.3)).toBeNull()
    expect(zoomBy(full, full, 0.5, 0.5)).toBeNull()
  })

  it('ends at a share of the run', () => {
    let view = full
    for (let turn = 0; turn < 100; turn += 1) view = zoomAxis(SCALE, zoomBy(full, view, 2, 0.7), 0.05)
    expect(view.toMs - view.fromMs).toBeGreaterThanOrEqual(10)
    expect((view.toMs - view.fromMs) / (full.toMs - full.fromMs)).toBeCloseTo(1 / 5_000, 4)
  })

  it('ends at ten milliseconds for a short run', () => {
    const scale = createTimelineScale(makeRun({}, [{ startMs: T, endMs: T + 20 }]), { ...OPTIONS, nowMs: T })
    let view = scale.full
    for (let turn = 0; turn < 20; turn += 1) view = zoomAxis(scale, zoomBy(scale.full, view, 2, 0.5), 0.05)
    expect(view.toMs - view.fromMs).toBe(10)
  })
})

describe('panning', () => {
  const { full } = SCALE
  const view = zoomAxis(SCALE, zoomBetween(full, 0.4, 0.6), 0.05)

  it.each([
    ['a half to the right', 0.5, 0.5, 0.7],
    ['a half to the left', -0.5, 0.3, 0.5],
    ['stops at the end', 50, 0.8, 1],
    ['stops at the start', -50, 0, 0.2],
  ])('%s', (_, share, left, right) => {
    const zoom = panBy(full, view, share)
    expect(scaleMs(full, zoom?.fromMs ?? NaN)).toBeCloseTo(left, 4)
    expect(scaleMs(full, zoom?.toMs ?? NaN)).toBeCloseTo(right, 4)
  })

  it('does not move the whole run', () => {
    expect(panBy(full, full, 0.5)).toBeNull()
  })
})

describe('the window between two shares', () => {
  const axis = createAxis({ fromMs: 1_000, toMs: 2_000 })

  it.each([
    ['in order', 0.1, 0.4, [1_100, 1_400]],
    ['dragged to the left', 0.4, 0.1, [1_100, 1_400]],
    ['in whole milliseconds, outwards', 0.10001, 0.40001, [1_100, 1_401]],
    ['of one place is ten milliseconds', 0.5, 0.5, [1_500, 1_510]],
    ['of the right edge lies before it', 1, 1, [1_990, 2_000]],
    ['out of the axis', -3, 0.5, [1_000, 1_500]],
    ['all of it', 0, 1, null],
    ['all of it, dragged to the left', 1, -0.2, null],
  ])('%s', (_, a, b, window) => {
    const zoom = zoomBetween(axis, a, b)
    expect(zoom && [zoom.fromMs, zoom.toMs]).toEqual(window)
  })
})

describe('the gap between two nodes', () => {
  it.each([
    ['apart', [0, 10], [30, 40], [10, 30]],
    ['in the other order', [30, 40], [0, 10], [10, 30]],
    ['that touch', [0, 10], [10, 20], [10, 10]],
    ['that overlap', [0, 10], [5, 20], null],
    ['the first of which runs', [0, null], [30, 40], null],
    ['the second of which runs', [0, 10], [30, null], [10, 30]],
    ['the second of which has not started', [0, 10], [null, null], null],
    ['the first of which ends before it starts', [20, 5], [30, 40], null],
  ] as const)('%s', (_, a, b, gap) => {
    const found = gapBetween(
      makeNode({ startMs: a[0], endMs: a[1] }),
      makeNode({ startMs: b[0], endMs: b[1] }),
    )
    expect(found && [found.fromMs, found.toMs]).toEqual(gap)
  })
})
