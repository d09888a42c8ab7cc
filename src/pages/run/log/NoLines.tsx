import { type RunNode } from '../../../contract/run'
import { isTerminal, isUnstarted } from '../../../contract/status'
import { useLogWords } from '../../../i18n/log-words'
import { useRunNow } from '../run-context'
import { LogReason } from './LogReason'
import { useLogFile } from './use-log-file'

interface NoLinesProps {
  node: RunNode
  /** It was read, and is empty. */
  isEmpty: boolean
  /** It was written anew while it was open. */
  isRenewed: boolean
  /** Why it could not be read; null while it is being read. */
  error: unknown
  onRetry: () => void
}

/** Stands where the lines would: that they are being read, or why there are none. */
export function NoLines({ node, isEmpty, isRenewed, error, onRetry }: NoLinesProps) {
  const words = useLogWords()
  const nowMs = useRunNow()
  const fileHref = useLogFile(node)
  if (!isEmpty && error === null) return <Loading label={words.loading} />
  const isWaiting =
    node.startMs === null && node.endMs === null && isUnstarted(node.status) && !isTerminal(node.status)
  const empty = { kind: isRenewed ? 'emptied' : 'empty' } as const
  const why = error === null ? empty : ({ kind: 'failed', error } as const)
  return (
    <LogReason
      node={node}
      why={isWaiting ? { kind: 'not-started' } : why}
      fileHref={fileHref}
      nowMs={nowMs}
      onRetry={onRetry}
    />
  )
}

/** Nothing for a moment, then still grey lines. */
function Loading({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="late grid content-start gap-2 p-4">
      {Array.from({ length: 12 }, (_, index) => (
        <span
          key={index}
          aria-hidden
          className="h-2.5 rounded-sm bg-grid"
          style={{ width: `${40 + ((index * 37) % 55)}%` }}
        />
      ))}
    </div>
  )
}
