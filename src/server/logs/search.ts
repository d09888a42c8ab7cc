import { isUtf8 } from 'node:buffer'
import { RE2JS, RE2JSException } from 're2js'
import { type LogEncoding, type LogSearchLine, MAX_LOG_MATCHES } from '../../contract/log'
import { type Clock } from '../../lib/time/clock'
import { LF } from './byte-automaton'
import { asBuffer, countLf, nextLineStart, unitBytes } from './line-ends'
import { cutText, decodeText, findLineEncoding } from './line-text'
import { type LogSource } from './log-source'
import { LONG_SLICE_BYTES, createPace, paced } from './pace'

export interface LogQuery {
  text: string
  isRegex: boolean
  matchCase: boolean
}

const MAX_QUERY = 1000

/** Of an address: `q`, `regex=1`, `case=1`. `problem` says in RE2's words what is wrong with a pattern. */
export function parseLogQuery(
  search: URLSearchParams,
): { query: LogQuery; problem?: never } | { query?: never; problem: string } {
  const text = search.get('q') ?? ''
  const isRegex = search.get('regex') === '1'
  if (text === '' || text.length > MAX_QUERY || /[\r\n]/.test(text) || !text.isWellFormed())
    return { problem: 'one line of 1 to 1,000 characters' }
  // Escapes such as \S say nothing of the case of letters.
  const letters = isRegex ? text.replaceAll(/\\(?:[pP]\{[^}]*\}|.)/g, '') : text
  const query = { text, isRegex, matchCase: search.get('case') === '1' || letters !== letters.toLowerCase() }
  try {
    if (compile(query).programSize() > MAX_PATTERN_SIZE && isRegex) return { problem: 'expression too large' }
    return { query }
  } catch (error) {
    if (error instanceof RE2JSException) return { problem: error.message.slice(0, 300).toWellFormed() }
    throw error
  }
}

const compile = ({ text, isRegex, matchCase }: LogQuery): RE2JS =>
  RE2JS.compile(isRegex ? text : RE2JS.quote(text), matchCase ? 0 : RE2JS.CASE_INSENSITIVE)

interface Match {
  byte: number
  toByte: number
  line: number
}

/**
 * Takes the bytes of a log in order and gives the matches that they end; null where it may rest. Matches do not overlap, lie in one line, and
 * are not empty.
 */
interface Searcher {
  push: (bytes: Buffer) => Iterable<Match | null>
  end: () => Iterable<Match | null>
}

// oxlint-disable-next-line no-control-regex -- all of ASCII
const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text)

/** How far a search has come is told after so many bytes. */
const PROGRESS_BYTES = 8 * 1024 * 1024

/** Stops at MAX_LOG_MATCHES. Ends its stream when the reader stops. Throws what the source throws. */
export async function* searchLog(
  source: LogSource,
  query: LogQuery,
  maxBytes: number,
  clock: Pick<Clock, 'elapsedMs'>,
  signal: AbortSignal,
): AsyncGenerator<LogSearchLine> {
  const { size, encoding } = source.object
  const isText = encoding === 'utf-8' && !query.isRegex && isAscii(query.text)
  const literal = encoding === 'utf-8' ? findLiteral(query) : null
  const searcher = isText ? createByteSearcher(query) : createTextSearcher(query, encoding, literal)
  const sliceBytes = isText || literal !== null ? LONG_SLICE_BYTES : undefined
  let scannedBytes = 0
  let toldBytes = 0
  let matches = 0
  const told = (isDone: boolean): LogSearchLine => {
    toldBytes = scannedBytes
    return { scannedBytes, size, matches, isDone, isCut: matches === MAX_LOG_MATCHES }
  }
  const pace = createPace(clock)
  async function* take(found: Iterable<Match | null>): AsyncGenerator<Match> {
    for (const match of found) {
      if (match !== null) {
        matches += 1
        yield match
        if (matches === MAX_LOG_MATCHES) return
      } else if (pace.isDue()) {
        // oxlint-disable-next-line no-await-in-loop -- other work goes on in between
        await pace.rest()
        signal.throwIfAborted()
      }
    }
  }
  for await (const piece of paced(source.stream(0, Math.min(size, maxBytes), signal), pace, sliceBytes)) {
    signal.throwIfAborted()
    scannedBytes += piece.length
    yield* take(searcher.push(asBuffer(piece)))
    if (matches === MAX_LOG_MATCHES) break
    if (scannedBytes - toldBytes >= PROGRESS_BYTES) yield told(false)
  }
  if (matches < MAX_LOG_MATCHES) yield* take(searcher.end())
  yield told(true)
}

/** Where a text in UTF-8 stands at or after `from`; -1 where it does not. Of letters, those of ASCII alone have a case. */
type FindText = (from: number) => number

/** @returns what finds the text in some bytes, at a nanosecond a byte or less. */
function prepareFind({ text, matchCase }: Pick<LogQuery, 'text' | 'matchCase'>): (bytes: Buffer) => FindText {
  const needle = Buffer.from(text)
  if (matchCase || !/[a-z]/i.test(text)) return (bytes) => (from) => bytes.indexOf(needle, from)
  const lower = needle.toString('latin1').toLowerCase()
  const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a
  const isAt = (bytes: Buffer, at: number): boolean =>
    needle.every((byte, index) => {
      const other = bytes[at + index] ?? 0
      return other === byte || (isLetter(byte) && (other | 0x20) === (byte | 0x20))
    })
  return (bytes) => {
    // As Latin-1 a byte is a character. Its lower case also joins bytes that are no letters of ASCII, so each place is looked at.
    const haystack = bytes.toString('latin1').toLowerCase()
    return (from) => {
      let at = haystack.indexOf(lower, from)
      while (at !== -1 && !isAt(bytes, at)) at = haystack.indexOf(lower, at + 1)
      return at
    }
  }
}

/** A text of ASCII, however long its lines are: it is the same bytes in lines of UTF-8 and of GBK. */
function createByteSearcher(query: LogQuery): Searcher {
  const prepare = prepareFind(query)
  const length = Buffer.byteLength(query.text)
  /** What may be the start of a match that the next bytes end. */
  let rest: Buffer = Buffer.alloc(0)
  let base = 0
  let line = 1
  return {
    *push(bytes) {
      let doneTo = 0
      const joint = Buffer.concat([rest, bytes.subarray(0, length - 1)])
      const split = rest.length === 0 ? -1 : prepare(joint)(0)
      if (split !== -1 && split < rest.length) {
        const byte = base - rest.length + split
        doneTo = byte + length - base
        yield { byte, toByte: byte + length, line }
      }
      let countedTo = 0
      const find = prepare(bytes)
      for (let at = find(doneTo); at !== -1; at = find(doneTo)) {
        line += countLf(bytes, countedTo, at)
        countedTo = at
        doneTo = at + length
        yield { byte: base + at, toByte: base + doneTo, line }
      }
      line += countLf(bytes, countedTo, bytes.length)
      base += bytes.length
      const seen = bytes.length < length ? Buffer.concat([rest, bytes]) : bytes
      const left = doneTo > 0 ? bytes.subarray(doneTo) : seen
      rest = Buffer.from(left.subarray(Math.max(0, left.length - length + 1)))
    },
    end: () => [],
  }
}

/** A literal of one letter is in most lines. */
const MIN_LITERAL = 3

/**
 * A text that every match holds, or null where that is not plain to see. Of a pattern without alternatives it is the longest run of letters, digits and
 * `_- /:=,` outside of groups and classes.
 */
export function findLiteral({ text: pattern, isRegex }: Pick<LogQuery, 'text' | 'isRegex'>): string | null {
  if (!isRegex) return pattern
  if (/[|(]|\\[QEpPx0-9]/.test(pattern)) return null
  // Classes and escapes end a run; so does a sign that need not be there.
  const plain = pattern
    .replaceAll(/\[\^?\]?(?:\\.|[^\]\\])*\]/g, '\n')
    .replaceAll(/\\./g, '\n')
    .replaceAll(/.[*?]\??/g, '\n')
    .replaceAll(/.\{[^}]*\}\??/g, '\n')
  const runs = plain.match(/[\w \-/:=,]+/g) ?? []
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '')
  return longest.length < MIN_LITERAL ? null : longest
}

/** A pattern costs at worst its size for each byte; 100,000 such steps are some 10 ms. */
const MAX_STEPS = 256 * 1024
const MAX_PATTERN_SIZE = 500
/** A longer line is searched in parts: a match that is longer than their overlap may be cut or missed. */
const [MIN_PART_BYTES, MAX_PART_BYTES] = [1024, 8 * 1024]
const MAX_OVERLAP_BYTES = 1024

/**
 * Patterns, and texts in other encodings, line by line. `literal` is a text that every match holds: lines without it are passed over, at the
 * cost of a text.
 */
function createTextSearcher(query: LogQuery, encoding: LogEncoding, literal: string | null): Searcher {
  const prepare = literal === null ? null : prepareFind({ text: literal, matchCase: query.matchCase })
  const pattern = compile(query)
  /** Whether lines of these bytes that have a match have the bytes of the literal. */
  const isAlike = literal === null || isAscii(literal) ? () => true : isUtf8
  const steps = query.isRegex ? pattern.programSize() : 1
  const partBytes = Math.max(MIN_PART_BYTES, Math.min(MAX_PART_BYTES, Math.floor(MAX_STEPS / steps)))
  const overlapBytes = Math.min(MAX_OVERLAP_BYTES, Math.floor(partBytes / 2))
  const unit = unitBytes(encoding)
  let rest: Buffer = Buffer.alloc(0)
  let base = 0
  let line = 1
  /** Of the line under way, the bytes up to here have been searched, and matches end before. */
  let doneByte = 0

  /** How many bytes the first `length` characters of a text take. */
  function bytesOf(bytes: Buffer, text: string, length: number, own: LogEncoding): number {
    if (unit === 2) return 2 * length
    if (text.length === bytes.length) return length
    let low = length
    let high = bytes.length
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const signs = new TextDecoder(own, { ignoreBOM: true }).decode(bytes.subarray(0, middle), {
        stream: true,
      })
      if (signs.length >= length) high = middle
      else low = middle + 1
    }
    return low
  }

  function* searchPart(bytes: Buffer, fromByte: number): Generator<Match | null> {
    yield null
    const own = findLineEncoding(bytes, encoding)
    const text = decodeText(bytes, own).replace(/\r?\n$/, '')
    if (!pattern.test(text)) return
    const matcher = pattern.matcher(text)
    while (matcher.find()) {
      yield null
      if (matcher.end() === matcher.start()) continue
      const byte = fromByte + bytesOf(bytes, text, matcher.start(), own)
      const toByte = fromByte + bytesOf(bytes, text, matcher.end(), own)
      if (byte < doneByte) continue
      doneByte = toByte
      yield { byte, toByte, line }
    }
  }

  /** Searches a line, in parts where it is long; of one that `hasMore`, only whole parts. Returns what it has no need of any more. */
  function* searchLine(bytes: Buffer, fromByte: number, hasMore = false): Generator<Match | null, number> {
    let at = 0
    while (bytes.length - at > partBytes) {
      const part = bytes.subarray(at)
      const partEnd = cutText(part, partBytes, encoding, Infinity)
      yield* searchPart(part.subarray(0, partEnd), fromByte + at)
      at += cutText(part, partEnd - overlapBytes, encoding, Infinity)
    }
    if (hasMore) return at
    // An empty line has no match, and a log may have a gigabyte of them.
    if (bytes.length - at > unit) yield* searchPart(bytes.subarray(at), fromByte + at)
    return bytes.length
  }

  function* searchAll(isEnd: boolean): Generator<Match | null> {
    let at = 0
    for (;;) {
      const next = nextLineStart(rest, at, encoding)
      const end = next === -1 ? rest.length : next
      const hasMore = next === -1 && !isEnd
      at += yield* searchLine(rest.subarray(at, end), base + at, hasMore)
      if (hasMore) break
      if (next === -1) break
      line += 1
    }
    base += at
    rest = Buffer.from(rest.subarray(at))
  }

  /** Of the whole lines at hand, searches those that hold the literal. */
  function* searchCandidates(find: FindText, end: number): Generator<Match | null> {
    let at = 0
    for (let found = find(0); found !== -1 && found < end; found = find(at)) {
      const lineStart = Math.max(at, rest.lastIndexOf(LF, found) + 1)
      line += countLf(rest, at, lineStart)
      at = rest.indexOf(LF, found) + 1
      yield* searchLine(rest.subarray(lineStart, at), base + lineStart)
      line += 1
    }
    line += countLf(rest, at, end)
    base += end
    rest = Buffer.from(rest.subarray(end))
  }

  return {
    *push(bytes) {
      rest = Buffer.concat([rest, bytes])
      const end = rest.lastIndexOf(LF) + 1
      if (prepare !== null && end > 0 && isAlike(rest.subarray(0, end)))
        yield* searchCandidates(prepare(rest), end)
      yield* searchAll(false)
    },
    end: () => searchAll(true),
  }
}
