import { type Schedule } from '../../contract/job'
import { type Job } from '../../contract/job'
import { type Lang } from '../../contract/lang'
import { type JobsWords } from '../../i18n/en/jobs'
import { estimateEm, showInvisible } from '../../lib/text'
import { isNoDefinition } from '../../model/jobs/now-or-next'
import { formatForeignZone, formatPlannedTimes } from '../../run/jobs/schedule-words'

/** `…/ads/marketing`: as many whole segments from the right as fit. */
export function shortenFolder(folder: string, maxEm: number): string {
  const shown = showInvisible(folder)
  const parts = shown.split('/')
  for (let from = 0; from < parts.length - 1; from++) {
    const text = from === 0 ? shown : `…/${parts.slice(from + 1).join('/')}`
    if (estimateEm(text) <= maxEm) return text
  }
  return `…/${parts.at(-1) ?? ''}`
}

export interface ScheduleText {
  text: string
  /** A cron expression that is not understood, or its zone is not. */
  isExpression: boolean
  /** As given, with its zone. */
  tip: string | null
}

interface Reader {
  words: JobsWords
  lang: Lang
  zone: string
  nowMs: number
}

/** When a job runs, in words; null without its definition. The zone is named when it is not the reader's. */
export function formatSchedule({ status, schedule }: Job, reader: Reader): ScheduleText | null {
  const { schedule: words } = reader.words
  const tip = schedule && formatTip(schedule)
  if (status === 'stopped' || status === 'paused') return { text: words[status], isExpression: false, tip }
  if (schedule === null || isNoDefinition(schedule.kind)) return null
  const text = formatPlannedTimes(schedule, reader)
  if (text !== '') {
    return { text, isExpression: false, tip: [text, tip].filter(Boolean).join('\n') }
  }
  if (schedule.kind === 'event' || schedule.kind === 'once')
    return { text: words[schedule.kind], isExpression: false, tip }
  if (schedule.expression === null) return { text: words.none, isExpression: false, tip }
  return {
    text: showInvisible(schedule.expression) + formatForeignZone(schedule, reader),
    isExpression: true,
    tip: [tip, reader.words.noDefinition.notUnderstoodTip].filter(Boolean).join('\n'),
  }
}

const formatTip = ({ expression, zone }: Schedule): string | null =>
  expression === null
    ? null
    : [expression, zone]
        .filter(Boolean)
        .map((text) => showInvisible(text ?? ''))
        .join(' · ')
