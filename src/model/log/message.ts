import { type LineLevel } from '../../contract/log'
import { isChained, isFrame, startsTraceback } from './frames'
import { readJsonWords } from './json-words'
import { levelOfWords } from './line-level'
import { cleanLine, PROCESS, readLine, readStamp } from './read-line'

/** A line of a log: its decoded text without the line end, and where it stands. */
export interface LogLine {
  text: string
  byte: number
  /** From 1; null where the lines before it were not counted. */
  line: number | null
  /** Bytes are missing before it: it continues nothing. */
  isAfterGap?: boolean
}

/** A line taken apart: who wrote it how, and what it says. */
export interface Message {
  source: LogLine
  /** What it says, without moment, level, thread and logger; its head alone. */
  body: string
  /** Spaces and tabs before the body. */
  indent: number
  level: LineLevel | null
  timeMs: number | null
  /** A prefix of the program itself, beside the one that DGC puts before each line. */
  hasPrefix: boolean
  isWrapped: boolean
}

const HEAD_CHARS = 4_096
/** What DGC, or Airflow, writes before each line of a program that it runs. */
const WRAPPER =
  /^(?:\[[A-Z]{4,5}\] ?\[\d{4}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2} ?(?:GMT|UTC)? ?[+-]\d{2}:?\d{2}\](?: ?: ?)?|\[\d{4}-\d{2}-\d{2}[T, ]{1,2}[\d:.,]{8,15}[ A-Z\d:+-]{0,7}\] \{\w{1,40}\.py:\d{1,5}\} INFO - )/
/** ` | org.apache.Foo.run(Foo.java:12)`, as MRS ends its lines. */
const MRS_PLACE = / \| [\w.$]{3,120}(?:\([\w.$:]{1,80}\)|:\d{1,6})?$/

const THREAD =
  /^(?:\d{1,8} --- )?(?:\[[^[\]]{1,80}\]\s{1,3}|\([^()]{1,80}\)\s{1,3}|[\w.-]{1,60}(?:\[\d{1,8}\])?\s?\|\s?){0,2}/
/** A logger: with a dot, a hump or ` - ` behind it, and no error's name. */
const LOGGER =
  /^(?:[\w$]{1,60}(?:\.[\w$]{1,60}){1,12}(?:\.{0,3}|@\d{1,6})|[A-Z][a-z][\w$]{1,60}|root)(?:\[\d{1,8}\]|\(\d{1,6}\))?(?:\s\[\])?\s{0,3}[:-]{1,3}(?:\s{1,3}|$)|^root:|^[\w$.]{1,60} - {1,3}|^[\w$]{1,60}(?:\.[\w$]{1,60}){1,12} \[\] - /
const NO_LOGGER =
  /(?:Exception|Error|Failure|Failed|Fault|Throwable|Warning|Interrupt)\W|^[A-Za-z]{2,12}\.\d{3,8}\b|^(?:Detail|Hint|Where|Position|Reason|Message|Cause|Code|Line|Caused|Usage|Command|Table|Failed|File|Vertex|Task|Job)\b/

function stripSource(text: string): string {
  let rest = text.replace(THREAD, '')
  const logger = LOGGER.exec(rest)?.[0]
  if (logger && !NO_LOGGER.test(logger)) rest = rest.slice(logger.length)
  return rest.replace(MRS_PLACE, '').replace(/^\s{0,4}[:：] /, '')
}

/** Of so many lines it is looked whether a shipper wrote a moment before each. */
const STAMPED_LINES = 500
const MIN_STAMPED = 0.8
/** What a shipper writes behind the moment: a blank, or the name of a step between dashes. */
const STAMP_END = /^(?: - [^\s-][^\n-]{0,60} -(?: |$)| )/

/** The mark below a place in a program, and the level of Kettle, which writes moment and step before each line. */
const STAMPED_BODY = /^(?:\^+$|ERROR \(version )/

/** Length of a moment at the start of a line with what ends it; 0 without one. */
function stampLength(text: string, zone: string): number {
  const end = readStamp(text, zone)
  return end === 0 ? 0 : end + (STAMP_END.exec(text.slice(end, end + 80))?.[0].length ?? 0)
}

/**
 * Whether something else than the program wrote a moment before each line, also before the frames of a stack. Such moments say nothing of where a
 * message begins.
 */
export function isStamped(lines: readonly LogLine[]): boolean {
  let written = 0
  let stamped = 0
  let inside = 0
  for (const { text } of lines.slice(0, STAMPED_LINES)) {
    const clean = cleanLine(text.slice(0, HEAD_CHARS)).replace(WRAPPER, '')
    if (clean.trim() === '') continue
    written += 1
    const length = stampLength(clean, 'UTC')
    if (length === 0) continue
    stamped += 1
    const body = clean.slice(length).trim()
    if (isFrame(body) || isChained(body) || startsTraceback(body) || STAMPED_BODY.test(body)) inside += 1
  }
  return inside > 0 && stamped >= MIN_STAMPED * written
}

/**
 * @param zone IANA name, for moments that name none.
 * @param hasStamp the log is stamped, see `isStamped`.
 */
export function readMessage(source: LogLine, zone: string, hasStamp: boolean): Message {
  const clean = cleanLine(source.text.slice(0, 16 * HEAD_CHARS))
    .trimEnd()
    .slice(0, HEAD_CHARS)
  const wrapper = WRAPPER.exec(clean)
  const unwrapped = wrapper ? clean.slice(wrapper[0].length) : clean
  const unstamped = hasStamp ? unwrapped.slice(stampLength(unwrapped, zone)) : unwrapped
  const inner = unstamped.replace(PROCESS, '')
  const whole = readLine(clean, zone)
  const own = inner === clean ? whole : readLine(inner, zone)
  const hasPrefix = own.prefixLength > 0 && inner.slice(0, own.prefixLength).trim() !== ''
  const rest = hasPrefix ? inner.slice(own.prefixLength) : inner
  // the box that Python draws around the exceptions of a group
  const unboxed = rest.replace(/^\s{1,20}[|+] ?(?:-[+-]{0,4}-{3,40} ?\d{0,3} ?-{3,40})? ?/, '')
  const trimmed = unboxed.trimStart()
  const isJson = trimmed.startsWith('{') && whole.level !== null
  const words = isJson ? readJsonWords(source.text.slice(source.text.indexOf('{')).trimEnd()) : null
  const body = words?.slice(0, HEAD_CHARS) ?? trimmed
  const level = hasStamp || inner !== unstamped ? levelOfWords(trimmed) : whole.level
  return {
    source,
    body: hasPrefix ? stripSource(body) : body,
    indent: hasPrefix ? 0 : unboxed.length - trimmed.length,
    level: hasPrefix ? own.level : level,
    timeMs: whole.timeMs,
    hasPrefix,
    isWrapped: wrapper !== null,
  }
}
