import { type Candidate, readFamily, stripLead } from './cause-candidate'
import { COMPLAINS, weighComplaint } from './complaint'
import { NEGATIVE } from './family'
import { isFrame } from './frames'
import { type Message } from './message'
import { isVerdict, saysNothing } from './verdict'

const HAS_LETTER = /\p{L}/u
const ENDS_WITH_COLON = /[:：]\s{0,4}$/

/** What a heading does not have: a sentence before its own, a name between quotes, a value. */
const MORE_THAN_HEADING = /[.。;；]\s|。|['"`]\w|=\S/
const MAX_HEADING = 160

/** It has no letter, as a rule of dashes, or ends with a colon: what it announces stands below. */
export const isHeading = (text: string): boolean =>
  !HAS_LETTER.test(text) ||
  (ENDS_WITH_COLON.test(text) && text.length <= MAX_HEADING && !MORE_THAN_HEADING.test(text))

/** So many messages at most stand between a heading and what it announces: empty ones, rules, ids and headings. */
const MAX_BETWEEN = 10

const announces = (message: Message | undefined): boolean =>
  message !== undefined && ENDS_WITH_COLON.test(message.body)

/** The candidate that a heading announces; null where nothing is said below it, or what stands there is a candidate of its own. */
export function readBelowHeading(heading: Candidate, messages: readonly Message[]): Candidate | null {
  const { event, at, message } = heading
  const start = at + event.messages.indexOf(message)
  for (let below = start + 1; below <= start + MAX_BETWEEN; below += 1) {
    const next = messages[below]
    if (!next || isFrame(next.body)) break
    const { body, level } = next
    if (!HAS_LETTER.test(body) || announces(next) || announces(messages[below + 1]) || saysNothing(body))
      continue
    if ((below >= at + event.messages.length && level !== null) || isVerdict(body)) return null
    const text = stripLead(body)
    const saysWrong = NEGATIVE.test(text) || weighComplaint(text) >= COMPLAINS
    const rank = saysWrong ? heading.rank : 'behind'
    const family = readFamily(text, next, text, false, 'generic')
    return {
      ...heading,
      message: next,
      text,
      rank,
      family: family === 'generic' ? heading.family : family,
    }
  }
  return /(?:Exception|Error)[:：]$/.test(heading.text) && event.messages.some(({ body }) => isFrame(body))
    ? { ...heading, text: heading.text.slice(0, -1) }
    : null
}
