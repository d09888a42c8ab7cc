import { type JobList } from '../../contract/job'
import { type Lang } from '../../contract/lang'
import { isReadingLists } from '../../contract/list-polls'
import { drawnTone, STATUS, type Tone } from '../../contract/status'
import { type JobsWords } from '../../i18n/en/jobs'
import { statusWord } from '../../i18n/locale'
import { SEMICOLON } from '../../i18n/punctuation'
import { formatCount } from '../../lib/number'
import { showInvisible } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { type AttentionItem } from '../../model/jobs/attention'
import { formatWhen } from './when'

interface Reader {
  words: JobsWords
  lang: Lang
  zone: string
  nowMs: number
}

export interface AttentionText {
  /** What it is called; its colour is that of the tone. */
  title: string
  tone: Tone
  /** What more is known, in parts. */
  parts: readonly string[]
}

const firstLine = (text: string): string => showInvisible(text.trim().split(/\r?\n/, 1)[0] ?? '')

/** Why a job needs attention, in words. */
export function describeAttention({ attention, cause }: AttentionItem, reader: Reader): AttentionText {
  const { words, lang, zone, nowMs } = reader
  const { what } = words
  const when = (ms: number) => formatWhen(ms, zone, lang, nowMs)
  const duration = (ms: number) => formatDuration(ms, lang, { units: 2, spelled: true })
  switch (attention.kind) {
    case 'failing': {
      const { run, inARow, firstIn } = attention
      return {
        title: inARow > 1 ? what.failedInARow(inARow) : what.failed,
        tone: 'fail',
        parts: [
          ...(firstIn === null ? [] : [what.firstIn(firstIn)]),
          run.error === null ? what.noMessage : firstLine(run.error),
        ],
      }
    }
    case 'exception': {
      const { status, rawStatus, error } = attention.run
      const message = error === null ? [] : [firstLine(error)]
      return {
        title: statusWord(status, rawStatus, lang),
        tone: drawnTone(STATUS[status].tone),
        parts: [
          [...message, status === 'unknown' ? what.unknownStatus : what.waitsForPerson].join(SEMICOLON[lang]),
        ],
      }
    }
    case 'not-started': {
      const within = attention.usual && [what.usuallyWithin(duration(attention.usual.lateP90Ms))]
      return {
        title: what.notStarted,
        tone: 'none',
        parts: [[what.noRun(when(attention.planMs)), ...(within ?? [])].join(SEMICOLON[lang])],
      }
    }
    case 'longer': {
      const { ranMs, usual } = attention
      const times = (ranMs / Math.max(1, usual.medianMs)).toFixed(1)
      return {
        title: what.longer,
        tone: 'exception',
        parts: [
          [what.times(times, duration(usual.medianMs)), what.nineOfTen(duration(usual.p90Ms))].join(
            SEMICOLON[lang],
          ),
        ],
      }
    }
    case 'late': {
      const because = cause && [
        what.dependsOn(showInvisible(cause.job.name), what.states[cause.attention.kind]),
      ]
      return {
        title: what.late,
        tone: 'none',
        parts: [[what.planned(when(attention.planMs)), ...(because ?? [])].join(SEMICOLON[lang])],
      }
    }
  }
}

/** How many jobs need attention, in a sentence, or that the page is about jobs where there are none; `isShort` where there is little room. */
export function formatHeadline(
  { jobs, progress }: JobList,
  count: number,
  isShort: boolean,
  { headline, title }: JobsWords,
): string {
  if (isReadingLists(progress)) return count === 0 ? headline.noneSoFar : headline.soFar(count)
  if (jobs.length === 0) return title
  if (count === 0) return headline.none
  return isShort ? headline.short(count) : headline.some(count, formatCount(jobs.length))
}
