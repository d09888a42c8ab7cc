import { type Lang } from '../../contract/lang'
import { formatMinute } from '../../lib/time/format'
import { formatNearDay } from '../../lib/time/near-day'

/** `02:30`, `Fri 03:00`, `23 Nov 05:30`. */
export const formatWhen = (ms: number, zone: string, lang: Lang, nowMs: number): string =>
  [formatNearDay(ms, zone, lang, nowMs), formatMinute(ms, zone, nowMs)].filter(Boolean).join(' ')
