import { type RefObject } from 'react'
import { useNavigate } from 'react-router-dom'
import { type Job } from '../../contract/job'
import { isProblem } from '../../contract/status'
import { type AttentionItem } from '../../model/jobs/attention'
import { getLatestStatus } from '../../model/jobs/latest'
import { useLastRow } from '../../shell/shortcuts/last-row'
import { createRowWalk } from '../../shell/shortcuts/row-walk'
import { useShortcuts } from '../../shell/shortcuts/shortcuts'
import { bandKey } from './Band'
import { useFilteredJobs } from './jobs-context'
import { rowKey } from './JobRow'
import { type RowsHandle } from './Rows'
import { type JobActions } from './use-job-actions'

interface NavigationOptions {
  /** The rows of what needs attention that are on screen. */
  band: readonly AttentionItem[]
  focusedKey: string | null
  rows: RefObject<RowsHandle | null>
  filter: RefObject<HTMLInputElement | null>
  links: Map<string, HTMLElement>
  actions: JobActions
}

/** Moves the focus through what needs attention and then through the table, by keys. */
export function useJobNavigation(options: NavigationOptions): void {
  const { band, focusedKey, rows, filter, links, actions } = options
  const { shown } = useFilteredJobs()
  const navigate = useNavigate()
  const getLastKey = useLastRow(focusedKey)
  const count = band.length + shown.length
  const jobAt = (index: number): Job | undefined =>
    index < band.length ? band[index]?.job : shown[index - band.length]
  const keyAt = (index: number): string => {
    const name = jobAt(index)?.name ?? ''
    return index < band.length ? bandKey(name) : rowKey(name)
  }
  const focusAt = (index: number) => {
    if (index < band.length) links.get(keyAt(index))?.focus()
    else rows.current?.reveal(index - band.length)
  }
  const { findFocused, step, stepTo } = createRowWalk({ count, keyAt, focusedKey, getLastKey, focusAt })
  const focusedJob = () => jobAt(findFocused())
  const isWrong = (index: number): boolean => {
    const job = jobAt(index)
    if (!job || index < band.length) return job !== undefined
    const status = getLatestStatus(job)
    return status === 'no-run' || (status !== null && isProblem(status))
  }
  useShortcuts({
    nextJob: () => step(1),
    previousJob: () => step(-1),
    // The focused row's name is a link, which the browser follows.
    openJob: () => false,
    latestRun: () => {
      const focused = focusedJob()
      const href = focused ? actions.buildRunHref(focused.name, null) : null
      if (href === null) return false
      void navigate(href)
      return true
    },
    problemJob: () => stepTo(isWrong),
    star: () => {
      const focused = focusedJob()
      return focused ? actions.star(focused.name) : false
    },
    setAside: () => {
      const at = findFocused()
      const focused = jobAt(at)
      if (!focused || at >= band.length) return false
      // Its row goes away, and the next one takes the focus.
      focusAt(at + 1)
      actions.setAside(focused.name)
      return true
    },
    filterJobs: () => filter.current?.focus(),
    close: () => {
      if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur()
      else return false
      return true
    },
  })
}
