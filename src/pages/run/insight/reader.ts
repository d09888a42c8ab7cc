import { type Lang } from '../../../contract/lang'
import { type InsightWords } from '../../../i18n/en/insight'
import { formatDuration } from '../../../lib/time/duration'
import { formatMinute } from '../../../lib/time/format'
import { HOUR_MS, MINUTE_MS } from '../../../lib/time/units'

/** Who reads the sentences. */
export interface Reader {
  words: InsightWords
  lang: Lang
  zone: string
  /** What is said was so at an earlier moment. */
  isPast?: boolean
}

/** A duration in a sentence: one unit below an hour, two from there on. */
export const formatSpelledDuration = (ms: number, { lang }: Pick<Reader, 'lang'>): string =>
  formatDuration(Math.max(0, ms), lang, { units: ms < HOUR_MS ? 1 : 2, spelled: true })

/** A moment of a forecast, rounded to the minute. */
export const formatNearestMinute = (ms: number, { zone }: Pick<Reader, 'zone'>): string =>
  formatMinute(Math.round(ms / MINUTE_MS) * MINUTE_MS, zone)

/** Marks a text as an estimate. */
export const markEstimate = (text: string): string => `≈ ${text}`
