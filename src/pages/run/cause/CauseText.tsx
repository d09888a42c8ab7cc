import { type NodeCause } from '../../../contract/log'
import { useLaterWords, useLocale } from '../../../i18n/locale'
import { useLogWords } from '../../../i18n/log-words'
import { formatCount } from '../../../lib/number'
import { showInvisible } from '../../../lib/text'
import { formatClock } from '../../../lib/time/format'
import { useListedRun } from '../use-listed-run'
import { useRunFrame } from '../run-context'
import { explainCause, explainDoubt } from './explain'

/** The cause that a log names, or why it names none. */
export function CauseText({ cause: { cause, why } }: { cause: NodeCause }) {
  const words = useLogWords()
  const { isPhone } = useRunFrame()
  if (cause)
    return (
      <span
        className={`min-w-0 font-mono text-12 leading-5 [overflow-wrap:anywhere] ${isPhone ? 'line-clamp-4' : 'truncate'} ${cause.sure === 'cause' ? 'font-semibold text-ink-fail' : 'text-t1'}`}
      >
        {showInvisible(cause.text)}
      </span>
    )
  return (
    <>
      <span className="text-t2">{why === null ? '' : explainCause(why, words)}</span>
      {isPhone && <ListedError />}
    </>
  )
}

/** DGC's own words, which elsewhere stand among the facts of the run. */
function ListedError() {
  const { actualFacts, reference } = useRunFrame()
  const { neighbours: words } = useLaterWords()
  const error = useListedRun(actualFacts, reference)?.error ?? null
  if (error === null) return null
  return (
    <span className="line-clamp-3 [overflow-wrap:anywhere] text-t2">
      {words.error} <bdi className="text-ink-fail">{showInvisible(error)}</bdi>
    </span>
  )
}

/** Its second line, where it stands, and how sure it is. */
export function CauseDetails({ cause: found }: { cause: NodeCause }) {
  const { zone } = useLocale()
  const words = useLogWords()
  const { cause } = found
  if (!cause) return null
  const details = [
    cause.detail !== undefined && showInvisible(cause.detail),
    cause.line !== null && words.line(formatCount(cause.line)),
    cause.timeMs !== null && formatClock(cause.timeMs, zone),
    explainDoubt(found, words),
  ].filter(Boolean)
  return <p className="font-mono text-12 text-t2 [overflow-wrap:anywhere]">{details.join(' · ')}</p>
}
