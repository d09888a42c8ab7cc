import { isZone, offsetMs, parseOffsetMinutes } from '../../lib/time/zone'
import { MINUTE_MS } from '../../lib/time/units'

/** A zone of a schedule: a fixed offset in minutes, or an IANA name. */
export type ScheduleZone = number | string

/** The service keeps this time where nothing says otherwise. */
const SERVICE_OFFSET_MINUTES = 8 * 60

/** `GMT+8`, `GMT+08:00`, `+0800`, `UTC` or `Asia/Shanghai`; null for a text that names no zone. */
export function parseZone(text: string | null): ScheduleZone | null {
  const name = text?.replaceAll(/\s/g, '') ?? ''
  const offset = parseOffsetMinutes(name)
  if (offset !== null) return offset
  return isZone(name) ? name : null
}

/** The first of these that is known; for a schedule that names no zone, its own times may, or the operator. */
export const chooseZone = (...zones: (ScheduleZone | null)[]): ScheduleZone =>
  zones.find((zone) => zone !== null) ?? SERVICE_OFFSET_MINUTES

/** Minutes to add to UTC at that instant. */
export const zoneOffsetMinutes = (atMs: number, zone: ScheduleZone): number =>
  typeof zone === 'number' ? zone : Math.round(offsetMs(atMs, zone) / MINUTE_MS)

const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d{1,2}(?::?\d{2})?)?$/i

/**
 * DGC's form of ISO 8601, whose offset may have no minutes: `2018-10-22T23:59:59+08`. A time without an offset is one of `zone`. Null for a
 * text that is no time. `offsetMinutes` is null when the text named none.
 */
export function parseScheduleTime(
  text: string | null,
  zone: string | null,
): { ms: number; offsetMinutes: number | null } | null {
  const [, date, time, suffix] = ISO.exec(text?.trim() ?? '') ?? []
  if (date === undefined || time === undefined) return null
  const wallMs = Date.parse(`${date}T${time}Z`)
  if (Number.isNaN(wallMs)) return null
  const named = suffix === undefined ? null : parseZone(suffix)
  const offsetMinutes = typeof named === 'number' ? named : null
  const offset = offsetMinutes ?? zoneOffsetMinutes(wallMs, chooseZone(parseZone(zone)))
  const ms = wallMs - offset * MINUTE_MS
  return ms > 0 ? { ms, offsetMinutes } : null
}
