import { type CauseFamily } from '../../contract/log'
import { type Candidate, type Rank, readFamily } from './cause-candidate'
import { COMPLAINS, QUITS, weighComplaint } from './complaint'
import { VAGUE } from './events'
import { isFrame } from './frames'
import { readJsonWords } from './json-words'
import { isHarmless } from './line-level'
import { type Message } from './message'
import { isBareFailure, isSuccess, isVerdict } from './verdict'

/** A check that did not hold: marked so in its row, or by its own words. */
const FAILED_CHECK =
  /^[✖✗✘❌] .{8}|^FAIL(?:ED)?\s\S{8}|[[|]\s{0,4}FAIL(?:ED)?\s{0,8}[\]|]|\b(?:rule|check|constraint|assertion)\b.{8,400}\bFAIL(?:ED)?\b|\bexpected\b.{1,80}\b(?:but|got|found)\b|\b(?:[Rr]ule|[Cc]heck|[Aa]ssertion)\b.{1,200}\bfailed ?[:(] ?\S|\b[Rr]ule\b.{1,200}\bresult:? (?:alarm|abnormal|failed)\b|规则.{1,200}(?:不满足|[未不]通过(?!\s?[:：]?\s?\d)|结果\s?[:：为]?\s?(?:告警|异常|失败))/

/** So many messages before the verdict, and behind it, are its last words. */
const BEFORE = 20
const BEHIND = 3

/** Where no line looks like an error: what complains most of what was said near the last verdict. */
export function readLastWords(
  messages: readonly Message[],
  verdicts: readonly Message[],
  logFamily: CauseFamily,
): Candidate | null {
  const end = messages.findLastIndex((message) => verdicts.includes(message) || isEnd(message))
  if (end < 0) return null
  const near = messages.slice(Math.max(0, end - BEFORE), end + BEHIND + 1)
  const message =
    near.find(({ body, level }) => level !== 'debug' && FAILED_CHECK.test(body)) ??
    findComplaint(near.filter((one) => isSaid(one, verdicts)))
  if (!message) return null
  return toCandidate(message, messages.indexOf(message), message.body, 'quiet', logFamily)
}

/** The last one of those that complain most. */
function findComplaint(said: readonly Message[]): Message | undefined {
  const weights = said.map(({ body, level }) => weighComplaint(body) + (level === 'warn' ? 1 : 0))
  const most = Math.max(...weights)
  return most < COMPLAINS ? undefined : said[weights.lastIndexOf(most)]
}

/** A program that says that it quits, or only that it failed. */
const isEnd = (message: Message): boolean => QUITS.test(message.body) || failsBarely(message)

const failsBarely = ({ body, level }: Message): boolean =>
  isBareFailure(body) || (level === 'error' && VAGUE.test(body))

function isSaid(message: Message, verdicts: readonly Message[]): boolean {
  const { body, level } = message
  if (body === '' || level === 'debug' || isFrame(body) || isHarmless(body) || isSuccess(body)) return false
  const why = body.replace(QUITS, '')
  if (why === body) return !verdicts.includes(message) && !failsBarely(message)
  return why !== '' && !VAGUE.test(why) && !isVerdict(why)
}

const FAILED_STATUS =
  /^"error"\s?:\s?\{$|(?:^|[{,]\s?)"(?:(?:status|state|result)"\s?:\s?"(?:fail(?:ed|ure)?|error)"|(?:success|ok)"\s?:\s?false)/i
const STATUS_REASON =
  /^"(?:error_?|err_?)?(?:message|msg|reason|cause|detail|description)"\s?:\s?"(.{6,})",?$/i
/** A JSON object over several lines is no longer than this. */
const MAX_OBJECT_LINES = 30

/** Why, by a JSON object of one line or several that names a failed status. */
export function readStatusReason(messages: readonly Message[], logFamily: CauseFamily): Candidate | null {
  const place = messages.findLastIndex(({ body }) => FAILED_STATUS.test(body))
  const status = messages[place]
  if (!status) return null
  const object = /^(?:[^{}"':：]{1,40}[:： ] ?)?(\{.*)/.exec(status.body)?.[1]
  if (object !== undefined) {
    const text = readJsonWords(object)
    return text === null || isVerdict(text) ? null : toCandidate(status, place, text, 'words', logFamily)
  }
  const from = messages.findLastIndex(({ body }, index) => index < place && /[{}]$/.test(body)) + 1
  for (const [offset, message] of messages.slice(from, from + MAX_OBJECT_LINES).entries()) {
    if (/^[{}]/.test(message.body)) return null
    const text = STATUS_REASON.exec(message.body)?.[1]
    if (text !== undefined && !isVerdict(text))
      return toCandidate(message, from + offset, text, 'words', logFamily)
  }
  return null
}

const toCandidate = (
  message: Message,
  at: number,
  text: string,
  rank: Rank,
  logFamily: CauseFamily,
): Candidate => {
  const event = { messages: [message], pythonCause: -1 }
  const family = readFamily(text, message, text, false, logFamily)
  return { event, at, message, text, detail: undefined, rank, family }
}
