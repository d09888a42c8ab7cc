import { Cron } from 'croner'
import { LRUCache } from 'lru-cache'
import { findClockChanges, offsetMs } from '../../lib/time/zone'
import { DAY_MS } from '../../lib/time/units'
import { type ScheduleZone, zoneOffsetMinutes } from './zone'

/** The times of a cron expression in a zone. All instants are epoch ms. */
interface CronTimes {
  /** Planned times after `fromMs`, up to and with `toMs`, at most `limit` of them, oldest first. */
  list: (fromMs: number, toMs: number, limit: number) => number[]
  /** The shortest time between two of them, as clocks show it; null when there are no two. */
  periodMs: number | null
}

/** Longer ones are no schedules. */
const MAX_LENGTH = 200
/** Enough to meet every gap of the schedules that people write. */
const SAMPLES = 64
/** A Monday, the first day of a month and of a year: so that the first samples meet their beginnings. */
const SAMPLE_FROM_MS = Date.parse('2024-01-01T00:00:00Z') - 1
const SAMPLE_TO_MS = SAMPLE_FROM_MS + 4 * 366 * DAY_MS

const CACHE = new LRUCache<string, { times: CronTimes | null }>({ max: 2000 })

/**
 * Reads an expression of DGC: six fields from the second to the weekday (a seventh for the year), as Quartz writes them. There Sunday is 1,
 * elsewhere 0. DGC's documents do not say so, but its console writes such numbers. Null for an expression that cannot be read for sure.
 */
export function readCron(expression: string, zone: ScheduleZone): CronTimes | null {
  const key = `${expression} ${zone}`
  const known = CACHE.get(key)
  if (known !== undefined) return known.times
  const times = createTimes(expression, zone)
  CACHE.set(key, { times })
  return times
}

function createTimes(expression: string, zone: ScheduleZone): CronTimes | null {
  const pattern = toCronerPattern(expression)
  if (pattern === null) return null
  try {
    const wallClock = createCron(pattern, 0)
    const list = (fromMs: number, toMs: number, limit: number): number[] => {
      const times: number[] = []
      for (const part of splitAtChanges(fromMs, toMs, zone)) {
        if (times.length >= limit) break
        const isPlanned = (ms: number) => !isShifted(ms, part.zone, wallClock)
        times.push(...takeTimes(createCron(pattern, part.zone), part, limit - times.length, isPlanned))
      }
      return times
    }
    const samples = takeTimes(wallClock, { fromMs: SAMPLE_FROM_MS, toMs: SAMPLE_TO_MS }, SAMPLES, () => true)
    return { list, periodMs: shortestGap(samples) }
  } catch {
    return null
  }
}

interface Part {
  fromMs: number
  toMs: number
  zone: ScheduleZone
}

/**
 * An interval in parts: the days beside a change of the clock with the zone, the rest with the offset that holds there. With an offset the
 * library is several times faster, and finds the same times where no clock changes.
 */
function splitAtChanges(fromMs: number, toMs: number, zone: ScheduleZone): Part[] {
  if (typeof zone === 'number') return [{ fromMs, toMs, zone }]
  const parts: Part[] = []
  let atMs = fromMs
  const add = (endMs: number, partZone: ScheduleZone): void => {
    if (endMs > atMs) parts.push({ fromMs: atMs, toMs: endMs, zone: partZone })
    atMs = Math.max(atMs, endMs)
  }
  for (const changeMs of findClockChanges(fromMs - DAY_MS, toMs + DAY_MS, zone)) {
    add(changeMs - DAY_MS, zoneOffsetMinutes(atMs, zone))
    add(Math.min(toMs, changeMs + DAY_MS), zone)
  }
  add(toMs, zoneOffsetMinutes(atMs, zone))
  return parts
}

function createCron(pattern: string, zone: ScheduleZone): Cron {
  const place = typeof zone === 'number' ? { utcOffset: zone } : { timezone: zone }
  return new Cron(
    pattern,
    Object.assign(
      { paused: true, mode: '6-or-7-parts', alternativeWeekdays: true, sloppyRanges: true } as const,
      place,
    ),
  )
}

function takeTimes(
  cron: Cron,
  { fromMs, toMs }: Pick<Part, 'fromMs' | 'toMs'>,
  limit: number,
  isPlanned: (ms: number) => boolean,
): number[] {
  const times: number[] = []
  for (let last = new Date(fromMs); times.length < limit;) {
    const next = cron.nextRun(last)
    if (next === null || next.getTime() > toMs) break
    if (isPlanned(next.getTime())) times.push(next.getTime())
    last = next
  }
  return times
}

/** A time that clocks skip is planned later by the library, at one that the expression does not name, and not at all by Quartz. */
const isShifted = (ms: number, zone: ScheduleZone, wallClock: Cron): boolean =>
  typeof zone !== 'number' && !wallClock.match(new Date(ms + offsetMs(ms, zone)))

function shortestGap(times: readonly number[]): number | null {
  let shortest = Infinity
  for (const [index, ms] of times.entries())
    if (index > 0) shortest = Math.min(shortest, ms - (times[index - 1] ?? ms))
  return shortest === Infinity ? null : shortest
}

/** The ends of the fields whose ranges may run over them, as `22-2` in hours and `7-1` in weekdays. */
const RANGES: readonly (readonly [from: number, to: number] | null)[] = [
  [0, 59],
  [0, 59],
  [0, 23],
  null,
  [1, 12],
  [1, 7],
]

const DAY_OF_MONTH = 3
const MONTH = 4
const WEEKDAY = 5
/** The library has Sunday once more behind Saturday. A number may also follow a step or count weeks. */
const UNKNOWN_WEEKDAY = /(?<![#/\d])8/
/** Of a month without this day Quartz takes a day of the next one, and the library none. */
const LATE_NEAREST = /(29|3\d)W/
/** In a list Quartz refuses `L` and more than one `#`, or takes what stands beside one of these for the same: `15W,20` for two `W`. */
const hasListedSign = (field = ''): boolean => field.includes(',') && /L|W(?!E)|#/.test(field)
const isOpen = (field: string | undefined): boolean => field === '*' || field === '?'

/** In the words of the library; null for what it would read in another way than Quartz. */
function toCronerPattern(expression: string): string | null {
  if (expression.length > MAX_LENGTH) return null
  const fields = expression.trim().toUpperCase().split(/\s+/)
  if (fields.length !== 6 && fields.length !== 7) return null
  // Quartz refuses both; others take either day, or only days that are both.
  if (!isOpen(fields[DAY_OF_MONTH]) && !isOpen(fields[WEEKDAY])) return null
  if (UNKNOWN_WEEKDAY.test(fields[WEEKDAY] ?? '') || LATE_NEAREST.test(fields[DAY_OF_MONTH] ?? ''))
    return null
  if (hasListedSign(fields[DAY_OF_MONTH]) || hasListedSign(fields[WEEKDAY])) return null
  fields[MONTH] = numberNames(fields[MONTH] ?? '', MONTHS)
  // An L alone is Saturday.
  fields[WEEKDAY] = fields[WEEKDAY] === 'L' ? '7' : numberNames(fields[WEEKDAY] ?? '', WEEKDAYS)
  return fields.map((field, index) => unwrapRanges(field, RANGES[index] ?? null)).join(' ')
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

/** A range of names may run over the end of the week or of the year. */
const numberNames = (field: string, names: readonly string[]): string =>
  field.replaceAll(/[A-Z]{3}/g, (name) => {
    const index = names.indexOf(name)
    return index < 0 ? name : String(index + 1)
  })

function unwrapRanges(field: string, ends: readonly [number, number] | null): string {
  if (ends === null) return field
  const [first, last] = ends
  return field
    .split(',')
    .map((part) => {
      const [, from, to, step = '1'] = /^(\d{1,2})-(\d{1,2})(?:\/(\d{1,2}))?$/.exec(part) ?? []
      if (Number(from) <= Number(to) || from === undefined || Number(step) < 1) return part
      const size = last - first + 1
      const values: number[] = []
      for (let value = Number(from); value <= Number(to) + size; value += Number(step))
        values.push(((value - first) % size) + first)
      return values.join(',')
    })
    .join(',')
}
