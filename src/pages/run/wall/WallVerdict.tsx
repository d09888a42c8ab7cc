import { type Run } from '../../../contract/run'
import { showInvisible, showName } from '../../../lib/text'
import { findFailure } from '../cause/find-failure'
import { type RunInsight } from '../run-insight'
import { type Causes } from '../cause/use-causes'

interface WallVerdictProps {
  run: Run
  causes: Causes
  insight: RunInsight | null
}

/** Why the run failed, in the words of a log, else what is not usual about it; nothing until that is known. */
export function WallVerdict({ run, causes, insight }: WallVerdictProps) {
  const verdict = insight?.verdict ?? null
  const node = findFailure(run.nodes, causes, insight)
  const cause = node && causes.get(node.key)?.cause
  if ((!node || !cause) && verdict) {
    const { lead, parts } = verdict
    return (
      <p className="wall-verdict">
        <b>{lead}</b>
        <span>{parts.map((part) => (typeof part === 'string' ? part : part.name)).join('')}</span>
      </p>
    )
  }
  if (!node || !cause) return null
  return (
    <p className="wall-verdict" data-tone="fail" data-sure={cause.sure === 'cause' || undefined}>
      <bdi>{showName(node.name)}</bdi>
      <span>{showInvisible(cause.text)}</span>
    </p>
  )
}
