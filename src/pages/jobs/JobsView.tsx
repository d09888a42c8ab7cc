import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { type JobList } from '../../contract/job'
import { isReadingJobs } from '../../contract/list-polls'
import { keepViewParams, paths } from '../../contract/routes'
import { parseWallParams, writeWallParams } from '../../contract/wall-params'
import { useJobsWords } from '../../i18n/jobs-words'
import { useLocale } from '../../i18n/locale'
import { formatInstant } from '../../lib/time/format'
import { SECOND_MS } from '../../lib/time/units'
import { listAttention } from '../../model/jobs/attention'
import { filterJobs, prepareFilter } from '../../model/jobs/filter'
import { findLatestRun } from '../../model/jobs/latest'
import { isTimeSort, sortJobs } from '../../model/jobs/sort'
import { hasFilters, NO_FILTERS, readJobsView, writeJobsView } from '../../model/jobs/view'
import { jobsResource } from '../../query/jobs'
import { JobsClockProvider } from '../../run/jobs/clock'
import { formatHeadline } from '../../run/jobs/describe-attention'
import { CLASS_STATUS } from '../../run/jobs/glyphs'
import { StripHover } from '../../run/strip/StripHover'
import { listSlots } from '../../run/strip/slots'
import { useSearch } from '../../shell/address/AddressRouter'
import { buildShareLink } from '../../shell/address/share-link'
import { toggleFavourite, useFavourites } from '../../shell/favourites/favourites'
import { FreshnessBanner } from '../../shell/freshness/FreshnessBanner'
import { useAsOf } from '../../shell/freshness/use-live-query'
import { useTabStatus } from '../../shell/use-tab-status'
import { useHiddenColumns } from '../../ui/use-hidden-columns'
import { whenIdle } from '../../ui/when-idle'
import { useNow } from '../../ui/use-now'
import { usePageWidth } from '../../ui/use-printing'
import { CARD_BORDERS_PX, guessPagePx } from '../../shell/page-width'
import { useFocusedKey } from '../../ui/use-focused-key'
import { useWidth } from '../../ui/use-width'
import { Band, More } from './Band'
import { chooseLayout, type ColumnId } from './columns'
import { Headline } from './Headline'
import {
  FilteredProvider,
  JobsProvider,
  useFilteredJobs,
  useJobs,
  type JobsPageState,
  type ViewChange,
} from './jobs-context'
import { NoMatch } from './NoMatch'
import { Rows, type RowsHandle } from './Rows'
import { markOf, toggleSetAside, useSetAside } from './set-aside'
import { type SharedRowProps } from './shared-row'
import { TableHead } from './TableHead'
import { StatusChips, Tools } from './Tools'
import { useStableOrder } from './use-stable-order'
import { useJobNavigation } from './use-job-navigation'
import { useInside } from './use-inside'
import { useTableInput } from './use-table-input'

const STEP_MS = 10 * SECOND_MS
const BAND_ROWS = 12
const IDLE_MS = 500

export interface JobsViewProps {
  list: JobList
  skewMs: number
  workspace: string
}

/** The jobs of a workspace: what needs attention, then all of them. The address holds what is filtered and sorted. */
export function JobsView({ list, skewMs, workspace }: JobsViewProps) {
  const { lang, zone } = useLocale()
  const words = useJobsWords()
  const [search, changeSearch] = useSearch()
  const resource = useMemo(() => jobsResource(workspace), [workspace])
  const asOfMs = useAsOf(resource)
  const isOld = asOfMs !== null
  // What is decided by the time is decided every few seconds.
  const nowMs = useNow(skewMs, asOfMs, STEP_MS)
  const view = useMemo(() => readJobsView(search), [search])
  const withoutText = writeJobsView(search, { q: '' }).toString()
  const choices = useMemo(() => readJobsView(new URLSearchParams(withoutText)), [withoutText])
  const [root, rootWidth] = useWidth<HTMLDivElement>(guessPagePx)
  const width = usePageWidth(rootWidth)
  const hiddenColumns = useHiddenColumns<ColumnId>('hidden-job-columns')
  const { hidden } = hiddenColumns
  const layout = useMemo(() => chooseLayout(width - CARD_BORDERS_PX, hidden), [width, hidden])
  const favourites = useFavourites(workspace)
  const isWall = parseWallParams(search).on
  const { jobs } = list

  const change = useCallback(
    (update: ViewChange) =>
      changeSearch((before) =>
        writeJobsView(before, typeof update === 'function' ? update(readJobsView(before)) : update),
      ),
    [changeSearch],
  )
  // Links keep language, theme and zone, and nothing of the filters.
  const kept = keepViewParams('', search)
  const [buildJobHref, buildRunHref] = useMemo(() => {
    const params = new URLSearchParams(kept)
    const withView = (path: string) => keepViewParams(path, params)
    return [
      (job: string) => withView(paths.jobRuns({ job, workspace })),
      (job: string, id: string) => withView(paths.run({ job, id, workspace })),
    ]
  }, [kept, workspace])

  const attention = useMemo(() => listAttention(jobs, { nowMs, isOld }), [jobs, nowMs, isOld])
  const sortMs = isTimeSort(view.sort) ? nowMs : 0
  const sorted = useMemo(() => sortJobs(jobs, view.sort, lang, sortMs), [jobs, view.sort, lang, sortMs])
  const table = useRef<HTMLDivElement>(null)
  const isInside = useInside(table)
  const stable = useStableOrder(sorted, `${view.sort} ${lang}`, isInside && isTimeSort(view.sort))
  const filtered = stable.jobs
  useEffect(() => whenIdle(() => prepareFilter(filtered), IDLE_MS), [filtered])
  const shown = useMemo(() => {
    if (!hasFilters(view)) return [...stable.jobs]
    const classes = new Map(attention.map(({ job, attention: { kind } }) => [job.name, kind]))
    return filterJobs(stable.jobs, view, {
      isFavourite: (job) => favourites.has(job),
      classOf: (job) => classes.get(job) ?? null,
    })
  }, [stable.jobs, view, attention, favourites])

  const title = formatHeadline(list, attention.length, layout.phone, words)
  const worst = attention[0] ? CLASS_STATUS[attention[0].attention.kind] : null
  const past =
    asOfMs === null ? title : words.headline.pastTitle(title, formatInstant(asOfMs, zone, lang, asOfMs))
  useTabStatus(past, worst, isOld)

  const state = useMemo<JobsPageState>(
    () => ({
      list,
      workspace,
      choices,
      change,
      favourites,
      attention,
      layout,
      hiddenColumns,
      isWall,
      skewMs,
      nowMs,
      isOld,
      buildJobHref,
      buildRunHref,
    }),
    [
      list,
      workspace,
      choices,
      change,
      favourites,
      attention,
      layout,
      hiddenColumns,
      isWall,
      skewMs,
      nowMs,
      isOld,
      buildJobHref,
      buildRunHref,
    ],
  )
  const { moved, sortAgain } = stable
  const latest = useRef(search)
  useEffect(() => {
    latest.current = search
  })
  const buildLink = useCallback(() => buildShareLink(latest.current, zone, window.location.pathname), [zone])
  const setWall = useCallback(
    () =>
      changeSearch((before) =>
        writeWallParams(before, { on: true, everyMs: null, awake: true, chime: false }),
      ),
    [changeSearch],
  )
  return (
    <JobsProvider value={state}>
      <JobsClockProvider skewMs={skewMs} frozenMs={asOfMs}>
        <div
          ref={root}
          data-old={isOld ? '' : undefined}
          className="print:w-[1040px] grid grid-cols-[minmax(0,1fr)] gap-3 max-sm:gap-0"
        >
          <FreshnessBanner resource={resource} size="page" />
          <FilteredProvider value={{ view, shown, moved, sortAgain }}>
            <Content title={title} table={table} buildLink={buildLink} onWall={setWall} />
          </FilteredProvider>
        </div>
      </JobsClockProvider>
    </JobsProvider>
  )
}

interface ContentProps {
  title: string
  table: RefObject<HTMLDivElement | null>
  buildLink: () => string
  onWall: () => void
}

function Content({ title, table, buildLink, onWall }: ContentProps) {
  const words = useJobsWords()
  const state = useJobs()
  const { list, workspace, change, attention, layout, isWall, nowMs } = state
  const { isOld, buildJobHref, buildRunHref } = state
  const { view, shown } = useFilteredJobs()
  const [showsAside, setShowsAside] = useState(false)
  const showAside = useCallback(() => setShowsAside(true), [])
  const marks = useSetAside()
  const visible = useMemo(
    // A wall has no user who could set rows aside.
    () =>
      isWall || showsAside ? attention : attention.filter((item) => !marks.has(markOf(workspace, item))),
    [isWall, showsAside, attention, marks, workspace],
  )
  const band = useMemo(() => visible.slice(0, BAND_ROWS), [visible])
  const page = useRef<HTMLDivElement>(null)
  const rows = useRef<RowsHandle>(null)
  const filter = useRef<HTMLInputElement>(null)
  const focusedKey = useFocusedKey(page)
  const { runsFromMs } = list.progress
  const isReading = isReadingJobs(list.progress)
  const shared = useMemo<SharedRowProps>(
    () => ({ layout, runsFromMs, isReading, isOld, buildJobHref, buildRunHref, links: new Map() }),
    [layout, runsFromMs, isReading, isOld, buildJobHref, buildRunHref],
  )

  const byName = useMemo(() => new Map(list.jobs.map((job) => [job.name, job])), [list.jobs])
  const actions = useMemo(() => {
    const star = (job: string) => toggleFavourite(workspace, job)
    const setAside = (job: string) => {
      const item = attention.find((one) => one.job.name === job)
      if (item) toggleSetAside(markOf(workspace, item))
    }
    return {
      star,
      setAside,
      chooseFolder: (job: string) => {
        const folder = byName.get(job)?.folder
        if (folder !== undefined && folder !== '') change({ folders: [folder] })
      },
      buildRunHref: (job: string, id: string | null) => {
        const found = byName.get(job)
        const runId = id ?? (found && findLatestRun(found)?.id)
        return runId === undefined ? null : buildRunHref(job, runId)
      },
      readStrip: (strip: Element) => {
        const name = strip.closest<HTMLElement>('[data-job]')?.dataset['job']
        const job = name === undefined ? undefined : byName.get(name)
        return job ? { slots: listSlots(job, layout.runs), count: layout.runs } : null
      },
    }
  }, [workspace, attention, byName, change, buildRunHref, layout.runs])
  useTableInput(page, actions)
  useJobNavigation({
    band,
    focusedKey,
    rows,
    filter,
    links: shared.links,
    star: actions.star,
    setAside: actions.setAside,
  })
  const kinds = [...new Set(attention.map((item) => item.attention.kind))]
  return (
    <div ref={page} className="grid grid-cols-[minmax(0,1fr)] gap-3 max-sm:gap-0">
      <section className="card overflow-hidden">
        <Headline
          title={title}
          aside={attention.length - visible.length}
          onShowAside={showAside}
          buildLink={buildLink}
          onWall={onWall}
        />
        {band.length > 0 && <Band items={band} shared={shared} />}
        {visible.length > band.length && (
          <More count={visible.length - band.length} onClick={() => change({ ...NO_FILTERS, need: kinds })} />
        )}
      </section>
      {/* On a wall the sticky head is the first in the card, and would cover its corners. */}
      <section ref={table} aria-label={words.table} className={`card ${isWall ? 'overflow-clip' : ''}`}>
        {!isWall && <Tools filterRef={filter} />}
        {!isWall && !layout.phone && list.jobs.length > 0 && (
          <div className="border-b border-line px-5 py-1.5">
            <StatusChips />
          </div>
        )}
        <table
          className="w-full table-fixed border-separate border-spacing-0"
          aria-rowcount={shown.length + 1}
        >
          <caption className="sr-only">{words.table}</caption>
          <TableHead />
          <Rows ref={rows} shared={shared} focusedKey={focusedKey} bandRows={band.length} />
        </table>
        {shown.length === 0 && (
          <NoMatch view={view} total={list.jobs.length} onClear={() => change(NO_FILTERS)} />
        )}
        {list.realTimeJobs > 0 && (shown.length > 0 || list.jobs.length === 0) && (
          <p className="px-5 py-2 text-12 text-t3 max-md:px-4">{words.realTime(list.realTimeJobs)}</p>
        )}
      </section>
      <StripHover root={page} readStrip={actions.readStrip} nowMs={nowMs} />
    </div>
  )
}
