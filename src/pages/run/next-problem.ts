import { type RunNode } from '../../contract/run'
import { isProblem } from '../../contract/status'

interface NextProblemOptions {
  /** Only nodes with a log. */
  hasLog: boolean
  /** Keys of failures that came first: they are visited before those that only followed from them. */
  roots: ReadonlySet<string>
}

/** The next node with a problem behind `from`, then from the start on; undefined where no other has one. */
export function findNextProblem(
  nodes: readonly RunNode[],
  from: RunNode | null,
  { hasLog, roots }: NextProblemOptions,
): RunNode | undefined {
  const isWanted = ({ status, logPath }: RunNode) => isProblem(status) && (!hasLog || logPath !== null)
  const problems = nodes.filter(isWanted)
  const ordered = [
    ...problems.filter(({ key }) => roots.has(key)),
    ...problems.filter(({ key }) => !roots.has(key)),
  ]
  const at = ordered.findIndex(({ key }) => key === from?.key)
  if (at >= 0) return ordered.length > 1 ? ordered[(at + 1) % ordered.length] : undefined
  if (from === null || roots.size > 0) return ordered[0]
  const fromAt = nodes.findIndex(({ key }) => key === from.key)
  return nodes.slice(fromAt + 1).find(isWanted) ?? ordered[0]
}
