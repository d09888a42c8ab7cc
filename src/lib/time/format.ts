import { type Lang } from '../../contract/lang'
import { MAX_DATE_MS } from '../../contract/time'
import { clamp } from '../number'
import { DAY_MS } from './units'
import { formatRepeat, offsetLabel, offsetMs, twoDigits } from './zone'

/** The only formatting of instants. All take epoch milliseconds and a zone; none reads a clock. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const DAYS_ZH = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/**
 * The zone's wall clock at that instant, for the UTC getters. It is clamped to what a Date can hold, because a hostile time must not
 * throw.
 */
const toWallClock = (ms: number, zone: string) =>
  new Date(clamp(ms + offsetMs(ms, zone), -MAX_DATE_MS, MAX_DATE_MS))

const countDays = (ms: number, zone: string) => Math.floor(toWallClock(ms, zone).getTime() / DAY_MS)

/** `02:14:09`, or `02:14:09.540` with milliseconds that are not zero. For where an offset stands beside, and for clocks that run. */
export function formatClock(ms: number, zone: string, withMs = false): string {
  const date = toWallClock(ms, zone)
  const clock = `${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())}:${twoDigits(date.getUTCSeconds())}`
  const rest = date.getUTCMilliseconds()
  return withMs && rest ? `${clock}.${String(rest).padStart(3, '0')}` : clock
}

/** `02:14:09`, and `02:14:09 +02:00` of an hour that comes twice, unless that offset holds at `nowMs`. */
export const formatTimeOfDay = (ms: number, zone: string, nowMs: number): string =>
  formatClock(ms, zone) + formatRepeat(ms, nowMs, zone)

/** `02:14`, and with `nowMs` `02:14 +02:00` of an hour that comes twice, unless that offset holds then. */
export const formatMinute = (ms: number, zone: string, nowMs = ms): string =>
  formatClock(ms, zone).slice(0, 5) + formatRepeat(ms, nowMs, zone)

interface DayOptions {
  /** `near`: unless the year is printed, as where both do not fit. */
  weekday?: boolean | 'near'
  /** Years other than this instant's are printed. */
  nearMs?: number
}

/** `Sun 22 Nov`, `Fri 1 Mar 2019`; `11月22日 周日`, `2019年3月1日 周五`. */
export function formatDay(ms: number, zone: string, lang: Lang, options: DayOptions = {}): string {
  const date = toWallClock(ms, zone)
  const year = date.getUTCFullYear()
  const named = options.nearMs === undefined || toWallClock(options.nearMs, zone).getUTCFullYear() !== year
  const weekday = options.weekday === 'near' ? !named : options.weekday
  const day = date.getUTCDate()
  const month = date.getUTCMonth()
  if (lang === 'zh-CN') {
    const text = `${named ? `${year}年` : ''}${month + 1}月${day}日`
    return weekday ? `${text} ${DAYS_ZH[date.getUTCDay()]}` : text
  }
  const text = `${day} ${MONTHS[month]}${named ? ` ${year}` : ''}`
  return weekday ? `${DAYS[date.getUTCDay()]} ${text}` : text
}

export function isSameDay(a: number, b: number, zone: string): boolean {
  return countDays(a, zone) === countDays(b, zone)
}

/** The clock, after its day when that is not the day of `nowMs`. */
export function formatInstant(ms: number, zone: string, lang: Lang, nowMs: number): string {
  const clock = formatTimeOfDay(ms, zone, nowMs)
  return isSameDay(ms, nowMs, zone) ? clock : `${formatDay(ms, zone, lang, { nearMs: nowMs })} ${clock}`
}

/** `2026-11-22 02:14:09`, with milliseconds when there are any: for tooltips, exports and chats. Names no zone. */
export function formatStamp(ms: number, zone: string): string {
  const [date = '', clock = ''] = toWallClock(ms, zone).toISOString().split('T')
  return `${date} ${clock.replace(/(\.000)?Z$/, '')}`
}

/** RFC 3339 with the zone's offset, for machines: `2026-11-22T02:14:09.000+08:00`. */
export function formatIso(ms: number, zone: string): string {
  const offset = offsetLabel(ms, zone).slice(3)
  return toWallClock(ms, zone).toISOString().replace('Z', offset)
}
