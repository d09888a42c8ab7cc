import { type RefObject } from 'react'
import { useNavigate } from 'react-router-dom'
import { isProblem } from '../../contract/status'
import { type AttentionItem } from '../../model/jobs/attention'
import { findLatestRun, getLatestStatus } from '../../model/jobs/latest'
import { useShortcuts } from '../../shell/shortcuts/shortcuts'
import { bandKey } from './Band'
import { useJobs } from './jobs-context'
import { rowKey } from './JobRow'
import { type RowsHandle } from './Rows'

interface NavigationOptions {
  /** The rows of what needs attention that are on screen. */
  band: readonly AttentionItem[]
  focusedKey: string | null
  rows: RefObject<RowsHandle | null>
  filter: RefObject<HTMLInputElement | null>
  links: Map<string, HTMLElement>
  star: (job: string) => void
  setAside: (job: string) => void
}

/** Moves the focus through what needs attention and then through the table, by keys. */
export function useJobNavigation(options: NavigationOptions): void {
  const { band, focusedKey, rows, filter, links, star, setAside } = options
  const { shown, buildRunHref } = useJobs()
  const navigate = useNavigate()
  const keys = [...band.map(({ job }) => bandKey(job.name)), ...shown.map(({ name }) => rowKey(name))]
  const jobs = [...band.map(({ job }) => job), ...shown]
  const at = focusedKey === null ? -1 : keys.indexOf(focusedKey)
  const focused = jobs[at]

  const focusAt = (index: number) => {
    const key = keys[index]
    if (key === undefined) return
    if (index < band.length) links.get(key)?.focus()
    else rows.current?.reveal(index - band.length)
  }
  const step = (by: 1 | -1) => {
    const first = by > 0 ? 0 : keys.length - 1
    focusAt(at < 0 ? first : Math.min(keys.length - 1, Math.max(0, at + by)))
  }
  const isWrong = (index: number): boolean => {
    const job = jobs[index]
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
      const run = focused && findLatestRun(focused)
      if (!run) return false
      void navigate(buildRunHref(focused.name, run.id))
      return true
    },
    problemJob: () => {
      const after = keys.findIndex((_, index) => index > at && isWrong(index))
      focusAt(after >= 0 ? after : keys.findIndex((_, index) => isWrong(index)))
    },
    star: () => (focused ? star(focused.name) : false),
    setAside: () => {
      if (!focused || at >= band.length) return false
      // Its row goes away, and the next one takes the focus.
      focusAt(at + 1)
      setAside(focused.name)
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
