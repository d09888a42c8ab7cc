import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RunNode } from '../../contract/run'
import { STATUSES } from '../../contract/status'
import { invertShare, scaleMs, type Axis } from './axis'
import { binConcurrency } from './bin-concurrency'
import { computeDomain } from './domain'
import { makeRun } from '../../testing/timeline'
import { computeMarks } from './marks'
import { computeTicks } from './ticks'
import { computeNodeDuration, type TimedRun } from '../run/duration'
import { panBy, createTimelineScale, zoomBetween, zoomBy, zoomAxis, type Zoom } from './zoom'

// Whatever an answer holds, the layout must not throw, leave the axis, or turn around. The times are drawn from few
// places, so that equal ones, reversed ones and ones at the ends of what a Date can hold meet in one run.

const T = 1_551_671_584_000
const DAY = 86_400_000
const LAST = 8.64e15

const anyMs = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: T, max: T + 100_000 }) },
  { weight: 3, arbitrary: fc.integer({ min: T - 3 * DAY, max: T + 3 * DAY }) },
  { weight: 2, arbitrary: fc.constantFrom(T, T + 1, T + 60_000) },
  { weight: 1, arbitrary: fc.constantFrom(1, 2, LAST, LAST - 1, Number.MAX_SAFE_INTEGER) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: LAST }) },
)
const anyTime = fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 3, arbitrary: anyMs })
const anyStatus = fc.constantFrom(...STATUSES)

const anyNode: fc.Arbitrary<Partial<RunNode>> = fc.record({
  status: anyStatus,
  planMs: anyTime,
  startMs: anyTime,
  endMs: anyTime,
})
const anyRun: fc.Arbitrary<TimedRun> = fc
  .tuple(
    fc.record({ status: anyStatus, planMs: anyTime, startMs: anyTime, endMs: anyTime }),
    fc.array(anyNode, { maxLength: 12 }),
  )
  .map(([run, nodes]) => makeRun(run, nodes))

const anyShare = fc.double({ min: 0, max: 1, noNaN: true })
const anyGapShare = fc.oneof(fc.constantFrom(0, 0.02, 0.05, 0.11, 1), anyShare)
const anyZoom = fc.option(
  fc.oneof(
    fc.record({ fromMs: anyMs, toMs: anyMs }),
    fc.record({
      fromMs: fc.double({ min: T - 10, max: T + 10 }),
      toMs: fc.double({ min: T - 10, max: T + 100 }),
    }),
  ),
)

const anyView = fc
  .record({ run: anyRun, nowMs: anyMs, gapShare: anyGapShare, collapse: fc.boolean(), zoom: anyZoom })
  .map(({ run, nowMs, gapShare, collapse, zoom }) => {
    const scale = createTimelineScale(run, { nowMs, gapShare, collapse })
    return { run, nowMs, gapShare, scale, axis: zoomAxis(scale, zoom, gapShare) }
  })

const holds = <Input>(input: fc.Arbitrary<Input>, check: (given: Input) => void) =>
  fc.assert(fc.property(input, check), { numRuns: 300 })

function expectShare(share: number) {
  expect(share).toBeGreaterThanOrEqual(0)
  expect(share).toBeLessThanOrEqual(1)
}

function expectSpan({ left, width }: { left: number; width: number }) {
  expectShare(left)
  expectShare(width)
  expect(left + width).toBeLessThanOrEqual(1 + 1e-9)
}

describe('the axis of any run', () => {
  it('has segments that ascend without a gap and cover all of it', () => {
    holds(anyView, ({ scale, axis }) => {
      for (const { segments, fromMs, toMs } of [scale.full, axis]) {
        expect([segments[0]?.fromMs, segments[0]?.left]).toEqual([fromMs, 0])
        expect([segments.at(-1)?.toMs, segments.at(-1)?.right]).toEqual([toMs, 1])
        segments.forEach((segment, index) => {
          const before = segments[index - 1]
          if (before) expect([segment.fromMs, segment.left]).toEqual([before.toMs, before.right])
          expect(segment.toMs).toBeGreaterThan(segment.fromMs)
          expect(segment.right).toBeGreaterThanOrEqual(segment.left)
        })
        expect(segments.some((segment) => !segment.collapsed && segment.right > segment.left)).toBe(true)
      }
    })
  })

  it('holds every time of a node, and now while the run is live', () => {
    holds(anyView, ({ run, nowMs, scale: { domain, full } }) => {
      const times = run.nodes.flatMap(({ startMs, endMs }) => [startMs ?? endMs ?? []].flat())
      for (const ms of times) {
        expect(ms).toBeGreaterThanOrEqual(full.fromMs)
        expect(ms).toBeLessThanOrEqual(full.toMs)
      }
      expect(domain.toMs).toBeGreaterThanOrEqual(domain.fromMs)
      for (const { distanceMs, fromMs, toMs } of domain.offAxis) {
        expect(distanceMs).toBeGreaterThan(0)
        expect(toMs).toBeGreaterThanOrEqual(fromMs)
      }
      const isOver = ['fail', 'success', 'forceSuccess', 'ignoreSuccess', 'skip', 'manual-stop']
      if (!isOver.includes(run.status)) expect(nowMs).toBeLessThanOrEqual(full.toMs)
    })
  })

  it('keeps the order of instants and of shares', () => {
    holds(fc.tuple(anyView, anyMs, anyMs, anyShare, anyShare), ([{ axis }, a, b, left, right]) => {
      expect(scaleMs(axis, Math.min(a, b))).toBeLessThanOrEqual(scaleMs(axis, Math.max(a, b)))
      expect(invertShare(axis, Math.min(left, right))).toBeLessThanOrEqual(
        invertShare(axis, Math.max(left, right)),
      )
    })
  })

  it('scales and inverts without loss', () => {
    holds(fc.tuple(anyView, anyShare), ([{ axis }, share]) => {
      // All instants of a collapsed gap of no width are at one place.
      fc.pre(axis.segments.every(({ left, right }) => right > left))
      const segment = axis.segments.find(({ right }) => share < right)
      fc.pre(segment !== undefined)
      const ms = invertShare(axis, share)
      expectShare(scaleMs(axis, ms))
      // Near the last instant of a Date a number holds no more than a millisecond.
      const perMs = (segment.right - segment.left) / (segment.toMs - segment.fromMs)
      const roughMs = Math.abs(ms) * 4 * Number.EPSILON
      expect(Math.abs(scaleMs(axis, ms) - share)).toBeLessThanOrEqual(1e-9 + roughMs * perMs)
      expect(Math.abs(invertShare(axis, scaleMs(axis, ms)) - ms)).toBeLessThanOrEqual(
        2 * roughMs + 1e-9 / perMs,
      )
    })
  })

  it('keeps its left edge while its domain and its end stay the same', () => {
    holds(
      fc.tuple(anyRun, anyMs, fc.integer({ min: 0, max: 100_000 }), anyGapShare, fc.boolean()),
      ([run, nowMs, laterMs, gapShare, collapse]) => {
        const before = createTimelineScale(run, { nowMs, gapShare, collapse })
        const after = createTimelineScale(run, { nowMs: nowMs + laterMs, gapShare, collapse })
        fc.pre(
          before.domain.fromMs === after.domain.fromMs &&
            before.full.toMs === after.full.toMs &&
            JSON.stringify(before.collapsible) === JSON.stringify(after.collapsible),
        )
        const movedMs = Math.abs(after.full.fromMs - before.full.fromMs)
        expect(movedMs).toBeLessThanOrEqual(1e-9 * (after.full.toMs - after.full.fromMs))
      },
    )
  })
})

describe('the marks of any run', () => {
  it('stay within the axis', () => {
    holds(anyView, ({ run, axis, nowMs }) => {
      for (const node of run.nodes) {
        const { bar, mark, sincePlan, off } = computeMarks(node, run, axis, nowMs)
        if (bar) expectSpan(bar)
        if (sincePlan) expectSpan(sincePlan)
        if (mark) expectShare(mark.at)
        expect([bar, mark, off].filter((part) => part !== null)).toHaveLength(1)
        const lasts = computeNodeDuration(node, run, nowMs)
        expect(lasts === null || lasts >= 0).toBe(true)
      }
    })
  })

  it('have no width without both times', () => {
    holds(anyView, ({ run, axis, nowMs }) => {
      for (const node of run.nodes) {
        const { bar } = computeMarks(node, run, axis, nowMs)
        if (bar && bar.width > 0) expect(node.startMs).not.toBeNull()
        if (bar && bar.width > 0 && !bar.live) expect(node.endMs).not.toBeNull()
      }
    })
  })
})

describe('the ticks of any run', () => {
  const anyOptions = fc.record({
    zone: fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu'),
    lang: fc.constantFrom<('en' | 'zh-CN')[]>('en', 'zh-CN'),
    minGap: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
    margin: fc.double({ min: 0, max: 0.1, noNaN: true }),
    sinceMs: fc.option(anyMs),
  })

  it('ascend with the least gap, and no two have the same label', () => {
    holds(fc.tuple(anyView, anyOptions), ([{ axis }, options]) => {
      const ticks = computeTicks(axis, options)
      ticks.forEach(({ ms, share, label, isChange }, index) => {
        expectShare(share)
        expect(label).not.toMatch(/NaN|undefined|Invalid/)
        const before = ticks[index - 1]
        if (!before) return
        expect(ms).toBeGreaterThan(before.ms)
        // Two marks of changes keep the gap, and so do two ticks; between the kinds there is room for their labels.
        const gap = isChange === before.isChange ? options.minGap : 2 * options.margin
        expect(share - before.share).toBeGreaterThanOrEqual(gap - 2e-9)
      })
      expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length)
    })
  })

  it('are at least three on any axis to scale of a second to a year', () => {
    const anySpan = fc.integer({ min: 1_000, max: 365 * DAY })
    holds(fc.tuple(anySpan, fc.integer({ min: T, max: T + 365 * DAY })), ([spanMs, fromMs]) => {
      const segments = [{ fromMs, toMs: fromMs + spanMs, left: 0, right: 1, collapsed: false }]
      const axis: Axis = { fromMs, toMs: fromMs + spanMs, segments }
      for (const sinceMs of [null, fromMs]) {
        const ticks = computeTicks(axis, {
          zone: 'Asia/Shanghai',
          lang: 'en',
          minGap: 0.08,
          margin: 0.02,
          sinceMs,
        })
        expect(ticks.length).toBeGreaterThanOrEqual(3)
      }
    })
  })
})

describe('the concurrency of any run', () => {
  it('keeps the peak, in at most as many points as asked', () => {
    holds(fc.tuple(anyView, fc.integer({ min: 1, max: 30 })), ([{ scale }, bins]) => {
      const { steps, peak } = scale.running
      const points = binConcurrency(scale.running, (ms) => scaleMs(scale.full, ms), bins)
      expect(points.length).toBeLessThanOrEqual(Math.max(bins, 0))
      const most = Math.max(0, ...steps.map(({ count }) => count))
      expect(Math.max(0, ...points.map(({ count }) => count))).toBe(most)
      expect(most).toBeLessThanOrEqual(peak)
      points.forEach(({ share }, index) => {
        expectShare(share)
        expect(share).toBeGreaterThanOrEqual(points[index - 1]?.share ?? 0)
      })
    })
  })

  it('ascends, is never negative, and ends at 0', () => {
    holds(anyView, ({ scale: { running } }) => {
      running.steps.forEach(({ ms, count }, index) => {
        expect(count).toBeGreaterThanOrEqual(0)
        expect(ms).toBeGreaterThan(running.steps[index - 1]?.ms ?? -Infinity)
      })
      expect(running.steps.at(-1)?.count ?? 0).toBe(0)
    })
  })
})

describe('any zoom', () => {
  const expectWindow = (zoom: Zoom | null, full: Axis) => {
    if (!zoom) return
    expect(zoom.toMs).toBeGreaterThan(zoom.fromMs)
    expect(zoom.fromMs).toBeLessThan(full.toMs)
    expect(zoom.toMs).toBeGreaterThan(full.fromMs)
  }

  it('stays within the run', () => {
    const factors = fc.oneof(
      fc.constantFrom(0, 1e-9, 0.5, 1, 2, 1e9),
      fc.double({ min: 0.01, max: 100, noNaN: true }),
    )
    const shares = fc.double({ min: -2, max: 3, noNaN: true })
    holds(fc.tuple(anyView, factors, shares, shares), ([{ scale, axis, gapShare }, factor, a, b]) => {
      for (const zoom of [
        zoomBy(scale.full, axis, factor, a),
        panBy(scale.full, axis, a),
        zoomBetween(axis, a, b),
      ]) {
        expectWindow(zoom, scale.full)
        const { fromMs, toMs } = zoomAxis(scale, zoom, gapShare)
        expect(fromMs).toBeGreaterThanOrEqual(scale.full.fromMs)
        expect(toMs).toBeLessThanOrEqual(scale.full.toMs)
      }
    })
  })
})

it('a run without nodes has a finite domain', () => {
  holds(fc.tuple(anyRun, anyMs), ([run, nowMs]) => {
    const domain = computeDomain({ ...run, nodes: [] }, nowMs)
    expect(Number.isFinite(domain.fromMs) && Number.isFinite(domain.toMs)).toBe(true)
    expect(domain.nodes).toBeNull()
  })
})
