import { setImmediate } from 'node:timers/promises'
import { cleanLine, readLine } from '../../model/log/read-line'
import { asBuffer, countLineEnds, nextLineStart, unitBytes } from './line-ends'
import { type LogSource } from './log-source'
import { LINE_HEAD_BYTES } from './sketch'
import { type SketchState } from './sketch-state'

/** Behind the last block with an earlier moment, the one looked for is expected in so many bytes. */
const EXPECTED_BYTES = 2 * 1024 * 1024

/** The byte at which a line starts, counted from 1; null where the sketch has not counted so far. Reads at most 64 KiB. */
export async function findLine(
  state: SketchState,
  source: LogSource,
  line: number,
  signal?: AbortSignal,
): Promise<number | null> {
  const { firstLines, endedLines, lineStart, encoding } = state
  if (line > endedLines) return line === endedLines + 1 && lineStart < source.object.size ? lineStart : null
  if (line <= 1) return 0
  const step = firstLines.findLastIndex((first) => first <= line)
  const { from, bytes } = await readStep(state, source, step, signal)
  let at = step === 0 ? 0 : nextLineStart(bytes, 0, encoding)
  for (let number = firstLines[step] ?? 1; number < line && at !== -1; number += 1)
    at = nextLineStart(bytes, at, encoding)
  return at === -1 ? null : from + at
}

/**
 * The number, from 1, of the line that starts at a byte or holds it; null where the sketch has not counted so far.
 *
 * @param ahead the bytes of the log from there on that are at hand: with 64 KiB of them, or the last ones of the log, nothing is read.
 */
export async function lineAt(
  state: SketchState,
  source: LogSource,
  byte: number,
  ahead: Uint8Array,
  signal?: AbortSignal,
): Promise<number | null> {
  const { firstLines, stepBytes, endedLines, lineStart, encoding } = state
  if (byte >= lineStart) return byte === lineStart ? endedLines + 1 : null
  const step = Math.floor(byte / stepBytes)
  const known = asBuffer(ahead)
  // Lines that start behind the byte and not behind one whose line is known.
  const nextByte = (step + 1) * stepBytes
  const nextLine = firstLines[step + 1]
  if (nextLine !== undefined && byte + known.length >= nextByte) {
    const between = known.subarray(0, Math.max(0, nextByte - unitBytes(encoding) - byte))
    return nextLine - 1 - countLineEnds(between, encoding)
  }
  if (byte + known.length >= lineStart)
    return endedLines + 1 - countLineEnds(known.subarray(0, lineStart - byte), encoding)
  const { from, bytes } = await readStep(state, source, step, signal)
  const before = countLineEnds(bytes.subarray(0, byte - from), encoding)
  return (firstLines[step] ?? 1) - (step === 0 ? 0 : 1) + before
}

/** The bytes of a step, and the unit before it: whether a line starts with the first byte of the step. */
async function readStep(
  { stepBytes, encoding }: SketchState,
  source: LogSource,
  step: number,
  signal: AbortSignal | undefined,
): Promise<{ from: number; bytes: Buffer }> {
  const from = Math.max(0, step * stepBytes - unitBytes(encoding))
  return { from, bytes: asBuffer(await source.read(from, (step + 1) * stepBytes, signal)) }
}

/**
 * The byte at which the first line starts that names this moment or a later one; null without one. Between two blocks, and where the sketch has not
 * come to, times are taken to ascend. Reads at most 3 MiB.
 *
 * @param zone IANA name, for moments that name none.
 */
export async function findTime(
  state: SketchState,
  source: LogSource,
  timeMs: number,
  zone: string,
  signal?: AbortSignal,
): Promise<number | null> {
  const { times, blockBytes, lineStart } = state
  const found = times.findIndex((time) => time !== null && time >= timeMs)
  const after = found === -1 ? times.length : found
  const before = times.findLastIndex((time, block) => time !== null && block < after)
  const search = { state, source, timeMs, zone, signal }
  if (before !== -1) {
    const fromByte = before * blockBytes
    const toByte = Math.min(fromByte + EXPECTED_BYTES, after * blockBytes, lineStart + 1)
    const byte = await findTimeBetween(search, fromByte, toByte)
    if (byte !== null) return byte
  }
  if (found !== -1) return await findTimeBetween(search, found * blockBytes, (found + 1) * blockBytes)
  return await findTimeBehind(search, lineStart)
}

/** Lines that start in so few bytes are all looked at. */
const NEAR_BYTES = 1024 * 1024
/** A line that names a moment is looked for in so many bytes, and where there is none, in more. */
const PROBE_BYTES = [16 * 1024, 256 * 1024]

/** Among the lines that the sketch has not come to. Of a packed log, only near: what is farther is unpacked from its start. */
async function findTimeBehind(search: TimeSearch, fromByte: number): Promise<number | null> {
  const { size, isGzip } = search.source.object
  let [low, high] = [fromByte, isGzip ? fromByte : size]
  while (high - low > NEAR_BYTES) {
    const middle = low + Math.floor((high - low) / 4) * 2
    // oxlint-disable-next-line no-await-in-loop -- each half depends on the one before
    const time = await readTimeAt(search, middle)
    if (time !== null && time < search.timeMs) low = middle
    else high = middle
  }
  return await findTimeBetween(search, low, Math.min(size, low + 2 * NEAR_BYTES))
}

/** The first moment that a line behind a byte names; null where the next lines name none. */
async function readTimeAt({ source, zone, signal }: TimeSearch, byte: number): Promise<number | null> {
  const { encoding } = source.object
  for (const length of PROBE_BYTES) {
    // oxlint-disable-next-line no-await-in-loop -- more is read only where it has to be
    const bytes = asBuffer(await source.read(byte, byte + length, signal))
    const decoder = new TextDecoder(encoding, { ignoreBOM: true })
    let linesRead = 0
    for (let at = nextLineStart(bytes, 0, encoding); at !== -1;) {
      const next = nextLineStart(bytes, at, encoding)
      const end = next === -1 ? bytes.length : next
      const time = readMoment(decoder.decode(bytes.subarray(at, Math.min(end, at + LINE_HEAD_BYTES))), zone)
      if (time !== null) return time
      at = next
      linesRead += 1
      // oxlint-disable-next-line no-await-in-loop -- other work goes on in between
      if (linesRead % LINES_AT_ONCE.read === 0) await setImmediate()
    }
  }
  return null
}

/** The moment that a line names. */
const readMoment = (line: string, zone: string): number | null =>
  CLOCK.test(line) ? readLine(cleanLine(line.replace(/\r?\n$/, '')), zone).timeMs : null

interface TimeSearch {
  state: SketchState
  source: LogSource
  timeMs: number
  zone: string
  signal: AbortSignal | undefined
}

/** Among the lines that start between two bytes. */
async function findTimeBetween(search: TimeSearch, fromByte: number, toByte: number): Promise<number | null> {
  const { state, source, timeMs, zone, signal } = search
  const { encoding } = state
  const from = Math.max(0, fromByte - unitBytes(encoding))
  const bytes = asBuffer(await source.read(from, toByte + LINE_HEAD_BYTES, signal))
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  const starts: number[] = []
  const to = Math.min(toByte, source.object.size) - from
  let at = fromByte === 0 ? 0 : nextLineStart(bytes, 0, encoding)
  for (; at !== -1 && at < to; at = nextLineStart(bytes, at, encoding)) {
    starts.push(at)
    // oxlint-disable-next-line no-await-in-loop -- other work goes on in between
    if (starts.length % LINES_AT_ONCE.found === 0) await setImmediate()
  }
  const endOfLast = at === -1 ? bytes.length : at

  /** The moment that a line names. */
  function readTime(line: number): number | null {
    const start = starts[line] ?? 0
    const end = Math.min(starts[line + 1] ?? endOfLast, start + LINE_HEAD_BYTES)
    if (end - start < MIN_CLOCK_BYTES) return null
    return readMoment(decoder.decode(bytes.subarray(start, end)), zone)
  }

  /** Each line is read once: of lines without a moment, those that were looked at are left out of what remains. */
  let [low, high, linesRead] = [0, starts.length, 0]
  let found: number | null = null
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    let line = middle
    let time: number | null = null
    for (; line < high; line += 1) {
      time = readTime(line)
      if (time !== null) break
      linesRead += 1
      // oxlint-disable-next-line no-await-in-loop -- as above
      if (linesRead % LINES_AT_ONCE.read === 0) await setImmediate()
    }
    if (time === null || time >= timeMs) {
      if (time !== null) found = line
      high = middle
    } else low = line + 1
  }
  const start = found === null ? undefined : starts[found]
  return start === undefined ? null : from + start
}

/** Lines that take some milliseconds. */
const LINES_AT_ONCE = { found: 50_000, read: 300 }
const MIN_CLOCK_BYTES = 4
const CLOCK = /\d:\d\d/
