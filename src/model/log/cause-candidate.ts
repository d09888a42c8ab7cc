import { type CauseFamily } from '../../contract/log'
import { startsAttempt } from './attempt'
import { VAGUE, findExceptionName, isAnnouncement, isDetail, isPlaceOfError, type LogEvent } from './events'
import {
  NEGATIVE,
  findFamily,
  isToolError,
  isDwsError,
  isHiveError,
  isShellError,
  isCodeError,
} from './family'
import { isChained, isFrame, startsTraceback } from './frames'
import { namesReason } from './complaint'
import { isHarmless, levelOfWords } from './line-level'
import { readJsonWords } from './json-words'
import { type Message } from './message'
import { BEYOND_MEMORY } from './phrases'
import { isRecovery, isSuccess, isVerdict, readBehindVerdict } from './verdict'

/**
 * How much a candidate says. `explains`: its words are those of a known kind of error. `error`: its level alone. `words`: no level, but words of
 * an error. `behind`: the rest of a verdict's line. `quiet`: a warning, or a stack that was logged as information. `follows`: what comes of
 * another error, or was tried again.
 */
export const RANKS = ['follows', 'quiet', 'behind', 'words', 'error', 'explains'] as const
export type Rank = (typeof RANKS)[number]

/** What an event may say of why the work failed. */
export interface Candidate {
  event: LogEvent
  /** Where the event starts among all messages. */
  at: number
  message: Message
  text: string
  detail: string | undefined
  rank: Rank
  family: CauseFamily
}

/** What comes of an error that happened before. */
const FOLLOWS =
  /\bFilesystem closed\b|\bSparkContext (?:was|has been) (?:shut ?down|stopped)\b|\bstopped SparkContext\b|\bcancelled because SparkContext\b|\bcurrent transaction is aborted\b|\bBroken pipe\b|\bStream (?:is )?closed\b|\bInterruptedException\b|\bConnection (?:is |was )?(?:already )?closed\b|\bClosedChannelException\b|\bUncaught exception in thread (?:shutdown|Thread-\d)|\bShutdownHook\b|\b(?:failed to|could not|unable to|cannot) (?:stop|close|delete|clean|remove|roll ?back|unlock|release)\b|\bError (?:while )?(?:stopping|closing|cleaning)\b|\bTask killed\b|\bTaskKilled\b|\bStage cancelled\b|\b(?:job|task|stage) (?:was )?(?:cancelled|canceled|killed)\b|\bRemoteException in offerService\b|\brolled? ?back\b|\bCancelledError\b|\bCancellationException\b|\bKeyboardInterrupt\b|\bRejectedExecutionException\b|\bmust be aborted\b|\bconnection unexpectedly closed\b|\bunexplained error \(code|\bAborted\b.{0,20}\bcore dumped\b|\bdue to user request\b|\buser requested cancel\b|\bQuery execution was interrupted\b|^\S{1,200}: line \d{1,7}: +\d{1,9} Terminated\b|^(?:rm|rmdir|mkdir|ls): cannot .{1,300}: (?:No such file or directory|File exists)$|回滚|清理失败|关闭(?:连接)?失败/i

const RETRIED =
  /\b(?:will (?:be )?retr(?:y|ied)|retrying|re-?try(?:ing)? (?:in|after)|try(?:ing)? again|retry (?:in|after|later|\d|#)|attempt(?:ing)? (?:to )?reconnect|reconnecting|re-?queue|resubmit)|(?:attempt|retry|try) (\d{1,3}) ?(?:of|\/) ?(?!\1(?!\d))\d{1,3}|(?:秒后|稍后|即将|准备|正在|将)[^，。]{0,12}(?:重试|重连)|第\s?\d+\s?次重试|重试中/i

/** What the user is to do: nothing was tried again. */
const ADVICE =
  /\bplease (?:re-?)?try\b|\bretry after (?:some|a) (?:time|while)\b|\btry again later\b|请(?:您)?(?:稍后|尝试)?(?:再试|重试)/i

/** Somebody stopped waiting for something, which has a reason of its own. */
const WAITED_FOR = /^(?:error: )?timed out waiting (?:for|on) |^等待.{0,60}超时/i

/** Whether a message says that what failed is tried again. */
export const isRetried = (body: string): boolean => RETRIED.test(body) && !ADVICE.test(body)

/** The code of a program that gives the server's own message below it, or Oracle's of a statement inside another. */
const TOOL_CODE =
  /^(?:(?:SQL\*Loader|EXP|IMP|UDE|UDI|LRM|KUP|RMAN|SP2)-\d{3,5}|ORA-(?:00604|02354|12801|29400|29913|31693|39\d{3})): /

/** Warnings that hold the stack of a failure. */
const WARNS_OF_FAILURE = new RegExp(
  String.raw`\bLost task\b|\bLost executor\b|\bswitched from \S{1,20} to FAILED\b|\bContainer killed\b|\bkilled by YARN\b|\bexceeding memory limits\b|\bOutOfMemory|\bmemory limit exceeded\b|\bFailedScheduling\b|\bFailedMount\b|\bErrImagePull\b|${BEYOND_MEMORY}|\b(?:execution|run|node|job) (?:has )?timed? ?out\b|\bexceed(?:s|ed)? (?:the )?max(?:imum)?\.? (?:execution |run(?:ning)? )?(?:time|duration)\b|(?:执行|运行)(?:时间)?(?:超时|超过)`,
  'i',
)

export const warnsOfFailure = ({ messages: [head] }: LogEvent): boolean =>
  head !== undefined && WARNS_OF_FAILURE.test(head.body)

/** What says why although it names a state: the memory that a container had used up. */
const MEMORY = new RegExp(String.raw`${BEYOND_MEMORY}|\bOOM ?killed\b|\bexceeding memory limits\b`, 'i')

const HTTP_STATUS =
  /\b(?:HTTP(?:\/[\d.]{1,4})?|response|status)(?: status)?(?:[ _-]?code)?"?\s?(?:is)?\s?[:=]?\s?[45]\d\d(?![\d.])/i

/** A sentence of the status alone: `Response code 400 is not in the success range`. */
const BARE_STATUS =
  /^(?:(?:http|response|request|status|code|failed|with|error|returned|the|server|is|not|in|success|range)\b[\s:=]{0,3}){1,8}[45]\d\d\b(?:[\s:.,[\]\d]|\b(?:is|not|in|the|success|expected|range)\b){0,20}$/i

/** `Response status: HTTP/1.1 500`: the answer that came with it may say why. */
export const isBareStatus = ({ rank, text }: Candidate): boolean =>
  rank === 'behind' && HTTP_STATUS.test(text)

/** Null for an event that says nothing of it. */
export function readCandidate(event: LogEvent, at: number, logFamily: CauseFamily): Candidate | null {
  const head = event.messages[0]
  if (!head || (head.body === '' && event.messages.length === 1) || startsAttempt(head.body)) return null
  const root = findRoot(event)
  const { message, isPython, isException } = root
  const context = event.messages
    .map(({ body }) => body)
    .slice(0, 200)
    .join('\n')
  if (isHarmless(message.body) || startsTraceback(message.body)) return null
  if (event.messages.length === 1 && head.level !== 'error' && isSuccess(head.body)) return null
  let text = stripLead(message.body)
  let rank = rankOf(event, head, root)
  if (rank === null) return null
  const shown = readLostTask(text) ?? text
  if (isVerdict(text) || (shown !== text && !isException)) {
    const behind = readBehindVerdict(text) ?? (MEMORY.test(text) ? text : null)
    if (behind === null) return null
    text = behind
    if (!isException || isVerdict(message.body))
      rank = rank === 'quiet' && !WARNS_OF_FAILURE.test(head.body) ? 'quiet' : 'behind'
  } else text = shown
  const family = readFamily(text, message, context, isPython, logFamily)
  const detail = findDetail(event, message)
  text = readJsonWords(text) ?? text.replace(DIAGNOSTICS, '')
  if (text === '') return null
  return { event, at, message, text, detail, rank, family }
}

export function readFamily(
  text: string,
  message: Message,
  context: string,
  isPython: boolean,
  logFamily: CauseFamily,
): CauseFamily {
  const own = findFamily(text, context, isPython)
  if (own === 'java' && logFamily === 'spark') return logFamily
  if (own !== 'generic') return own
  const ofLine = findFamily(message.body, context, false)
  if (ofLine !== 'generic') return ofLine
  // the level of SQL has two blanks behind it
  return /\b(?:ERROR|FATAL|PANIC): {2}\S/.test(message.source.text.slice(0, 400)) ? 'dws' : logFamily
}

/**
 * What says less than what it was wrapped in: a class of a library and no message, a statement of Oracle, and how Java's Kerberos read an answer that
 * names an error. Classes of Java itself are known to every reader, but those of waiting threads do not say for what they waited.
 */
const SAYS_LESS =
  /^Caused by: (?:(?!java\.(?!util\.concurrent\.)|scala\.)[\w.$]{3,200}(?:: null)?$|java\.util\.concurrent\.TimeoutException: |.{3,300}: \d{1,6} errors?$|Error : \d{1,6}, Position : \d|.{0,80}\bIdentifier doesn't match expected value)/

/** Whether an exception has a message of its own, not that of another one. */
const hasText = (message: Message | null): boolean =>
  message !== null &&
  /(?:Exception|Error|Failure): (?![\w.$]{3,200}(?:Exception|Error)\b)\S/.test(message.body)

/** What a waiting thread throws, below the message that says for what it waited. */
const WAITED = /^java\.util\.concurrent\.TimeoutException\b/
const isSpoken = ({ level, body }: Message): boolean =>
  level === 'error' && !VAGUE.test(body) && !isVerdict(body)

/** How Tez begins the stack of a task's next attempt. */
const NEXT_ATTEMPT = /^\],? TaskAttempt \d/

/** So many lines at most are the text of an exception without a stack. */
const MAX_TEXT_LINES = 10

interface Root {
  message: Message
  isPython: boolean
  isException: boolean
}

/** Whether an error line holds what the exception below it says. */
const sharesText = (line: string, exception: string): boolean =>
  line.includes(exception.slice(exception.indexOf(': ') + 2, 80))

/** The message of an event that says why: the end of its first traceback, else its deepest exception, else its head. */
function findRoot(event: LogEvent): Root {
  const [head] = event.messages
  const python = event.messages[event.pythonCause]
  if (
    head &&
    python &&
    head !== python &&
    head.level === 'error' &&
    namesReason(head.body) &&
    !sharesText(head.body, python.body)
  )
    return { message: head, isPython: false, isException: false }
  if (python && !isVerdict(python.body) && !/\bPy4JJavaError\b|\bJob aborted\b/.test(python.body))
    return { message: python, isPython: true, isException: true }
  let suppressedIndent = -1
  let first: Message | null = null
  let behind: Message | null = null
  let root: Message | null = null
  for (const message of event.messages) {
    const { body, indent } = message
    if (isFrame(body)) continue
    if (root && NEXT_ATTEMPT.test(body)) break
    if (body.startsWith('Suppressed: ')) {
      suppressedIndent = indent
      continue
    }
    const isCausedBy = /^(?:Caused by|\[cause\]): /.test(body)
    if (isCausedBy && suppressedIndent >= 0 && indent >= suppressedIndent) continue
    if (!isCausedBy && (first ?? !findExceptionName(body))) continue
    const isSaying = !isVerdict(body)
    if (!isSaying && readBehindVerdict(body) === null) continue
    if (isCausedBy && isSaying && SAYS_LESS.test(body) && hasText(root ?? first)) continue
    if (first === null && head && head !== message && WAITED.test(body) && isSpoken(head)) continue
    if (isCausedBy && (isSaying || !root)) root = message
    else if (!isCausedBy && isSaying) first = message
    else behind ??= message
  }
  // an SQL message says it already; the exception below it only repeats that
  if (
    head &&
    !root &&
    first &&
    first !== head &&
    (isHiveError(head.body) || isDwsError(head.body)) &&
    !isVerdict(head.body)
  )
    first = head
  const isExit = python !== undefined && python !== head && isVerdict(python.body)
  const said = isExit && head && !startsTraceback(head.body) ? head : python
  const exception = root ?? first
  const message =
    (exception && findText(event, exception)) ?? exception ?? behind ?? said ?? findAnnounced(event) ?? head
  if (!message) throw new Error('an event holds messages')
  return {
    message,
    isPython: message === python,
    isException: root !== null || first !== null || behind !== null,
  }
}

/** Of an exception whose text stands in the lines below it, the outermost first, the last one before its stack. */
function findText({ messages }: LogEvent, exception: Message): Message | null {
  const at = messages.indexOf(exception)
  if (exception.body.endsWith('::'))
    return messages.slice(at + 1, at + 4).find(({ body }) => findExceptionName(body)?.index === 0) ?? null
  if (!/(?:Exception|Error):$/.test(exception.body)) return null
  const below = messages.slice(at + 1)
  const end = below.findIndex(({ body }) => isFrame(body) || isChained(body) || body === '== SQL ==')
  return below.slice(0, end < 0 ? MAX_TEXT_LINES : end).findLast(({ body }) => body !== '') ?? null
}

/** What stands below a head that only announces it: `ERROR dirty data:`. */
function findAnnounced({ messages: [head, ...rest] }: LogEvent): Message | null {
  const [next] = rest
  if (head?.body === '') return rest.find(({ body }) => NEGATIVE.test(body) && !VAGUE.test(body)) ?? null
  if (!head || !next || isFrame(next.body) || isDetail(next.body)) return null
  if (isPlaceOfError(head.body) || isAnnouncement(head.body, next.body)) return next
  return VAGUE.test(head.body) && NEGATIVE.test(next.body) && !VAGUE.test(next.body) ? next : null
}

function rankOf(event: LogEvent, head: Message, { message, isPython, isException }: Root): Rank | null {
  const hasStack = event.messages.length > 1 && event.messages.some(({ body }) => isFrame(body))
  const text = message.body
  const level = message.level ?? head.level
  if (level === 'debug') return null
  if (head.hasPrefix && (head.level === 'warn' || head.level === 'info')) {
    if (WARNS_OF_FAILURE.test(head.body)) return 'quiet'
    if (isVerdict(head.body) && readBehindVerdict(head.body) !== null) return 'quiet'
    const isPrinted = (hasStack || isPython || message !== head) && isException
    // some loggers write down what a shell says
    return isPrinted || isToolError(head.body) ? 'quiet' : null
  }
  const words = levelOfWords(text)
  if ((level ?? words) === 'warn' && !isPython && !hasStack)
    return WARNS_OF_FAILURE.test(text) ? 'quiet' : null
  const isError =
    words === 'error' || head.level === 'error' || isPython || isShellError(text) || isCodeError(text)
  if (!isError && !(isException && hasStack))
    return isVerdict(text) || HTTP_STATUS.test(text) ? 'behind' : null
  if (FOLLOWS.test(text) || (message !== head && FOLLOWS.test(head.body))) return 'follows'
  if (isRetried(head.body) && !isPython) return 'follows'
  if (isRecovery(head.body)) return 'follows'
  if (TOOL_CODE.test(text) || WAITED_FOR.test(text) || BARE_STATUS.test(text)) return 'behind'
  if (/\bPy4JJavaError: An error occurred while calling\b/.test(text)) return 'behind'
  if (isPython || (isException && (hasStack || head.level === 'error'))) return 'explains'
  if (isError) {
    if (findFamily(text, '', false) !== 'generic') return 'explains'
    return head.level === 'error' &&
      (head.hasPrefix || head.isWrapped || /^(?:ERROR|FATAL|\[ERROR\])/.test(head.source.text))
      ? 'error'
      : 'words'
  }
  if (isVerdict(text)) return 'behind'
  return null
}

export const readLostTask = (text: string): string | null =>
  /\bLost task [\d.]{1,20} in stage [\d.]{1,20} \(TID \d{1,12}[^)]{0,200}\)(?: \([^)]{0,200}\))?: (.+)/.exec(
    text,
  )?.[1] ?? null

/** The cause as it is shown: without what only links it to the lines above. */
export const stripLead = (body: string): string =>
  body.replace(
    /^(?:Caused by: |\[cause\]: |: (?=\w)|# |Exception in thread "[^"]{0,200}" |Un(?:handled|caught) exception[.:] )/i,
    '',
  )

/** What YARN puts before the reason: `Failing this attempt.Diagnostics: [2026-11-28 02:10:11.001]Container …`. */
const DIAGNOSTICS = /^(?:Failing this attempt\.\s?)?diagnostics: (?:\[[\d :.-]{10,30}\]\s?)?/i

const SQL_DETAIL = /^(?:Detail|Hint|Where|Context|提示|详细|错误详细|背景)\s?[:：]/i

/** The line that says more: DETAIL, HINT or Where of an SQL error. */
function findDetail(event: LogEvent, message: Message): string | undefined {
  const behind = event.messages.slice(event.messages.indexOf(message) + 1)
  const details = behind.slice(0, 12).filter(({ body }) => isDetail(body))
  return (details.find(({ body }) => SQL_DETAIL.test(body)) ?? details[0])?.body
}
