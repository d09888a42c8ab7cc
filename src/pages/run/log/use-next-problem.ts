import { type RunNode } from '../../../contract/run'
import { findNextProblem } from '../next-problem'
import { useRun } from '../run-context'

interface NextProblem {
  /** Undefined where no other node with a log has a problem. */
  next: RunNode | undefined
  /** Shows its log. */
  showNext: () => void
}

/** The next node with a problem and a log, in the order of the table. */
export function useNextProblem(node: RunNode): NextProblem {
  const { shown, run, roots, change } = useRun()
  const next = findNextProblem(shown.includes(node) ? shown : run.nodes, node, { hasLog: true, roots })
  return {
    next,
    showNext: () => {
      if (next) change({ nodes: [next.key] })
    },
  }
}
