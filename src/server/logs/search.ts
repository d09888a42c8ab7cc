import { RE2JS, RE2JSException } from 're2js'
import { type LogEncoding, type LogSearchLine, MAX_LOG_MATCHES } from '../../contract/log'
import { type Clock } from '../../lib/time/clock'
import { LF, type BytePattern, buildTable, findMatch, startAutomaton } from './byte-automaton'
import { asBuffer, nextLineStart, unitBytes } from './line-ends'
import { cutText } from './line-text'
import { type LogSource } from './log-source'
import { createPace, paced } from './pace'

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
  const searcher =
    encoding === 'utf-8' && !query.isRegex ? createByteSearcher(query) : createTextSearcher(query, encoding)
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
  for await (const piece of paced(source.stream(0, Math.min(size, maxBytes), signal), pace)) {
    signal.throwIfAborted()
    scannedBytes += piece.length
    yield* take(searcher.push(asBuffer(piece)))
    if (matches === MAX_LOG_MATCHES) break
    if (scannedBytes - toldBytes >= PROGRESS_BYTES) yield told(false)
  }
  if (matches < MAX_LOG_MATCHES) yield* take(searcher.end())
  yield told(true)
}

/** A text in UTF-8, at 2 to 3 ns a byte however long its lines are. */
function createByteSearcher({ text, matchCase }: LogQuery): Searcher {
  const needle: BytePattern = Array.from(Buffer.from(text), (byte) => {
    const sign = String.fromCharCode(byte)
    if (matchCase || !/[a-z]/i.test(sign)) return [byte]
    return [sign.toLowerCase().charCodeAt(0), sign.toUpperCase().charCodeAt(0)]
  })
  const automaton = startAutomaton(buildTable([[needle], [[[LF]]]]))
  let base = 0
  let line = 1
  return {
    *push(bytes) {
      for (
        let at = findMatch(automaton, bytes, 0);
        at < bytes.length;
        at = findMatch(automaton, bytes, at + 1)
      ) {
        const toByte = base + at + 1
        if (automaton.match === -1) yield { byte: toByte - needle.length, toByte, line }
        else line += 1
      }
      base += bytes.length
    },
    end: () => [],
  }
}

/** A pattern costs at worst its size for each byte; 100,000 such steps are some 10 ms. */
const MAX_STEPS = 256 * 1024
const MAX_PATTERN_SIZE = 500
/** A longer line is searched in parts: a match that is longer than their overlap may be cut or missed. */
const [MIN_PART_BYTES, MAX_PART_BYTES] = [1024, 8 * 1024]
const MAX_OVERLAP_BYTES = 1024

/** Patterns, and texts in other encodings, line by line. */
function createTextSearcher(query: LogQuery, encoding: LogEncoding): Searcher {
  const pattern = compile(query)
  const steps = query.isRegex ? pattern.programSize() : 1
  const partBytes = Math.max(MIN_PART_BYTES, Math.min(MAX_PART_BYTES, Math.floor(MAX_STEPS / steps)))
  const overlapBytes = Math.min(MAX_OVERLAP_BYTES, Math.floor(partBytes / 2))
  const unit = unitBytes(encoding)
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  let rest: Buffer = Buffer.alloc(0)
  let base = 0
  let line = 1
  /** Of the line under way, the bytes up to here have been searched, and matches end before. */
  let doneByte = 0

  /** How many bytes the first `length` characters of a text take. */
  function bytesOf(bytes: Buffer, text: string, length: number): number {
    if (unit === 2) return 2 * length
    if (text.length === bytes.length) return length
    let low = length
    let high = bytes.length
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const signs = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(0, middle), {
        stream: true,
      })
      if (signs.length >= length) high = middle
      else low = middle + 1
    }
    return low
  }

  function* searchPart(bytes: Buffer, fromByte: number): Generator<Match | null> {
    yield null
    const text = decoder.decode(bytes).replace(/\r?\n$/, '')
    if (!pattern.test(text)) return
    const matcher = pattern.matcher(text)
    while (matcher.find()) {
      yield null
      if (matcher.end() === matcher.start()) continue
      const byte = fromByte + bytesOf(bytes, text, matcher.start())
      const toByte = fromByte + bytesOf(bytes, text, matcher.end())
      if (byte < doneByte) continue
      doneByte = toByte
      yield { byte, toByte, line }
    }
  }

  function* searchAll(isEnd: boolean): Generator<Match | null> {
    let at = 0
    for (;;) {
      const next = nextLineStart(rest, at, encoding)
      const end = next === -1 ? rest.length : next
      while (end - at > partBytes) {
        const part = rest.subarray(at)
        const partEnd = cutText(part, partBytes, encoding, Infinity)
        yield* searchPart(part.subarray(0, partEnd), base + at)
        at += cutText(part, partEnd - overlapBytes, encoding, Infinity)
      }
      if (next === -1 && !isEnd) break
      // An empty line has no match, and a log may have a gigabyte of them.
      if (end - at > unit) yield* searchPart(rest.subarray(at, end), base + at)
      at = end
      if (next === -1) break
      line += 1
    }
    base += at
    rest = Buffer.from(rest.subarray(at))
  }

  return {
    push: (bytes) => {
      rest = Buffer.concat([rest, bytes])
      return searchAll(false)
    },
    end: () => searchAll(true),
  }
}
