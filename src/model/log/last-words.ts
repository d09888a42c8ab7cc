import { type CauseFamily } from '../../contract/log'
import { BARE_FAILURE } from './choose-cause'
import { type Candidate, type Rank, readFamily } from './cause-candidate'
import { VAGUE } from './events'
import { isFrame } from './frames'
import { readJsonWords } from './json-words'
import { isHarmless } from './line-level'
import { type Message } from './message'
import { isSuccess, isVerdict } from './verdict'

/** Words of refusal or of a limit, in a sentence that has neither a level nor an error's name. */
const REFUSES =
  /\b(?:exceed(?:s|ed|ing)?|denied|expired|mismatch(?:ed)?|missing|not (?:found|allowed|permitted|available|supported|authorized|match|enough|sufficient|in the \w{1,20} state)|does ?n[o'’]t (?:exist|match)|too (?:many|large|long|small)|(?:bigger|larger|less|fewer|more|greater) than|(?:is|are|was) (?:empty|full|invalid|illegal)|object has no attribute|unknown (?:column|table|database|field)|unreachable|refused|rejected|expected \S.{0,60}\b(?:but|found|got|was)|no (?:rows|data|records|files|partitions?|filesystem)|out of range|insufficient|timed out|unavailable)\b/i
const REFUSES_ZH =
  /缺少|缺失|不允许|禁止|不一致|不匹配|不符|[未不]通过|超时(?!时间|设置|阈值|\s?[:：=])|欠费|冻结|过期|[没无]有?[^，。；]{0,40}权限|不足|超过|超出|不支持|无效|已满|不平|不对|有误|未[^，。；]{0,20}(?:完成|就绪|生成|到达)/
/** What is done behind a failure. */
const AFTERWARDS =
  /^(?:\w{1,20}> )?(?:kill(?:ed|ing)?|clean(?:ed|ing)?(?: ?up)?|clos(?:e|ed|ing)|disconnect(?:ed|ing)?|releas(?:e|ed|ing)|roll(?:ed|ing)? ?back|bye|quit|exit|end|skip(?:ped|ping)?)\b|^(?:释放|关闭|清理|回滚|断开|结束|跳过)/i

/** A statement, a setting, a command of `set -x`, or a count of nothing. */
const NO_SENTENCE =
  /\bselect\s.{1,200}\sfrom\b|\binsert\s{1,3}(?:into|overwrite)\b|\bwhere\b|\bcreate\s{1,3}table\b|^set\b|^\+{1,4} |^--|(?:^|[^\d.])0(?![\d.])|(?:如果|若|是否)/i

/** A program says why it ends: `0 rows for dt=20261128, abort`. */
const QUITS =
  /[,;，；] ?(?:so )?(?:abort(?:ed|ing)?|quit(?:ting)?|exit(?:ing)?|stop(?:ped|ping)?|bail(?:ing)? out|(?:任务|程序|脚本|作业)?(?:退出|终止|中止|停止)(?:执行|运行)?)[.!。！]?$/i

/** A check that did not hold: marked so in its row, or by its own words. */
const FAILED_CHECK =
  /^[✖✗✘❌] .{8}|[[|]\s?FAIL(?:ED)?\s?[\]|]|\b(?:rule|check|constraint|assertion)\b.{8,400}\bFAIL(?:ED)?\b|\bexpected\b.{1,80}\b(?:but|got|found)\b|\b(?:[Rr]ule|[Cc]heck|[Aa]ssertion)\b.{1,200}\bfailed ?[:(] ?\S|\b[Rr]ule\b.{1,200}\bresult:? (?:alarm|abnormal|failed)\b|规则.{1,200}(?:不满足|[未不]通过(?!\s?[:：]?\s?\d)|结果\s?[:：为]?\s?(?:告警|异常|失败))/
const FAILS = /\bfail(?:ed|ure)?\b.{10}/i

/** So many messages before the verdict are its last words; so many may say that something failed. */
const MAX_WORDS = 3
const MAX_FAILS = 12

/** Where no line looks like an error: what was said last before the verdict, if it refuses something. */
export function readLastWords(
  messages: readonly Message[],
  verdicts: readonly Message[],
  logFamily: CauseFamily,
): Candidate | null {
  const end = messages.findLastIndex((message) => verdicts.includes(message) || isBareFailure(message))
  const said = messages
    .slice(Math.max(0, end - MAX_FAILS), Math.max(0, end))
    .filter((message) => isSaid(message, verdicts))
  const message =
    said.find((one) => FAILED_CHECK.test(one.body)) ??
    said.findLast((one) => isSpoken(one) && quits(one.body)) ??
    said.slice(-MAX_WORDS).findLast((one) => refuses(one, one === said.at(-1))) ??
    said.findLast((one) => FAILS.test(one.body) && isSentence(one))
  if (!message) return null
  return toCandidate(message, messages.indexOf(message), message.body, 'quiet', logFamily)
}

const isBareFailure = ({ body, level }: Message): boolean =>
  BARE_FAILURE.test(body) || (level === 'error' && VAGUE.test(body))

const isSaid = (message: Message, verdicts: readonly Message[]): boolean =>
  message.body !== '' &&
  !/^usage\b/i.test(message.body) &&
  !AFTERWARDS.test(message.body) &&
  (!verdicts.includes(message) || FAILED_CHECK.test(message.body))

function quits(body: string): boolean {
  const why = body.slice(0, QUITS.exec(body)?.index ?? 0)
  return why !== '' && !VAGUE.test(why) && !isVerdict(why)
}

/** English words of a limit stand in settings too: there, only the last message counts. */
const refuses = (message: Message, isLast: boolean): boolean =>
  ((isLast && REFUSES.test(message.body)) || REFUSES_ZH.test(message.body)) && isSentence(message)

const isSpoken = ({ body, level }: Message): boolean =>
  level !== 'debug' && !body.startsWith('+') && !isFrame(body) && !isHarmless(body) && !isSuccess(body)

const isSentence = (message: Message): boolean =>
  message.level !== 'warn' && isSpoken(message) && !NO_SENTENCE.test(message.body)

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
