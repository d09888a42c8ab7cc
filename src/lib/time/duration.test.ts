import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDuration as valueOf, readParts as partsOf } from '../../testing/durations'
import { splitAge, formatDifference, formatDuration } from './duration'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('a duration', () => {
  it.each([
    ['nothing', 0, '0 ms', '0 毫秒'],
    ['a fraction of a millisecond', 0.4, '0 ms', '0 毫秒'],
    ['milliseconds', 460, '460 ms', '460 毫秒'],
    ['just below a second', 999.4, '999 ms', '999 毫秒'],
    ['rounds up to a second', 999.5, '1s', '1秒'],
    ['rounds up to a minute, not to 60 s', 59_960, '1m 00s', '1分00秒'],
    ['stays below a minute', 59_499, '59s', '59秒'],
    ['minutes, seconds padded', MINUTE + 4_400, '1m 04s', '1分04秒'],
    ['minutes and seconds', 16 * MINUTE + 38 * SECOND, '16m 38s', '16分38秒'],
    ['rounds up to an hour', 59 * MINUTE + 59_600, '1h 00m 00s', '1时00分00秒'],
    ['three units', 3 * HOUR + 44 * MINUTE + 11 * SECOND, '3h 44m 11s', '3时44分11秒'],
    ['rounds up to a day', 23 * HOUR + 59 * MINUTE + 59_600, '1d 00h 00m', '1天00时00分'],
    ['of days, seconds go', 2 * DAY + 20 * HOUR + 29 * SECOND, '2d 20h 00m', '2天20时00分'],
    ['the largest time there is', 8.64e15, '100000000d 00h 00m', '100000000天00时00分'],
  ])('%s', (_, ms, en, zh) => {
    expect(formatDuration(ms, 'en')).toBe(en)
    expect(formatDuration(ms, 'zh-CN')).toBe(zh)
  })

  it.each([
    ['one unit rounds half up', 1, 90 * SECOND, '2m'],
    ['one unit carries', 1, 59 * MINUTE + 31 * SECOND, '1h'],
    ['two units', 2, 3 * HOUR + 44 * MINUTE + 11 * SECOND, '3h 44m'],
    ['two units round the third', 2, 3 * HOUR + 44 * MINUTE + 31 * SECOND, '3h 45m'],
    ['two units carry through both', 2, 23 * HOUR + 59 * MINUTE + 31 * SECOND, '1d 00h'],
    ['two units of less than a minute', 2, 38_400, '38s'],
    ['four units', 4, DAY + 1_400, '1d 00h 00m 01s'],
  ] as const)('%s', (_, units, ms, text) => {
    expect(formatDuration(ms, 'en', { units })).toBe(text)
  })

  it.each([
    ['milliseconds', 460, '460 ms'],
    ['a fraction below a second does not print 1000 ms', 999.7, '1s'],
    ['no decimals when there are none', MINUTE, '1m 00s'],
    ['decimals of the seconds', MINUTE + 460, '1m 00.460s'],
    ['leading zeros of the decimals', 1_007, '1.007s'],
    ['nothing is rounded away below a minute', 59_960, '59.960s'],
    ['nor after days', 3 * DAY + 1, '3d 00h 00m 00.001s'],
  ])('exact: %s', (_, ms, text) => {
    expect(formatDuration(ms, 'en', { exact: true })).toBe(text)
  })

  it.each([
    ['a single unit', { units: 1 }, 5 * HOUR, '5小时'],
    ['a single unit of minutes', { units: 1 }, 9 * MINUTE, '9分钟'],
    ['in a sentence', { units: 2, spelled: true }, 99 * MINUTE, '1小时39分钟'],
    ['in a sentence, without a zero', { units: 2, spelled: true }, HOUR, '1小时'],
    ['several units in a column', { units: 2 }, 99 * MINUTE, '1时39分'],
  ] as const)('Chinese units: %s', (_, options, ms, text) => {
    expect(formatDuration(ms, 'zh-CN', options)).toBe(text)
  })

  it('exact, in Chinese', () => {
    expect(formatDuration(MINUTE + 460, 'zh-CN', { exact: true })).toBe('1分00.460秒')
  })
})

describe('any duration', () => {
  // Most draws of a plain range would be years: each magnitude gets its share, and so do the edges of the units.
  const anyMs = fc.oneof(
    fc.double({ min: 0, max: 2 * SECOND, noNaN: true }),
    fc.double({ min: 0, max: 2 * HOUR, noNaN: true }),
    fc.double({ min: 0, max: 8.64e15, noNaN: true }),
    fc
      .tuple(
        fc.constantFrom(SECOND, MINUTE, HOUR, DAY),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: -31_000, max: 31_000 }),
      )
      .map(([unit, count, off]) => Math.max(0, unit * count + off)),
  )
  const anyUnits = fc.constantFrom<(1 | 2 | 3 | 4)[]>(1, 2, 3, 4)
  const anyLang = fc.constantFrom<('en' | 'zh-CN')[]>('en', 'zh-CN')

  it('prints no part that should have carried, and is off by half its smallest unit at most', () => {
    fc.assert(
      fc.property(anyMs, anyUnits, anyLang, (ms, units, lang) => {
        const text = formatDuration(ms, lang, { units })
        const parts = partsOf(text)
        expect(parts.length).toBeLessThanOrEqual(units)
        for (const { count, unitMs } of parts) {
          const above = [SECOND, MINUTE, HOUR, DAY].find((unit) => unit > unitMs)
          if (above) expect(count).toBeLessThan(above / unitMs)
        }
        const grain = parts.at(-1)?.unitMs ?? NaN
        expect(Math.abs(valueOf(text) - ms)).toBeLessThanOrEqual(grain / 2 + 1)
      }),
    )
  })

  it('is never printed smaller than a shorter one', () => {
    fc.assert(
      fc.property(anyMs, anyMs, anyUnits, (a, b, units) => {
        const [short, long] = a <= b ? [a, b] : [b, a]
        expect(valueOf(formatDuration(short, 'en', { units }))).toBeLessThanOrEqual(
          valueOf(formatDuration(long, 'en', { units })),
        )
      }),
    )
  })

  it('exact, loses no millisecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * DAY }), anyLang, (ms, lang) => {
        expect(valueOf(formatDuration(ms, lang, { exact: true }))).toBe(ms)
      }),
    )
  })
})

describe('an age', () => {
  it.each([
    ['a clock that is ahead', -5_000, 0, 'second'],
    ['now', 0, 0, 'second'],
    ['rounds down', 1_999, 1, 'second'],
    ['still seconds', 99_999, 99, 'second'],
    ['minutes', 100_000, 1, 'minute'],
    ['still minutes', 99 * MINUTE + 59_999, 99, 'minute'],
    ['hours', 100 * MINUTE, 1, 'hour'],
    ['still hours', 48 * HOUR - 1, 47, 'hour'],
    ['days', 48 * HOUR, 2, 'day'],
    ['weeks on a wall', 23 * DAY + 23 * HOUR, 23, 'day'],
  ])('%s', (_, ms, count, unit) => {
    expect(splitAge(ms)).toEqual({ count, unit })
  })
})

it.each([
  ['more', 100_000, '+1m 40s'],
  ['less', -3_000, '−3s'],
  ['less than half a second', -499, '–'],
])('a difference: %s', (_, ms, text) => {
  expect(formatDifference(ms, 'en')).toBe(text)
})
