import {
  type LikeWarnings,
  type LineLevel,
  type LogEncoding,
  type LogObject,
  type LogSketch,
  MAX_LISTED_ERRORS,
  MAX_LISTED_WARNINGS,
  type SketchLine,
} from '../../contract/log'
import { startsAttempt } from '../../model/log/attempt'
import { cleanLine, readLine } from '../../model/log/read-line'
import { findMatch, startAutomaton } from './byte-automaton'
import { LEVEL_HINT, LINE_END, levelTable } from './level-automaton'
import { asBuffer, unitBytes } from './line-ends'
import { shapeLine } from './line-shape'

const KIB = 1024
/** What a line is stands in so many bytes at its start. */
export const LINE_HEAD_BYTES = 4 * KIB
const MAX_BLOCK_BYTES = KIB * KIB
const MIN_BLOCK_BYTES = 512
/** Of a log that needs no blocks larger than MAX_BLOCK_BYTES. */
const MAX_SMALL_BLOCKS = 256
/** The line number is known at each multiple of this or of a smaller block: a page then finds a line by reading no more. */
const MAX_STEP_BYTES = 64 * KIB
/** Lines of a block that hold a clock and no moment, before the block has none. */
const MAX_TIME_TRIES = 50
const MAX_ATTEMPTS = 50
/** Of lines whose level is remembered; logs consist of few. */
const MAX_SHAPES = 4096
const MAX_TEXT = 300
/** To know the log again when it has grown. */
const TAIL_BYTES = KIB

/** What was found in the lines that have ended, without the last one if it has not. JSON. */
export interface SketchState {
  encoding: LogEncoding
  /** Powers of two. */
  blockBytes: number
  stepBytes: number
  /** For each step of bytes the number of the first line that starts there or later. */
  firstLines: number[]
  /** Of each block. */
  times: (number | null)[]
  errorsIn: number[]
  warningsIn: number[]
  /** Where the first line starts that has not ended, and how many have. */
  lineStart: number
  endedLines: number
  errorCount: number
  /** At most MAX_LISTED_ERRORS each: of earlier attempts, and of the last one. */
  earlierErrors: SketchLine[]
  lastErrors: SketchLine[]
  attempts: SketchLine[]
  /** At most MAX_LISTED_WARNINGS. */
  warnings: FoundWarning[]
}

interface FoundWarning extends LikeWarnings {
  /** What they have in common. */
  kind: string
  /** How many attempts had begun before the line. */
  attempt: number
}

/** A sketch at rest: what another build or process goes on from. JSON. */
export interface SavedSketch {
  state: SketchState
  scannedBytes: number
  /** The last bytes of those, and the first ones of the line that has not ended; in base64. */
  tail: string
  head: string
}

/** Reads a log once, in order. */
export interface Sketcher {
  /** Takes the next bytes, all of them in the end. Yields after each line that it had to read, since hostile ones take long. */
  push: (bytes: Uint8Array) => Generator<void, void>
  scannedBytes: () => number
  state: () => Readonly<SketchState>
  /** `isDone`: nothing more will come. */
  view: (object: LogObject, isDone: boolean) => LogSketch
  save: () => SavedSketch
}

interface Judged {
  level: LineLevel | null
  timeMs: number | null
  isAttempt: boolean
  text: string
}

/** @param zone IANA name, for moments that name none. */
export function createSketcher(
  encoding: LogEncoding,
  expectedBytes: number,
  zone: string,
  saved?: SavedSketch,
): Sketcher {
  const state = saved ? structuredClone(saved.state) : emptyState(encoding)
  while (expectedBytes > MAX_SMALL_BLOCKS * state.blockBytes && state.blockBytes < MAX_BLOCK_BYTES)
    doubleBlocks(state)
  const { blockBytes, stepBytes } = state
  const automaton = startAutomaton(levelTable(encoding, true))
  const table = levelTable(encoding, false)
  const tableWithClocks = levelTable(encoding, true)
  /** By the shape of the line. */
  const levels = new Map<number, { level: LineLevel | null; warning: FoundWarning | null }>()
  const unit = unitBytes(encoding)
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })

  let scanned = saved?.scannedBytes ?? 0
  /** Of the line under way. */
  let hasHint = false
  let mayHaveTime = false
  let timeTries = 0
  /** The start of a line that began before the bytes now at hand. */
  const head = Buffer.alloc(LINE_HEAD_BYTES)
  let headLength = 0
  let tail = Buffer.alloc(0)
  let half = Buffer.alloc(0)
  if (saved) {
    tail = Buffer.from(saved.tail, 'base64')
    headLength = Buffer.from(saved.head, 'base64').copy(head)
    hasHint = headLength > 0
  }

  function judge(bytes: Uint8Array): Judged {
    const raw = decoder.decode(bytes)
    const clean = cleanLine(raw.endsWith('\r') ? raw.slice(0, -1) : raw)
    const { level, timeMs, prefixLength } = readLine(clean, zone)
    const isAttempt = startsAttempt(clean.slice(prefixLength, prefixLength + MAX_TEXT))
    return { level, timeMs, isAttempt, text: clean.slice(0, MAX_TEXT).toWellFormed() }
  }

  /** Returns whether the line had to be read. */
  function endLine(bytes: Buffer, base: number, end: number): boolean {
    let isRead = false
    if (hasHint || mayHaveTime) {
      const start = state.lineStart - base
      if (start >= 0) isRead = note(bytes, start, Math.min(end - base, start + LINE_HEAD_BYTES))
      else {
        const more = bytes.copy(head, headLength, 0, Math.min(end - base, LINE_HEAD_BYTES - headLength))
        isRead = note(head, 0, headLength + more)
      }
    }
    hasHint = false
    mayHaveTime = false
    headLength = 0
    state.endedLines += 1
    state.lineStart = end + unit
    while (state.firstLines.length * stepBytes <= state.lineStart) state.firstLines.push(state.endedLines + 1)
    while (state.times.length * blockBytes <= state.lineStart) {
      state.times.push(null)
      state.errorsIn.push(0)
      state.warningsIn.push(0)
      timeTries = 0
    }
    automaton.table = needsTime() ? tableWithClocks : table
    return isRead
  }

  /** Returns whether the line had to be read: one of its shape was not. */
  function note(bytes: Uint8Array, from: number, to: number): boolean {
    const block = state.times.length - 1
    const shape = unit === 1 ? shapeLine(bytes, from, to) : null
    const known = shape === null || mayHaveTime ? undefined : levels.get(shape)
    if (known !== undefined && !isListedAnew(state, known)) {
      countLevel(state, known.level, block)
      if (known.warning !== null) known.warning.count += 1
      return false
    }
    const found = judge(bytes.subarray(from, to))
    if (found.timeMs === null) timeTries += 1
    else state.times[block] ??= found.timeMs
    addLine(state, found, state.endedLines + 1, block)
    if (shape === null || found.isAttempt) return true
    if (levels.size === MAX_SHAPES) levels.clear()
    const warning = found.level === 'warn' ? findWarning(state, found.text) : null
    levels.set(shape, { level: found.level, warning })
    return true
  }

  function needsTime(): boolean {
    return state.times.at(-1) === null && timeTries < MAX_TIME_TRIES
  }

  function* scan(bytes: Buffer): Generator<void, void> {
    const base = scanned
    const symbols = unit === 1 ? bytes : narrow(bytes, encoding)
    let index = findMatch(automaton, symbols, 0)
    while (index < symbols.length) {
      const position = base + index * unit
      if (automaton.match === LINE_END) {
        if (endLine(bytes, base, position)) {
          // Who looks meanwhile sees the lines that have ended.
          scanned = state.lineStart
          yield
        }
      } else if (position - state.lineStart < LINE_HEAD_BYTES) {
        if (automaton.match === LEVEL_HINT) hasHint = true
        else if (needsTime()) mayHaveTime = true
      }
      index = findMatch(automaton, symbols, index + 1)
    }
    scanned = base + bytes.length
    const from = Math.max(0, state.lineStart - base)
    headLength += bytes.copy(head, headLength, from, from + LINE_HEAD_BYTES - headLength)
    const ended = bytes.length < TAIL_BYTES ? Buffer.concat([tail, bytes]) : bytes
    tail = Buffer.from(ended.subarray(-TAIL_BYTES))
  }

  return {
    *push(bytes) {
      const all = half.length > 0 ? Buffer.concat([half, bytes]) : asBuffer(bytes)
      const whole = all.length - (all.length % unit)
      half = Buffer.from(all.subarray(whole))
      if (whole > 0) yield* scan(all.subarray(0, whole))
    },
    scannedBytes: () => scanned,
    state: () => state,
    view: (object, isDone) => {
      const last = scanned > state.lineStart ? judge(head.subarray(0, headLength)) : null
      return toSketch(last === null ? state : withLine(state, last), {
        object,
        isDone,
        scannedBytes: scanned,
        lines: state.endedLines + (last === null ? 0 : 1),
      })
    },
    save: () => ({
      state: structuredClone(state),
      scannedBytes: scanned,
      tail: tail.toString('base64'),
      head: head.subarray(0, headLength).toString('base64'),
    }),
  }
}

/** UTF-16 as one byte for each unit: its ASCII as it is, any other as 0xff. */
function narrow(bytes: Buffer, encoding: LogEncoding): Uint8Array {
  const [low, high] = encoding === 'utf-16be' ? [1, 0] : [0, 1]
  const symbols = new Uint8Array(bytes.length / 2)
  for (let index = 0; index < symbols.length; index += 1) {
    const unit = bytes[2 * index + low] ?? 0
    symbols[index] = bytes[2 * index + high] === 0 && unit < 0x80 ? unit : 0xff
  }
  return symbols
}

function emptyState(encoding: LogEncoding): SketchState {
  return {
    encoding,
    blockBytes: MIN_BLOCK_BYTES,
    stepBytes: MIN_BLOCK_BYTES,
    firstLines: [1],
    times: [null],
    errorsIn: [0],
    warningsIn: [0],
    lineStart: 0,
    endedLines: 0,
    errorCount: 0,
    earlierErrors: [],
    lastErrors: [],
    attempts: [],
    warnings: [],
  }
}

/** What lines have in common that differ only in their numbers. */
const warningKind = (text: string): string => text.replaceAll(/\d+/g, '0')

const findWarning = (state: SketchState, text: string): FoundWarning | null => {
  const kind = warningKind(text)
  return state.warnings.find((warning) => warning.kind === kind) ?? null
}

/** Whether a line of a known shape is one of those that are listed. */
function isListedAnew(
  { lastErrors, attempts }: SketchState,
  { level, warning }: { level: LineLevel | null; warning: FoundWarning | null },
): boolean {
  if (level === 'error') return lastErrors.length < MAX_LISTED_ERRORS
  return warning !== null && warning.attempt < attempts.length
}

/** Joins each two blocks. */
function doubleBlocks(state: SketchState): void {
  const pairs = <T>(values: readonly T[], join: (a: T, b: T | undefined) => T): T[] =>
    values.flatMap((value, index) => (index % 2 === 0 ? [join(value, values[index + 1])] : []))
  state.blockBytes *= 2
  state.times = pairs(state.times, (a, b) => a ?? b ?? null)
  state.errorsIn = pairs(state.errorsIn, (a, b = 0) => a + b)
  state.warningsIn = pairs(state.warningsIn, (a, b = 0) => a + b)
  if (state.stepBytes === MAX_STEP_BYTES) return
  state.stepBytes *= 2
  state.firstLines = pairs(state.firstLines, (a) => a)
}

function countLevel(state: SketchState, level: LineLevel | null, block: number): void {
  if (level === 'warn') state.warningsIn[block] = (state.warningsIn[block] ?? 0) + 1
  if (level !== 'error') return
  state.errorsIn[block] = (state.errorsIn[block] ?? 0) + 1
  state.errorCount += 1
}

function addLine(
  state: SketchState,
  { level, timeMs, isAttempt, text }: Judged,
  line: number,
  block: number,
): void {
  const listed: SketchLine = { line, byte: state.lineStart, timeMs, text }
  countLevel(state, level, block)
  if (level === 'warn') addWarning(state, listed)
  if (level === 'error' && state.lastErrors.length < MAX_LISTED_ERRORS) state.lastErrors.push(listed)
  if (!isAttempt || state.attempts.length === MAX_ATTEMPTS) return
  state.attempts.push(listed)
  state.earlierErrors = [...state.earlierErrors, ...state.lastErrors].slice(0, MAX_LISTED_ERRORS)
  state.lastErrors = []
}

function addWarning(state: SketchState, listed: SketchLine): void {
  const attempt = state.attempts.length
  const known = findWarning(state, listed.text)
  if (known === null) {
    if (state.warnings.length === MAX_LISTED_WARNINGS) return
    state.warnings.push({ ...listed, count: 1, kind: warningKind(listed.text), attempt })
    return
  }
  known.count += 1
  if (known.attempt < attempt) Object.assign(known, listed, { attempt })
}

/** A copy that has the line which has not ended yet. */
function withLine(state: SketchState, line: Judged): SketchState {
  const { times, errorsIn, warningsIn, lastErrors, earlierErrors, attempts, warnings } = state
  const copy: SketchState = {
    ...state,
    times: [...times],
    errorsIn: [...errorsIn],
    warningsIn: [...warningsIn],
    lastErrors: [...lastErrors],
    earlierErrors: [...earlierErrors],
    attempts: [...attempts],
    warnings: warnings.map((warning) => ({ ...warning })),
  }
  const block = times.length - 1
  copy.times[block] ??= line.timeMs
  addLine(copy, line, copy.endedLines + 1, block)
  return copy
}

function toSketch(
  state: SketchState,
  rest: Pick<LogSketch, 'object' | 'isDone' | 'scannedBytes' | 'lines'>,
): LogSketch {
  const { blockBytes, stepBytes, lastErrors } = state
  const stepsEach = blockBytes / stepBytes
  const blocks = Array.from({ length: Math.ceil(rest.scannedBytes / blockBytes) }, (_, block) => ({
    byte: block * blockBytes,
    line: state.firstLines[block * stepsEach] ?? rest.lines + 1,
    timeMs: state.times[block] ?? null,
    errors: state.errorsIn[block] ?? 0,
    warnings: state.warningsIn[block] ?? 0,
  }))
  // Those of the last attempt are why it failed.
  const earlier = state.earlierErrors.slice(0, MAX_LISTED_ERRORS - lastErrors.length)
  return {
    ...rest,
    blocks,
    errors: [...earlier, ...lastErrors],
    errorCount: state.errorCount,
    warnings: state.warnings.map(({ line, byte, timeMs, text, count }) => ({
      line,
      byte,
      timeMs,
      text,
      count,
    })),
    attempts: state.attempts,
  }
}
