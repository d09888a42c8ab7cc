import { ArrowRight, Clock, Star } from 'lucide-react'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router-dom'
import { Link } from '../../shell/address/Link'
import { type JobList } from '../../contract/job'
import { isReadingJobs, isReadingLists } from '../../contract/list-polls'
import { parseWallParams } from '../../contract/wall-params'
import { keepViewParams, paths } from '../../contract/routes'
import { useFindWords } from '../../i18n/find-words'
import { useJobsWords } from '../../i18n/jobs-words'
import { useLocale } from '../../i18n/locale'
import { COLON } from '../../i18n/punctuation'
import { formatCount } from '../../lib/number'
import { showInvisible } from '../../lib/text'
import { type AttentionItem } from '../../model/jobs/attention'
import { isScheduledJob, hasNoSchedule } from '../../model/jobs/latest'
import { countSoon } from '../../model/jobs/next'
import { findNowOrNext } from '../../model/jobs/now-or-next'
import { jobsResource } from '../../query/jobs'
import { AttentionReason, AttentionSince, HeldUp } from '../../run/jobs/Attention'
import { formatHeadline } from '../../run/jobs/describe-attention'
import { AttentionGlyph, LatestGlyph } from '../../run/jobs/glyphs'
import { NotRead } from '../../run/jobs/NotRead'
import { PhoneAttention } from '../../run/jobs/PhoneAttention'
import { useFavourites } from '../../shell/favourites/favourites'
import { Freshness } from '../../shell/freshness/Freshness'
import { useSetAside } from '../../shell/set-aside/set-aside'
import { Breakable } from '../../ui/Breakable'
import { Icon } from '../../ui/Icon'
import { PageHeading } from '../../ui/PageHeading'
import { useMedia } from '../../ui/use-media'

/** At least; where the window has room, more. */
const ROWS = 8

interface AttentionCardProps {
  list: JobList
  attention: readonly AttentionItem[]
  workspace: string
  nowMs: number
}

/** The answer to the first question: does anything need attention. */
export function AttentionCard({ list, attention, workspace, nowMs }: AttentionCardProps) {
  const words = useJobsWords()
  const count = attention.length
  const isPhone = useMedia('(width < 40rem)')
  const most = useRoom(isPhone)
  const [search] = useSearchParams()
  const isWall = parseWallParams(search).on
  const { visible, aside, showAside } = useSetAside({ attention, workspace, isWall })
  const items = visible.slice(0, most)
  return (
    <section className="card overflow-hidden">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-5 py-2.5 max-sm:px-4">
        <PageHeading className="text-22 tracking-[-0.015em] max-sm:text-20">
          {formatHeadline(list, count, isPhone, words)}
        </PageHeading>
        <Freshness resource={jobsResource(workspace)} />
      </div>
      {items.length > 0 && isPhone && <PhoneRows items={items} workspace={workspace} nowMs={nowMs} />}
      {items.length > 0 && !isPhone && (
        <Rows items={items} workspace={workspace} nowMs={nowMs} isReading={isReadingJobs(list.progress)} />
      )}
      <Foot
        list={list}
        more={visible.length - most}
        aside={aside}
        onShowAside={showAside}
        workspace={workspace}
        nowMs={nowMs}
      />
    </section>
  )
}

/** How many rows leave room for the cards below. */
function useRoom(isPhone: boolean): number {
  const isHigh = useMedia('(height >= 50rem)')
  const isVeryHigh = useMedia('(height >= 75rem)')
  if (isPhone || !isHigh) return ROWS
  return isVeryHigh ? 3 * ROWS : 2 * ROWS
}

interface RowsProps {
  items: readonly AttentionItem[]
  workspace: string
  nowMs: number
}

const HEAD = 'pb-1 text-left text-12 font-medium text-t2'
const CELL = 'border-t border-grid py-[3px]'

function Rows({ items, workspace, nowMs, isReading }: RowsProps & Pick<RowProps, 'isReading'>) {
  const words = useJobsWords()
  const favourites = useFavourites(workspace)
  return (
    <table className="w-full table-fixed border-separate border-spacing-0">
      <caption className="sr-only">{words.attention}</caption>
      <thead>
        <tr>
          <th scope="col" className={`${HEAD} w-[264px] pl-[62px] max-xl:w-[220px]`}>
            {words.columns.name}
          </th>
          <th scope="col" className={HEAD}>
            {words.columns.what}
          </th>
          <th scope="col" className={`${HEAD} w-16 pr-3 text-right`}>
            {words.columns.for}
          </th>
          <th scope="col" className={`${HEAD} w-20 pr-3 text-right max-md:hidden`}>
            {words.columns.holdsUp}
          </th>
          <th scope="col" className={`${HEAD} w-28 pr-5 pl-2 max-xl:hidden`}>
            {words.columns.owner}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row
            key={item.job.name}
            item={item}
            workspace={workspace}
            nowMs={nowMs}
            isFavourite={favourites.has(item.job.name)}
            isReading={isReading}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  item: AttentionItem
  workspace: string
  nowMs: number
  isFavourite: boolean
  /** Of some jobs no more than their runs is known yet. */
  isReading: boolean
}

const NONE = <span className="text-t3">–</span>

function Row({ item, workspace, nowMs, isFavourite, isReading }: RowProps) {
  const words = useJobsWords()
  const { job, cause, attention } = item
  const noOwner = isReading ? <NotRead /> : NONE
  const noneHeldUp = job.schedule === null ? <NotRead /> : NONE
  return (
    <tr className="hover:bg-hover">
      <th scope="row" className={`${CELL} pr-3 pl-3 text-left font-medium`}>
        <span className="flex min-w-0 items-center gap-2">
          <span className="flex w-5 shrink-0 justify-center text-t2">
            {isFavourite && (
              <Star role="img" aria-label={words.favourites} size={12} className="fill-current" />
            )}
          </span>
          <span className={`flex shrink-0 ${cause ? 'ml-5' : ''}`}>
            <AttentionGlyph attention={attention} />
          </span>
          <JobLink job={job.name} workspace={workspace} />
        </span>
      </th>
      <td className={`${CELL} truncate pr-3 text-num`}>
        <What item={item} workspace={workspace} nowMs={nowMs} />
      </td>
      <td className={`${CELL} pr-3 text-right text-num`}>
        <AttentionSince sinceMs={attention.sinceMs} nowMs={nowMs} />
      </td>
      <td className={`${CELL} pr-3 text-right text-num max-md:hidden`}>
        {job.holdsUp ? <HeldUp item={item} /> : noneHeldUp}
      </td>
      <td className={`${CELL} truncate pr-5 pl-2 text-num text-t2 max-xl:hidden`}>
        {job.owner === '' ? noOwner : <bdi>{showInvisible(job.owner)}</bdi>}
      </td>
    </tr>
  )
}

interface JobLinkProps {
  job: string
  workspace: string
  /** On lines as it needs them, as all of its row. */
  wraps?: boolean
}

function JobLink({ job, workspace, wraps = false }: JobLinkProps) {
  const [search] = useSearchParams()
  const shown = showInvisible(job)
  return (
    <Link
      to={keepViewParams(paths.jobRuns({ job, workspace }), search)}
      data-tip={shown}
      className={`min-w-0 rounded-sm font-medium hover:underline ${wraps ? 'fills-row [overflow-wrap:anywhere]' : 'truncate'}`}
    >
      <bdi>{wraps ? <Breakable text={shown} /> : shown}</bdi>
    </Link>
  )
}

/** The reason leads to the run that gives it. */
function What({ item, workspace, nowMs }: Pick<RowProps, 'item' | 'workspace' | 'nowMs'>) {
  const { lang } = useLocale()
  const [search] = useSearchParams()
  const { job, attention } = item
  const run = attention.kind === 'not-started' ? null : attention.run
  if (run === null) return <AttentionReason item={item} nowMs={nowMs} />
  const to = keepViewParams(paths.run({ job: job.name, id: run.id, workspace }), search)
  return (
    <AttentionReason
      item={item}
      nowMs={nowMs}
      renderTitle={(title, shown) => (
        <Link
          to={to}
          aria-label={`${title}${COLON[lang]}${showInvisible(job.name)}`}
          className="rounded-sm hover:underline"
        >
          {shown}
        </Link>
      )}
    />
  )
}

function PhoneRows({ items, workspace, nowMs }: RowsProps) {
  return (
    <PhoneAttention
      items={items}
      nowMs={nowMs}
      renderName={(job) => (
        <span className="flex min-w-0 flex-1">
          <JobLink job={job} workspace={workspace} wraps />
        </span>
      )}
      renderReason={(item) => (
        <div className="relative [&_a]:after:absolute [&_a]:after:-inset-x-4 [&_a]:after:-top-1 [&_a]:after:-bottom-2">
          <p className="line-clamp-2 text-12 [overflow-wrap:anywhere]">
            <What item={item} workspace={workspace} nowMs={nowMs} />
          </p>
        </div>
      )}
    />
  )
}

const FOOT =
  'flex flex-wrap items-center gap-x-5 gap-y-1 border-t border-line px-5 py-2 text-12 text-t2 max-sm:px-4'

interface FootProps {
  list: JobList
  /** Rows that are not shown; none below 1. */
  more: number
  /** Rows that are hidden, since the user set them aside in the list of jobs. */
  aside: number
  onShowAside: () => void
  workspace: string
  nowMs: number
}

function Foot({ list, more, aside, onShowAside, workspace, nowMs }: FootProps) {
  const jobsWords = useJobsWords()
  const { home } = useFindWords()
  const [search] = useSearchParams()
  const jobs = keepViewParams(paths.jobs(workspace), search)
  const { running, soon, isSoonKnown } = useMemo(() => {
    return {
      running: list.jobs.filter((job) => findNowOrNext(job, nowMs).kind === 'running').length,
      soon: countSoon(list.jobs, nowMs),
      isSoonKnown: list.jobs.some(isScheduledJob) && !list.jobs.some(hasNoSchedule),
    }
  }, [list.jobs, nowMs])
  if (list.jobs.length === 0 && !isReadingLists(list.progress))
    return (
      <p className={FOOT}>
        <span>{jobsWords.noJobs}</span>
        {list.realTimeJobs > 0 && <span>{jobsWords.realTime(list.realTimeJobs)}</span>}
      </p>
    )
  return (
    <p className={FOOT}>
      {more > 0 && (
        <Link to={jobs} className="link tap rounded-sm font-medium">
          {jobsWords.more(formatCount(more))}
        </Link>
      )}
      {aside > 0 && (
        <button type="button" className="link tap rounded-sm" onClick={onShowAside}>
          {jobsWords.showAside(aside)}
        </button>
      )}
      <span className="flex items-center gap-1.5">
        <LatestGlyph status="running" />
        <b className="font-semibold text-t1">{formatCount(running)}</b> {home.running}
      </span>
      {isSoonKnown && (
        <span className="flex items-center gap-1.5">
          <Icon icon={Clock} />
          <b className="font-semibold text-t1">{formatCount(soon)}</b> {home.startSoon}
        </span>
      )}
      <Link to={jobs} className="link tap ml-auto flex items-center gap-1.5 rounded-sm font-medium">
        {home.all(isReadingJobs(list.progress) ? null : formatCount(list.jobs.length))}
        <Icon icon={ArrowRight} />
      </Link>
    </p>
  )
}
