import { type Run } from '../../../contract/run'
import { showInvisible } from '../../../lib/text'
import { findFailure } from '../cause/find-failure'
import { type Causes } from '../cause/use-causes'

interface WallVerdictProps {
  run: Run
  causes: Causes
}

/** Why the run failed, in the words of a log; nothing until that is known. */
export function WallVerdict({ run, causes }: WallVerdictProps) {
  const node = findFailure(run.nodes, causes)
  const cause = node && causes.get(node.key)?.cause
  if (!node || !cause) return null
  return (
    <p className="wall-verdict" data-tone="fail" data-sure={cause.sure === 'cause' || undefined}>
      <bdi>{showInvisible(node.name)}</bdi>
      <span>{showInvisible(cause.text)}</span>
    </p>
  )
}
