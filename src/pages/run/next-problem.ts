import { type RunNode } from '../../contract/run'
import { isProblem } from '../../contract/status'

/** The next node with a problem behind `from`, then from the start on; undefined where no other has one. `hasLog`: only of those with a log. */
export function findNextProblem(
  nodes: readonly RunNode[],
  from: RunNode | null,
  hasLog: boolean,
): RunNode | undefined {
  const at = from === null ? -1 : nodes.findIndex(({ key }) => key === from.key)
  return [...nodes.slice(at + 1), ...nodes.slice(0, Math.max(0, at))].find(
    ({ status, logPath }) => isProblem(status) && (!hasLog || logPath !== null),
  )
}
