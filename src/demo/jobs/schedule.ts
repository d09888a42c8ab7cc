import { offsetMs } from '../../lib/time/zone'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { GMT8_MS } from '../scenarios/nightly-plan'

/** Weekdays in Quartz' numbers: 1 is Sunday. Times of day are minutes after midnight in GMT+8, or in `zone`. */
export type Schedule =
  | { kind: 'minutes'; every: number }
  | { kind: 'hours'; minute: number }
  | { kind: 'days'; minuteOfDay: number; zone?: string }
  | { kind: 'weeks'; weekdays: readonly number[]; minuteOfDay: number }
  | { kind: 'months'; dayOfMonth: number; minuteOfDay: number }
  /** Comes by chance, at most this often a day. */
  | { kind: 'event'; perDay: number }
  /** Ran once, in each period of 90 days that the demo is in. */
  | { kind: 'once'; minuteOfDay: number }
  /** Started by another job each day. */
  | { kind: 'sub'; minuteOfDay: number }

/** Days of GMT+8 since 1970. */
export const dayOf = (ms: number): number => Math.floor((ms + GMT8_MS) / DAY_MS)
export const dayStartMs = (day: number): number => day * DAY_MS - GMT8_MS

/** What does not repeat happened at a time after this; it moves every 90 days. */
const SEASON_DAYS = 90
export const seasonStartMs = (nowMs: number): number =>
  dayStartMs(Math.floor(dayOf(nowMs) / SEASON_DAYS) * SEASON_DAYS)

/** The length of an event's slot; a run is planned anywhere in it. */
export const slotLengthMs = (schedule: Schedule): number =>
  schedule.kind === 'event' ? Math.floor(DAY_MS / schedule.perDay / MINUTE_MS) * MINUTE_MS : 0

/** Visits the slots from the first to the second instant, ascending; each is a whole minute. */
export function visitSlots(
  schedule: Schedule,
  fromMs: number,
  toMs: number,
  nowMs: number,
  visit: (slotMs: number) => void,
): void {
  const within = (slotMs: number) => {
    if (slotMs >= fromMs && slotMs <= toMs) visit(slotMs)
  }
  if (schedule.kind === 'minutes' || schedule.kind === 'hours' || schedule.kind === 'event') {
    const [stepMs, atMs] = readSteps(schedule)
    const firstMs = Math.ceil((fromMs - atMs) / stepMs) * stepMs + atMs
    for (let slotMs = firstMs; slotMs <= toMs; slotMs += stepMs) visit(slotMs)
    return
  }
  if (schedule.kind === 'once') {
    within(seasonStartMs(nowMs) + schedule.minuteOfDay * MINUTE_MS)
    return
  }
  // Two days more: those of another zone begin earlier or later.
  for (let day = dayOf(fromMs) - 1; day <= dayOf(toMs) + 1; day += 1) {
    if (isDayOf(schedule, day)) within(timeOfDayMs(schedule, day))
  }
}

function readSteps(schedule: Extract<Schedule, { kind: 'minutes' | 'hours' | 'event' }>): [number, number] {
  if (schedule.kind === 'minutes') return [schedule.every * MINUTE_MS, 0]
  if (schedule.kind === 'hours') return [HOUR_MS, schedule.minute * MINUTE_MS]
  return [slotLengthMs(schedule), 0]
}

type OfDays = Extract<Schedule, { kind: 'days' | 'weeks' | 'months' | 'sub' }>

function isDayOf(schedule: OfDays, day: number): boolean {
  // 1970 began on a Thursday, Quartz' fifth day.
  if (schedule.kind === 'weeks') return schedule.weekdays.includes(((day + 4) % 7) + 1)
  if (schedule.kind === 'months') return new Date(day * DAY_MS).getUTCDate() === schedule.dayOfMonth
  return true
}

function timeOfDayMs(schedule: OfDays, day: number): number {
  const wallMs = day * DAY_MS + schedule.minuteOfDay * MINUTE_MS
  const zone = schedule.kind === 'days' ? schedule.zone : undefined
  return wallMs - (zone === undefined ? GMT8_MS : offsetMs(wallMs, zone))
}

/** DGC's six fields, second to weekday; null where there is no time. */
export function writeExpression(schedule: Schedule): string | null {
  switch (schedule.kind) {
    case 'minutes':
      return `0 0/${schedule.every} * * * ?`
    case 'hours':
      return `0 ${schedule.minute} 0/1 * * ?`
    case 'days':
      return `0 ${timeFields(schedule.minuteOfDay)} * * ?`
    case 'weeks':
      return `0 ${timeFields(schedule.minuteOfDay)} ? * ${writeWeekdays(schedule.weekdays)}`
    case 'months':
      return `0 ${timeFields(schedule.minuteOfDay)} ${schedule.dayOfMonth} * ?`
    default:
      return null
  }
}

const timeFields = (minuteOfDay: number): string => `${minuteOfDay % 60} ${Math.floor(minuteOfDay / 60)}`

const writeWeekdays = (weekdays: readonly number[]): string =>
  weekdays.length > 2 ? `${weekdays[0]}-${weekdays.at(-1)}` : weekdays.join(',')
