import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Lang } from '../../contract/lang'
import { type Run } from '../../contract/run'
import { formatDuration } from '../../lib/time/duration'
import { DAY_MS as DAY, HOUR_MS as HOUR } from '../../lib/time/units'
import { makeInstance } from '../../testing/runs'
import { readDuration } from '../../testing/durations'
import { DOCUMENTED } from '../../testing/timeline'
import { computeRunTimes, type RunTimes } from './times'

const PLAN_MS = Date.parse('2026-11-22T00:00:00Z')

type GivenTimes = Partial<Pick<Run, 'status' | 'planMs' | 'startMs' | 'endMs'>>

const compute = (given: GivenTimes, nowMs = 0): RunTimes => computeRunTimes(makeInstance(given), nowMs)

const print = ({ lateMs, ranMs, totalMs, exact }: RunTimes, lang: Lang = 'en') =>
  [lateMs, ranMs, totalMs].map((ms) => (ms === null ? '-' : formatDuration(ms, lang, { exact, units: 4 })))

const ended = (lateMs: number, ranMs: number): GivenTimes => ({
  planMs: PLAN_MS,
  startMs: PLAN_MS + lateMs,
  endMs: PLAN_MS + lateMs + ranMs,
})
const running = (given: GivenTimes): GivenTimes => ({ status: 'running', ...given })
const waiting = (planMs: number | null): GivenTimes => ({ status: 'waiting', planMs })

describe('late, ran and total', () => {
  it('of the published example have milliseconds', () => {
    const times = computeRunTimes(makeInstance({ ...DOCUMENTED, status: 'fail' }), 0)
    expect(times).toMatchObject({ lateMs: 460, ranMs: 60_000, totalMs: 60_460, exact: true })
    expect(print(times)).toEqual(['460 ms', '1m 00s', '1m 00.460s'])
    expect(print(times, 'zh-CN')).toEqual(['460 毫秒', '1分00秒', '1分00.460秒'])
  })

  it.each<[string, GivenTimes, number, string]>([
    ['on time', ended(0, 5_000), 0, '0 ms | 5s | 5s'],
    ['of two half seconds that would both round up', ended(1_500, 601_500), 0, '1s | 10m 02s | 10m 03s'],
    ['just below the limit of milliseconds', ended(1, 599_998), 0, '1 ms | 9m 59.998s | 9m 59.999s'],
    ['just at that limit', ended(1, 599_999), 0, '0 ms | 10m 00s | 10m 00s'],
    ['of no length', ended(0, 0), 0, '0 ms | 0 ms | 0 ms'],
    [
      'of days, to the second',
      ended(DAY + 1_500, 2 * DAY + 600),
      0,
      '1d 00h 00m 01s | 2d 00h 00m 01s | 3d 00h 00m 02s',
    ],
    ['without a plan', { startMs: 1_000, endMs: 3_500 }, 0, '- | 2.500s | 2.500s'],
    ['without a start', { planMs: 1_000, endMs: 3_500 }, 0, '- | - | -'],
    ['without an end', { planMs: 1_000, startMs: 3_500 }, 9_000, '2s | - | -'],
    ['without any time', {}, 9_000, '- | - | -'],
    ['that ends before it starts', { planMs: 1_000, startMs: 3_500, endMs: 2_000 }, 0, '2.500s | - | -'],
    ['that runs', running({ planMs: 1_000, startMs: 3_500 }), 9_000, '2.500s | 5.500s | 8s'],
    ['that starts ahead of the clock', running({ planMs: 1_000, startMs: 9_500 }), 9_000, '8.500s | - | -'],
    ['that runs and has an end', running({ startMs: 1_000, endMs: 2_000 }), 9_000, '- | 1s | 1s'],
    ['that waits', waiting(1_000), 9_250, '8.250s | - | 8.250s'],
    ['that waits for an hour', waiting(1_250), 1_250 + HOUR + 900, '1h 00m 01s | - | 1h 00m 01s'],
    ['that waits for its plan', waiting(10_000), 9_999, '- | - | -'],
    ['that waits at its plan', waiting(9_000), 9_000, '0 ms | - | -'],
    ['that waits without a plan', waiting(null), 9_000, '- | - | -'],
    ['of unknown status before its plan', { status: 'unknown', planMs: 9_000 + DAY }, 9_000, '- | - | -'],
    ['of unknown status that has started', { status: 'unknown', startMs: 1_000 }, 4_000, '- | 3s | 3s'],
    ['that was cancelled while it waited', { status: 'manual-stop', planMs: 1_000 }, 9_000, '- | - | -'],
    ['that failed without an end', { status: 'fail', startMs: 1_000 }, 4_000, '- | - | -'],
  ])('of a run %s', (_, given, nowMs, expected) => {
    expect(print(compute(given, nowMs)).join(' | ')).toBe(expected)
  })

  it.each([
    ['manual', 2],
    ['back-filled', 5],
  ])('of a %s run, which no schedule expects, are what it ran', (_, trigger) => {
    const given = { trigger, planMs: PLAN_MS }
    const { startMs, endMs } = ended(40 * DAY, 5_000)
    expect(compute({ ...given, startMs, endMs })).toMatchObject({
      planMs: PLAN_MS,
      lateMs: null,
      ranMs: 5_000,
      totalMs: 5_000,
      exact: true,
    })
    expect(compute({ ...given, status: 'waiting' }, PLAN_MS + DAY)).toMatchObject({
      lateMs: null,
      totalMs: null,
    })
  })

  it('of one that was run again are those of the last attempt: nodes that stayed as they were ended before it', () => {
    const { startMs, endMs } = ended(3 * DAY, 5_000)
    const kept = [{ endMs: PLAN_MS + HOUR }, { endMs }]
    const given = makeInstance({ planMs: PLAN_MS, startMs, endMs, trigger: 0 }, kept)
    expect(computeRunTimes(given, 0)).toMatchObject({ planMs: PLAN_MS, lateMs: null, totalMs: 5_000 })
    const whole = makeInstance({ planMs: PLAN_MS, startMs, endMs, trigger: 0 }, [
      { endMs: (startMs ?? 0) - 1 },
    ])
    expect(computeRunTimes(whole, 0).lateMs).toBe(3 * DAY)
  })

  it('of an early start: late is negative and not part of the total', () => {
    const times = compute({ planMs: 10_000, startMs: 7_000, endMs: 12_000 })
    expect(times).toMatchObject({ lateMs: -3_000, ranMs: 5_000, totalMs: 5_000 })
  })
})

describe('any times', () => {
  const anySpan = fc.oneof(fc.nat({ max: 3_000 }), fc.nat({ max: 1_200_000 }), fc.nat({ max: 400 * DAY }))
  const anyPlan = fc.integer({ min: PLAN_MS, max: PLAN_MS + 5_000 })

  it('add up as they are printed, each within a second', () => {
    const anyLang = fc.constantFrom<Lang>('en', 'zh-CN')
    fc.assert(
      fc.property(anyPlan, anySpan, anySpan, fc.boolean(), anyLang, (planMs, late, ran, live, lang) => {
        const startMs = planMs + late
        const times = live
          ? compute({ status: 'running', planMs, startMs }, startMs + ran)
          : compute({ planMs, startMs, endMs: startMs + ran })
        const [printedLate = NaN, printedRan = NaN, total] = print(times, lang).map(readDuration)
        expect(printedLate + printedRan).toBe(total)
        expect(Math.abs(printedLate - late)).toBeLessThan(1_000)
        expect(Math.abs(printedRan - ran)).toBeLessThan(1_000)
      }),
      { numRuns: 500 },
    )
  })

  it('are the differences of the printed instants', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: -HOUR, max: HOUR }), anySpan, (planMs, late, ran) => {
        const times = compute({ planMs, startMs: planMs + late, endMs: planMs + late + ran })
        const [plan = NaN, start = NaN, end = NaN] = [times.planMs, times.startMs, times.endMs].map(Number)
        expect([times.lateMs, times.ranMs]).toEqual([start - plan, end - start])
        expect(times.totalMs).toBe(end - start + Math.max(0, start - plan))
        if (!times.exact) expect([plan, start, end].map((ms) => ms % 1_000)).toEqual([0, 0, 0])
      }),
    )
  })
})
