import { LOG_FAILURES, type LogFailure } from '../../../contract/errors'
import { type CauseReason, type NodeCause } from '../../../contract/log'
import { useLocale } from '../../../i18n/locale'
import { useLogWords } from '../../../i18n/log-words'
import { type LogWords } from '../../../i18n/en/log'
import { formatCount } from '../../../lib/number'
import { showInvisible } from '../../../lib/text'
import { formatClock } from '../../../lib/time/format'
import { explainNoCause } from './explain'

/** The cause that a log names, or why it names none. */
export function CauseText({ cause: { cause, why } }: { cause: NodeCause }) {
  const words = useLogWords()
  if (cause)
    return (
      <span
        className={`min-w-0 font-mono text-12 leading-5 [overflow-wrap:anywhere] md:truncate ${cause.sure === 'cause' ? 'font-semibold text-ink-fail' : 'text-t1'}`}
      >
        {showInvisible(cause.text)}
      </span>
    )
  return <span className="text-t2">{why === null ? '' : explain(why, words)}</span>
}

/** Its second line, where it stands, and how sure it is. */
export function CauseDetails({ cause }: { cause: NonNullable<NodeCause['cause']> }) {
  const { zone } = useLocale()
  const words = useLogWords()
  const details = [
    cause.detail !== undefined && showInvisible(cause.detail),
    cause.line !== null && words.line(formatCount(cause.line)),
    cause.timeMs !== null && formatClock(cause.timeMs, zone),
    cause.sure === 'last_error_line' && words.lastErrorLine,
  ].filter((text) => text !== false)
  return <p className="font-mono text-12 text-t2 [overflow-wrap:anywhere]">{details.join(' · ')}</p>
}

/** Of a log that could not be read, the failure. */
function explain(why: CauseReason, words: LogWords): string {
  const text = explainNoCause(why, words)
  if (text !== null) return text
  return isLogFailure(why) ? words.reasons[why].title : ''
}

const isLogFailure = (why: CauseReason): why is LogFailure => LOG_FAILURES.some((failure) => failure === why)
