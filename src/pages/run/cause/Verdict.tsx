import { FileText } from 'lucide-react'
import { type NodeCause } from '../../../contract/log'
import { useLocale } from '../../../i18n/locale'
import { useLogWords } from '../../../i18n/log-words'
import { formatCount } from '../../../lib/number'
import { showInvisible } from '../../../lib/text'
import { formatClock } from '../../../lib/time/format'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { Button } from '../../../ui/Button'
import { useRun } from '../run-context'

/** Why the run failed: the first failed node whose log says it, in the header's last row. Nothing while that is not known. */
export function Verdict() {
  const { zone } = useLocale()
  const words = useLogWords()
  const { run, causes, openLog, isPhone } = useRun()
  const failed = run.nodes.flatMap((node) => {
    const cause = causes.get(node.key)
    return cause && node.logPath !== null ? [{ node, cause }] : []
  })
  const [shown] = failed.toSorted(
    (a, b) =>
      rankCause(a.cause) - rankCause(b.cause) ||
      (a.node.endMs ?? a.node.startMs ?? Infinity) - (b.node.endMs ?? b.node.startMs ?? Infinity),
  )
  if (!shown) return null
  const { node, cause } = shown
  const found = cause.cause
  const note = found ? null : explain(cause, words)
  if (!found && note === null) return null
  const details = [
    found?.detail !== undefined && showInvisible(found.detail),
    found && (found.line === null ? null : words.line(formatCount(found.line))),
    found?.timeMs !== null && found?.timeMs !== undefined && formatClock(found.timeMs, zone),
    found?.sure === 'last_error_line' && words.lastErrorLine,
  ].filter((text): text is string => typeof text === 'string')
  return (
    <div
      data-tone={found ? 'fail' : 'neutral'}
      className="-mx-5 mt-3 -mb-5 flex items-center gap-3 rounded-b-lg border-t border-line bg-(--tint) px-5 py-2.5 max-md:-mx-4 max-md:-mb-4 max-md:rounded-none max-md:px-4"
    >
      <StatusGlyph status={node.status} />
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 flex-wrap gap-x-3">
          <bdi className="font-semibold [overflow-wrap:anywhere]">{showInvisible(node.name)}</bdi>
          {found ? (
            <span
              className={`min-w-0 font-mono text-12 leading-5 [overflow-wrap:anywhere] md:truncate ${found.sure === 'cause' ? 'font-semibold text-ink-fail' : 'text-t1'}`}
            >
              {showInvisible(found.text)}
            </span>
          ) : (
            <span className="text-t2">{note}</span>
          )}
        </p>
        {details.length > 0 && (
          <p className="font-mono text-12 text-t2 [overflow-wrap:anywhere]">{details.join(' · ')}</p>
        )}
      </div>
      <Button icon={FileText} className="shrink-0" onClick={() => openLog(node.key)}>
        {isPhone ? words.short : words.open}
        {!isPhone && <kbd className="kbd">l</kbd>}
      </Button>
    </div>
  )
}

function rankCause({ cause }: NodeCause): number {
  if (cause?.sure === 'cause') return 0
  return cause ? 1 : 2
}

function explain({ why }: NodeCause, words: ReturnType<typeof useLogWords>): string | null {
  if (why === 'no_cause') return words.noCause
  if (why === 'mrs_connection') return words.mrsConnection
  return why === 'earlier_attempt' ? words.earlierAttempt : null
}
