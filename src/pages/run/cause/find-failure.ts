import { type NodeCause } from '../../../contract/log'
import { type RunNode } from '../../../contract/run'
import { isFailing } from '../../../contract/status'
import { type Causes } from './use-causes'

/** Of nodes that failed and have a log, the first one whose log says why; until that is known, the first one. */
export function findFailure(nodes: readonly RunNode[], causes: Causes): RunNode | undefined {
  const failed = nodes.filter(({ status, logPath }) => isFailing(status) && logPath !== null)
  const timeOf = ({ endMs, startMs }: RunNode) => endMs ?? startMs ?? Infinity
  return failed.toSorted(
    (a, b) => rankCause(causes.get(a.key)) - rankCause(causes.get(b.key)) || timeOf(a) - timeOf(b),
  )[0]
}

function rankCause(found: NodeCause | undefined): number {
  if (found?.cause?.sure === 'cause') return 0
  return found?.cause ? 1 : 2
}
