import { useMemo, useRef } from 'react'
import { type JobList } from '../../contract/job'
import { useJobsWords } from '../../i18n/jobs-words'
import { useLocale } from '../../i18n/locale'
import { formatInstant } from '../../lib/time/format'
import { SECOND_MS } from '../../lib/time/units'
import { listAttention } from '../../model/jobs/attention'
import { jobsResource } from '../../query/jobs'
import { JobsClockProvider } from '../../run/jobs/clock'
import { formatHeadline } from '../../run/jobs/describe-attention'
import { CLASS_STATUS } from '../../run/jobs/glyphs'
import { useFavourites } from '../../shell/favourites/favourites'
import { FreshnessBanner } from '../../shell/freshness/FreshnessBanner'
import { useAsOf } from '../../shell/freshness/use-live-query'
import { CARD_BORDERS_PX, guessPagePx } from '../../shell/page-width'
import { useTabStatus } from '../../shell/use-tab-status'
import { useHiddenColumns } from '../../ui/use-hidden-columns'
import { useNow } from '../../ui/use-now'
import { usePageWidth } from '../../ui/use-printing'
import { useSameFields } from '../../ui/use-same-fields'
import { useWidth } from '../../ui/use-width'
import { chooseLayout, type ColumnId } from './columns'
import { Content } from './Content'
import { FilteredProvider, JobsProvider, type JobsPageState } from './jobs-context'
import { useJobsAddress } from './use-jobs-address'
import { useShownJobs } from './use-shown-jobs'

const STEP_MS = 10 * SECOND_MS

interface JobsViewProps {
  list: JobList
  skewMs: number
  workspace: string
}

/** The jobs of a workspace: what needs attention, then all of them. The address holds what is filtered and sorted. */
export function JobsView({ list, skewMs, workspace }: JobsViewProps) {
  const { lang, zone } = useLocale()
  const words = useJobsWords()
  const { view, ...address } = useJobsAddress(workspace)
  const resource = useMemo(() => jobsResource(workspace), [workspace])
  const asOfMs = useAsOf(resource)
  const isOld = asOfMs !== null
  // What is decided by the time is decided every few seconds.
  const nowMs = useNow(skewMs, asOfMs, STEP_MS)
  const [root, rootWidth] = useWidth<HTMLDivElement>(guessPagePx)
  const width = usePageWidth(rootWidth)
  const hiddenColumns = useHiddenColumns<ColumnId>('hidden-job-columns')
  const { hidden } = hiddenColumns
  const layout = useMemo(() => chooseLayout(width - CARD_BORDERS_PX, hidden), [width, hidden])
  const favourites = useFavourites(workspace)
  const { jobs } = list
  const attention = useMemo(() => listAttention(jobs, { nowMs, isOld }), [jobs, nowMs, isOld])
  const table = useRef<HTMLDivElement>(null)
  const filtered = useShownJobs({ jobs, view, attention, favourites, nowMs, table })

  const title = formatHeadline(list, attention.length, layout.phone, words)
  const worst = attention[0] ? CLASS_STATUS[attention[0].attention.kind] : null
  const past =
    asOfMs === null ? title : words.headline.pastTitle(title, formatInstant(asOfMs, zone, lang, asOfMs))
  useTabStatus(past, worst, isOld)

  const state = useSameFields<JobsPageState>({
    ...address,
    list,
    workspace,
    favourites,
    attention,
    layout,
    hiddenColumns,
    skewMs,
    nowMs,
    isOld,
  })
  return (
    <JobsProvider value={state}>
      <JobsClockProvider skewMs={skewMs} frozenMs={asOfMs}>
        <div
          ref={root}
          data-old={isOld ? '' : undefined}
          className="print:w-[1040px] grid grid-cols-[minmax(0,1fr)] gap-3 max-sm:gap-0"
        >
          <FreshnessBanner resource={resource} size="page" />
          <FilteredProvider value={filtered}>
            <Content title={title} table={table} />
          </FilteredProvider>
        </div>
      </JobsClockProvider>
    </JobsProvider>
  )
}
