import { type RunNode } from '../../../contract/run'
import { isProblem } from '../../../contract/status'
import { useShortcuts } from '../../../shell/shortcuts/shortcuts'
import { useRun } from '../run-context'
import { LogPanel } from './LogPanel'

/** The log over the full width: it stands in the place of all that the page shows of the run. */
export function LogPage({ node }: { node: RunNode }) {
  const { shown, run, change, isPhone } = useRun()
  const nodes = shown.includes(node) ? shown : run.nodes
  const step = (by: 1 | -1) => {
    const next = nodes[nodes.indexOf(node) + by]
    if (next) change({ nodes: [next.key] })
  }
  const close = () => change({ log: 'beside' })
  const showNextProblem = () => {
    const from = nodes.indexOf(node)
    const next = [...nodes.slice(from + 1), ...nodes.slice(0, from)].find(({ status }) => isProblem(status))
    if (next) change({ nodes: [next.key] })
  }
  useShortcuts({ next: () => step(1), previous: () => step(-1), problem: showNextProblem, close })
  return (
    <div className="card h-[calc(100dvh-88px)] min-h-100 overflow-hidden">
      <LogPanel node={node} place={isPhone ? 'sheet' : 'full'} onStep={step} onClose={close} />
    </div>
  )
}
