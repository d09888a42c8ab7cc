import { type RunNode } from '../../../contract/run'
import { useShortcuts } from '../../../shell/shortcuts/shortcuts'
import { useRun } from '../run-context'
import { LogPanel } from './LogPanel'
import { useNextProblem } from './use-next-problem'

/** The log over the full width: it stands in the place of all that the page shows of the run. */
export function LogPage({ node }: { node: RunNode }) {
  const { shown, run, change } = useRun()
  const { showNext } = useNextProblem(node)
  const nodes = shown.includes(node) ? shown : run.nodes
  const step = (by: 1 | -1) => {
    const next = nodes[nodes.indexOf(node) + by]
    if (next) change({ nodes: [next.key] })
  }
  useShortcuts({
    next: () => step(1),
    previous: () => step(-1),
    problem: showNext,
    close: () => change({ log: 'beside' }),
  })
  return (
    <div className="card h-[calc(100dvh-88px)] min-h-100 overflow-hidden">
      <LogPanel
        node={node}
        place="full"
        onStep={step}
        onClose={() => change({ nodes: [], log: null, logFind: '' })}
      />
    </div>
  )
}
