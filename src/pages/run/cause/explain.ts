import { type CauseReason } from '../../../contract/log'
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
