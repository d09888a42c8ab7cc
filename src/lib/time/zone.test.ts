import { MAX_DATE_MS } from '../../contract/time'
import * as fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  browserZone,
  findClockChanges,
  formatOffsetChange,
  isZone,
  offsetLabel,
  offsetMs,
  usableZone,
  zoneLabel,
} from './zone'

const at = (iso: string) => Date.parse(iso)
const HOUR = 3_600_000

describe('the offset of a zone', () => {
  it.each([
    ['UTC', 'UTC', '2026-07-01T00:00:00Z', 'UTC+00:00'],
    ['no change in China', 'Asia/Shanghai', '2026-07-01T00:00:00Z', 'UTC+08:00'],
    ['China had summer time once', 'Asia/Shanghai', '1988-07-01T00:00:00Z', 'UTC+09:00'],
    ['three quarters of an hour', 'Asia/Kathmandu', '2026-07-01T00:00:00Z', 'UTC+05:45'],
    ['half an hour west', 'America/St_Johns', '2026-01-01T00:00:00Z', 'UTC-03:30'],
    ['far east', 'Pacific/Kiritimati', '2026-01-01T00:00:00Z', 'UTC+14:00'],
    ['far west', 'Pacific/Pago_Pago', '2026-01-01T00:00:00Z', 'UTC-11:00'],
    ['a second before clocks go forward', 'America/New_York', '2026-03-08T06:59:59Z', 'UTC-05:00'],
    ['clocks go forward', 'America/New_York', '2026-03-08T07:00:00Z', 'UTC-04:00'],
    ['a second before clocks go back', 'America/New_York', '2026-11-01T05:59:59Z', 'UTC-04:00'],
    ['clocks go back', 'America/New_York', '2026-11-01T06:00:00Z', 'UTC-05:00'],
    ['half an hour of summer time', 'Australia/Lord_Howe', '2026-10-03T15:30:00Z', 'UTC+11:00'],
    ['the epoch in London, which kept summer time', 'Europe/London', '1970-01-01T00:00:00Z', 'UTC+01:00'],
    ['before Christ', 'UTC', '-000100-01-01T00:00:00Z', 'UTC+00:00'],
  ])('%s', (_, zone, iso, label) => {
    expect(offsetLabel(at(iso), zone)).toBe(label)
  })

  it('holds for years before Christ, where the calendar has no year 0', () => {
    const shanghai = offsetMs(at('1800-01-01T00:00:00Z'), 'Asia/Shanghai')
    for (const year of ['0001', '0000', '-000001', '-000400']) {
      expect(offsetMs(at(`${year}-06-01T00:00:00Z`), 'Asia/Shanghai')).toBe(shanghai)
    }
  })

  it.each([MAX_DATE_MS, MAX_DATE_MS + 1e9, -MAX_DATE_MS, -MAX_DATE_MS - 1e9, 1, 0.5, -1])(
    'is a number at %d',
    (ms) => {
      for (const zone of ['Asia/Shanghai', 'America/New_York', 'UTC']) {
        expect(Math.abs(offsetMs(ms, zone))).toBeLessThanOrEqual(14 * HOUR)
      }
    },
  )

  it('is what the platform says, at any instant since DGC exists', () => {
    const zones = [
      'Asia/Shanghai',
      'America/New_York',
      'Europe/Berlin',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: at('2017-01-01T00:00:00Z'), max: at('2045-01-01T00:00:00Z') }),
        (zone, ms) => {
          const said = new Date(ms).toLocaleString('sv-SE', { timeZone: zone })
          expect(new Date(ms + offsetMs(ms, zone)).toISOString().slice(0, 19)).toBe(said.replace(' ', 'T'))
        },
      ),
    )
  })

  it('stays right after more instants than are kept', () => {
    const from = at('2026-01-01T00:00:00Z')
    for (let hour = 0; hour < 3_000; hour += 1) offsetMs(from + hour * HOUR, 'America/New_York')
    expect(offsetMs(from, 'America/New_York')).toBe(-5 * HOUR)
  })
})

describe('a clock change', () => {
  it.each([
    ['back', 'Europe/Berlin', '2026-10-25T00:10:00Z', '2026-10-25T03:10:00Z', ['2026-10-25T01:00']],
    ['forward', 'America/New_York', '2026-03-08T05:00:00Z', '2026-03-09T05:00:00Z', ['2026-03-08T07:00']],
    [
      'at the quarter hour',
      'Australia/Lord_Howe',
      '2026-10-03T12:00:00Z',
      '2026-10-03T20:00:00Z',
      ['2026-10-03T15:30'],
    ],
    ['none', 'Asia/Shanghai', '2026-01-01T00:00:00Z', '2026-12-31T00:00:00Z', []],
    [
      'two in a year',
      'Europe/Berlin',
      '2026-01-01T00:00:00Z',
      '2026-12-31T00:00:00Z',
      ['2026-03-29T01:00', '2026-10-25T01:00'],
    ],
    [
      'at the last instant',
      'Europe/Berlin',
      '2026-10-25T00:00:00Z',
      '2026-10-25T01:00:00Z',
      ['2026-10-25T01:00'],
    ],
    ['none before the first instant', 'Europe/Berlin', '2026-10-25T01:00:00Z', '2026-10-25T03:00:00Z', []],
  ])('%s', (_, zone, from, to, expected) => {
    const found = findClockChanges(at(from), at(to), zone)
    expect(found.map((ms) => new Date(ms).toISOString().slice(0, 16))).toEqual(expected)
  })

  it('of all time is found in little time', () => {
    expect(findClockChanges(-MAX_DATE_MS, MAX_DATE_MS, 'Europe/Berlin').length).toBeLessThan(201)
  })

  it('is written as the new offset, only where it differs', () => {
    const named = at('2026-10-25T00:10:00Z')
    expect(formatOffsetChange(at('2026-10-25T03:10:00Z'), named, 'Europe/Berlin')).toBe(' UTC+01:00')
    expect(formatOffsetChange(at('2026-10-25T00:59:59Z'), named, 'Europe/Berlin')).toBe('')
    expect(formatOffsetChange(at('2026-10-25T03:10:00Z'), named, 'UTC')).toBe('')
  })
})

describe('a zone', () => {
  it.each([
    ['Asia/Shanghai', true],
    ['UTC', true],
    ['America/Argentina/Buenos_Aires', true],
    ['', false],
    ['Mars/Olympus', false],
    ['Asia/Shanghai; DROP', false],
    ['UTC+8', false],
    ['Etc/Unknown', false],
  ])('%j: %s', (zone, known) => {
    expect(isZone(zone)).toBe(known)
  })

  it.each([
    ['UTC says it once', 'UTC', 'en', 'UTC'],
    ['and so does its other name', 'Etc/UTC', 'zh-CN', 'UTC'],
    ['a city', 'Asia/Shanghai', 'en', 'UTC+08:00 Shanghai'],
    ['a city in Chinese', 'Asia/Shanghai', 'zh-CN', 'UTC+08:00 上海'],
    ['a city of two words', 'America/New_York', 'en', 'UTC-05:00 New York'],
    ['a city that has no Chinese name here', 'Asia/Kathmandu', 'zh-CN', 'UTC+05:45 Kathmandu'],
    ['UTC in other letters', 'utc', 'en', 'UTC'],
    ['the last of three parts', 'America/Argentina/Buenos_Aires', 'en', 'UTC-03:00 Buenos Aires'],
  ] as const)('is called by its offset and city: %s', (_, zone, lang, label) => {
    expect(zoneLabel(at('2026-01-01T00:00:00Z'), zone, lang)).toBe(label)
  })

  it.each(['Etc/Unknown', 'Foo/Bar', '', 'Mars/Olympus'])(
    'that Intl refuses is UTC, named so: %j',
    (zone) => {
      const ms = at('2026-07-01T00:00:00Z')
      expect([offsetMs(ms, zone), offsetLabel(ms, zone), zoneLabel(ms, zone, 'en')]).toEqual([
        0,
        'UTC+00:00',
        'UTC',
      ])
      expect(usableZone(zone)).toBe('UTC')
      vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue({
        timeZone: zone,
      } as Intl.ResolvedDateTimeFormatOptions)
      expect(browserZone()).toBe('UTC')
      vi.restoreAllMocks()
    },
  )

  it('of the browser is UTC where it reports none', () => {
    const options = new Intl.DateTimeFormat('en').resolvedOptions()
    vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue({
      ...options,
      timeZone: undefined,
    } as never)
    expect(browserZone()).toBe('UTC')
    vi.restoreAllMocks()
  })

  describe('that the engine tells without a format', () => {
    const tell = (zone: string) => vi.stubGlobal('Temporal', { Now: { timeZoneId: () => zone } })
    afterEach(() => {
      vi.unstubAllGlobals()
      vi.restoreAllMocks()
    })

    it('is that of the browser, and its dates know the offset', () => {
      tell('Europe/Berlin')
      vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(-60)
      const ms = at('2001-01-01T00:00:00Z')
      // Of another zone they know nothing.
      expect(offsetMs(ms, 'Asia/Tokyo')).toBe(9 * HOUR)
      const format = vi.spyOn(Intl, 'DateTimeFormat')
      expect([browserZone(), offsetMs(ms, 'Europe/Berlin'), zoneLabel(ms, 'Europe/Berlin', 'en')]).toEqual([
        'Europe/Berlin',
        HOUR,
        'UTC+01:00 Berlin',
      ])
      expect(format).not.toHaveBeenCalled()
    })

    it('is asked of a format where the engine does not know it', () => {
      tell('Etc/Unknown')
      expect(browserZone()).toBe(new Intl.DateTimeFormat('en').resolvedOptions().timeZone)
    })
  })
})
