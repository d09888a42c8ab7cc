import { type RefObject } from 'react'
import { useNavigate } from 'react-router-dom'
import { type Job } from '../../contract/job'
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
  const count = band.length + shown.length
  const jobAt = (index: number): Job | undefined =>
    index < band.length ? band[index]?.job : shown[index - band.length]
  const keyAt = (index: number): string => {
    const name = jobAt(index)?.name ?? ''
    return index < band.length ? bandKey(name) : rowKey(name)
  }
  /** The first place from `from` on for which it holds; -1 for none. */
  const findPlace = (from: number, holds: (index: number) => boolean): number => {
    for (let index = from; index < count; index++) if (holds(index)) return index
    return -1
  }
  /** Looked for when a key is pressed: there may be 10,000 rows. */
  const findFocused = () => (focusedKey === null ? -1 : findPlace(0, (index) => keyAt(index) === focusedKey))
  const focusedJob = () => jobAt(findFocused())

  const focusAt = (index: number) => {
    if (index < band.length) links.get(keyAt(index))?.focus()
    else rows.current?.reveal(index - band.length)
  }
  const step = (by: 1 | -1) => {
    const at = findFocused()
    const first = by > 0 ? 0 : count - 1
    focusAt(at < 0 ? first : Math.min(count - 1, Math.max(0, at + by)))
  }
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
      const run = focused && findLatestRun(focused)
      if (!run) return false
      void navigate(buildRunHref(focused.name, run.id))
      return true
    },
    problemJob: () => {
      const after = findPlace(findFocused() + 1, isWrong)
      focusAt(after >= 0 ? after : findPlace(0, isWrong))
    },
    star: () => {
      const focused = focusedJob()
      return focused ? star(focused.name) : false
    },
    setAside: () => {
      const at = findFocused()
      const focused = jobAt(at)
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
