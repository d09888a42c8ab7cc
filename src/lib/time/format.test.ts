import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_DATE_MS } from '../../contract/time'
import {
  formatClock,
  formatDay,
  formatInstant,
  formatIso,
  formatMinute,
  formatStamp,
  isSameDay,
} from './format'
import { HOUR_MS, MINUTE_MS } from './units'
import { findClockChanges } from './zone'

const at = (iso: string) => Date.parse(iso)
const SHANGHAI = 'Asia/Shanghai'
const NEW_YORK = 'America/New_York'
const ZONES = ['UTC', SHANGHAI, NEW_YORK, 'Asia/Kathmandu', 'Pacific/Pago_Pago', 'Pacific/Kiritimati']

describe('a stamp', () => {
  it.each([
    ['the documented example', 1_551_671_584_000, SHANGHAI, '2019-03-04 11:53:04'],
    ['milliseconds', 1_551_671_584_540, SHANGHAI, '2019-03-04 11:53:04.540'],
    ['midnight is 00, not 24', at('2026-11-21T16:00:00Z'), SHANGHAI, '2026-11-22 00:00:00'],
    ['the day before, in the west', at('2026-11-22T02:00:00Z'), NEW_YORK, '2026-11-21 21:00:00'],
    ['three quarters of an hour', at('2026-11-22T00:00:00Z'), 'Asia/Kathmandu', '2026-11-22 05:45:00'],
    ['last second before clocks go forward', at('2026-03-08T06:59:59Z'), NEW_YORK, '2026-03-08 01:59:59'],
    ['clocks go forward', at('2026-03-08T07:00:00Z'), NEW_YORK, '2026-03-08 03:00:00'],
    ['the hour before clocks go back', at('2026-11-01T05:30:00Z'), NEW_YORK, '2026-11-01 01:30:00'],
    ['the same hour again', at('2026-11-01T06:30:00Z'), NEW_YORK, '2026-11-01 01:30:00'],
    ['the first millisecond', 1, 'UTC', '1970-01-01 00:00:00.001'],
    ['the first millisecond, in the west', 1, NEW_YORK, '1969-12-31 19:00:00.001'],
    ['a new year', at('2026-12-31T16:00:00Z'), SHANGHAI, '2027-01-01 00:00:00'],
    ['a year before Christ', at('-000044-03-15T12:00:00Z'), 'UTC', '-000044-03-15 12:00:00'],
    ['the last instant of a Date', MAX_DATE_MS, 'UTC', '+275760-09-13 00:00:00'],
  ])('%s', (_, ms, zone, text) => {
    expect(formatStamp(ms, zone)).toBe(text)
  })
})

describe('a machine-readable instant', () => {
  it.each([
    ['east', SHANGHAI, '2026-11-22T02:14:09.000+08:00'],
    ['west', NEW_YORK, '2026-11-21T13:14:09.000-05:00'],
    ['UTC', 'UTC', '2026-11-21T18:14:09.000+00:00'],
    ['Kathmandu', 'Asia/Kathmandu', '2026-11-21T23:59:09.000+05:45'],
  ])('%s', (_, zone, text) => {
    expect(formatIso(at('2026-11-21T18:14:09Z'), zone)).toBe(text)
  })

  it('reads back as the same instant, also where an hour comes twice', () => {
    const since = fc.integer({ min: at('2017-01-01T00:00:00Z'), max: at('2045-01-01T00:00:00Z') })
    const repeated = fc.integer({ min: at('2026-11-01T04:00:00Z'), max: at('2026-11-01T08:00:00Z') })
    fc.assert(
      fc.property(fc.oneof(since, repeated), fc.constantFrom(...ZONES), (ms, zone) => {
        expect(Date.parse(formatIso(ms, zone))).toBe(ms)
      }),
    )
  })
})

describe('a clock', () => {
  const ms = at('2026-11-21T18:14:09.540Z')

  it('has hours, minutes and seconds of its zone', () => {
    expect(formatClock(ms, SHANGHAI)).toBe('02:14:09')
    expect(formatMinute(ms, SHANGHAI)).toBe('02:14')
  })

  it('has milliseconds when asked, and only when there are any', () => {
    expect(formatClock(ms, SHANGHAI, true)).toBe('02:14:09.540')
    expect(formatClock(ms - 540, SHANGHAI, true)).toBe('02:14:09')
    expect(formatClock(ms - 533, SHANGHAI, true)).toBe('02:14:09.007')
  })
})

describe('a minute that a clock shows twice', () => {
  it.each([
    ['before', '2026-11-01T04:59:59Z', NEW_YORK, '00:59', '00:59'],
    ['the first time', '2026-11-01T05:30:00Z', NEW_YORK, '01:30', '01:30 -04:00'],
    ['the second time', '2026-11-01T06:30:00Z', NEW_YORK, '01:30 -05:00', '01:30'],
    ['after', '2026-11-01T07:00:00Z', NEW_YORK, '02:00', '02:00'],
    ['half an hour, the first time', '2026-04-04T14:30:00Z', 'Australia/Lord_Howe', '01:30', '01:30 +11:00'],
    ['half an hour, the second time', '2026-04-04T15:00:00Z', 'Australia/Lord_Howe', '01:30 +10:30', '01:30'],
    ['none when clocks go forward', '2026-03-08T07:00:00Z', NEW_YORK, '03:00', '03:00'],
  ])('names another offset than that of now: %s', (_, iso, zone, seenBefore, seenAfter) => {
    expect(formatMinute(at(iso), zone, at(iso) - 6 * HOUR_MS)).toBe(seenBefore)
    expect(formatMinute(at(iso), zone, at(iso) + 6 * HOUR_MS)).toBe(seenAfter)
  })

  it.each([NEW_YORK, 'Europe/Berlin', 'Australia/Lord_Howe', 'Atlantic/Azores', 'Asia/Gaza'])(
    'is written differently from all others around it: %s',
    (zone) => {
      const changes = findClockChanges(at('2026-01-01T00:00:00Z'), at('2027-01-01T00:00:00Z'), zone)
      expect(changes).toHaveLength(2)
      for (const changeMs of changes) {
        const texts = Array.from({ length: 192 }, (_, index) => {
          const ms = changeMs + (index - 96) * 15 * MINUTE_MS
          return `${formatDay(ms, zone, 'en')} ${formatMinute(ms, zone, changeMs)}`
        })
        expect(new Set(texts).size).toBe(texts.length)
        expect(texts.filter((text) => /[+-]/.test(text)).length).toBeLessThanOrEqual(4)
      }
    },
  )

  it('is named with its seconds where an instant has them', () => {
    const ms = at('2026-11-01T05:30:05Z')
    expect(formatInstant(ms, NEW_YORK, 'en', ms + HOUR_MS)).toBe('01:30:05 -04:00')
  })
})

describe('a day', () => {
  const sunday = at('2026-11-21T18:00:00Z')

  it.each<[string, Parameters<typeof formatDay>[3], string, string]>([
    ['with its year', {}, '22 Nov 2026', '2026年11月22日'],
    ['near in time, without', { nearMs: sunday + 864e5 }, '22 Nov', '11月22日'],
    ['of another year, with', { nearMs: at('2027-01-01T00:00:00Z') }, '22 Nov 2026', '2026年11月22日'],
    ['with its weekday', { weekday: true, nearMs: sunday }, 'Sun 22 Nov', '11月22日 周日'],
    ['with both', { weekday: true }, 'Sun 22 Nov 2026', '2026年11月22日 周日'],
    [
      'with its weekday or its year, this',
      { weekday: 'near', nearMs: sunday },
      'Sun 22 Nov',
      '11月22日 周日',
    ],
    ['with its weekday or its year, that', { weekday: 'near' }, '22 Nov 2026', '2026年11月22日'],
  ])('%s', (_, options, en, zh) => {
    expect(formatDay(sunday, SHANGHAI, 'en', options)).toBe(en)
    expect(formatDay(sunday, SHANGHAI, 'zh-CN', options)).toBe(zh)
  })

  it('takes the year of its zone, not of UTC', () => {
    const newYear = at('2026-12-31T16:00:00Z')
    expect(formatDay(newYear, SHANGHAI, 'en', { nearMs: newYear - 1 })).toBe('1 Jan 2027')
    expect(formatDay(newYear, 'UTC', 'en', { nearMs: newYear - 1 })).toBe('31 Dec')
  })

  it.each([
    ['across UTC midnight in China', '2026-11-21T23:59:59Z', '2026-11-22T00:00:01Z', SHANGHAI, true],
    ['across midnight in China', '2026-11-21T15:59:59Z', '2026-11-21T16:00:00Z', SHANGHAI, false],
    ['a year apart', '2025-11-22T00:00:00Z', '2026-11-22T00:00:00Z', 'UTC', false],
    ['a day of 25 hours', '2026-11-01T04:00:00Z', '2026-11-02T04:59:59Z', NEW_YORK, true],
    [
      'two days of a month after the year 9999',
      '+012026-11-01T00:00:00Z',
      '+012026-11-02T00:00:00Z',
      'UTC',
      false,
    ],
    ['across the epoch', '1969-12-31T23:59:59Z', '1970-01-01T00:00:00Z', 'UTC', false],
  ])('is the same or not: %s', (_, a, b, zone, same) => {
    expect(isSameDay(at(a), at(b), zone)).toBe(same)
  })
})

it('formats any number of milliseconds, without throwing and without NaN', () => {
  const anyMs = fc.oneof(
    fc.constantFrom(1, -1, MAX_DATE_MS, -MAX_DATE_MS, MAX_DATE_MS * 1.04, -MAX_DATE_MS * 1.04, 9.1e15),
    fc.integer({ min: -MAX_DATE_MS, max: MAX_DATE_MS }),
  )
  fc.assert(
    fc.property(anyMs, fc.constantFrom(...ZONES), (ms, zone) => {
      const all = [
        formatStamp(ms, zone),
        formatIso(ms, zone),
        formatClock(ms, zone, true),
        formatMinute(ms, zone),
        formatDay(ms, zone, 'en', { weekday: true }),
        formatDay(ms, zone, 'zh-CN', { weekday: true }),
      ].join(' ')
      expect(all).not.toMatch(/NaN|undefined|Invalid/)
      expect(isSameDay(ms, ms, zone)).toBe(true)
    }),
  )
})
