import { type RefObject } from 'react'
import { useNavigate } from 'react-router-dom'
import { isProblem } from '../../contract/status'
import { type Item } from '../../model/job-runs/day-heads'
import { useLastRow } from '../../shell/shortcuts/last-row'
import { createRowWalk } from '../../shell/shortcuts/row-walk'
import { useShortcuts } from '../../shell/shortcuts/shortcuts'
import { type RevealRow } from '../../ui/use-row-reveal'
import { useJobRuns } from './job-runs-context'

interface NavigationOptions {
  items: readonly Item[]
  focusedKey: string | null
  reveal: RevealRow
  filter: RefObject<HTMLInputElement | null>
}

/** Moves the focus through the runs, by keys. */
export function useRunNavigation({ items, focusedKey, reveal, filter }: NavigationOptions): void {
  const { history, buildRunHref } = useJobRuns()
  const navigate = useNavigate()
  const getLastKey = useLastRow(focusedKey)
  // Heads of days, and planned times without a run, have nothing to open.
  const runs = items.flatMap((item, index) =>
    item.kind === 'row' && item.row.run ? [{ index, key: item.row.key, status: item.row.run.status }] : [],
  )
  const { step, stepTo } = createRowWalk({
    count: runs.length,
    keyAt: (place) => runs[place]?.key ?? '',
    focusedKey,
    getLastKey,
    focusAt: (place) => {
      const run = runs[place]
      if (run) reveal(run.index, run.key, true)
    },
  })
  useShortcuts({
    nextRun: () => step(1),
    previousRun: () => step(-1),
    // The focused row's time is a link, which the browser follows.
    openRun: () => false,
    newestRun: history.latest.runs.length > 0 ? () => void navigate(buildRunHref('latest')) : undefined,
    problemRun: () => stepTo((place) => isProblem(runs[place]?.status ?? 'success')),
    filterRuns: () => filter.current?.focus(),
    close: () => {
      if (document.activeElement !== filter.current) return false
      filter.current?.blur()
      return true
    },
  })
}
