import { Info, LayoutGrid, Monitor } from 'lucide-react'
import { memo, useMemo } from 'react'
import { useSearchParams } from 'react-router-dom'
import { Link } from '../../shell/address/Link'
import { isReadingJobs, isReadingLists } from '../../contract/list-polls'
import { keepViewParams, paths } from '../../contract/routes'
import { useJobsWords } from '../../i18n/jobs-words'
import { useLocale } from '../../i18n/locale'
import { COMMA } from '../../i18n/punctuation'
import { formatCount } from '../../lib/number'
import { formatInstant } from '../../lib/time/format'
import { formatWhen } from '../../run/jobs/when'
import { countAttention, type AttentionClass } from '../../model/jobs/attention'
import { hasNoSchedule, isScheduledJob, isUnreadJob } from '../../model/jobs/latest'
import { findNowOrNext } from '../../model/jobs/now-or-next'
import { jobsResource } from '../../query/jobs'
import { ClassGlyph } from '../../run/jobs/glyphs'
import { CopyLink } from '../../shell/CopyLink'
import { Freshness } from '../../shell/freshness/Freshness'
import { useOutage } from '../../shell/freshness/use-live-query'
import { PageClock } from '../../shell/kiosk/PageClock'
import { IconButton } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { PageHeading } from '../../ui/PageHeading'
import { useFilteredJobs, useJobs } from './jobs-context'
import { createWallAddress } from './create-wall-address'

interface HeadlineProps {
  title: string
  /** How many rows are set aside and hidden. */
  aside: number
  onShowAside: () => void
}

/** The answer of the page: how many jobs need attention, and of which kind. */
export const Headline = memo(function Headline({ title, aside, onShowAside }: HeadlineProps) {
  const words = useJobsWords()
  const { list, workspace, attention, layout, skewMs, buildLink, showWall } = useJobs()
  const { progress } = list
  const isReading = isReadingLists(progress)
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2 px-5 pt-2.5 pb-1.5 max-md:px-4">
      <PageHeading className="text-22 tracking-[-0.015em] max-md:text-20">{title}</PageHeading>
      {layout.phone && attention.length > 0 && !isReading && (
        <span className="-mt-2 basis-full text-12 text-t2">
          {words.headline.of(formatCount(list.jobs.length))}
        </span>
      )}
      {isReading && <Reading />}
      {attention.length === 0 && !isReading && list.jobs.length > 0 && <AllWell />}
      <ClassCounts />
      {aside > 0 && (
        <button type="button" className="link rounded-sm text-12" onClick={onShowAside}>
          {words.showAside(aside)}
        </button>
      )}
      <Unread />
      <div className="ml-auto flex items-center gap-2 max-md:ml-0 max-md:w-full">
        <Freshness resource={jobsResource(workspace)} />
        <PageClock skewMs={skewMs} />
        <span className="no-wall contents">
          <CopyLink text={buildLink} labelClass="max-lg:sr-only" />
          <IconButton
            icon={Monitor}
            label={words.wall}
            quiet={false}
            className="max-md:hidden"
            onClick={showWall}
          />
          <WallOfJobs />
        </span>
      </div>
    </div>
  )
})

/** The jobs that are shown, on a screen of their own. */
function WallOfJobs() {
  const words = useJobsWords()
  const { workspace } = useJobs()
  const { view, shown } = useFilteredJobs()
  const [search] = useSearchParams()
  if (shown.length === 0) return null
  return (
    <Link
      to={keepViewParams(paths.wall(createWallAddress(view, shown, workspace)), search)}
      className="btn btn-icon shrink-0 max-md:hidden"
      aria-label={words.wallOfJobs}
      data-tip={words.wallOfJobs}
    >
      <Icon icon={LayoutGrid} />
    </Link>
  )
}

function ClassCounts() {
  const words = useJobsWords()
  const { attention, choices, change, layout } = useJobs()
  const counts = countAttention(attention)
  if (counts.length === 0) return null
  const toggle = (kind: AttentionClass) =>
    change(({ need }) => ({
      need: need.includes(kind) ? need.filter((other) => other !== kind) : [...need, kind],
    }))
  return (
    <ul
      aria-label={words.attention}
      className="flex flex-wrap gap-1 max-md:-mx-4 max-md:w-[calc(100%+32px)] max-md:flex-nowrap max-md:overflow-x-auto max-md:overflow-y-hidden max-md:px-4 max-md:py-0.5"
    >
      {counts.map(({ kind, count }) => (
        <li key={kind} className="shrink-0">
          <button
            type="button"
            aria-pressed={choices.need.includes(kind)}
            data-tip={words.filterClass(words.classes[kind], count)}
            onClick={() => toggle(kind)}
            className={`btn gap-1.5 px-2 text-12 font-normal ${layout.phone ? 'h-10' : 'btn-quiet h-6'}`}
          >
            <ClassGlyph kind={kind} />
            <b className="font-semibold text-t1">{formatCount(count)}</b> {words.classes[kind]}
          </button>
        </li>
      ))}
    </ul>
  )
}

function Reading() {
  const words = useJobsWords()
  const { progress } = useJobs().list
  const { jobsRead, jobsTotal } = progress
  if (!isReadingJobs(progress)) return <span className="text-12 text-t2">{words.headline.noRunsRead}</span>
  if (jobsTotal === null)
    return <span className="text-12 text-t2">{words.headline.readSome(formatCount(jobsRead))}</span>
  return (
    <span className="flex items-center gap-3 text-12 text-t2">
      {words.headline.read(formatCount(jobsRead), formatCount(jobsTotal))}
      <span aria-hidden className="h-1 w-20 overflow-hidden rounded bg-line">
        <span
          className="block h-full bg-ctl"
          style={{ width: `${Math.min(100, (100 * jobsRead) / Math.max(1, jobsTotal))}%` }}
        />
      </span>
    </span>
  )
}

/** Beside "Nothing needs attention": how many jobs are scheduled and running. */
function AllWell() {
  const { lang, zone } = useLocale()
  const { headline } = useJobsWords()
  const { list, nowMs } = useJobs()
  const { scheduled, running, nextMs } = useMemo(() => {
    let earliestMs = Infinity
    let count = 0
    for (const job of list.jobs) {
      const state = findNowOrNext(job, nowMs)
      if (state.kind === 'running') count++
      if (state.kind === 'next') earliestMs = Math.min(earliestMs, state.atMs)
    }
    return { scheduled: list.jobs.filter(isScheduledJob).length, running: count, nextMs: earliestMs }
  }, [list.jobs, nowMs])
  const parts = [
    headline.noneOf(formatCount(scheduled), running),
    ...(nextMs === Infinity ? [] : [headline.next(formatWhen(nextMs, zone, lang, nowMs))]),
  ]
  return <span className="text-12 text-t2">{parts.join(COMMA[lang])}</span>
}

/**
 * Where schedules are missing, "not started" cannot be said: the page says so, and why. Beside the counts, so that rows do not move when it goes;
 * with the reason of an outage, which comes last, on a line of its own.
 */
function Unread() {
  const { headline } = useJobsWords()
  const { t, lang, zone } = useLocale()
  const { list, workspace, nowMs } = useJobs()
  const outage = useOutage(jobsResource(workspace))
  const count = useMemo(() => list.jobs.filter(hasNoSchedule).length, [list.jobs])
  const unread = useMemo(() => list.jobs.filter(isUnreadJob).length, [list.jobs])
  if (count === 0) return null
  const how = outage
    ? headline.notRead(formatInstant(outage.sinceMs, zone, lang, nowMs), t.errors.titles[outage.code])
    : headline.stillReading
  const onlyWhy = unread === 0 ? headline.unknown : headline.unread(how)
  const isBoth = unread > 0 && unread < count
  const why = isBoth ? headline.unreadAndUnknown(unread, how, count - unread) : onlyWhy
  const text = headline.noSchedules(count, why)
  return (
    <span
      className={`flex items-center gap-1.5 text-12 leading-4 text-t2 max-md:basis-full ${outage ? 'basis-full md:order-last' : 'min-w-48 flex-[1_1_0]'}`}
      data-tip={text}
    >
      <Icon icon={Info} />
      <span className={`min-w-0 ${outage ? '' : 'line-clamp-2 max-md:line-clamp-none'}`}>{text}</span>
    </span>
  )
}
