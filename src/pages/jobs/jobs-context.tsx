import { createContext, useContext } from 'react'
import { type Job, type JobList } from '../../contract/job'
import { type AttentionItem } from '../../model/jobs/attention'
import { type JobsView } from '../../model/jobs/view'
import { type HiddenColumns } from '../../ui/use-hidden-columns'
import { type ColumnId, type JobsLayout } from './columns'

/** What changes of a view. A function gets the view with all earlier changes. */
export type ViewChange = Partial<JobsView> | ((view: JobsView) => Partial<JobsView>)

/** What a view says beside the text: what is chosen, and the order. */
type JobsChoices = Omit<JobsView, 'q'>

/** What all parts of the page share. It stands still while a text is typed. */
export interface JobsPageState {
  list: JobList
  workspace: string
  choices: JobsChoices
  change: (update: ViewChange) => void
  favourites: ReadonlySet<string>
  /** What needs attention, in order. */
  attention: readonly AttentionItem[]
  layout: JobsLayout
  hiddenColumns: HiddenColumns<ColumnId>
  isWall: boolean
  /** Shows the page as a wall. */
  showWall: () => void
  /** To be added to this browser's clock to get the server's time. */
  skewMs: number
  /** A moment of the last seconds, by the server's clock. */
  nowMs: number
  /** The data are too old to pass for the present. */
  isOld: boolean
  buildJobHref: (job: string) => string
  buildRunHref: (job: string, id: string) => string
  /** The full address of this view, for sharing. */
  buildLink: () => string
}

/** What changes with each key that is typed into the filter. */
export interface FilteredJobs {
  view: JobsView
  /** The jobs that pass the filters, in order. */
  shown: readonly Job[]
  /** Rows whose place would change if they were sorted now. */
  moved: number
  sortAgain: () => void
}

const JobsContext = createContext<JobsPageState | null>(null)
const FilteredContext = createContext<FilteredJobs | null>(null)
export const JobsProvider = JobsContext.Provider
export const FilteredProvider = FilteredContext.Provider

export function useJobs(): JobsPageState {
  const state = useContext(JobsContext)
  if (!state) throw new Error('useJobs needs a JobsProvider above')
  return state
}

export function useFilteredJobs(): FilteredJobs {
  const state = useContext(FilteredContext)
  if (!state) throw new Error('useFilteredJobs needs a FilteredProvider above')
  return state
}
