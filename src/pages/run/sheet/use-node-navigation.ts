import { useEffect, type RefObject } from 'react'
import { useShortcuts } from '../../../shell/shortcuts/shortcuts'
import { type PanelHandle } from '../panel/PanelFrame'
import { findFailure } from '../cause/find-failure'
import { findNextProblem } from '../next-problem'
import { useRun } from '../run-context'
import { type RowsHandle } from './Rows'

interface NavigationTargets {
  rows: RefObject<RowsHandle | null>
  filter: RefObject<HTMLInputElement | null>
  panel: RefObject<PanelHandle | null>
}

export interface NodeNavigation {
  /** Selects the next or previous node; without a selection it moves the focus instead. */
  step: (by: 1 | -1) => void
  /** Clears the selection and returns the focus to its row. */
  close: () => void
}

/** Moves through the shown nodes, by keys and by the panel's buttons. */
export function useNodeNavigation({ rows, filter, panel }: NavigationTargets): NodeNavigation {
  const { run, causes, insight, shown, selected, view, roots, replay, startReplay, change, select, openLog } =
    useRun()
  const [node = null] = selected
  const indexOf = (key: string | null | undefined) => shown.findIndex((one) => one.key === key)

  const close = () => {
    panel.current?.release()
    const index = indexOf(node?.key)
    change({ nodes: [], log: null, logFind: '' })
    if (index >= 0) rows.current?.reveal(index, true)
    else filter.current?.focus()
  }
  const step = (by: 1 | -1) => {
    const from = indexOf(node?.key ?? rows.current?.focusedKey())
    const last = shown.length - 1
    const first = by > 0 ? 0 : last
    const index = from < 0 ? first : Math.min(last, Math.max(0, from + by))
    const next = shown[index]
    if (!next) return
    if (node) select(next.key, false)
    rows.current?.reveal(index, node === null)
  }
  const selectNextProblem = () => {
    const next = findNextProblem(shown, node, { hasLog: view.log !== null, roots })
    if (!next) return
    select(next.key, false)
    rows.current?.reveal(indexOf(next.key), false)
  }
  useShortcuts({
    next: () => step(1),
    previous: () => step(-1),
    // The focused row's name is a link, which the browser follows.
    open: () => false,
    problem: selectNextProblem,
    why: () => {
      panel.current?.release()
      change(({ why }) => ({ why: !why, nodes: [], log: null, logFind: '' }))
    },
    replay: () => (replay ? replay.leave() : startReplay(null)),
    log: () => {
      // Without a node it is the one that the header offers.
      const key = node?.key ?? rows.current?.focusedKey() ?? findFailure(run.nodes, causes, insight)?.key
      if (key !== undefined) openLog(key)
    },
    filter: () => {
      panel.current?.release()
      filter.current?.focus()
    },
    close: () => {
      if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur()
      else if (node) close()
      else if (view.why) change({ why: false })
      else if (replay) replay.leave()
      else if (view.vs !== null) change({ vs: null })
    },
  })

  // The selection of an opened address is scrolled into view once.
  useEffect(() => {
    const index = indexOf(view.nodes[0])
    if (index > 0) rows.current?.reveal(index, false)
    // oxlint-disable-next-line react/exhaustive-deps -- only for the address that was opened
  }, [])
  return { step, close }
}
