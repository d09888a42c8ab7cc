import { describe, expect, it } from 'vitest'
import { createAxis, type Axis } from './axis'
import { formatAxisInstant, computeTicks } from './ticks'
import {
  DAY_MS as DAY,
  HOUR_MS as HOUR,
  MINUTE_MS as MINUTE,
  SECOND_MS as SECOND,
} from '../../lib/time/units'

type Options = Partial<Parameters<typeof computeTicks>[1]>
const OPTIONS = { zone: 'UTC', lang: 'en' as const, minGap: 0.08, margin: 0.02 }

const axis = (from: string | number, lengthMs: number) => {
  const fromMs = typeof from === 'string' ? Date.parse(from) : from
  return createAxis({ fromMs, toMs: fromMs + lengthMs })
}
const labels = (of: Axis, options: Options = {}) =>
  computeTicks(of, { ...OPTIONS, ...options })
    .map(({ label }) => label)
    .join(', ')

describe('labels of round instants', () => {
  it.each<[string, Axis, Options, string]>([
    [
      'of ten milliseconds, but for the one at the edge',
      axis('2026-11-22T02:14:09.001Z', 5),
      { minGap: 0.15 },
      '02:14:09.002, 02:14:09.003, 02:14:09.004, 02:14:09.005',
    ],
    [
      'of a second',
      axis('2026-11-22T02:14:08.950Z', SECOND),
      { minGap: 0.2 },
      '02:14:09, 02:14:09.200, 02:14:09.400, 02:14:09.600, 02:14:09.800',
    ],
    [
      'across midnight, which is named by its day',
      axis('2026-11-21T22:30:00Z', 3 * HOUR),
      { minGap: 0.1 },
      '23:00, 23:30, 22 Nov, 00:30, 01:00',
    ],
    [
      'across midnight in China',
      axis('2026-11-21T14:30:00Z', 3 * HOUR),
      { zone: 'Asia/Shanghai', lang: 'zh-CN', minGap: 0.1 },
      '23:00, 23:30, 11月22日, 00:30, 01:00',
    ],
    [
      'in a zone with an offset of three quarters of an hour',
      axis('2026-11-22T00:00:00Z', 3 * HOUR),
      { zone: 'Asia/Kathmandu', minGap: 0.1 },
      '06:00, 06:30, 07:00, 07:30, 08:00, 08:30',
    ],
    [
      'of two days, with the day where a time of day repeats',
      axis('2026-11-21T21:00:00Z', 2 * DAY),
      {},
      '22 Nov, 06:00, 12:00, 18:00, 23 Nov, 23 Nov 06:00, 23 Nov 12:00, 23 Nov 18:00',
    ],
    [
      'across a new year',
      axis('2026-12-29T12:00:00Z', 6 * DAY),
      {},
      '30 Dec 2026, 31 Dec, 1 Jan 2027, 2 Jan, 3 Jan, 4 Jan',
    ],
    [
      'of half a century: a hostile start beside a real one',
      axis(1, 1_800_000_000_000),
      { minGap: 0.3 },
      '20 Dec 2019',
    ],
  ])('%s', (_, of, options, expected) => {
    expect(labels(of, options)).toBe(expected)
  })
})

describe('ticks where the clock changes', () => {
  const zone = 'America/New_York'
  const readings = (of: Axis, options: Options = {}) =>
    computeTicks(of, { ...OPTIONS, zone, minGap: 0.1, ...options })
      .map(({ ms, label }) => `${new Date(ms).toISOString().slice(11, 16)}=${label}`)
      .join(' ')

  it.each<[string, Axis, Options, string]>([
    [
      'leave out the hour that is skipped',
      axis('2026-03-08T04:30:00Z', 6 * HOUR),
      {},
      '05:00=8 Mar 06:00=01:00 07:00=UTC-04:00 08:00=04:00 09:00=05:00 10:00=06:00',
    ],
    [
      'stay even in steps of two hours',
      axis('2026-03-08T03:30:00Z', 14 * HOUR),
      {},
      '05:00=8 Mar 07:00=UTC-04:00 08:00=04:00 10:00=06:00 12:00=08:00 14:00=10:00 16:00=12:00',
    ],
    [
      'occur once in the hour that repeats',
      axis('2026-11-01T03:30:00Z', 6 * HOUR),
      {},
      '04:00=1 Nov 05:00=01:00 06:00=UTC-05:00 07:00=02:00 08:00=03:00 09:00=04:00',
    ],
    [
      'exist in a zoom to the second of the two hours',
      axis('2026-11-01T06:05:00Z', 50 * MINUTE),
      { minGap: 0.19 },
      '06:10=01:10 06:20=01:20 06:30=01:30 06:40=01:40 06:50=01:50',
    ],
    [
      'leave out a day without midnight',
      axis('2018-11-01T15:00:00Z', 6 * DAY),
      { zone: 'America/Sao_Paulo', minGap: 0.15 },
      '03:00=2 Nov 2018 03:00=3 Nov 02:00=5 Nov 02:00=6 Nov 02:00=7 Nov',
    ],
    [
      'of days stay at midnight',
      axis('2026-10-30T12:00:00Z', 5 * DAY),
      { minGap: 0.15 },
      '04:00=31 Oct 2026 04:00=1 Nov 05:00=2 Nov 05:00=3 Nov 05:00=4 Nov',
    ],
  ])('%s', (_, of, options, expected) => {
    expect(readings(of, options)).toBe(expected)
  })

  it.each<[string, Options, string[]]>([
    ['as the new offset', {}, ['01:00 UTC+01:00']],
    [
      'not on an axis of elapsed time, which has no clock',
      { sinceMs: Date.parse('2026-10-25T00:10:00Z') },
      [],
    ],
    ['not in a zone without one', { zone: 'Asia/Shanghai' }, []],
    ['not of another day', { zone: 'America/New_York' }, []],
  ])('mark the change %s', (_, options, expected) => {
    const ticks = computeTicks(axis('2026-10-25T00:10:00Z', 3 * HOUR), {
      ...OPTIONS,
      zone: 'Europe/Berlin',
      ...options,
    })
    const marks = ticks.filter(({ isChange }) => isChange)
    expect(marks.map(({ ms, label }) => `${new Date(ms).toISOString().slice(11, 16)} ${label}`)).toEqual(
      expected,
    )
  })

  it('mark a change within a collapsed gap at its end, where times are read again', () => {
    const fromMs = Date.parse('2026-10-24T22:00:00Z')
    const of = createAxis({
      fromMs,
      toMs: fromMs + 6 * HOUR,
      gaps: [{ fromMs: fromMs + HOUR, toMs: fromMs + 5 * HOUR }],
      gapShare: 0.1,
    })
    const mark = computeTicks(of, { ...OPTIONS, zone: 'Europe/Berlin' }).find(({ isChange }) => isChange)
    expect(mark?.share).toBe(of.segments[1]?.right)
  })

  it('are enough on a year that begins in summer', () => {
    expect(computeTicks(axis('2025-07-01T12:00:00Z', 300 * DAY), { ...OPTIONS, zone })).toHaveLength(10)
  })
})

describe('labels of elapsed time', () => {
  const sinceMs = Date.parse('2026-11-22T02:14:09.540Z')

  it.each([
    ['from the start', 0, 5 * SECOND, '+1s, +2s, +3s, +4s'],
    ['before the start', -2 * SECOND, 5 * SECOND, '−1s, 0, +1s, +2s'],
    ['below a second', -50, 250, '0, +50 ms, +100 ms, +150 ms'],
    ['across a minute', 58_900, 3 * SECOND, '+59s, +59.500s, +1m 00s, +1m 00.500s, +1m 01s, +1m 01.500s'],
    ['in minutes', 0, 4 * MINUTE, '+1m, +2m, +3m'],
    ['in seconds after an hour', HOUR - 2_500, 15 * SECOND, '+1h 00m 00s, +1h 00m 05s, +1h 00m 10s'],
    ['in half hours', 0, 2.5 * HOUR, '+30m, +1h 00m, +1h 30m, +2h 00m'],
    ['in days', 0, 4 * DAY, '+1d, +2d, +3d'],
  ])('%s', (_, offsetMs, lengthMs, expected) => {
    expect(labels(axis(sinceMs + offsetMs, lengthMs), { sinceMs, minGap: 0.16 })).toBe(expected)
  })

  it('from the epoch', () => {
    expect(labels(axis(0, 3 * SECOND), { sinceMs: 0, minGap: 0.3 })).toBe('+1s, +2s')
  })
})

describe('room', () => {
  const TEN_MINUTES = axis('2026-11-22T02:13:00Z', 10 * MINUTE)

  it.each([
    ['near the edges', { margin: 0.11 }, '02:15, 02:16, 02:17, 02:18, 02:19, 02:20, 02:21'],
    ['everywhere', { margin: 0.6 }, ''],
  ])('leaves out ticks %s', (_, options, expected) => {
    expect(labels(TEN_MINUTES, options)).toBe(expected)
  })

  it('limits the ticks when no gap is asked for', () => {
    const ticks = computeTicks(axis('2026-11-22T00:00:00Z', DAY), { ...OPTIONS, minGap: 0, margin: 0 })
    expect(ticks.length).toBeLessThanOrEqual(201)
  })

  it('beside a collapsed gap is kept free, and the other day is named', () => {
    const fromMs = Date.parse('2026-11-22T02:10:00Z')
    const gaps = [{ fromMs: fromMs + 5 * MINUTE, toMs: fromMs + DAY + 4 * MINUTE }]
    const collapsed = createAxis({ fromMs, toMs: fromMs + DAY + 10 * MINUTE, gaps, gapShare: 0.02 })
    expect(labels(collapsed)).toBe('02:12, 02:14, 23 Nov 02:16, 02:18')
    const gap = collapsed.segments.find((segment) => segment.collapsed)
    for (const { share } of computeTicks(collapsed, OPTIONS))
      expect(share < (gap?.left ?? 0) || share > (gap?.right ?? 1)).toBe(true)
  })

  it('ends with the range of a Date', () => {
    const found = labels(createAxis({ fromMs: 8.6e15, toMs: 8.65e15 }), { zone: 'Asia/Shanghai' })
    expect(found).toMatch(/\d/)
    expect(found).not.toMatch(/NaN/)
  })
})

describe('an instant on an axis', () => {
  const ms = Date.parse('2026-11-22T02:14:09.540Z')
  const clock = { zone: 'Asia/Shanghai', lang: 'en' as const, sinceMs: null }
  const elapsed = { ...clock, sinceMs: ms - 65_500 }

  it.each<[string, number, Parameters<typeof formatAxisInstant>[1], string]>([
    ['below a minute', ms, { ...clock, spanMs: MINUTE - 1 }, '10:14:09.540'],
    ['of a minute', ms, { ...clock, spanMs: MINUTE }, '10:14:09'],
    ['of a day', ms, { ...clock, spanMs: DAY }, '10:14:09'],
    ['above a day', ms, { ...clock, spanMs: DAY + 1 }, '22 Nov 10:14:09'],
    ['above a day in Chinese', ms, { ...clock, lang: 'zh-CN', spanMs: 2 * DAY }, '11月22日 10:14:09'],
    ['above a day, by the day of its zone', ms - 10 * HOUR, { ...clock, spanMs: 2 * DAY }, '22 Nov 00:14:09'],
    ['elapsed, below a minute', ms, { ...elapsed, spanMs: MINUTE - 1 }, '+1m 05.500s'],
    ['elapsed', ms, { ...elapsed, spanMs: HOUR }, '+1m 06s'],
    ['elapsed, before the start', ms - HOUR, { ...elapsed, spanMs: 2 * HOUR }, '−58m 55s'],
    ['elapsed, at the start', ms - 65_500, { ...elapsed, spanMs: HOUR }, '+0 ms'],
    ['elapsed since the epoch', 1_000, { ...elapsed, sinceMs: 0, spanMs: HOUR }, '+1s'],
  ])('%s', (_, given, options, expected) => {
    expect(formatAxisInstant(given, options)).toBe(expected)
  })
})
