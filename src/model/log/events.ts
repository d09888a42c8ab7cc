import { isToolError } from './family'
import { isChained, isFrame, startsTraceback } from './frames'
import { type Message } from './message'
import { isVerdict } from './verdict'

/**
 * An event of a log: a message with what belongs to it, such as the stack behind an exception. Some of its lines may be Python tracebacks.
 */
export interface LogEvent {
  messages: Message[]
  /** Where the last line of the first traceback stands among the messages: `ValueError: …`; -1 without one. */
  pythonCause: number
}

const DETAIL =
  /^(?:Detail|Hint|Where|Position|Location|SQL ?State|Line|Context|Query|Statement|Call getNextException|错误详细|详细|提示|位置|背景|在)\s?\d{0,6}\s?[:：=]/i
/** How MyBatis and Spring go on with the text of an exception, above its stack. */
const MYBATIS = /^(?:### (?:Error |Cause: |The error |SQL: )|; .{1,400}nested exception is )/
const PYTHON_LINK =
  /^(?:During handling of the above exception, another exception occurred:|The above exception was the direct cause of the following exception:)$/
/** The last line of a traceback. Not a line of code: it has one word up to the colon, and that is a class. */
const PYTHON_END = /^(?:[a-z_]\w{0,60}\.){0,8}[A-Za-z_]\w{0,80}(?:: |:$|$)/
const PYTHON_CLASS =
  /(?:^|\.)(?:[A-Z]\w{1,80}|[a-z]\w{0,40}(?:error|exit|interrupt|timeout|herror|gaierror))(?=:|$)/
const EXCEPTION_NAME =
  /\b(?:[a-zA-Z_][\w$]{0,60}\.){1,14}[A-Z][\w$]{0,80}?(?:Exception|Error|Throwable|Fault|Failure)(?=[:\s(;,'"]|$)|^[A-Z]\w{1,60}(?:Exception|Error)(?=:|\(|$)/

const MAX_TRACEBACK = 400
const MAX_EVENT = 2_000
const MAX_EXCEPTION_LINES = 30

/** A head that says where something failed; the lines below it, further in, say what: `Database Error in model x (x.sql)`. */
const PLACE_OF_ERROR = /^(?:[A-Z]\w{1,20} ){0,2}(?:Error|Exception|Failure) (?:in|at|on) [^:]{1,200}$/

export const isPlaceOfError = (body: string): boolean => PLACE_OF_ERROR.test(body)

/**
 * Messages of loggers that say no more than that something went wrong. No text is made of these words in two ways, or a hostile one would be tried in
 * all of them.
 */
export const VAGUE =
  /^(?:(?:an?|the|some|unexpected|unknown|uncaught|unhandled|error|errors|exception|failure|failed|fail|failures|fatal|bulk|batch|occurred|happened|detected|in|while|when|during|to|executing|execute|execution|running|run|processing|process|task|job|node|main|application|program|script|step|stage|start|query|sql|statement|operation|request|thread|etl|load|loading|data|table|got|caught|encountered|was|has|is|with|of|at|for|line|\d|following|obtaining|getting|information|see|above|below|diagnostics|stack|trace|details?|message|reason|cause|please|check|系统|程序|任务|作业|节点|脚本|执行|运行|处理|发生|出现|遇到|调用|异常|错误|失败|报错|未知|信息|堆栈|如下|详情|请|查看|数据|质量|校验|未通过|不通过|了|时)|[\s:：.,，。!！()[\]{}"'-])+$/i

/** A short head that ends with a colon, in characters. */
const MAX_ANNOUNCEMENT = 12

const BULLET = /^(?:[-*•]|\d{1,3}[.)]) \S/

/** Whether a head only says that an error follows: `ERROR dirty data:`, `Error in query:`, or one that a list follows. */
export const isAnnouncement = (body: string, next: string): boolean =>
  /[:：]$/.test(body) &&
  (body.length <= MAX_ANNOUNCEMENT || VAGUE.test(body) || isVerdict(body) || BULLET.test(next))

const MAY_NAME = /Exception|Error|Throwable|Fault|Failure/

/** The first name of an exception in a message; null without one. */
export const findExceptionName = (body: string): RegExpExecArray | null =>
  MAY_NAME.test(body) ? EXCEPTION_NAME.exec(body) : null

export const isDetail = (body: string): boolean => DETAIL.test(body)

/** Lines that stand for themselves, wherever they stand. */
const STANDS_ALONE =
  /^(?:Exception in thread|FAILED:|ERROR\s?:|Error:|FATAL:|error:|gsql:|psql:)|: command not found$|: No such file or directory$|: Permission denied$/

const isExceptionLine = (body: string): boolean => {
  const found = findExceptionName(body)
  return (
    found !== null &&
    (found.index === 0 || /^: $|^Exception in thread "[^"]{0,200}" $/.test(body.slice(0, found.index)))
  )
}

/** Splits the messages of a log into events, in order. */
export function* splitEvents(messages: readonly Message[]): Generator<LogEvent> {
  for (let at = 0; at < messages.length;) {
    const event = readEvent(messages, at)
    yield event
    at += event.messages.length
  }
}

function readEvent(messages: readonly Message[], start: number): LogEvent {
  const head = messages[start]
  if (!head) return { messages: [], pythonCause: -1 }
  let pythonCause = -1
  let at = start
  if (startsTraceback(head.body)) {
    const traceback = readTraceback(messages, start)
    pythonCause = traceback.cause
    at = traceback.end - 1
  }
  const isError = head.level === 'error' || head.level === 'warn'
  const headIsException = findExceptionName(head.body) !== null
  for (at += 1; at < messages.length && at - start < MAX_EVENT; at += 1) {
    const next = messages[at]
    if (!next || next.source.isAfterGap) break
    if (startsTraceback(next.body) && !next.hasPrefix && ((head.hasPrefix && isError) || pythonCause >= 0)) {
      // a second traceback belongs here only behind "During handling of", or below the message that announces it
      if (pythonCause >= 0 && !followsLink(messages, at)) break
      const traceback = readTraceback(messages, at)
      if (pythonCause < 0) pythonCause = traceback.cause
      at = traceback.end - 1
    } else if (!continues(messages, at, head, isError, headIsException, pythonCause >= 0)) break
  }
  return { messages: messages.slice(start, at), pythonCause: pythonCause < 0 ? -1 : pythonCause - start }
}

function followsLink(messages: readonly Message[], at: number): boolean {
  for (let before = at - 1; before >= at - 4 && before >= 0; before -= 1) {
    const body = messages[before]?.body ?? ''
    if (PYTHON_LINK.test(body)) return true
    if (body !== '') return false
  }
  return false
}

/** A message of several lines is written within so many milliseconds. */
const SAME_MS = 100

/** Whether a line has the moment of a head: some loggers write it before each line of a message, and JSON in an event for each. */
const hasMomentOf = (head: Message, next: Message): boolean =>
  next.timeMs === null || head.timeMs === null
    ? next.hasPrefix && next.timeMs === head.timeMs
    : Math.abs(next.timeMs - head.timeMs) <= SAME_MS

/** Whether the line below a head is what that announces. */
function isAnnounced(head: Message, next: Message): boolean {
  if (next.body === '') return false
  if (isPlaceOfError(head.body)) return hasMomentOf(head, next)
  const isOfHead = !next.hasPrefix || (next.level === null && hasMomentOf(head, next))
  return isOfHead && head.level === 'error' && isAnnouncement(head.body, next.body)
}

function continues(
  messages: readonly Message[],
  at: number,
  head: Message,
  isError: boolean,
  headIsException: boolean,
  hasTraceback: boolean,
): boolean {
  const next = messages[at]
  if (!next) return false
  if (messages[at - 1] === head && isAnnounced(head, next)) return true
  if (next.hasPrefix) return false
  const { body } = next
  if (isFrame(body) || isChained(body) || DETAIL.test(body) || body === '^') return true
  if ((isError || headIsException) && MYBATIS.test(body)) return true
  if (next.indent > 0 && next.indent >= head.indent && isPlaceOfError(head.body)) return true
  if (hasTraceback && (PYTHON_LINK.test(body) || (body === '' && isLinkAhead(messages, at)))) return true
  // py4j puts the exception of the JVM behind a colon
  if (hasTraceback && body.startsWith(': ') && findExceptionName(body) !== null) return true
  if (isExceptionLine(body) && !STANDS_ALONE.test(body)) {
    const hasStack = isStackAhead(messages, at)
    if (hasStack && (isError || head.hasPrefix) && !headIsException) return true
    if (isError && head.hasPrefix) return true
    return hasStack && headIsException && isFollowUp(messages, at)
  }
  if (STANDS_ALONE.test(body) || (next.indent === 0 && isToolError(body))) return false
  // what a logger writes over several lines has a prefix on the first alone
  const isOverflow = head.hasPrefix || (head.isWrapped && !next.isWrapped)
  if (isOverflow && isError && (next.level === null || headIsException)) return true
  return headIsException && isStackAhead(messages, at)
}

/** Whether the exception line at `at` comes right behind the stack of another: then it is one of its own. */
const isFollowUp = (messages: readonly Message[], at: number): boolean =>
  !isFrame(messages[at - 1]?.body ?? '')

const isLinkAhead = (messages: readonly Message[], at: number): boolean =>
  messages.slice(at + 1, at + 4).some(({ body }) => PYTHON_LINK.test(body))

/** Whether frames follow before another message with a prefix does. */
function isStackAhead(messages: readonly Message[], at: number): boolean {
  for (let ahead = at + 1; ahead < messages.length && ahead - at < MAX_EXCEPTION_LINES; ahead += 1) {
    const next = messages[ahead]
    if (!next || next.hasPrefix || next.source.isAfterGap || STANDS_ALONE.test(next.body)) return false
    if (isFrame(next.body)) return true
    if (startsTraceback(next.body)) return false
  }
  return false
}

/**
 * Below the name of an exception without a text: the traceback of another process, else what PySpark writes of an exception of the JVM, else the
 * name itself.
 */
function findBelow(messages: readonly Message[], name: number): number {
  let text = name
  for (let at = name + 1; at <= name + 4; at += 1) {
    const next = messages[at]
    if (!next || next.hasPrefix || next.source.isAfterGap) break
    if (startsTraceback(next.body)) return at
    if (text === name && next.body !== '') text = at
  }
  return text
}

/** Of the traceback that starts at `start`: where its last line stands (-1 if that is missing), and where it ends. */
function readTraceback(messages: readonly Message[], start: number): { cause: number; end: number } {
  let from = start
  let baseIndent = messages[start]?.indent ?? 0
  for (let at = start + 1; at < messages.length && at - from < MAX_TRACEBACK; at += 1) {
    const next = messages[at]
    if (!next || next.source.isAfterGap) return { cause: -1, end: at }
    const { body, indent } = next
    // the traceback of a group of exceptions ends with a count; its first member follows
    if (startsTraceback(body)) {
      from = at
      baseIndent = indent
      continue
    }
    if (body === '' || indent > baseIndent || body.startsWith('File "')) continue
    if (/^\w*ExceptionGroup\b/.test(body)) continue
    const isEnd = PYTHON_END.test(body) && PYTHON_CLASS.test(body.split(': ', 1)[0]?.replace(/:$/, '') ?? '')
    if (isEnd && body.endsWith(':')) {
      const below = findBelow(messages, at)
      if (startsTraceback(messages[below]?.body ?? '')) continue
      return { cause: below, end: below + 1 }
    }
    if (isEnd) return { cause: at, end: at + 1 }
    if (next.hasPrefix) return { cause: -1, end: at }
  }
  return { cause: -1, end: from + 1 }
}
