import { memo, type ReactNode } from 'react'
import { Link } from '../../shell/address/Link'
import { type Job } from '../../contract/job'
import { type Lang } from '../../contract/lang'
import { isTerminal, STATUS } from '../../contract/status'
import { useJobsWords } from '../../i18n/jobs-words'
import { type JobsWords } from '../../i18n/en/jobs'
import { statusWord, useLocale, type Locale } from '../../i18n/locale'
import { showInvisible, truncateMiddle } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { formatClock, formatMinute, formatStamp } from '../../lib/time/format'
import { formatNearDay, formatUntil } from '../../lib/time/near-day'
import { computeRanMs, findLatestRun, getLatestStatus, type LatestStatus } from '../../model/jobs/latest'
import { findNowOrNext } from '../../model/jobs/now-or-next'
import { NowOrNextText } from '../../run/jobs/NowOrNextText'
import { glyphStyle } from '../../run/status/glyph-mask'
import { getStatusLook } from '../../run/status/status-look'
import { type BandColumnId, type ColumnId, isRightAligned, type JobsLayout } from './columns'
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

/**
 * One job on one line. Clicks on its star, folder, times and bars are handled by the table; cells hold text alone and the glyph is a mask,
 * since the elements of its rows are most of what the page costs.
 */
export const JobRow = memo(function JobRow({ shared, job, rowIndex, isFavourite, nowMs }: JobRowProps) {
  const locale = useLocale()
  const words = useJobsWords()
  const { columns } = shared.layout
  const key = rowKey(job.name)
  const latest = getLatestStatus(job)
  const hasUsual = columns.some(({ id }) => id === 'usual')
  const latestText = latestWord(job, shared, {
    noRun: words.noRun,
    was: locale.t.header.was,
    lang: locale.lang,
  })
  const more = [
    latestText,
    hasUsual ? null : job.folder,
    hasUsual || !job.usual
      ? null
      : `${words.columns.usual} ${formatDuration(job.usual.medianMs, locale.lang)}`,
  ]
  const context: CellContext = { shared, job, latest, latestText, nowMs, locale, words }
  return (
    <tr data-key={key} data-job={job.name} aria-rowindex={rowIndex + 1} className="node-row job-row h-7">
      {columns.map(({ id, width }) => {
        if (id !== 'name') return <Cell key={id} id={id} act={ACTS[id]} look={describeCell(id, context)} />
        return (
          <th key={id} scope="row" className="cell overflow-hidden pr-2 pl-2 text-left font-medium">
            <JobName
              shared={shared}
              job={job.name}
              rowKey={key}
              status={latest}
              more={more.filter(Boolean).join(' · ')}
              isFavourite={isFavourite}
              maxEm={((width ?? LEAST_NAME_PX) - NAME_PADDING_PX) / FONT_PX}
            />
          </th>
        )
      })}
    </tr>
  )
})

/** What the table does when a cell is clicked. */
const ACTS: Partial<Record<ColumnId, 'folder' | 'run'>> = { folder: 'folder', started: 'run', ran: 'run' }

interface JobNameProps {
  shared: SharedRowProps
  job: string
  rowKey: string
  /** Its glyph; null leaves the room of one. */
  status: LatestStatus | null
  /** Shown with the whole name. */
  more: string
  isFavourite: boolean
  maxEm: number
  /** How far its glyph stands to the right of others. */
  indentPx?: number
}

/** Star, status and name of a job, in a row of its own. */
export function JobName(props: JobNameProps) {
  const { shared, job, rowKey: key, status, more, isFavourite, maxEm, indentPx = 0 } = props
  const shown = showInvisible(job)
  const tone = status && getStatusLook(status).tone
  return (
    <span
      data-tone={tone === 'none' ? 'neutral' : (tone ?? undefined)}
      className="job-name glyph"
      style={Object.assign({ '--indent': `${indentPx}px` }, status && glyphStyle(status))}
    >
      <Star job={shown} isOn={isFavourite} />
      <Link
        to={shared.buildJobHref(job)}
        aria-label={shown}
        data-tip={[shown, more].filter(Boolean).join('\n')}
        ref={registerLink(shared.links, key)}
        dir="auto"
        className="min-w-0 truncate rounded-sm hover:underline"
      >
        {truncateMiddle(shown, maxEm)}
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

function Star({ job, isOn }: StarProps) {
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

/** What a cell shows, and how. */
export interface CellLook {
  content: ReactNode
  tip?: string | undefined
  className?: string
}

interface CellProps {
  id: ColumnId | BandColumnId
  look: CellLook
  act?: 'folder' | 'run' | undefined
}

/** A cell of this table and of the one above it. Its text stands in it without an element of its own. */
export function Cell({ id, look: { content, tip, className = '' }, act }: CellProps) {
  const side = isRightAligned(id) ? 'pr-3 pl-1 text-right' : 'px-2 text-left'
  return (
    <td data-act={act} data-tip={tip} className={`cell job-cell ${side} ${className}`}>
      {content}
    </td>
  )
}

const MUTED = 'text-t2'
export const NONE: CellLook = { content: '–', className: 'text-t3' }

export const ownerLook = ({ owner }: Job): CellLook =>
  owner === '' ? NONE : { content: showInvisible(owner), className: MUTED }

export const stripLook = (job: Job, shared: SharedRowProps, nowMs: number): CellLook => ({
  content: <JobStrip job={job} count={shared.layout.runs} runsFromMs={shared.runsFromMs} nowMs={nowMs} />,
  className: 'pr-0! text-clip',
})

interface CellContext {
  shared: SharedRowProps
  job: Job
  latest: LatestStatus | null
  latestText: string | null
  nowMs: number
  locale: Locale
  words: JobsWords
}

function describeCell(id: Exclude<ColumnId, 'name'>, context: CellContext): CellLook {
  const { shared, job, latest, latestText, nowMs, locale, words } = context
  const { lang, zone } = locale
  const run = findLatestRun(job)
  switch (id) {
    case 'folder': {
      if (job.folder === '') return NONE
      const width = shared.layout.columns.find((column) => column.id === 'folder')?.width ?? 0
      return {
        content: shortenFolder(job.folder, (width - 20) / 12),
        tip: showInvisible(job.folder),
        className: 'cursor-pointer text-t2 hover:underline',
      }
    }
    case 'tags': {
      if (job.tags.length === 0) return NONE
      const tags = job.tags.map(showInvisible)
      return { content: tags.join(', '), tip: tags.join('\n'), className: MUTED }
    }
    case 'schedule': {
      const schedule = formatSchedule(job, { words, lang, zone, nowMs })
      if (!schedule)
        return {
          content: (
            <span
              role="img"
              aria-label={words.now.unread}
              className="inline-block h-2 w-10 rounded-sm bg-line align-middle"
            />
          ),
        }
      const { text, tip, isExpression } = schedule
      return {
        content: text,
        tip: tip ?? undefined,
        className: isExpression ? 'text-t2 font-mono text-11!' : MUTED,
      }
    }
    case 'owner':
      return ownerLook(job)
    case 'status': {
      if (latest === null) return NONE
      if (latest === 'no-run' || !run) return { content: latestText, className: MUTED }
      return {
        content: (
          <Link
            to={shared.buildRunHref(job.name, run.id)}
            data-tone={shared.isOld && !isTerminal(latest) ? 'neutral' : STATUS[latest].tone}
            className="rounded-sm text-(--ink) hover:underline"
          >
            {latestText}
          </Link>
        ),
      }
    }
    case 'started': {
      const startMs = latest === 'no-run' ? null : (run?.startMs ?? null)
      if (startMs === null) return NONE
      const day = formatNearDay(startMs, zone, lang, nowMs)
      return {
        content: (
          <>
            {day}{' '}
            <b className="font-medium text-t1">{(day === '' ? formatClock : formatMinute)(startMs, zone)}</b>
          </>
        ),
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
      return {
        content: (
          <>
            {formatNearDay(nextMs, zone, lang, nowMs)}{' '}
            <b className="font-medium text-t1">{formatMinute(nextMs, zone)}</b>{' '}
            {words.now.in(formatUntil(nextMs - nowMs, lang))}
          </>
        ),
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
