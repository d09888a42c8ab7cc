import { describe, expect, it } from 'vitest'
import { type CalendarDay } from '../../contract/job'
import { DAY_MS } from '../../lib/time/units'
import { findWorst, isWithin, listWeeks, spanDays, WEEKS, type CalendarCell } from './calendar'

const at = (text: string) => Date.parse(text)
/** A Saturday. */
const NOW_MS = at('2026-11-28T02:51:20+08:00')
const ZONE = 'Asia/Shanghai'

const day = (date: string, counts: CalendarDay['counts'], missed = 0): CalendarDay => ({
  dayMs: at(date),
  runs: Object.values(counts).reduce((sum, count) => sum + count, 0),
  counts,
  missed,
})
const printDate = ({ date }: CalendarCell) => new Date(date * DAY_MS).toISOString().slice(0, 10)

describe('the worst of a day', () => {
  it.each<[string, CalendarDay['counts'], number, string | null]>([
    ['is a failure before all else', { success: 40, fail: 1, running: 1 }, 1, 'fail'],
    ['is a halted run before one that is missing', { 'running-exception': 1 }, 1, 'running-exception'],
    ['is a missing run before a cancelled one', { 'manual-stop': 1 }, 1, 'no-run'],
    ['is what runs before what went well', { success: 3, running: 1 }, 0, 'running'],
    ['is an ignored failure before success', { success: 3, ignoreSuccess: 1 }, 0, 'ignoreSuccess'],
    ['is none without runs', {}, 0, null],
  ])('%s', (_, counts, missed, expected) => {
    expect(findWorst(day('2026-11-28T00:00:00+08:00', counts, missed))).toBe(expected)
  })
})

describe('the weeks of the calendar', () => {
  it('are 26, Monday first, and end with the one of today, whose last days are to come', () => {
    const weeks = listWeeks([], NOW_MS, ZONE)
    expect(weeks).toHaveLength(WEEKS)
    expect(
      [weeks[0]?.[0], weeks.at(-1)?.[0], weeks.at(-1)?.[6]].map((cell) => cell && printDate(cell)),
    ).toEqual(['2026-06-01', '2026-11-23', '2026-11-29'])
    expect(weeks.at(-1)?.map(({ isFuture }) => isFuture)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
      true,
    ])
  })

  it.each([
    ['in the zone of the schedule, not the reader’s', '2026-11-27T00:00:00+08:00', 'America/New_York'],
    ['west of Greenwich', '2026-11-27T00:00:00-05:00', 'UTC'],
    ['at UTC', '2026-11-27T00:00:00Z', ZONE],
  ])('hold each day at its date: %s', (_, date, zone) => {
    const weeks = listWeeks([day(date, { success: 1 })], at('2026-11-28T06:00:00Z'), zone)
    const known = weeks.flat().filter((cell) => cell.day)
    expect(known.map(printDate)).toEqual(['2026-11-27'])
    expect(known.map(({ worst, dayMs }) => [worst, dayMs])).toEqual([['success', at(date)]])
  })

  it('hold days from before a change of the clock', () => {
    const days = [
      day('2026-10-24T00:00:00+02:00', { fail: 1 }),
      day('2026-10-25T00:00:00+02:00', { fail: 1 }),
      day('2026-10-26T00:00:00+01:00', { success: 1 }),
    ]
    const known = listWeeks(days, at('2026-11-28T06:00:00Z'), 'UTC')
      .flat()
      .filter((cell) => cell.day)
    expect(known.map(printDate)).toEqual(['2026-10-24', '2026-10-25', '2026-10-26'])
  })
})

it('chosen days are a window from the first midnight to the last, in either order', () => {
  const cells = listWeeks([], NOW_MS, ZONE).flat()
  const [a, b] = [cells[10], cells[12]]
  if (!a || !b) throw new Error('no cells')
  const span = spanDays(b, a)
  expect(span).toEqual({ fromMs: a.dayMs, toMs: b.dayMs + DAY_MS })
  expect(spanDays(a, b)).toEqual(span)
  expect(cells.filter((cell) => isWithin(cell, span)).map(printDate)).toEqual([
    '2026-06-11',
    '2026-06-12',
    '2026-06-13',
  ])
})
