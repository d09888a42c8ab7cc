import { createContext, useContext } from 'react'
import { type JobHistory } from '../../contract/job'
import { type JobRef } from '../../contract/run-ref'
import { type Interval } from '../../lib/time/interval'
import { type Marks } from '../../model/job-runs/marks'
import { type Row } from '../../model/job-runs/rows'
import { type Statistics } from '../../model/job-runs/statistics'
import { type UsualBefore } from '../../model/job-runs/usual-before'
import { type JobRunsView, type WindowName } from '../../model/job-runs/view'
import { type LiveResource } from '../../query/live-resource'
import { type JobRunsWords } from '../../i18n/en/job-runs'

/** What all parts of the page of a job share. It changes with the data and with the address, not with every second. */
export interface JobRunsState {
  reference: JobRef
  resource: LiveResource<JobHistory>
  history: JobHistory
  words: JobRunsWords
  view: JobRunsView
  /** The window in force. */
  windowName: WindowName | null
  window: Interval
  /** All that were read, newest first. */
  rows: readonly Row[]
  /** Those of the window. */
  windowRows: readonly Row[]
  statistics: Statistics
  /** The runs that are marked to be compared. */
  marks: Marks | null
  usualBefore: UsualBefore
  /** The newest planned time, when it has no run. */
  missedMs: number | null
  /** To be added to this browser's clock. */
  skewMs: number
  /** The clock stands still here while the data are old. */
  frozenMs: number | null
  /** When the data last changed, in the server's time. */
  changedAtMs: number
  change: (patch: Partial<JobRunsView>) => void
  buildRunHref: (id: string) => string
}

const JobRunsContext = createContext<JobRunsState | null>(null)
export const JobRunsProvider = JobRunsContext.Provider

export function useJobRuns(): JobRunsState {
  const state = useContext(JobRunsContext)
  if (!state) throw new Error('useJobRuns needs a JobRunsProvider above')
  return state
}
