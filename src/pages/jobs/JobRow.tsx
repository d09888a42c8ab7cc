import { memo } from 'react'
import { Link } from '../../shell/address/Link'
import { type Job } from '../../contract/job'
import { type Lang } from '../../contract/lang'
import { isTerminal, STATUS } from '../../contract/status'
import { useJobsWords } from '../../i18n/jobs-words'
import { statusWord, useLocale } from '../../i18n/locale'
import { showInvisible, truncateMiddle } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { formatClock, formatMinute, formatStamp } from '../../lib/time/format'
import { formatNearDay, formatUntil } from '../../lib/time/near-day'
import { computeRanMs, findLatestRun, getLatestStatus, type LatestStatus } from '../../model/jobs/latest'
import { findNowOrNext } from '../../model/jobs/now-or-next'
import { LatestGlyph } from '../../run/jobs/glyphs'
import { NowOrNextText } from '../../run/jobs/NowOrNextText'
import { type ColumnId, isRightAligned, type JobsLayout } from './columns'
import { JobStrip } from '../../run/strip/JobStrip'
import { formatSchedule, shortenFolder } from './texts'

/** The same for all rows: its identity changes only when all must be drawn again. */
export interface SharedRowProps {
  layout: JobsLayout
  /** From when on all runs are known. */
  runsFromMs: number | null
  /** The list is too old: what ran then may have ended. */
  isOld: boolean
  buildJobHref: (job: string) => string
  buildRunHref: (job: string, id: string) => string
  /** The link of each row that exists, by the row's key, to give it the focus. */
  links: Map<string, HTMLElement>
}

export interface JobRowProps {
  shared: SharedRowProps
  job: Job
  /** 1 is the first row below the head. */
  rowIndex: number
  isFavourite: boolean
  /** A moment of the last seconds for a row that changes with it, of the last minute for others. */
  nowMs: number
}

const FONT_PX = 13
const NAME_PADDING_PX = 66
/** Of a column that takes what is left, at its least. */
const LEAST_NAME_PX = 320

export const rowKey = (job: string): string => `row ${job}`

/** One job on one line. Clicks on its star, folder, times and bars are handled by the table. */
export const JobRow = memo(function JobRow({ shared, job, rowIndex, isFavourite, nowMs }: JobRowProps) {
  const { layout } = shared
  const key = rowKey(job.name)
  const latest = getLatestStatus(job)
  return (
    <tr data-key={key} data-job={job.name} aria-rowindex={rowIndex + 1} className="node-row job-row h-7">
      {layout.columns.map(({ id, width }) =>
        id === 'name' ? (
          <th key={id} scope="row" className="cell overflow-hidden pr-2 pl-2 text-left font-medium">
            <JobName
              shared={shared}
              job={job}
              rowKey={key}
              latest={latest}
              isFavourite={isFavourite}
              maxEm={((width ?? LEAST_NAME_PX) - NAME_PADDING_PX) / FONT_PX}
            />
          </th>
        ) : (
          <td
            key={id}
            data-act={ACTS[id]}
            className={`cell overflow-hidden text-num text-ellipsis whitespace-nowrap ${isRightAligned(id) ? 'pr-3 pl-1 text-right' : 'px-2'} ${id === 'strip' ? 'pr-0! text-clip' : ''}`}
          >
            <Cell id={id} shared={shared} job={job} latest={latest} nowMs={nowMs} />
          </td>
        ),
      )}
    </tr>
  )
})

/** What the table does when a cell is clicked. */
const ACTS: Partial<Record<ColumnId, 'folder' | 'run'>> = { folder: 'folder', started: 'run', ran: 'run' }

interface JobNameProps {
  shared: SharedRowProps
  job: Job
  rowKey: string
  latest: LatestStatus | null
  isFavourite: boolean
  maxEm: number
}

function JobName({ shared, job, rowKey: key, latest, isFavourite, maxEm }: JobNameProps) {
  const { t, lang } = useLocale()
  const words = useJobsWords()
  const shown = showInvisible(job.name)
  const hasUsual = shared.layout.columns.some(({ id }) => id === 'usual')
  const more = [
    latestWord(job, shared, { noRun: words.noRun, was: t.header.was, lang }),
    hasUsual ? null : job.folder,
    hasUsual || !job.usual ? null : `${words.columns.usual} ${formatDuration(job.usual.medianMs, lang)}`,
  ]
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Star job={shown} isOn={isFavourite} />
      <LatestGlyph status={latest} />
      <Link
        to={shared.buildJobHref(job.name)}
        aria-label={shown}
        data-tip={[shown, more.filter(Boolean).join(' · ')].filter(Boolean).join('\n')}
        ref={registerLink(shared.links, key)}
        className="min-w-0 truncate rounded-sm hover:underline"
      >
        <bdi>{truncateMiddle(shown, maxEm)}</bdi>
      </Link>
    </span>
  )
}

/** Puts the link of a row into the map for as long as it exists. */
export const registerLink = (links: Map<string, HTMLElement>, key: string) => (link: HTMLAnchorElement) => {
  links.set(key, link)
  return () => {
    if (links.get(key) === link) links.delete(key)
  }
}

interface StarProps {
  /** Its name, as shown. */
  job: string
  isOn: boolean
}

export function Star({ job, isOn }: StarProps) {
  const words = useJobsWords()
  return (
    <button
      type="button"
      data-act="star"
      aria-pressed={isOn}
      aria-label={words.star(job)}
      className={`-my-1 -mr-1.5 size-6 shrink-0 rounded text-15 leading-6 text-t2 hover:opacity-100 focus-visible:opacity-100 ${isOn ? '' : 'star-off opacity-0'}`}
    >
      {isOn ? '★' : '☆'}
    </button>
  )
}

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

interface CellProps {
  id: ColumnId
  shared: SharedRowProps
  job: Job
  latest: LatestStatus | null
  nowMs: number
}

const NONE = <span className="text-t3">–</span>

function Cell({ id, shared, job, latest, nowMs }: CellProps) {
  const { t, lang, zone } = useLocale()
  const words = useJobsWords()
  const run = findLatestRun(job)
  switch (id) {
    case 'folder': {
      if (job.folder === '') return NONE
      const width = shared.layout.columns.find((column) => column.id === 'folder')?.width ?? 0
      const text = shortenFolder(job.folder, (width - 20) / 12)
      return (
        <bdi data-tip={showInvisible(job.folder)} className="cursor-pointer text-t2 hover:underline">
          {text}
        </bdi>
      )
    }
    case 'tags':
      return job.tags.length === 0 ? (
        NONE
      ) : (
        <bdi data-tip={job.tags.map(showInvisible).join('\n')} className="text-t2">
          {job.tags.map(showInvisible).join(', ')}
        </bdi>
      )
    case 'schedule': {
      const schedule = formatSchedule(job, { words, lang, zone, nowMs })
      if (!schedule)
        return (
          <span
            role="img"
            aria-label={words.now.unread}
            className="inline-block h-2 w-10 rounded-sm bg-line align-middle"
          />
        )
      return (
        <span
          data-tip={schedule.tip ?? undefined}
          className={`text-t2 ${schedule.isExpression ? 'font-mono text-11' : ''}`}
        >
          {schedule.text}
        </span>
      )
    }
    case 'owner':
      return job.owner === '' ? NONE : <bdi className="text-t2">{showInvisible(job.owner)}</bdi>
    case 'status': {
      if (latest === null) return NONE
      const word = latestWord(job, shared, { noRun: words.noRun, was: t.header.was, lang })
      if (latest === 'no-run' || !run) return <span className="text-t2">{word}</span>
      return (
        <Link
          to={shared.buildRunHref(job.name, run.id)}
          data-tone={shared.isOld && !isTerminal(latest) ? 'neutral' : STATUS[latest].tone}
          className="rounded-sm text-(--ink) hover:underline"
        >
          {word}
        </Link>
      )
    }
    case 'started':
      return <Started startMs={latest === 'no-run' ? null : (run?.startMs ?? null)} nowMs={nowMs} />
    case 'ran': {
      const ranMs = run && run.endMs !== null && latest !== 'no-run' ? computeRanMs(run, nowMs) : null
      return ranMs === null ? (
        NONE
      ) : (
        <span className="text-t2">{formatDuration(ranMs, lang, { units: 2 })}</span>
      )
    }
    case 'strip':
      return <JobStrip job={job} count={shared.layout.runs} runsFromMs={shared.runsFromMs} nowMs={nowMs} />
    case 'usual': {
      if (!job.usual) return <span data-tip={words.noUsual}>{NONE}</span>
      const { medianMs, p90Ms, runs } = job.usual
      const spell = (ms: number) => formatDuration(ms, lang, { spelled: true })
      return (
        <span data-tip={words.usualTip(spell(medianMs), spell(p90Ms), runs)} className="text-t2">
          {formatDuration(medianMs, lang, { units: 2 })}
        </span>
      )
    }
    case 'next': {
      const nextMs = job.status === 'scheduling' ? (job.schedule?.nextMs ?? null) : null
      if (nextMs === null || nextMs < nowMs) return NONE
      const day = formatNearDay(nextMs, zone, lang, nowMs)
      return (
        <span data-tip={formatStamp(nextMs, zone)} className="text-t2">
          {day} <b className="font-medium text-t1">{formatMinute(nextMs, zone)}</b>{' '}
          {words.now.in(formatUntil(nextMs - nowMs, lang))}
        </span>
      )
    }
    case 'now': {
      const hasNext = shared.layout.columns.some((column) => column.id === 'next')
      if (hasNext && findNowOrNext(job, nowMs).kind === 'next') return NONE
      return <NowOrNextText job={job} nowMs={nowMs} />
    }
    case 'name':
      return null
  }
}

function Started({ startMs, nowMs }: { startMs: number | null; nowMs: number }) {
  const { lang, zone } = useLocale()
  if (startMs === null) return NONE
  const day = formatNearDay(startMs, zone, lang, nowMs)
  const clock = day === '' ? formatClock(startMs, zone) : formatMinute(startMs, zone)
  return (
    <span data-tip={formatStamp(startMs, zone)} className="cursor-pointer text-t2">
      {day} <b className="font-medium text-t1">{clock}</b>
    </span>
  )
}
