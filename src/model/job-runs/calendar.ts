import { type CalendarDay } from '../../contract/job'
import { STATUSES } from '../../contract/status'
import { type Interval } from '../../lib/time/interval'
import { DAY_MS, HOUR_MS } from '../../lib/time/units'
import { offsetMs } from '../../lib/time/zone'
import { type LatestStatus } from '../jobs/latest'

export const WEEKS = 26

/** One day of the calendar. */
export interface CalendarCell {
  /** Start of the day in the calendar's zone, epoch ms. */
  dayMs: number
  /** Days since 1970-01-01 by that zone's date: times a day, its midnight by UTC. */
  date: number
  /** Null when nothing is known of the day. */
  day: CalendarDay | null
  /** The worst of the day; null without runs. */
  worst: LatestStatus | null
  isFuture: boolean
}

/** From the worst to what is of no concern. */
const ORDER: readonly LatestStatus[] = [
  'fail',
  'running-exception',
  'unknown',
  'no-run',
  ...STATUSES.filter((status) => status !== 'fail' && status !== 'running-exception' && status !== 'unknown'),
]

export const findWorst = ({ counts, missed }: CalendarDay): LatestStatus | null =>
  ORDER.find((status) => (status === 'no-run' ? missed > 0 : (counts[status] ?? 0) > 0)) ?? null

/** Milliseconds to add to an instant to get the wall clock of the zone in which this is midnight. */
export function readOffset(dayMs: number): number {
  const rest = ((dayMs % DAY_MS) + DAY_MS) % DAY_MS
  return rest > 10 * HOUR_MS ? DAY_MS - rest : -rest
}

/**
 * 26 columns of weeks, Monday first, the last one with today. The days are those of the server's list, in the zone of the schedule; of a
 * list that is empty, those of `zone`.
 */
export function listWeeks(days: readonly CalendarDay[], nowMs: number, zone: string): CalendarCell[][] {
  const last = days.at(-1)
  const offset = last ? readOffset(last.dayMs) : offsetMs(nowMs, zone)
  const dateOf = (ms: number) => Math.floor((ms + offset) / DAY_MS)
  // An hour is added for days before a change of the clock.
  const known = new Map(days.map((day) => [dateOf(day.dayMs + HOUR_MS), day]))
  const today = dateOf(nowMs)
  const monday = today - ((today + 3) % 7)
  return Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: 7 }, (__, weekday) => {
      const date = monday + (week - WEEKS + 1) * 7 + weekday
      const day = known.get(date) ?? null
      return {
        date,
        day,
        dayMs: day?.dayMs ?? date * DAY_MS - offset,
        worst: day && findWorst(day),
        isFuture: date > today,
      }
    }),
  )
}

/** Whether a day belongs to a window: its noon does. */
export const isWithin = ({ dayMs, isFuture }: CalendarCell, { fromMs, toMs }: Interval): boolean =>
  !isFuture && dayMs + 12 * HOUR_MS >= fromMs && dayMs + 12 * HOUR_MS < toMs

/** The window of two days and all between them. */
export const spanDays = (a: CalendarCell, b: CalendarCell): Interval => ({
  fromMs: Math.min(a.dayMs, b.dayMs),
  toMs: Math.max(a.dayMs, b.dayMs) + DAY_MS,
})
