import { type JobHistory } from '../../contract/job'
import { type Interval } from '../../lib/time/interval'
import { DAY_MS, HOUR_MS } from '../../lib/time/units'
import { offsetMs } from '../../lib/time/zone'
import { WINDOWS, type JobRunsView, type WindowName } from './view'

/** DGC keeps six months. */
export const KEPT_DAYS = 26 * 7
const ENOUGH_RUNS = 30
/** Before anything is known of a job. */
export const FIRST_WINDOW: WindowName = '30d'

const countDays = (name: WindowName): number => Number.parseInt(name, 10)

/** Midnight of the day of an instant. */
export function startOfDay(ms: number, zone: string): number {
  const offset = offsetMs(ms, zone)
  const startMs = Math.floor((ms + offset) / DAY_MS) * DAY_MS - offset
  // The clock may have changed since that midnight.
  return startMs + offset - offsetMs(startMs, zone)
}

/** Midnight so many days before that of today. */
export const startOfDayBefore = (nowMs: number, days: number, zone: string): number =>
  startOfDay(startOfDay(nowMs, zone) - days * DAY_MS + 12 * HOUR_MS, zone)

/** A window in time: whole days of the zone that end with today, which has no end yet. */
export function computeWindow(window: WindowName | Interval, nowMs: number, zone: string): Interval {
  if (typeof window === 'object') return window
  return { fromMs: startOfDayBefore(nowMs, countDays(window) - 1, zone), toMs: Infinity }
}

/** The shortest window with 30 runs or more: by what the calendar knows, or else by the schedule. The longest when there are fewer. */
export function chooseWindow({ calendar, job }: JobHistory, nowMs: number): WindowName {
  const periodMs = job.schedule?.periodMs ?? null
  return (
    WINDOWS.find((name) => {
      const spanMs = countDays(name) * DAY_MS
      const known = calendar.reduce((sum, day) => sum + (day.dayMs > nowMs - spanMs ? day.runs : 0), 0)
      return known >= ENOUGH_RUNS || (periodMs !== null && periodMs > 0 && spanMs / periodMs >= ENOUGH_RUNS)
    }) ?? '180d'
  )
}

/** From when on runs are asked for: those of the window, and older ones that the reader has scrolled to. Never older than DGC keeps. */
export function computeFromMs(
  view: Pick<JobRunsView, 'window'>,
  chosen: WindowName,
  olderDays: number,
  nowMs: number,
  zone: string,
): number {
  const { fromMs } = computeWindow(view.window ?? chosen, nowMs, zone)
  const oldestMs = startOfDayBefore(nowMs, KEPT_DAYS, zone)
  return Math.min(fromMs, Math.max(oldestMs, startOfDayBefore(fromMs, olderDays, zone)))
}
