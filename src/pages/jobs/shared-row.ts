import { type JobsLayout } from './columns'

/** The same for all rows: its identity changes only when all must be drawn again. */
export interface SharedRowProps {
  layout: JobsLayout
  /** From when on all runs are known. */
  runsFromMs: number | null
  /** Of some jobs no more than their runs is known yet. */
  isReading: boolean
  /** The list is too old: what ran then may have ended. */
  isOld: boolean
  buildJobHref: (job: string) => string
  buildRunHref: (job: string, id: string) => string
  /** The link of each row that exists, by the row's key, to give it the focus. */
  links: Map<string, HTMLElement>
}
