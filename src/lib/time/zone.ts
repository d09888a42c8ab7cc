import { type Lang } from '../../contract/lang'
import { MAX_DATE_MS } from '../../contract/time'
import { clamp } from '../number'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './units'

/** Time zones as the platform's own tables know them; the only file that asks Intl for one. */

const FORMATS = new Map<string, Intl.DateTimeFormat>()
const IS_UTC = new Map<string, boolean>()
/** By zone, then by the bucket that an instant is in. */
const OFFSETS = new Map<string, Map<number, number>>()

/** A day less, so that the wall clock of any zone fits a Date as well. */
const LIMIT_MS = MAX_DATE_MS - DAY_MS

/** No zone in use changes its offset within a quarter of an hour, so one lookup serves all instants of it. */
const BUCKET_MS = 900_000

const UNKNOWN = 'Etc/Unknown'

let lastZone = 'UTC'

/** The last one is remembered: a page asks for its own again and again, and to ask Intl takes a fifth of a millisecond. */
export function isZone(zone: string): boolean {
  if (zone === lastZone) return true
  try {
    if (zone === '' || zone === UNKNOWN || !new Intl.DateTimeFormat('en', { timeZone: zone })) return false
  } catch {
    return false
  }
  lastZone = zone
  return true
}

const OFFSET = /^(?:GMT|UTC)?([+-])(\d{1,2})(?::?(\d{2}))?$/i

/** Minutes to add to UTC, of `GMT+8`, `GMT+08:00`, `+0800`, `UTC` or `Z`; null for a text that is no offset. */
export function parseOffsetMinutes(text: string): number | null {
  if (/^(GMT|UTC|Z)$/i.test(text)) return 0
  const [, sign, hours, minutes = '0'] = OFFSET.exec(text) ?? []
  if (hours === undefined || Number(hours) > 14 || Number(minutes) > 59) return null
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

/** A zone that times can be shown in: UTC in place of one that this engine does not know. */
export const usableZone = (zone: string | undefined): string => (zone && isZone(zone) ? zone : 'UTC')

/** The browser's own zone, where the engine tells it without a format: the first one takes milliseconds of a load. */
function findOwnZone(): string | undefined {
  const { Temporal } = globalThis as { Temporal?: { Now: { timeZoneId: () => string } } }
  const zone = Temporal?.Now.timeZoneId()
  return zone === UNKNOWN ? undefined : zone
}

/** A browser without a usable `TZ` reports `Etc/Unknown`, which its own Intl refuses. */
export const browserZone = (): string =>
  findOwnZone() ?? usableZone(Intl.DateTimeFormat().resolvedOptions().timeZone)

/** Of UTC for a zone that this engine does not know: a page without times is worse than one in UTC. */
function getFormat(given: string): Intl.DateTimeFormat {
  const known = FORMATS.get(given)
  if (known) return known
  const zone = usableZone(given)
  const numeric = '2-digit'
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  })
  FORMATS.set(given, format)
  return format
}

/** Milliseconds to add to an instant so that its UTC fields show the zone's wall clock. */
export function offsetMs(ms: number, zone: string): number {
  if (zone === 'UTC') return 0
  const bucket = Math.floor(clamp(ms, -LIMIT_MS, LIMIT_MS) / BUCKET_MS) * BUCKET_MS
  const ofZone = OFFSETS.get(zone) ?? new Map<number, number>()
  const known = ofZone.get(bucket)
  if (known !== undefined) return known
  // Dates are in the own zone anyway.
  const offset =
    zone === findOwnZone() ? 0 - new Date(bucket).getTimezoneOffset() * MINUTE_MS : askOffset(bucket, zone)
  // A page stays open for weeks: the table of offsets must not grow with it.
  if (ofZone.size > 2_000) ofZone.clear()
  OFFSETS.set(zone, ofZone.set(bucket, offset))
  return offset
}

function askOffset(ms: number, zone: string): number {
  const part: Record<string, string> = {}
  for (const { type, value } of getFormat(zone).formatToParts(ms)) part[type] = value
  const year = part['era'] === 'BC' ? 1 - Number(part['year']) : Number(part['year'])
  const wall = new Date(0)
  wall.setUTCFullYear(year, Number(part['month']) - 1, Number(part['day']))
  wall.setUTCHours(Number(part['hour']), Number(part['minute']), Number(part['second']))
  return wall.getTime() - ms
}

export const twoDigits = (n: number) => String(n).padStart(2, '0')

/** `UTC+08:00`; the offset that holds at that instant. */
export const offsetLabel = (ms: number, zone: string): string => formatOffset(offsetMs(ms, zone))

export function formatOffset(offset: number): string {
  const minutes = Math.round(offset / MINUTE_MS)
  const size = Math.abs(minutes)
  return `UTC${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`
}

/** ` UTC+01:00` where the offset is another than at `namedMs`, whose offset is shown beside; else nothing. */
export const formatOffsetChange = (ms: number, namedMs: number, zone: string): string =>
  offsetMs(ms, zone) === offsetMs(namedMs, zone) ? '' : ` ${offsetLabel(ms, zone)}`

/** No clock is set back further. */
const MOST_BACK_MS = 3 * HOUR_MS

/**
 * ` -05:00` where clocks of the zone show this time twice, because they are set back, and the offset is another than at `namedMs`, whose offset is
 * shown beside; else nothing.
 */
export function formatRepeat(ms: number, namedMs: number, zone: string): string {
  // Of all instants of a day the same two are compared, since a look-up of an offset is slow.
  const dayMs = Math.floor(ms / DAY_MS) * DAY_MS
  const before = offsetMs(dayMs - MOST_BACK_MS, zone)
  const after = offsetMs(dayMs + DAY_MS + MOST_BACK_MS, zone)
  if (before <= after) return ''
  const own = offsetMs(ms, zone)
  if (own === offsetMs(namedMs, zone)) return ''
  const other = own === before ? after : before
  return offsetMs(ms + own - other, zone) === other ? ` ${formatOffset(own).slice(3)}` : ''
}

/** A sample a day for up to half a year; of longer intervals, changes that last for less than a step are missed. */
const MAX_SAMPLES = 200

/** When the zone's offset changes within the interval, ascending: the first instant of each new offset. */
export function findClockChanges(fromMs: number, toMs: number, zone: string): number[] {
  const changes: number[] = []
  const stepMs = Math.max(DAY_MS, (toMs - fromMs) / MAX_SAMPLES)
  for (let low = fromMs; low < toMs; low += stepMs) {
    let before = low
    let after = Math.min(low + stepMs, toMs)
    const offset = offsetMs(before, zone)
    if (offset === offsetMs(after, zone)) continue
    while (Math.floor(before / BUCKET_MS) + 1 < Math.floor(after / BUCKET_MS)) {
      const middle = Math.floor((before + after) / 2)
      if (offsetMs(middle, zone) === offset) before = middle
      else after = middle
    }
    changes.push(Math.floor(after / BUCKET_MS) * BUCKET_MS)
  }
  return changes
}

/** Cities with a Chinese name; any other zone keeps its IANA name. */
const CITIES_ZH: Record<string, string> = {
  'Asia/Shanghai': '上海',
  'Asia/Chongqing': '重庆',
  'Asia/Urumqi': '乌鲁木齐',
  'Asia/Hong_Kong': '香港',
  'Asia/Macau': '澳门',
  'Asia/Taipei': '台北',
  'Asia/Singapore': '新加坡',
  'Asia/Bangkok': '曼谷',
  'Asia/Tokyo': '东京',
  'Asia/Kuala_Lumpur': '吉隆坡',
  'Europe/Berlin': '柏林',
  'Europe/London': '伦敦',
  'Europe/Paris': '巴黎',
  'America/New_York': '纽约',
  'America/Sao_Paulo': '圣保罗',
  'Africa/Johannesburg': '约翰内斯堡',
}

/** Whether a zone is UTC by another name, or shown as UTC. Asking Intl takes a millisecond, and pages ask each second. */
function isUtc(zone: string): boolean {
  const known = IS_UTC.get(zone) ?? getFormat(zone).resolvedOptions().timeZone === 'UTC'
  IS_UTC.set(zone, known)
  return known
}

/** `UTC+08:00 Shanghai`, and `UTC` alone for UTC. */
export function zoneLabel(ms: number, zone: string, lang: Lang): string {
  if (offsetMs(ms, zone) === 0 && isUtc(zone)) return 'UTC'
  const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
  if (/^[+-]/.test(city)) return offsetLabel(ms, zone)
  return `${offsetLabel(ms, zone)} ${(lang === 'zh-CN' && CITIES_ZH[zone]) || city}`
}
