import { type Job } from '../../contract/job'
import { type Lang } from '../../contract/lang'
import { isTerminal, STATUS } from '../../contract/status'
import { type JobsWords } from '../../i18n/en/jobs'
import { statusWord, type Locale } from '../../i18n/locale'
import { COLON } from '../../i18n/punctuation'
import { showInvisible } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { formatTimeOfDay, formatMinute, formatStamp } from '../../lib/time/format'
import { formatNearDay, formatUntil } from '../../lib/time/near-day'
import { computeRanMs, findLatestRun, getLatestStatus, type LatestStatus } from '../../model/jobs/latest'
import { isNoDefinition, findNowOrNext } from '../../model/jobs/now-or-next'
import { MissingDefinition } from '../../run/jobs/MissingDefinition'
import { NowOrNextText } from '../../run/jobs/NowOrNextText'
import { Link } from '../../shell/address/Link'
import { missingLook, MUTED, NONE, ownerLook, stripLook, type CellLook } from './Cell'
import { type ColumnId } from './columns'
import { type SharedRowProps } from './shared-row'
import { formatSchedule, shortenFolder } from './texts'

interface LatestWords {
  noRun: string
  was: (word: string) => string
  lang: Lang
}

/** How the latest run ended or stands, or stood when the list was made; null where no run is known. */
export function latestWord(
  job: Job,
  { isOld }: Pick<SharedRowProps, 'isOld'>,
  { noRun, was, lang }: LatestWords,
): string | null {
  const latest = getLatestStatus(job)
  if (latest === null || latest === 'no-run') return latest && noRun
  const word = statusWord(latest, findLatestRun(job)?.rawStatus ?? '', lang)
  return isOld && !isTerminal(latest) ? was(word) : word
}

export interface CellContext {
  shared: SharedRowProps
  job: Job
  latest: LatestStatus | null
  latestText: string | null
  nowMs: number
  locale: Locale
  words: JobsWords
}

/** What the cells of a job show. */
export function describeCell(id: Exclude<ColumnId, 'name'>, context: CellContext): CellLook {
  const { shared, job, latest, latestText, nowMs, locale, words } = context
  const { lang, zone } = locale
  const run = findLatestRun(job)
  switch (id) {
    case 'folder': {
      if (job.folder === '') return missingLook(shared.isReading)
      const width = shared.layout.columns.find((column) => column.id === 'folder')?.width ?? 0
      return {
        content: shortenFolder(job.folder, (width - 20) / 12),
        tip: showInvisible(job.folder),
        className: 'cursor-pointer text-t2 hover:underline',
      }
    }
    case 'tags': {
      if (job.tags.length === 0) return missingLook(job.schedule === null)
      const tags = job.tags.map(showInvisible)
      return { content: tags.join(', '), tip: tags.join('\n'), className: MUTED }
    }
    case 'schedule': {
      const schedule = formatSchedule(job, { words, lang, zone, nowMs })
      if (!schedule) {
        const kind = job.schedule?.kind
        if (kind === undefined || !isNoDefinition(kind)) return missingLook(true)
        return { content: <MissingDefinition reason={kind} words={words.noDefinition} /> }
      }
      const { text, tip, isExpression } = schedule
      return {
        content: text,
        text: isExpression ? null : text,
        tip: tip ?? undefined,
        className: isExpression ? 'text-t2 font-mono text-11!' : MUTED,
      }
    }
    case 'owner':
      return ownerLook(job, shared)
    case 'status': {
      if (latest === null) return NONE
      if (latest === 'no-run' || !run) return { content: latestText, className: MUTED }
      return {
        content: (
          <Link
            to={shared.buildRunHref(job.name, run.id)}
            aria-label={`${latestText}${COLON[lang]}${showInvisible(job.name)}`}
            data-tone={shared.isOld && !isTerminal(latest) ? 'neutral' : STATUS[latest].tone}
            className="rounded-sm text-(--ink) hover:underline"
          >
            {latestText}
          </Link>
        ),
        text: latestText,
      }
    }
    case 'started': {
      const startMs = latest === 'no-run' ? null : (run?.startMs ?? null)
      if (startMs === null) return NONE
      const day = formatNearDay(startMs, zone, lang, nowMs)
      const time = (day === '' ? formatTimeOfDay : formatMinute)(startMs, zone, nowMs)
      return {
        content: (
          <>
            {day} <b className="font-medium text-t1">{time}</b>
          </>
        ),
        text: `${day} ${time}`,
        tip: formatStamp(startMs, zone),
        className: 'cursor-pointer text-t2',
      }
    }
    case 'ran': {
      const ranMs = run && run.endMs !== null && latest !== 'no-run' ? computeRanMs(run, nowMs) : null
      return ranMs === null ? NONE : { content: formatDuration(ranMs, lang, { units: 2 }), className: MUTED }
    }
    case 'strip':
      return stripLook(job, shared, nowMs)
    case 'usual': {
      if (!job.usual) return { ...NONE, tip: words.noUsual }
      const { medianMs, p90Ms, runs } = job.usual
      const spell = (ms: number) => formatDuration(ms, lang, { spelled: true })
      return {
        content: formatDuration(medianMs, lang, { units: 2 }),
        tip: words.usualTip(spell(medianMs), spell(p90Ms), runs),
        className: MUTED,
      }
    }
    case 'next': {
      const nextMs = job.status === 'scheduling' ? (job.schedule?.nextMs ?? null) : null
      if (nextMs === null || nextMs < nowMs) return NONE
      const day = formatNearDay(nextMs, zone, lang, nowMs)
      const time = formatMinute(nextMs, zone, nowMs)
      const until = words.now.in(formatUntil(nextMs - nowMs, lang))
      return {
        content: (
          <>
            {day} <b className="font-medium text-t1">{time}</b> {until}
          </>
        ),
        text: `${day} ${time} ${until}`,
        tip: formatStamp(nextMs, zone),
        className: MUTED,
      }
    }
    case 'now': {
      const hasNext = shared.layout.columns.some((column) => column.id === 'next')
      if (hasNext && findNowOrNext(job, nowMs).kind === 'next') return NONE
      return { content: <NowOrNextText job={job} nowMs={nowMs} /> }
    }
  }
}
