import { LOG_FAILURES, type LogFailure } from '../../../contract/errors'
import { type CauseReason, type NodeCause } from '../../../contract/log'
import { type LogWords } from '../../../i18n/en/log'

/** What is said where a log that could be read names no cause; null where there is nothing to say. */
export function explainNoCause(why: CauseReason | null, words: LogWords): string | null {
  switch (why) {
    case 'no_cause':
      return words.noCause
    case 'mrs_connection':
      return words.mrsConnection
    case 'earlier_attempt':
      return words.earlierAttempt
    case 'partly_read':
      return words.partlyRead
    case 'reading':
      return words.causeReading
    default:
      return null
  }
}

/** The same, and of a log that could not be read, the failure. */
export function explainCause(why: CauseReason, words: LogWords): string {
  const text = explainNoCause(why, words)
  if (text !== null) return text
  return isLogFailure(why) ? words.reasons[why].title : ''
}

/** Why the line that is shown may not be the cause; null for one that is sure. */
export function explainDoubt({ cause, why }: NodeCause, words: LogWords): string | null {
  if (cause === null || cause.sure === 'cause') return null
  if (why === 'earlier_attempt') return words.earlierAttempt
  if (cause.sure === 'last_error_line') return words.lastErrorLine
  return why === 'partly_read' ? words.likelyLineOfPart : words.likelyLine
}

const isLogFailure = (why: CauseReason): why is LogFailure => LOG_FAILURES.some((failure) => failure === why)
