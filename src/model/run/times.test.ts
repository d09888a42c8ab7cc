import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Run } from '../../contract/run'
import { formatDuration } from '../../lib/time/duration'
import { type Lang } from '../../contract/lang'
import { makeInstance } from '../../testing/runs'
import { DOCUMENTED } from '../../testing/timeline'
import { computeRunTimes, findSharedPlan, type RunTimes } from './times'

const DAY = 86_400_000
const HOUR = 3_600_000
const PLAN_MS = Date.parse('2026-11-22T00:00:00Z')

type GivenTimes = Partial<Pick<Run, 'status' | 'planMs' | 'startMs' | 'endMs'>>

const timesOf = (given: GivenTimes, nowMs = 0): RunTimes =>
  computeRunTimes(makeInstance({ status: 'success', ...given }), nowMs)

const printed = (times: RunTimes, lang: Lang = 'en') =>
  [times.lateMs, times.ranMs, times.totalMs].map((ms) =>
    ms === null ? null : formatDuration(ms, lang, { exact: times.exact, units: 4 }),
  )

describe('late, ran and total', () => {
  it('of the published example are printed with milliseconds', () => {
    const times = computeRunTimes(makeInstance({ ...DOCUMENTED, status: 'fail' }), 0)
    expect(times).toMatchObject({ lateMs: 460, ranMs: 60_000, totalMs: 60_460, exact: true })
    expect(printed(times)).toEqual(['460 ms', '1m 00s', '1m 00.460s'])
    expect(printed(times, 'zh-CN')).toEqual(['460 毫秒', '1分00秒', '1分00.460秒'])
  })

  const at = (lateMs: number, ranMs: number): GivenTimes => ({
    planMs: PLAN_MS,
    startMs: PLAN_MS + lateMs,
    endMs: PLAN_MS + lateMs + ranMs,
  })

  it.each<[string, GivenTimes, number, (string | null)[]]>([
    ['on time', at(0, 5_000), 0, ['0 ms', '5s', '5s']],
    [
      'of two halves of a second that would each be rounded up',
      at(1_500, 601_500),
      0,
      ['1s', '10m 02s', '10m 03s'],
    ],
    [
      'just below the length that is printed in seconds',
      at(1, 599_998),
      0,
      ['1 ms', '9m 59.998s', '9m 59.999s'],
    ],
    ['just at it', at(1, 599_999), 0, ['0 ms', '10m 00s', '10m 00s']],
    ['of no length', at(0, 0), 0, ['0 ms', '0 ms', '0 ms']],
    ['without a plan', { startMs: 1_000, endMs: 3_500 }, 0, [null, '2.500s', '2.500s']],
    ['without a start', { planMs: 1_000, endMs: 3_500 }, 0, [null, null, null]],
    ['without an end', { planMs: 1_000, startMs: 3_500 }, 9_000, ['2s', null, null]],
    ['without any time', {}, 9_000, [null, null, null]],
    [
      'that ends before it starts',
      { planMs: 1_000, startMs: 3_500, endMs: 2_000 },
      0,
      ['2.500s', null, null],
    ],
    ['that runs', { status: 'running', planMs: 1_000, startMs: 3_500 }, 9_000, ['2.500s', '5.500s', '8s']],
    [
      'that runs, by a clock behind its start',
      { status: 'running', planMs: 1_000, startMs: 9_500 },
      9_000,
      ['8.500s', null, null],
    ],
    ['that waits', { status: 'waiting', planMs: 1_000 }, 9_250, ['8.250s', null, '8.250s']],
    [
      'that waits for long',
      { status: 'waiting', planMs: 1_250 },
      1_250 + HOUR + 900,
      ['1h 00m 01s', null, '1h 00m 01s'],
    ],
    ['that waits for a plan ahead', { status: 'waiting', planMs: 10_000 }, 9_999, [null, null, null]],
    ['that waits just at its plan', { status: 'waiting', planMs: 9_000 }, 9_000, ['0 ms', null, null]],
    [
      'that an unknown word may start, by a plan ahead',
      { status: 'unknown', planMs: 9_000 + DAY },
      9_000,
      [null, null, null],
    ],
    [
      'that took days, to the second',
      at(DAY + 1_500, 2 * DAY + 3 * HOUR + 600),
      0,
      ['1d 00h 00m 01s', '2d 03h 00m 01s', '3d 03h 00m 02s'],
    ],
    ['that waits without a plan', { status: 'waiting' }, 9_000, [null, null, null]],
    [
      'that was cancelled while it waited',
      { status: 'manual-stop', planMs: 1_000 },
      9_000,
      [null, null, null],
    ],
    ['that an unknown word may keep going', { status: 'unknown', startMs: 1_000 }, 4_000, [null, '3s', '3s']],
    [
      'that is over though its end was not given',
      { status: 'fail', startMs: 1_000 },
      4_000,
      [null, null, null],
    ],
    [
      'that is said to run and has an end',
      { status: 'running', startMs: 1_000, endMs: 2_000 },
      9_000,
      [null, '1s', '1s'],
    ],
  ])('of a run %s', (_, given, nowMs, expected) => {
    expect(printed(timesOf(given, nowMs))).toEqual(expected)
  })

  it('of a run that started early: early is negative, and no part of the total', () => {
    const times = timesOf({ planMs: 10_000, startMs: 7_000, endMs: 12_000 })
    expect(times).toMatchObject({ lateMs: -3_000, ranMs: 5_000, totalMs: 5_000 })
  })

  /** Back from what is printed. */
  function readDuration(text: string): number {
    const units: Record<string, number> = {
      ms: 1,
      s: 1_000,
      m: 60_000,
      h: HOUR,
      d: DAY,
      毫秒: 1,
      秒: 1_000,
      分: 60_000,
      时: HOUR,
      天: DAY,
    }
    const parts = [...text.matchAll(/([\d.]+) ?(毫秒|[a-z]+|\p{L})/gu)]
    expect(
      parts
        .map(([part]) => part)
        .join('')
        .replaceAll(' ', ''),
    ).toBe(text.replaceAll(' ', ''))
    return Math.round(
      parts.reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? NaN), 0),
    )
  }

  it.each<[string, number]>([
    ['460 ms', 460],
    ['1m 00.460s', 60_460],
    ['3h 44m 11s', 3 * HOUR + 44 * 60_000 + 11_000],
    ['1分00.460秒', 60_460],
    ['460 毫秒', 460],
    ['2天03时04分05秒', 2 * DAY + 3 * HOUR + 245_000],
  ])('are read back from %s', (text, ms) => {
    expect(readDuration(text)).toBe(ms)
  })

  const anySpan = fc.oneof(fc.nat({ max: 3_000 }), fc.nat({ max: 1_200_000 }), fc.nat({ max: 400 * DAY }))
  const anyLang = fc.constantFrom<Lang>('en', 'zh-CN')
  const fromMs = fc.integer({ min: PLAN_MS, max: PLAN_MS + 5_000 })

  it('add up as they are printed, whatever the times are', () => {
    fc.assert(
      fc.property(fromMs, anySpan, anySpan, fc.boolean(), anyLang, (planMs, late, ran, live, lang) => {
        const startMs = planMs + late
        const times = live
          ? timesOf({ status: 'running', planMs, startMs }, startMs + ran)
          : timesOf({ planMs, startMs, endMs: startMs + ran })
        const [lateText, ranText, totalText] = printed(times, lang).map((text) => readDuration(text ?? ''))
        expect((lateText ?? NaN) + (ranText ?? NaN)).toBe(totalText)
        // And none of them is further off than a second.
        expect(Math.abs((lateText ?? NaN) - late)).toBeLessThan(1_000)
        expect(Math.abs((ranText ?? NaN) - ran)).toBeLessThan(1_000)
      }),
      { numRuns: 500 },
    )
  })

  it('are those between the printed instants', () => {
    fc.assert(
      fc.property(fromMs, fc.integer({ min: -HOUR, max: HOUR }), anySpan, (planMs, late, ran) => {
        const times = timesOf({ planMs, startMs: planMs + late, endMs: planMs + late + ran })
        expect((times.startMs ?? NaN) - (times.planMs ?? NaN)).toBe(times.lateMs)
        expect((times.endMs ?? NaN) - (times.startMs ?? NaN)).toBe(times.ranMs)
        expect(times.totalMs).toBe((times.ranMs ?? NaN) + Math.max(0, times.lateMs ?? NaN))
        if (!times.exact)
          expect([times.planMs, times.startMs, times.endMs].map((ms) => (ms ?? NaN) % 1_000)).toEqual([
            0, 0, 0,
          ])
      }),
    )
  })
})

describe('the plan that all nodes share', () => {
  it.each<[string, number | null, { planMs?: number | null }[], number | null]>([
    ['is the one of the run', 5, [{}, {}], 5],
    ['is one of their own', 5, [{ planMs: 6 }, { planMs: 6 }], 6],
    ['is none when they differ', 5, [{}, { planMs: 6 }], null],
    ['is none when one has no plan', 5, [{}, { planMs: null }], null],
    ['is none without nodes', 5, [], null],
  ])('%s', (_, planMs, nodes, expected) => {
    expect(findSharedPlan(makeInstance({ planMs }, nodes))).toBe(expected)
  })
})
