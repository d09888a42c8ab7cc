import { type RunNode } from '../../../contract/run'
import { STATUS } from '../../../contract/status'
import { statusWord, useLocale } from '../../../i18n/locale'
import { useLogWords } from '../../../i18n/log-words'
import { formatCount } from '../../../lib/number'
import { showInvisible } from '../../../lib/text'
import { formatDuration } from '../../../lib/time/duration'
import { formatClock } from '../../../lib/time/format'
import { computeNodeDuration, isLiveNode } from '../../../model/run/duration'
import { useLiveNow, useRun } from '../run-context'

interface NodeFactsProps {
  node: RunNode
  /** Only status, duration and attempt. */
  isShort: boolean
}

/** What a log without its timeline says of the node. */
export function NodeFacts({ node, isShort }: NodeFactsProps) {
  const { lang, zone } = useLocale()
  const words = useLogWords()
  const { run } = useRun()
  const nowMs = useLiveNow(isLiveNode(node, run))
  const durationMs = computeNodeDuration(node, run, nowMs ?? 0)
  const { startMs, endMs, retries } = node
  const clock = (ms: number | null) => (ms === null ? '…' : formatClock(ms, zone))
  const span = startMs === null && endMs === null ? null : `${clock(startMs)}–${clock(endMs)}`
  return (
    <>
      <bdi data-tone={STATUS[node.status].tone} className="font-semibold text-(--ink)">
        {statusWord(node.status, node.rawStatus, lang)}
      </bdi>
      {!isShort && <bdi>{showInvisible(node.type)}</bdi>}
      {!isShort && span !== null && <span>{span}</span>}
      {durationMs !== null && <span>{formatDuration(durationMs, lang)}</span>}
      {retries !== null && retries > 0 && (
        <span data-tone="exception" className="font-medium text-(--ink)">
          {words.attemptNow(formatCount(retries + 1))}
        </span>
      )}
    </>
  )
}
