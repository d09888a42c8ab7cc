import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import {
  type Coverage,
  type Span,
  addSpan,
  coveredFromMs,
  findNewestHole,
  parseCoverage,
  planWindows,
} from './coverage'

const span = (fromMs: number, toMs: number): Span => ({ fromMs, toMs })

describe('what was listed', () => {
  it.each<[string, Span[], Span[]]>([
    ['apart', [span(5, 6), span(1, 2)], [span(1, 2), span(5, 6)]],
    ['side by side', [span(1, 2), span(2, 3)], [span(1, 3)]],
    ['over each other', [span(1, 4), span(2, 9)], [span(1, 9)]],
    ['over several', [span(1, 2), span(4, 5), span(8, 9), span(2, 8)], [span(1, 9)]],
  ])('%s', (_, spans, coverage) => {
    expect(spans.reduce<Coverage>(addSpan, [])).toEqual(coverage)
  })

  it.each<[string, Coverage, Span | null]>([
    ['nothing', [], span(0, 100)],
    ['all', [span(-5, 200)], null],
    ['the end', [span(60, 200)], span(0, 60)],
    ['the beginning', [span(-9, 40)], span(40, 100)],
    ['both ends', [span(0, 40), span(60, 100)], span(40, 60)],
    ['what comes later', [span(100, 120)], span(0, 100)],
  ])('the newest hole beside %s', (_, coverage, hole) => {
    expect(findNewestHole(coverage, span(0, 100))).toEqual(hole)
  })

  it('begins where no hole follows', () => {
    const coverage = [span(0, 40), span(60, 100)]
    expect([100, 90, 50, 101].map((ms) => coveredFromMs(coverage, ms))).toEqual([60, 60, null, null])
  })

  it.each(['', 'x', '{}', '[{"fromMs":1}]', '7'])('%s was no note of it', (text) => {
    expect(parseCoverage(text)).toEqual([])
  })
})

it('any holes: windows of at most seven days, newest first, until all is listed', () => {
  const anySpan = fc
    .tuple(fc.nat(200 * 24), fc.integer({ min: 1, max: 20 * 24 }))
    .map(([from, hours]) => span(from * HOUR_MS, (from + hours) * HOUR_MS))
  fc.assert(
    fc.property(fc.array(anySpan), anySpan, (spans, wanted) => {
      let coverage = spans.reduce<Coverage>(addSpan, [])
      let lastMs = Infinity
      for (let hole = findNewestHole(coverage, wanted); hole; hole = findNewestHole(coverage, wanted)) {
        expect(hole.toMs - hole.fromMs).toBeLessThanOrEqual(7 * DAY_MS)
        expect(hole.toMs).toBeLessThanOrEqual(lastMs)
        expect(hole.fromMs).toBeGreaterThanOrEqual(wanted.fromMs)
        lastMs = hole.fromMs
        coverage = addSpan(coverage, hole)
      }
      expect(coveredFromMs(coverage, wanted.toMs)).toBeLessThanOrEqual(wanted.fromMs)
      expect(parseCoverage(JSON.stringify(coverage))).toEqual(coverage)
    }),
  )
})

describe('what is listed again', () => {
  const NOW_MS = Date.parse('2026-11-29T09:00:00+08:00')
  const listedAtMs = NOW_MS - MINUTE_MS
  const plan = (hoursAgo: number[]) =>
    planWindows(
      hoursAgo.map((hours) => ({ planMs: NOW_MS - hours * HOUR_MS, startMs: null })),
      listedAtMs,
      NOW_MS,
    ).map(({ fromMs, toMs }) => [(NOW_MS - fromMs) / MINUTE_MS, (NOW_MS - toMs) / MINUTE_MS].map(Math.round))

  it.each([
    ['only what is new', [], [[16, 0]]],
    ['with a run of an hour ago', [1], [[60, 0]]],
    ['with a row of runs, each near the next', [1, 2, 3], [[180, 0]]],
    [
      'a run of yesterday alone',
      [30],
      [
        [16, 0],
        [1800, 1800],
      ],
    ],
    [
      'runs of yesterday together',
      [30, 30.5],
      [
        [16, 0],
        [1830, 1800],
      ],
    ],
  ])('%s', (_, hoursAgo, windows) => {
    expect(plan(hoursAgo)).toEqual(windows)
  })

  it('at most six of the old ones', () => {
    expect(plan(Array.from({ length: 50 }, (_, index) => 5 + index * 5))).toHaveLength(7)
  })

  it('any runs that lie together: each is listed, in windows of at most seven days', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5 * 24 * 60), { maxLength: 6 }), (minutesAgo) => {
        const times = minutesAgo.map((minutes) => NOW_MS - minutes * MINUTE_MS)
        const windows = planWindows(
          times.map((planMs) => ({ planMs, startMs: null })),
          listedAtMs,
          NOW_MS + 1,
        )
        for (const ms of times)
          expect(windows.some(({ fromMs, toMs }) => fromMs <= ms && ms < toMs)).toBe(true)
        for (const { fromMs, toMs } of windows) expect(toMs - fromMs).toBeLessThanOrEqual(7 * DAY_MS)
      }),
    )
  })
})
