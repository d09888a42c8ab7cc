import * as v from 'valibot'
import { type LineLevel, type LogEncoding, type LogObject, type LogSketch } from '../../contract/log'
import { startsAttempt } from '../../model/log/attempt'
import { cleanLine, readLine } from '../../model/log/read-line'
import { findMatch, startAutomaton } from './byte-automaton'
import { LEVEL_HINT, LINE_END, levelTable } from './level-automaton'
import { asBuffer, unitBytes } from './line-ends'
import { shapeLine } from './line-shape'
import {
  type FoundWarning,
  type Judged,
  SketchState,
  addLine,
  countLevel,
  emptyState,
  findWarning,
  fitBlocks,
  isListedAnew,
  toSketch,
  withLine,
} from './sketch-state'

/** What a line is stands in so many bytes at its start. */
export const LINE_HEAD_BYTES = 4 * 1024
/** Lines of a block that hold a clock and no moment, before the block has none. */
const MAX_TIME_TRIES = 50
/** Of lines whose level is remembered; logs consist of few. */
const MAX_SHAPES = 4096
const MAX_TEXT = 300
/** To know the log again when it has grown. */
const SEEN_BYTES = 1024

/** A sketch at rest: what another build or process goes on from. JSON. */
export const SavedSketch = v.pipe(
  v.object({
    state: SketchState,
    scannedBytes: v.number(),
    /** The last bytes of those, and the first ones of the line that has not ended; in base64. */
    tail: v.string(),
    head: v.string(),
  }),
  v.check(({ state, scannedBytes }) => scannedBytes >= state.lineStart),
)
export type SavedSketch = v.InferOutput<typeof SavedSketch>

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

/** @param zone IANA name, for moments that name none. */
export function createSketcher(
  encoding: LogEncoding,
  expectedBytes: number,
  zone: string,
  saved?: SavedSketch,
): Sketcher {
  const state = saved ? structuredClone(saved.state) : emptyState(encoding)
  fitBlocks(state, expectedBytes)
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
    const ended = bytes.length < SEEN_BYTES ? Buffer.concat([tail, bytes]) : bytes
    tail = Buffer.from(ended.subarray(-SEEN_BYTES))
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
