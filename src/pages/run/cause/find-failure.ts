import { type NodeCause } from '../../../contract/log'
import { type RunNode } from '../../../contract/run'
import { isFailing } from '../../../contract/status'
import { type RunInsight } from '../run-insight'
import { type Causes } from './use-causes'

/**
 * Of nodes that failed, the first one whose log says why; until that is known, the first one that has a log. Once it is known which failures came of
 * others, and which the run went on after, those stand behind.
 */
export function findFailure(
  nodes: readonly RunNode[],
  causes: Causes,
  insight: Pick<RunInsight, 'roots' | 'ignored'> | null,
): RunNode | undefined {
  const rankPlace = ({ key }: RunNode) => {
    if (!insight || insight.roots.has(key)) return 0
    return insight.ignored.has(key) ? 2 : 1
  }
  const failed = nodes.filter(({ status }) => isFailing(status))
  const timeOf = ({ endMs, startMs }: RunNode) => endMs ?? startMs ?? Infinity
  return failed.toSorted(
    (a, b) =>
      rankPlace(a) - rankPlace(b) ||
      rankCause(causes.get(a.key)) - rankCause(causes.get(b.key)) ||
      Number(a.logPath === null) - Number(b.logPath === null) ||
      timeOf(a) - timeOf(b),
  )[0]
}

function rankCause(found: NodeCause | undefined): number {
  if (found?.cause?.sure === 'cause') return 0
  return found?.cause ? 1 : 2
}
