import { describe, expect, it } from 'vitest'
import { createAxis } from './axis'
import { formatAxisInstant, computeTicks } from './ticks'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const at = (iso: string) => Date.parse(iso)

const OPTIONS = { zone: 'UTC', lang: 'en' as const, minGap: 0.08, margin: 0.02 }

type Options = Partial<Parameters<typeof computeTicks>[1]>

const axisOf = (from: string | number, lengthMs: number) => {
  const fromMs = typeof from === 'string' ? at(from) : from
  return createAxis({ fromMs, toMs: fromMs + lengthMs })
}

const labels = (axis: ReturnType<typeof createAxis>, options: Options = {}) =>
  computeTicks(axis, { ...OPTIONS, ...options }).map(({ label }) => label)

describe('round instants', () => {
  it.each([
    [
      'ten milliseconds',
      axisOf('2026-11-22T02:14:09.001Z', 10),
      {},
      // 02:14:09.001 itself stands at the edge, where its label would be cut.
      ['.002', '.003', '.004', '.005', '.006', '.007', '.008', '.009', '.010'].map((ms) => `02:14:09${ms}`),
    ],
    [
      'a second',
      axisOf('2026-11-22T02:14:08.950Z', SECOND),
      {},
      [
        '02:14:09',
        ...['.100', '.200', '.300', '.400', '.500', '.600', '.700', '.800', '.900'].map(
          (ms) => `02:14:09${ms}`,
        ),
      ],
    ],
    [
      'half a minute',
      axisOf('2026-11-22T02:14:04Z', 30 * SECOND),
      {},
      ['02:14:05', '02:14:10', '02:14:15', '02:14:20', '02:14:25', '02:14:30'],
    ],
    [
      'ten minutes',
      axisOf('2026-11-22T02:13:00Z', 10 * MINUTE),
      {},
      ['02:14', '02:15', '02:16', '02:17', '02:18', '02:19', '02:20', '02:21', '02:22'],
    ],
    [
      'across midnight, which is called by its day',
      axisOf('2026-11-21T22:30:00Z', 3 * HOUR),
      { minGap: 0.1 },
      ['23:00', '23:30', '22 Nov', '00:30', '01:00'],
    ],
    [
      'across midnight in China',
      axisOf('2026-11-21T14:30:00Z', 3 * HOUR),
      { zone: 'Asia/Shanghai', lang: 'zh-CN', minGap: 0.1 },
      ['23:00', '23:30', '11月22日', '00:30', '01:00'],
    ],
    [
      'round on a clock that is three quarters of an hour off',
      axisOf('2026-11-22T00:00:00Z', 3 * HOUR),
      { zone: 'Asia/Kathmandu', minGap: 0.1 },
      ['06:00', '06:30', '07:00', '07:30', '08:00', '08:30'],
    ],
    [
      'a midnight that is covered: the day goes to the next one',
      axisOf('2026-11-21T22:30:00Z', 3 * HOUR),
      { avoid: [0.5], minGap: 0.1 },
      ['23:00', '23:30', '22 Nov 00:30', '01:00'],
    ],
    [
      'two days: a time of day that comes again names its day',
      axisOf('2026-11-21T21:00:00Z', 2 * DAY),
      {},
      ['22 Nov', '06:00', '12:00', '18:00', '23 Nov', '23 Nov 06:00', '23 Nov 12:00', '23 Nov 18:00'],
    ],
    [
      'a week',
      axisOf('2026-11-21T12:00:00Z', 7 * DAY),
      {},
      ['22 Nov 2026', '23 Nov', '24 Nov', '25 Nov', '26 Nov', '27 Nov', '28 Nov'],
    ],
    [
      'a new year',
      axisOf('2026-12-29T12:00:00Z', 6 * DAY),
      {},
      ['30 Dec 2026', '31 Dec', '1 Jan 2027', '2 Jan', '3 Jan', '4 Jan'],
    ],
    [
      'half a century: a hostile start beside a real one',
      axisOf(1, 1_800_000_000_000),
      {},
      [
        '31 Dec 1974',
        '30 Dec 1979',
        '28 Dec 1984',
        '27 Dec 1989',
        '26 Dec 1994',
        '25 Dec 1999',
        '23 Dec 2004',
        '22 Dec 2009',
        '21 Dec 2014',
        '20 Dec 2019',
        '18 Dec 2024',
      ],
    ],
  ] as [string, ReturnType<typeof createAxis>, Options, string[]][])('%s', (_, axis, options, expected) => {
    expect(labels(axis, options)).toEqual(expected)
  })
})

describe('where the clock changes', () => {
  const zone = 'America/New_York'
  const readings = (axis: ReturnType<typeof createAxis>, options: Options = {}) =>
    computeTicks(axis, { ...OPTIONS, zone, ...options }).map(
      ({ ms, label }) => `${new Date(ms).toISOString().slice(11, 16)} ${label}`,
    )

  it('forward: the hour that does not exist has no tick', () => {
    expect(readings(axisOf('2026-03-08T04:30:00Z', 6 * HOUR), { minGap: 0.1 })).toEqual([
      '05:00 8 Mar',
      '06:00 01:00',
      '07:00 03:00',
      '08:00 04:00',
      '09:00 05:00',
      '10:00 06:00',
    ])
  })

  it('forward: steps of two hours stay even', () => {
    expect(readings(axisOf('2026-03-08T03:30:00Z', 14 * HOUR))).toEqual([
      '05:00 8 Mar',
      '08:00 04:00',
      '10:00 06:00',
      '12:00 08:00',
      '14:00 10:00',
      '16:00 12:00',
    ])
  })

  it('forward: seen from the summer before', () => {
    expect(labels(axisOf('2025-07-01T12:00:00Z', 300 * DAY), { zone })).toHaveLength(10)
  })

  it('back: the hour that comes twice has its ticks once', () => {
    expect(readings(axisOf('2026-11-01T03:30:00Z', 6 * HOUR), { minGap: 0.1 })).toEqual([
      '04:00 1 Nov',
      '05:00 01:00',
      '07:00 02:00',
      '08:00 03:00',
      '09:00 04:00',
    ])
  })

  it('back: zoomed into the second of the two', () => {
    expect(readings(axisOf('2026-11-01T06:05:00Z', 50 * MINUTE))).toEqual([
      '06:10 01:10',
      '06:15 01:15',
      '06:20 01:20',
      '06:25 01:25',
      '06:30 01:30',
      '06:35 01:35',
      '06:40 01:40',
      '06:45 01:45',
      '06:50 01:50',
    ])
  })

  it('at midnight: a day without one has no tick, rather than one of the day before', () => {
    const axis = axisOf('2018-11-01T15:00:00Z', 6 * DAY)
    expect(labels(axis, { zone: 'America/Sao_Paulo', minGap: 0.15 })).toEqual([
      '2 Nov 2018',
      '3 Nov',
      '5 Nov',
      '6 Nov',
      '7 Nov',
    ])
  })

  it('days stay at midnight over a change', () => {
    const days = computeTicks(axisOf('2026-10-30T12:00:00Z', 5 * DAY), { ...OPTIONS, zone, minGap: 0.15 })
    expect(days.map(({ ms }) => new Date(ms).toISOString().slice(5, 16))).toEqual([
      '10-31T04:00',
      '11-01T04:00',
      '11-02T05:00',
      '11-03T05:00',
      '11-04T05:00',
    ])
  })
})

describe('elapsed', () => {
  const sinceMs = at('2026-11-22T02:14:09.540Z')

  it.each([
    ['from a start', 0, 10 * SECOND, ['+1s', '+2s', '+3s', '+4s', '+5s', '+6s', '+7s', '+8s', '+9s']],
    [
      'before the start',
      -5 * SECOND,
      10 * SECOND,
      ['−4s', '−3s', '−2s', '−1s', '0', '+1s', '+2s', '+3s', '+4s'],
    ],
    [
      'of less than a second',
      -50,
      500,
      ['0', ...[50, 100, 150, 200, 250, 300, 350, 400].map((ms) => `+${ms} ms`)],
    ],
    [
      'past a minute, in steps of less',
      58_900,
      5 * SECOND,
      [
        '+59s',
        '+59.500s',
        '+1m 00s',
        '+1m 00.500s',
        '+1m 01s',
        '+1m 01.500s',
        '+1m 02s',
        '+1m 02.500s',
        '+1m 03s',
        '+1m 03.500s',
      ],
    ],
    ['minutes', 0, 10 * MINUTE, ['+1m', '+2m', '+3m', '+4m', '+5m', '+6m', '+7m', '+8m', '+9m']],
    [
      'seconds after hours are not rounded away',
      HOUR - 2_500,
      30 * SECOND,
      ['+1h 00m 00s', '+1h 00m 05s', '+1h 00m 10s', '+1h 00m 15s', '+1h 00m 20s', '+1h 00m 25s'],
    ],
    [
      'half hours',
      0,
      5 * HOUR,
      ['+30m', '+1h 00m', '+1h 30m', '+2h 00m', '+2h 30m', '+3h 00m', '+3h 30m', '+4h 00m', '+4h 30m'],
    ],
    ['days', 0, 10 * DAY, ['+1d', '+2d', '+3d', '+4d', '+5d', '+6d', '+7d', '+8d', '+9d']],
  ])('%s', (_, offMs, lengthMs, expected) => {
    expect(labels(axisOf(sinceMs + offMs, lengthMs), { sinceMs })).toEqual(expected)
  })

  it('counts a start at the epoch', () => {
    expect(labels(axisOf(0, 3 * SECOND), { sinceMs: 0, minGap: 0.3 })).toEqual(['+1s', '+2s'])
  })
})

describe('room', () => {
  const axis = axisOf('2026-11-22T02:13:00Z', 10 * MINUTE)

  it('keeps the gap that is asked for', () => {
    for (const minGap of [0.01, 0.05, 0.1, 0.3, 0.5]) {
      const shares = computeTicks(axis, { ...OPTIONS, minGap }).map(({ share }) => share)
      shares.slice(1).forEach((share, index) => {
        expect(share - (shares[index] ?? NaN)).toBeGreaterThanOrEqual(minGap - 1e-9)
      })
    }
  })

  it.each([
    ['near the edges', { margin: 0.11 }, ['02:15', '02:16', '02:17', '02:18', '02:19', '02:20', '02:21']],
    ['near now', { avoid: [0.52] }, ['02:14', '02:15', '02:16', '02:17', '02:19', '02:20', '02:21', '02:22']],
    ['everywhere', { margin: 0.6 }, []],
  ])('leaves out ticks %s', (_, options, expected) => {
    expect(labels(axis, options)).toEqual(expected)
  })

  it('never draws more than can be read, however little room is asked for', () => {
    expect(labels(axisOf('2026-11-22T00:00:00Z', DAY), { minGap: 0, margin: 0 }).length).toBeLessThanOrEqual(
      201,
    )
  })

  it('across a collapsed gap names the other day, keeps its gap, and stays out of the gap', () => {
    const fromMs = at('2026-11-22T02:10:00Z')
    const collapsed = createAxis({
      fromMs,
      toMs: fromMs + DAY + 10 * MINUTE,
      gaps: [{ fromMs: fromMs + 5 * MINUTE, toMs: fromMs + DAY + 4 * MINUTE }],
      gapShare: 0.02,
    })
    const ticks = computeTicks(collapsed, OPTIONS)
    expect(ticks.map(({ label }) => label)).toEqual(['02:12', '02:14', '23 Nov 02:16', '02:18'])
    const gap = collapsed.segments.find((segment) => segment.collapsed)
    for (const { share } of ticks) expect(share < (gap?.left ?? 0) || share > (gap?.right ?? 1)).toBe(true)
  })

  it('an axis beyond the times of a Date has only ticks within the range of a Date', () => {
    const found = labels(createAxis({ fromMs: 8.6e15, toMs: 8.65e15 }), { zone: 'Asia/Shanghai' })
    expect(found.length).toBeGreaterThan(0)
    expect(found.join(' ')).not.toMatch(/NaN/)
    expect(new Set(found).size).toBe(found.length)
  })
})

describe('an instant in the manner of the axis', () => {
  const ms = at('2026-11-22T02:14:09.540Z')
  const clock = { zone: 'Asia/Shanghai', lang: 'en' as const, sinceMs: null }
  const elapsed = { ...clock, sinceMs: ms - 65_500 }

  it.each<[string, number, Parameters<typeof formatAxisInstant>[1], string]>([
    ['of less than a minute', ms, { ...clock, spanMs: MINUTE - 1 }, '10:14:09.540'],
    ['of a minute', ms, { ...clock, spanMs: MINUTE }, '10:14:09'],
    ['of a day', ms, { ...clock, spanMs: DAY }, '10:14:09'],
    ['of more than a day', ms, { ...clock, spanMs: DAY + 1 }, '22 Nov 10:14:09'],
    ['of days in Chinese', ms, { ...clock, lang: 'zh-CN', spanMs: 2 * DAY }, '11月22日 10:14:09'],
    ['of days, by the day of its zone', ms - 10 * HOUR, { ...clock, spanMs: 2 * DAY }, '22 Nov 00:14:09'],
    ['that counts, of less than a minute', ms, { ...elapsed, spanMs: MINUTE - 1 }, '+1m 05.500s'],
    ['that counts', ms, { ...elapsed, spanMs: HOUR }, '+1m 06s'],
    ['that counts, before the start', ms - HOUR, { ...elapsed, spanMs: 2 * HOUR }, '−58m 55s'],
    ['that counts, at the start', ms - 65_500, { ...elapsed, spanMs: HOUR }, '+0 ms'],
    ['that counts from the epoch', 1_000, { ...elapsed, sinceMs: 0, spanMs: HOUR }, '+1s'],
  ])('%s', (_, given, options, expected) => {
    expect(formatAxisInstant(given, options)).toBe(expected)
  })
})
