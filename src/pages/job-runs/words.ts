import { type Lang } from '../../contract/lang'
import { type LatestStatus } from '../../model/jobs/latest'
import { statusWord, type Locale } from '../../i18n/locale'
import { type JobRunsWords } from '../../i18n/en/job-runs'
import { type Row } from '../../model/job-runs/rows'
import { formatDuration } from '../../lib/time/duration'
import { formatDay, formatMinute, formatTimeOfDay } from '../../lib/time/format'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { startOfDay } from '../../model/job-runs/window'
import { parseTrigger } from '../../contract/run'

/** A status in words; DGC has none for a planned time without a run. */
export const rowWord = (status: LatestStatus, raw: string, words: JobRunsWords, { lang }: Locale): string =>
  status === 'no-run' ? words.noRun : statusWord(status, raw, lang)

/** Empty where DGC does not say, as older versions do not. */
export function triggerWord({ run }: Row, { t }: Locale): string {
  if (run === null || run.trigger === null) return ''
  const word = t.triggers[parseTrigger(run.trigger) ?? 'other']
  return typeof word === 'function' ? word(run.trigger) : word
}

/** `02:00`, and with its seconds where it has any. */
export const formatPlan = (ms: number, zone: string, nowMs: number): string =>
  ms % (60 * SECOND_MS) < SECOND_MS ? formatMinute(ms, zone, nowMs) : formatTimeOfDay(ms, zone, nowMs)

/** `Sat 28 Nov` */
export const formatPlanDay = (ms: number, { zone, lang }: Locale, nowMs: number): string =>
  formatDay(ms, zone, lang, { weekday: true, nearMs: nowMs })

/** How many days after its plan an instant is; 0 on the same day. */
export const countDaysAfter = (ms: number, planMs: number | null, zone: string): number =>
  planMs === null ? 0 : Math.round((startOfDay(ms, zone) - startOfDay(planMs, zone)) / DAY_MS)

/** A value of an axis: `30m`, `1h`, and `1h 30m` where one unit would round it. */
export function formatDurationTick(ms: number, lang: Lang): string {
  if (ms === 0) return '0'
  const unit = [DAY_MS, HOUR_MS, MINUTE_MS].find((size) => ms >= size) ?? SECOND_MS
  return formatDuration(ms, lang, { units: ms % unit === 0 ? 1 : 2 })
}
