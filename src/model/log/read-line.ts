import { type LineLevel } from '../../contract/log'
import { HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { offsetMs } from '../../lib/time/zone'
import { isHarmless, levelOfWord, levelOfWords } from './line-level'

/** No more of a line is looked at: what it is stands at its start. */
const LINE_HEAD_CHARS = 4 * 1024

const ANSI =
  // oxlint-disable-next-line no-control-regex -- finding controls is the purpose
  /\u001b(?:\[[0-9:;<=>?]{0,64}[ -/]{0,8}[@-~]|\][^\u0007\u001b]{0,512}(?:\u0007|\u001b\\)|[()][\w]|[@-Z\\^_])/g

/**
 * The text as a terminal shows it in the end: without colours and other escape sequences, and of parts that a lone CR overwrites only the
 * last one that says something.
 */
export function cleanLine(line: string): string {
  let text = line.includes('\u001b') ? line.replace(ANSI, '') : line
  if (text.includes('\r')) text = text.split('\r').findLast((part) => part.trim() !== '') ?? ''
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

/** What launchers write before each line of a process: torchrun, MPI, Ray and ModelArts. */
export const PROCESS =
  /^(?:\[ModelArts Service Log\] ?(?=\d)|\[rank ?\d{1,5}\]:? |\[\d{1,4},\d{1,5}\]<std(?:err|out)>: ?|\((?:\w{1,60} )?pid=\d{1,9}(?:, ip=[\d.]{7,15})?\) )/i

export interface ReadLine {
  /** By its prefix, else by its words (line-level.ts); null for the rest, such as frames of a stack. */
  level: LineLevel | null
  /** Epoch ms of the first moment in the prefix; null where it names no whole one. */
  timeMs: number | null
  /** Characters of moments, levels and what stands between them, up to the message. */
  prefixLength: number
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const CLOCK = String.raw`(?<h>\d{1,2}):(?<min>\d{2}):(?<s>\d{2})(?:[.,](?<f>\d{1,9}))?`
const ZONE = String.raw`(?: ?(?<zone>(?:GMT|UTC) ?[+-]\d{1,2}:?\d{2}|[+-]\d{2}:?\d{2}(?!\d)|Z(?!\w)|(?:GMT|UTC|CST)(?!\w)))?`

/** Sticky, each for one way to write a moment. The last two name no year or no day. */
const MOMENTS = [
  String.raw`(?<y>\d{4})(?<sep>[-/.])(?<mon>\d{1,2})\k<sep>(?<d>\d{1,2})(?:T|, |[ _-]|\s{1,3})${CLOCK}${ZONE}`,
  String.raw`(?<y>\d{4})年(?<mon>\d{1,2})月(?<d>\d{1,2})日 ?${CLOCK}${ZONE}`,
  String.raw`(?<y>20\d{2})(?<mon>\d{2})(?<d>\d{2})[ T-]${CLOCK}${ZONE}`,
  String.raw`(?<y>\d{2})/(?<mon>\d{2})/(?<d>\d{2}) ${CLOCK}${ZONE}`,
  String.raw`(?<d>\d{1,2})[-/ ](?<month>${MONTH})[-/ ](?<y>\d{4})[ :]${CLOCK}${ZONE}`,
  String.raw`(?<month>${MONTH}) {1,2}(?<d>\d{1,2}), (?<y>\d{4}) ${CLOCK}(?: (?<half>[AP]M))?${ZONE}`,
  String.raw`(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?<month>${MONTH}) {1,2}(?<d>\d{1,2}) ${CLOCK}${ZONE} (?<y>\d{4})`,
  String.raw`${MONTH} {1,2}\d{1,2} \d{2}:\d{2}:\d{2}(?:\.\d{1,9})?`,
  String.raw`\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,9})?`,
].map((source) => new RegExp(`${source}(?![\\d])`, 'y'))

/** Of glog: `E1128 02:39:12.123456 4242 file.cc:12] `. */
const GLOG = /([IWEF])\d{4} \d{2}:\d{2}:\d{2}\.\d{6}\s{1,8}\d{1,10} [\w./-]{1,100}:\d{1,6}\]/y
const GLOG_LEVELS: Record<string, LineLevel> = { I: 'info', W: 'warn', E: 'error', F: 'error' }

const WORD = /(?:[A-Za-z]{3,9}|错误|严重|致命|警告|信息|调试)(?![\w.$'-])/y
const PAIR = /(?:level|lvl|severity)=["']?([A-Za-z]{3,9})["']?/y
const TIME_KEY = /(?:time|ts|timestamp)=["']?/y
/** A thread, a process or a logger between the moment and the level. */
const SOURCE =
  /(?:\[[^[\]]{1,80}\]|\{[^{}]{1,80}\}|\([^()]{1,80}\)|[\w.$@/:#-]{1,120}(?= [-|] | \| |\| )|[\w-]{1,80}(?:[.$][\w$-]{1,80}){1,12}|\d{1,10}(?: ---)?|[\w.-]{1,60}\[\d{1,10}\])(?=[\s:|,-])/y
const OPENERS = /[\s[(<|【]{0,16}/y
/** Between two parts of a prefix, and between the prefix and the message. */
const CLOSERS =
  /(?:\s{1,8}[\])】])?[\])>"'】]{0,4}[\s,]{0,16}(?:[:：|>-]{1,3}(?=\s|$)[\s]{0,16}|[:：](?=\S))?/y

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Minutes east of UTC that a zone names; null for a text that names none. */
function readZoneMinutes(text: string): number | null {
  const parts = /([+-])(\d{1,2}):?(\d{2})$/.exec(text)
  if (parts) return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]))
  // in these logs CST is the time of China
  return text === 'CST' ? 480 : 0
}

function toEpochMs(part: Record<string, string | undefined>, zone: string): number | null {
  const { y, d, h, min, s, month, half } = part
  if (!y || !d || !h || !min || !s) return null
  const year = Number(y) + (y.length === 2 ? 2000 : 0)
  const monthIndex = month ? MONTHS.indexOf(month.toLowerCase()) : Number(part['mon']) - 1
  const hour = half ? (Number(h) % 12) + (half === 'PM' ? 12 : 0) : Number(h)
  const wallMs =
    Date.UTC(year, monthIndex, Number(d), hour, Number(min), Number(s)) +
    Number((part['f'] ?? '0').slice(0, 3).padEnd(3, '0'))
  const date = new Date(wallMs)
  const isReal = date.getUTCMonth() === monthIndex && date.getUTCDate() === Number(d) && hour < 24
  if (!isReal || year < 1971) return null
  if (part['zone']) return wallMs - (readZoneMinutes(part['zone']) ?? 0) * MINUTE_MS
  // twice, because the offset is that of the instant and not of the wall clock
  const near = wallMs - offsetMs(wallMs - 8 * HOUR_MS, zone)
  return wallMs - offsetMs(near, zone)
}

/** A prefix of at most this many parts: DGC's two and a logger's three, nested. */
const MAX_PARTS = 8

interface Prefix {
  level: LineLevel | null
  timeMs: number | null
  length: number
  /** DGC's own `[INFO] [moment] :`, which says nothing of the line of a program behind it. */
  isOnlyWrapper: boolean
}

function readPrefix(text: string, zone: string): Prefix {
  const found: Prefix = { level: null, timeMs: null, length: 0, isOnlyWrapper: false }
  let at = 0
  let sources = 0
  let hasMoment = false
  /** A level stands behind the last moment: what follows is the message. */
  let hasLevel = false
  for (let parts = 0; parts < MAX_PARTS && at < text.length; parts += 1) {
    const opener = match(OPENERS, text, at)?.[0] ?? ''
    const start = at + opener.length
    const timeKey = match(TIME_KEY, text, start)?.[0].length ?? 0
    let end = -1
    const moment = hasMoment && opener === '' && parts > 4 ? null : readMoment(text, start + timeKey, zone)
    const glog = match(GLOG, text, start)
    const level = readLevel(text, start, opener, hasMoment)
    if (glog) {
      found.level = GLOG_LEVELS[glog[1] ?? ''] ?? null
      end = start + glog[0].length
    } else if (moment) {
      found.isOnlyWrapper = !hasMoment && opener.endsWith('[') && found.level === 'info'
      found.timeMs ??= moment.timeMs
      hasMoment = true
      hasLevel = false
      end = moment.end
    } else if (level) {
      found.level = level.level
      hasLevel = true
      found.isOnlyWrapper = false
      end = level.end
    }
    if (end >= 0) {
      sources = 0
      at = end + (match(CLOSERS, text, end)?.[0].length ?? 0)
      found.length = at
      continue
    }
    const source =
      hasMoment && !hasLevel && sources < 3
        ? match(SOURCE, text, opener.endsWith('[') ? start - 1 : start)
        : null
    if (!source) break
    sources += 1
    at = source.index + source[0].length
    at += match(CLOSERS, text, at)?.[0].length ?? 0
  }
  return found
}

function readMoment(text: string, at: number, zone: string): { timeMs: number | null; end: number } | null {
  const code = text.charCodeAt(at)
  const isDigit = code >= 48 && code <= 57
  // months and days of the week start with a capital
  if (!isDigit && !(code >= 65 && code <= 90)) return null
  for (const pattern of MOMENTS) {
    const found = match(pattern, text, at)
    if (found) return { timeMs: toEpochMs(found.groups ?? {}, zone), end: at + found[0].length }
  }
  return null
}

function readLevel(
  text: string,
  at: number,
  opener: string,
  hasMoment: boolean,
): { level: LineLevel; end: number } | null {
  const pair = match(PAIR, text, at)
  const word = pair ?? match(WORD, text, at)
  const name = word?.[1] ?? word?.[0]
  const level = name ? levelOfWord(name) : null
  if (!word || !name || !level) return null
  const end = at + word[0].length
  const next = text.slice(end, end + 2)
  // `Error reading file` is a sentence, `ERROR reading`, `[error] reading` and `Error: reading` name a level
  const isMarked = pair !== null || /[[(<【]$/.test(opener) || /^\s?[:：\]|]/.test(next)
  // `ERROR COUNT: 0` counts
  const isCount = !hasMoment && /^(?:\s\w{1,20}){1,3}\s?[:=]\s?\d{1,18}\s*$/.test(text.slice(end, end + 100))
  const isShouted = !isCount && name === name.toUpperCase() && (next === '' || /^[\s\]]/.test(next))
  return isMarked || (isShouted && (hasMoment || /^\s/.test(next))) ? { level, end } : null
}

/** Of a line that is one JSON object, as loggers write it. */
function readJsonLine(text: string, zone: string): ReadLine | null {
  const word = /"(?:level|levelname|severity|log[._]?level)"\s?:\s?"([A-Za-z]{3,9})"/i.exec(text)?.[1]
  const level = word ? levelOfWord(word) : null
  if (!level) return null
  const key = /"(?:@?timestamp|time|ts|asctime)"\s?:\s?"/i.exec(text)
  const moment = key && readMoment(text, key.index + key[0].length, zone)
  return { level, timeMs: moment?.timeMs ?? null, prefixLength: 0 }
}

/** Where a moment at the start of a text ends; 0 without one. */
export const readStamp = (text: string, zone: string): number => readMoment(text, 0, zone)?.end ?? 0

/**
 * What a line says of itself. Takes clean text (`cleanLine`) and looks at its head alone, in linear time.
 *
 * @param zone IANA name, for moments that name no zone.
 */
export function readLine(clean: string, zone: string): ReadLine {
  const text = clean.length > LINE_HEAD_CHARS ? clean.slice(0, LINE_HEAD_CHARS) : clean
  const json = text.startsWith('{') ? readJsonLine(text, zone) : null
  if (json) return json
  const { level, timeMs, length, isOnlyWrapper } = readPrefix(text, zone)
  const line = { level, timeMs, prefixLength: length }
  const body = text.slice(length).replace(PROCESS, '')
  if (level === null || (isOnlyWrapper && level === 'info')) line.level = levelOfWords(body) ?? level
  else if (level === 'error' && isHarmless(body)) line.level = 'warn'
  return line
}
