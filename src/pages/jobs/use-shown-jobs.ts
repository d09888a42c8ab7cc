import { useEffect, useMemo, type RefObject } from 'react'
import { type Job } from '../../contract/job'
import { useLocale } from '../../i18n/locale'
import { type AttentionItem } from '../../model/jobs/attention'
import { filterJobs, prepareFilter } from '../../model/jobs/filter'
import { isTimeSort, sortJobs } from '../../model/jobs/sort'
import { hasFilters, type JobsView } from '../../model/jobs/view'
import { whenIdle } from '../../ui/when-idle'
import { type FilteredJobs } from './jobs-context'
import { useInside } from './use-inside'
import { useStableOrder } from './use-stable-order'

const IDLE_MS = 500

interface ShownGiven {
  jobs: readonly Job[]
  view: JobsView
  attention: readonly AttentionItem[]
  favourites: ReadonlySet<string>
  nowMs: number
  table: RefObject<HTMLElement | null>
}

/** The jobs that pass the filters of the view, in its order. */
export function useShownJobs(given: ShownGiven): FilteredJobs {
  const { jobs, view, attention, favourites, nowMs, table } = given
  const { sort } = view
  const { lang } = useLocale()
  const sortMs = isTimeSort(sort) ? nowMs : 0
  const sorted = useMemo(() => sortJobs(jobs, sort, lang, sortMs), [jobs, sort, lang, sortMs])
  const isInside = useInside(table)
  const stable = useStableOrder(sorted, `${sort} ${lang}`, isInside && isTimeSort(sort))
  const { jobs: ordered, moved, sortAgain } = stable
  useEffect(() => whenIdle(() => prepareFilter(ordered), IDLE_MS), [ordered])
  const shown = useMemo(() => {
    if (!hasFilters(view)) return ordered
    const classes = new Map(attention.map(({ job, attention: { kind } }) => [job.name, kind]))
    return filterJobs(ordered, view, {
      isFavourite: (job) => favourites.has(job),
      classOf: (job) => classes.get(job) ?? null,
    })
  }, [ordered, view, attention, favourites])
  return { view, shown, moved, sortAgain }
}
