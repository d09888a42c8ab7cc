import { describe, expect, it } from 'vitest'
import { type JobHistory } from '../../contract/job'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { makeHistory } from '../../testing/jobs'
import { chooseWindow, computeFromMs, computeWindow, startOfDay, startOfDayBefore } from './window'

const at = (text: string) => Date.parse(text)
const NOW_MS = at('2026-11-28T02:51:20+08:00')
const ZONE = 'Asia/Shanghai'

describe('a window', () => {
  it.each([
    ['7d', '2026-11-22T00:00:00+08:00'],
    ['60d', '2026-09-30T00:00:00+08:00'],
  ] as const)('of %s ends with today and begins at midnight', (name, from) => {
    expect(computeWindow(name, NOW_MS, ZONE)).toEqual({ fromMs: at(from), toMs: Infinity })
  })

  it('of chosen days is what was chosen', () => {
    expect(computeWindow({ fromMs: 1, toMs: 9 }, NOW_MS, ZONE)).toEqual({ fromMs: 1, toMs: 9 })
  })
})

describe('midnight', () => {
  it.each([
    ['in the middle of a day', '2026-11-28T12:00:00Z', 'Europe/Berlin', '2026-11-28T00:00:00+01:00'],
    [
      'on the day that the clock goes forward',
      '2026-03-29T12:00:00Z',
      'Europe/Berlin',
      '2026-03-29T00:00:00+01:00',
    ],
    [
      'on the day that the clock goes back',
      '2026-10-25T12:00:00Z',
      'Europe/Berlin',
      '2026-10-25T00:00:00+02:00',
    ],
    ['at midnight', '2026-11-28T00:00:00Z', 'UTC', '2026-11-28T00:00:00Z'],
  ])('%s', (_, ms, zone, expected) => {
    expect(startOfDay(at(ms), zone)).toBe(at(expected))
  })

  it('of a day before a change of the clock', () => {
    expect(startOfDayBefore(at('2026-10-26T12:00:00Z'), 2, 'Europe/Berlin')).toBe(
      at('2026-10-24T00:00:00+02:00'),
    )
  })
})

describe('the window that is chosen for a job', () => {
  const withPeriod = (periodMs: number | null, days: number[] = []): JobHistory =>
    makeHistory({
      periodMs,
      calendar: days.map((runs, index) => ({
        dayMs: startOfDayBefore(NOW_MS, days.length - 1 - index, ZONE),
        runs,
        counts: { success: runs },
        missed: 0,
      })),
    })
  it.each([
    ['every 15 minutes', withPeriod(15 * MINUTE_MS), '7d'],
    ['every 6 hours', withPeriod(6 * HOUR_MS), '30d'],
    ['daily', withPeriod(DAY_MS), '30d'],
    ['every second day', withPeriod(2 * DAY_MS), '60d'],
    ['weekly: the longest there is', withPeriod(7 * DAY_MS), '180d'],
    ['without a schedule, often run manually', withPeriod(null, [20, 12, 3]), '7d'],
    ['without a schedule, seldom run', withPeriod(null, [1, 0, 1]), '180d'],
  ])('%s', (_, history, expected) => {
    expect(chooseWindow(history, NOW_MS)).toBe(expected)
  })
})

describe('what is asked for', () => {
  it('begins with the window, or the chosen one', () => {
    expect(computeFromMs({ window: '7d' }, '30d', 0, NOW_MS, ZONE)).toBe(at('2026-11-22T00:00:00+08:00'))
    expect(computeFromMs({ window: null }, '30d', 0, NOW_MS, ZONE)).toBe(at('2026-10-30T00:00:00+08:00'))
  })

  it('goes back by the days that were scrolled, but not beyond six months', () => {
    expect(computeFromMs({ window: '7d' }, '30d', 14, NOW_MS, ZONE)).toBe(at('2026-11-08T00:00:00+08:00'))
    expect(computeFromMs({ window: '180d' }, '30d', 70, NOW_MS, ZONE)).toBe(at('2026-05-30T00:00:00+08:00'))
  })
})
