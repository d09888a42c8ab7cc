import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { type ScheduleText } from './definition'
import { createSchedule } from './schedule'

const AT_MS = Date.parse('2026-11-29T09:00:00+08:00')

const make = (given: Partial<ScheduleText>, defaultZone: string | null = null) =>
  createSchedule(
    {
      kind: 'cron',
      expression: null,
      zone: 'GMT+8',
      startMs: null,
      endMs: null,
      offsetMinutes: null,
      dependsOn: [],
      ...given,
    },
    defaultZone,
  )

/** The next `count` planned times after an instant, in UTC to the minute. */
function nextTimes(
  given: Partial<ScheduleText>,
  from: string,
  count = 3,
  defaultZone: string | null = null,
): string[] {
  const schedule = make(given, defaultZone)
  const found: string[] = []
  for (
    let ms = schedule.nextMs(Date.parse(from));
    ms !== null && found.length < count;
    ms = schedule.nextMs(ms)
  )
    found.push(new Date(ms).toISOString().slice(0, 16))
  return found
}

describe('the next times of', () => {
  it.each([
    ['every day', '0 0 2 * * ?', ['2026-11-29T18:00', '2026-11-30T18:00', '2026-12-01T18:00']],
    [
      'every day, without question mark',
      '0 0 2 * * *',
      ['2026-11-29T18:00', '2026-11-30T18:00', '2026-12-01T18:00'],
    ],
    ['Sunday, which is 1', '0 0 12 ? * 1', ['2026-11-29T04:00', '2026-12-06T04:00', '2026-12-13T04:00']],
    ['Sunday by name', '0 0 12 ? * SUN', ['2026-11-29T04:00', '2026-12-06T04:00', '2026-12-13T04:00']],
    ['Monday to Friday', '0 0 12 ? * 2-6', ['2026-11-30T04:00', '2026-12-01T04:00', '2026-12-02T04:00']],
    [
      'November to February',
      '0 0 12 1 NOV-FEB ?',
      ['2026-12-01T04:00', '2027-01-01T04:00', '2027-02-01T04:00'],
    ],
    ['Friday to Monday', '0 0 12 ? * FRI-MON', ['2026-11-29T04:00', '2026-11-30T04:00', '2026-12-04T04:00']],
    [
      'Saturday, as the last day',
      '0 0 12 ? * L',
      ['2026-12-05T04:00', '2026-12-12T04:00', '2026-12-19T04:00'],
    ],
    ['the last Friday', '0 0 12 ? * 6L', ['2026-12-25T04:00', '2027-01-29T04:00', '2027-02-26T04:00']],
    ['the first Monday', '0 0 12 ? * 2#1', ['2026-12-07T04:00', '2027-01-04T04:00', '2027-02-01T04:00']],
    ['the last day', '0 0 12 L * ?', ['2026-11-30T04:00', '2026-12-31T04:00', '2027-01-31T04:00']],
    [
      'the weekday near the 15th',
      '0 0 12 15W * ?',
      ['2026-12-15T04:00', '2027-01-15T04:00', '2027-02-15T04:00'],
    ],
    ['a step from a number', '0 5/25 * * * ?', ['2026-11-29T01:05', '2026-11-29T01:30', '2026-11-29T01:55']],
    ['hours over midnight', '0 0 22-1 * * ?', ['2026-11-29T14:00', '2026-11-29T15:00', '2026-11-29T16:00']],
    ['each quarter of a year', '0 0 0 1 1/3 ?', ['2026-12-31T16:00', '2027-03-31T16:00', '2027-06-30T16:00']],
    ['29 February', '0 0 0 29 2 ?', ['2028-02-28T16:00']],
    ['a year that has gone', '0 0 0 1 1 ? 2020', []],
    ['a day that never comes', '0 0 0 30 2 ?', []],
  ])('%s: %s', (_, expression, times) => {
    expect(nextTimes({ expression }, '2026-11-29T09:00:00+08:00', times.length || 1)).toEqual(times)
  })

  it.each([
    ['GMT+8', '2026-11-29T18:00'],
    ['GMT+08:00', '2026-11-29T18:00'],
    ['UTC+0800', '2026-11-29T18:00'],
    ['GMT +8', '2026-11-29T18:00'],
    ['+05:30', '2026-11-29T20:30'],
    ['GMT-3', '2026-11-29T05:00'],
    ['GMT', '2026-11-29T02:00'],
    ['Asia/Shanghai', '2026-11-29T18:00'],
    ['Europe/Berlin', '2026-11-30T01:00'],
  ])('02:00 in the zone %s', (zone, time) => {
    expect(nextTimes({ expression: '0 0 2 * * ?', zone }, '2026-11-29T01:30:00Z', 1)).toEqual([time])
  })

  it('without a zone: that of its start, else that of the service, else GMT+8', () => {
    const daily = { expression: '0 0 2 * * ?', zone: null }
    const next = (offsetMinutes: number | null, zone: string | null) =>
      nextTimes({ ...daily, offsetMinutes }, '2026-11-29T01:30:00Z', 1, zone)[0]
    expect(next(120, 'Europe/London')).toBe('2026-11-30T00:00')
    expect(next(null, 'Europe/London')).toBe('2026-11-29T02:00')
    expect(next(null, null)).toBe('2026-11-29T18:00')
  })

  it('a schedule that has not begun, and one that has ended', () => {
    const expression = '0 0 2 * * ?'
    const startMs = Date.parse('2026-12-24T02:00:00+08:00')
    expect(nextTimes({ expression, startMs }, '2026-11-29T01:00:00Z', 2)).toEqual([
      '2026-12-23T18:00',
      '2026-12-24T18:00',
    ])
    expect(nextTimes({ expression, endMs: startMs }, '2026-12-22T19:00:00Z')).toEqual(['2026-12-23T18:00'])
  })

  it.each([
    [
      'in spring, a day without 02:30 has no planned time',
      '2026-03-28T12:00:00Z',
      ['2026-03-30T00:30', '2026-03-31T00:30'],
    ],
    [
      'in autumn, 02:30 comes twice and counts once',
      '2026-10-24T12:00:00Z',
      ['2026-10-25T00:30', '2026-10-26T01:30'],
    ],
  ])('where clocks change: %s', (_, from, times) => {
    expect(nextTimes({ expression: '0 30 2 * * ?', zone: 'Europe/Berlin' }, from, 2)).toEqual(times)
  })

  it('hours of which one is skipped: the others stay', () => {
    const given = { expression: '0 15 1-4 * * ?', zone: 'Europe/Berlin' }
    expect(nextTimes(given, '2026-03-29T00:00:00Z', 4)).toEqual([
      '2026-03-29T00:15',
      '2026-03-29T01:15',
      '2026-03-29T02:15',
      '2026-03-29T23:15',
    ])
  })
})

it.each([
  'no cron',
  '0 2 * * *',
  '0 0 25 * * ?',
  '0 0 2 1 * 2',
  '0 0 2 L-3 * ?',
  '0 0 2 ? * 8',
  '0 0 2 ? * 9',
  '0 0 2 31W * ?',
  '0 0 2 L,15 * ?',
  '0 0 2 15W,20 * ?',
  '0 0 2 ? * 2L,4L',
  '0 0 2 ? * 2#1,4#2',
  '* * * * * * * *',
  `0 0 ${'1,'.repeat(200)}2 * * ?`,
  '0 0/0 * * * ?',
])('%s is not read, and its schedule is unknown', (expression) => {
  const schedule = make({ expression })
  expect(schedule.nextMs(AT_MS)).toBeNull()
  expect(schedule.listTimes(AT_MS, AT_MS + DAY_MS, 10)).toBeNull()
  expect(schedule.describe(AT_MS)).toMatchObject({ kind: 'cron', expression, words: null, periodMs: null })
})

it.each(['GMT+99', 'Mars/Base'])('in the zone %s, which is not understood, no time is known', (zone) => {
  const schedule = make({ expression: '0 0 2 * * ?', zone, offsetMinutes: 480 })
  expect(schedule.nextMs(AT_MS)).toBeNull()
  expect(schedule.listTimes(AT_MS, AT_MS + DAY_MS, 10)).toBeNull()
  expect(schedule.describe(AT_MS)).toMatchObject({ zone, words: null, periodMs: null })
})

it('a job without cron has no times', () => {
  const schedule = make({ kind: 'event' })
  expect(schedule.describe(AT_MS)).toMatchObject({ kind: 'event', nextMs: null, words: null })
})

describe('words', () => {
  it.each([
    ['0 0 2 * * ?', 'Daily 02:00', '每天 02:00'],
    ['00 30 9,18 * * ?', 'Daily 09:30, 18:30', '每天 09:30, 18:30'],
    ['0 0/15 * * * ?', 'Every 15 min', '每 15 分钟'],
    ['0 */5 * ? * *', 'Every 5 min', '每 5 分钟'],
    ['0 20 * * * ?', 'Hourly :20', '每小时第 20 分'],
    ['0 10 6-23 * * ?', 'Hourly :10, 06–23 h', '06–23 点每小时第 10 分'],
    ['0 0 0/2 * * ?', 'Every 2 h', '每 2 小时'],
    ['0 5 */6 * * ?', 'Every 6 h :05', '每 6 小时，第 5 分'],
    ['0 30 5 ? * 2', 'Weekly Mon 05:30', '每周一 05:30'],
    ['0 30 5 ? * SUN,WED', 'Sun, Wed 05:30', '每周日、三 05:30'],
    ['0 0 6 ? * 2-6', 'Mon–Fri 06:00', '周一至周五 06:00'],
    ['0 0 3 1 * ?', 'Monthly 1st 03:00', '每月 1 日 03:00'],
    ['0 0 3 1,15 * ?', 'Monthly 1st, 15th 03:00', '每月 1、15 日 03:00'],
    ['0 27 7 12,22,23 * ?', 'Monthly 12th, 22nd, 23rd 07:27', '每月 12、22、23 日 07:27'],
    ['0 0 3 L * ?', 'Month end 03:00', '每月最后一天 03:00'],
    ['0 0 3 ? * 6L', 'At 03:00, on the last Friday of the month', '在03:00, 限每月的最后一个星期五'],
    ['0 0 3 ? * 2#1', 'At 03:00, on the first Monday of the month', '在03:00, 限每月的第一个 星期一'],
    ['0 0/7 * * * ?', 'Every 7 minutes', '每隔 7 分钟'],
  ])('%s: %s, %s', (expression, en, zh) => {
    expect(make({ expression }).describe(AT_MS).words).toEqual({ en, 'zh-CN': zh })
  })
})

it.each([
  ['0 0 2 * * ?', DAY_MS],
  ['0 0/15 * * * ?', 15 * MINUTE_MS],
  ['0 0 9-17 ? * 2-6', HOUR_MS],
  ['0 0 2 ? * 1', 7 * DAY_MS],
  ['0 0 2 1 * ?', 28 * DAY_MS],
])('the shortest period of %s', (expression, periodMs) => {
  expect(make({ expression, zone: 'Europe/Berlin' }).describe(AT_MS).periodMs).toBe(periodMs)
})

describe('the planned times of an interval', () => {
  const daily = make({ expression: '0 0 2 * * ?' })
  const at = (day: number, time = '02:00:00') => Date.parse(`2026-11-${day}T${time}+08:00`)

  it('begin with its first instant and end before its last', () => {
    expect(daily.listTimes(at(20), at(22), 10)).toEqual([at(20), at(21)])
  })

  it('are the newest when there are too many', () => {
    expect(daily.listTimes(at(10), at(28), 2)).toEqual([at(26), at(27)])
  })

  it('leave out what lies beside a change of the clock, where services differ', () => {
    const hourly = make({ expression: '0 0 * * * ?', zone: 'Europe/Berlin' })
    const times = hourly.listTimes(
      Date.parse('2026-10-24T20:00:00Z'),
      Date.parse('2026-10-25T07:00:00Z'),
      100,
    )
    expect(times?.map((ms) => new Date(ms).toISOString().slice(8, 13))).toEqual([
      '24T20',
      '24T21',
      '24T22',
      '25T04',
      '25T05',
      '25T06',
    ])
  })
})

const anyField = (min: number, max: number) =>
  fc.oneof(
    fc.constant('*'),
    fc.integer({ min, max }).map(String),
    fc.tuple(fc.integer({ min, max }), fc.integer({ min, max })).map(([a, b]) => `${a}-${b}`),
    fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 3 }).map((values) => values.join()),
    fc.integer({ min: 1, max: 7 }).map((step) => `${min}/${step}`),
  )

/** As the documents of Quartz say, by trying. */
function matches(field: string, value: number, first: number, last: number): boolean {
  if (field === '*') return true
  const [from = '', step] = field.split('/')
  if (step !== undefined) return (value - Number(from)) % Number(step) === 0
  return field.split(',').some((part) => {
    const [a = first, b = a] = part.split('-').map(Number)
    return a <= b ? value >= a && value <= b : (value >= a && value <= last) || (value >= first && value <= b)
  })
}

it('any expression: the times are the minutes that match it', () => {
  fc.assert(
    fc.property(
      anyField(0, 59),
      anyField(0, 23),
      anyField(1, 7),
      fc.integer({ min: -11, max: 14 }),
      fc.nat(30 * 24 * 60),
      fc.integer({ min: 1, max: 36 * 60 }),
      (minute, hour, weekday, zone, startMinute, minutes) => {
        const fromMs = AT_MS + startMinute * MINUTE_MS
        const toMs = fromMs + minutes * MINUTE_MS
        const expected: number[] = []
        for (let ms = fromMs; ms < toMs; ms += MINUTE_MS) {
          const wall = new Date(ms + zone * HOUR_MS)
          const isMatch =
            matches(minute, wall.getUTCMinutes(), 0, 59) &&
            matches(hour, wall.getUTCHours(), 0, 23) &&
            matches(weekday, wall.getUTCDay() + 1, 1, 7)
          if (isMatch) expected.push(ms)
        }
        const schedule = make({
          expression: `0 ${minute} ${hour} ? * ${weekday}`,
          zone: `GMT${zone < 0 ? '' : '+'}${zone}`,
        })
        expect(schedule.listTimes(fromMs, toMs, 5000)).toEqual(expected)
        expect(schedule.nextMs(fromMs - 1)).toBe(expected[0] ?? schedule.nextMs(toMs - 1))
      },
    ),
    { numRuns: 100 },
  )
})

it('any instants: the times of two intervals that meet are those of both together', () => {
  const expressions = ['0 30 2 * * ?', '0 0/20 * * * ?', '0 0 1-4 ? * 1', '0 15 3 L * ?']
  const anyMs = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-01-01') })
  fc.assert(
    fc.property(
      fc.constantFrom(...expressions),
      fc.constantFrom('GMT+8', 'Europe/Berlin', 'America/New_York', 'Asia/Shanghai'),
      anyMs,
      fc.tuple(fc.nat(3 * DAY_MS), fc.nat(3 * DAY_MS)),
      (expression, zone, a, [first, second]) => {
        const schedule = make({ expression, zone })
        const [b, c] = [a + first, a + first + second]
        const list = (fromMs: number, toMs: number) => schedule.listTimes(fromMs, toMs, 5000) ?? []
        expect([...list(a, b), ...list(b, c)]).toEqual(list(a, c))
      },
    ),
    { numRuns: 60 },
  )
})
