import { type Lang } from '../../contract/lang'
import { formatDay, formatTimeOfDay, isSameDay } from './format'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './units'
import { formatDuration } from './duration'

const LAST_WEEKDAY = 5
/** Half a year: of a day that is no farther the year goes without saying. */
const SAID_YEAR_FROM_MS = 182 * DAY_MS

/**
 * The day of an instant as it is said beside others: none for today, `Fri` for yesterday and the next five days, else `23 Nov`, since the last
 * Sunday and the next one must not read alike.
 */
export function formatNearDay(ms: number, zone: string, lang: Lang, nowMs: number): string {
  if (isSameDay(ms, nowMs, zone)) return ''
  const nearMs = Math.abs(ms - nowMs) < SAID_YEAR_FROM_MS ? ms : nowMs
  const date = formatDay(ms, zone, lang, { nearMs })
  for (let days = -1; days <= LAST_WEEKDAY; days++)
    if (isSameDay(ms, nowMs + days * DAY_MS, zone))
      return formatDay(ms, zone, lang, { nearMs, weekday: true }).replace(date, '').trim()
  return date
}

/** `02:14:09`, `Fri 02:14:09`, `23 Nov 02:14:09`. */
export const formatNearInstant = (ms: number, zone: string, lang: Lang, nowMs: number): string =>
  `${formatNearDay(ms, zone, lang, nowMs)} ${formatTimeOfDay(ms, zone, nowMs)}`.trim()

const TWO_UNITS_BELOW_MS = 10 * HOUR_MS

/** How long until then, rounded up to minutes: `9m`, `1h 39m`, `23h`, `2d`. */
export function formatUntil(ms: number, lang: Lang): string {
  const wholeMs = Math.max(1, Math.ceil(ms / MINUTE_MS)) * MINUTE_MS
  const units = wholeMs >= HOUR_MS && wholeMs < TWO_UNITS_BELOW_MS ? 2 : 1
  return formatDuration(wholeMs, lang, { units, spelled: true })
}
