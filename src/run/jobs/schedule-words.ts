import { type Schedule } from '../../contract/job'
import { type Lang } from '../../contract/lang'
import { showInvisible } from '../../lib/text'
import { MINUTE_MS } from '../../lib/time/units'
import { isZone, offsetMs, parseOffsetMinutes } from '../../lib/time/zone'

/** The offset of a zone as a schedule names it, in ms; null where that is not understood. */
function readOffset(zone: string, nowMs: number): number | null {
  const minutes = parseOffsetMinutes(zone.trim())
  if (minutes !== null) return minutes * MINUTE_MS
  return isZone(zone) ? offsetMs(nowMs, zone) : null
}

interface Reader {
  lang: Lang
  zone: string
  nowMs: number
}

/** ` GMT+8`: the zone of a schedule where it is not the reader's; else empty. */
export function formatForeignZone(
  { zone }: Pick<Schedule, 'zone'>,
  reader: Pick<Reader, 'zone' | 'nowMs'>,
): string {
  const isForeign = zone !== null && readOffset(zone, reader.nowMs) !== offsetMs(reader.nowMs, reader.zone)
  return isForeign ? ` ${showInvisible(zone)}` : ''
}

/** "Every 12 min" is the same in all zones. */
const CLOCK = /\d:\d\d/

/** When a job runs, in words; times of a clock with their zone where it is not the reader's. Empty where it cannot be said. */
export function formatPlannedTimes(
  schedule: Pick<Schedule, 'words' | 'zone'> | null | undefined,
  reader: Reader,
): string {
  if (!schedule?.words) return ''
  const words = schedule.words[reader.lang]
  return CLOCK.test(words) ? words + formatForeignZone(schedule, reader) : words
}
