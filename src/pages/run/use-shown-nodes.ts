import { useMemo } from 'react'
import { type Run, type RunNode } from '../../contract/run'
import { statusWord, useLocale } from '../../i18n/locale'
import { filterNodes, sortNodes } from '../../model/run/order'
import { type Sort, type ViewState } from '../../model/run/view'

/** The nodes of a replay keep the order of the actual ones, so that no row moves, but for orders by what they were then. */
function orderReplayed(sorted: readonly RunNode[], run: Run, actual: Run, sort: Sort): readonly RunNode[] {
  if (run === actual) return sorted
  if (sort === 'problems' || sort.endsWith('status')) return sortNodes(run.nodes, sort, run, 0)
  const byKey = new Map(run.nodes.map((node) => [node.key, node]))
  return sorted.flatMap(({ key }) => byKey.get(key) ?? [])
}

interface ShownGiven {
  run: Run
  actualRun: Run
  view: ViewState
  sort: Sort
  changedAtMs: number
}

/** The nodes that pass the filters of the view, in its order. */
export function useShownNodes({ run, actualRun, view, sort, changedAtMs }: ShownGiven): readonly RunNode[] {
  const { lang } = useLocale()
  const sorted = useMemo(
    () => sortNodes(actualRun.nodes, sort, actualRun, changedAtMs),
    // oxlint-disable-next-line react/exhaustive-deps -- a growing duration is sorted when the data change, not every second
    [actualRun, sort],
  )
  return useMemo(
    () =>
      filterNodes(orderReplayed(sorted, run, actualRun, sort), view, (node) =>
        statusWord(node.status, node.rawStatus, lang),
      ),
    // oxlint-disable-next-line react/exhaustive-deps -- only these of the view
    [sorted, actualRun, run, sort, view.q, view.status, view.types, lang],
  )
}
