import { type LineLevel, type LogPiece, type LogSketch } from '../../contract/log'
import { isSameDay } from '../../lib/time/format'
import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { displayLine, type DisplayLine, type Segment } from './display-line'
import { findStretches, numberStretch, type HeldLog } from './held-log'
import { readLine } from './read-line'
import { countColumns, wrapText } from './wrap'

/** Of a longer line only the start is drawn, and more on demand. */
export const SHOWN_CHARS = 4_096
export const MORE_CHARS = 64 * 1024

/** Moments that name no zone are in DGC's. */
export const LOG_ZONE = 'Asia/Shanghai'

export interface DrawOptions {
  /** Cells of the text column; null where lines are not wrapped. */
  columns: number | null
  /** Of moments that name no zone. */
  zone: string
  /** Leaves out prefixes whose time stands in its own column. */
  isShortened: boolean
}

/** One line, read and laid out. */
export interface DrawnLine {
  byte: number
  bytes: number
  /** As read. */
  source: string
  /** What is drawn. */
  segments: readonly Segment[]
  text: string
  /** Where the rows of the text begin. */
  starts: readonly number[]
  level: LineLevel | null
  timeMs: number | null
  updates: number
  /** Characters of the line that are not drawn. */
  hiddenChars: number
  /** The line began in an earlier piece. */
  isPart: boolean
}

/** A line that states a progress, without its numbers; null for others. */
function findProgress(text: string): string | null {
  return text.length < 300 && /\d ?%/.test(text) ? text.replace(/[\d.,:#=>\-|█▏▎▍▌▋▊▉ ]+/g, '') : null
}

const PLAIN = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u036f\u2010-\u2027\u2030-\u205e\u2190-\ufdff\uff01-\uffe6]*$/
const THROWN = /[\w.$]*[A-Za-z](?:Exception|Error)\b/
const DROPPED_LEVEL = /error|fatal|severe|critical|panic|warn|错误|严重|致命|警告/i
const OWN_LEVEL = /^\W{0,4}(?:error|fatal|severe|critical|panic|warn(?:ing)?|错误|严重|致命|警告)\]?/i

function display(source: string): DisplayLine {
  if (!PLAIN.test(source)) return displayLine(source)
  const segments = source === '' ? [] : [{ text: source, from: 0, to: source.length, className: '' }]
  return { segments, text: source, updates: 0 }
}

/** The segments without the first characters of what they say. */
function dropChars(segments: readonly Segment[], count: number): Segment[] {
  let left = count
  return segments.flatMap((segment) => {
    const { text, from, to, className } = segment
    if (left >= text.length) {
      left -= text.length
      return []
    }
    const rest = {
      text: text.slice(left),
      from: text.length === to - from ? from + left : from,
      to,
      className,
    }
    left = 0
    return [rest]
  })
}

/** The word that names a level at the start of a text takes its ink. */
function markLevel(segments: readonly Segment[], level: 'error' | 'warn'): readonly Segment[] {
  const [first, ...rest] = segments
  const length = first && OWN_LEVEL.exec(first.text)?.[0].length
  if (!length || first.className !== '' || first.text.length !== first.to - first.from) return segments
  const { text, from, to, className } = first
  return [
    { text: text.slice(0, length), from, to: from + length, className: `log-level-${level}` },
    { text: text.slice(length), from: from + length, to, className },
    ...rest,
  ]
}

interface LinePlace {
  byte: number
  bytes: number
  isPart: boolean
}

/** Reads and lays out a line. `shownChars` of it are drawn. */
export function drawLine(
  source: string,
  place: LinePlace,
  options: DrawOptions,
  shownChars: number,
): DrawnLine {
  const shown = source.length > shownChars ? source.slice(0, shownChars) : source
  const read = display(shown)
  const { level, timeMs, prefixLength } = readLine(read.text, options.zone)
  let { segments, text } = read
  if (options.isShortened && timeMs !== null && prefixLength > 0 && !place.isPart) {
    const whole = text.slice(0, prefixLength)
    // The name of an exception belongs to the message, though a level may stand behind it.
    const name = THROWN.exec(whole)
    const prefix = name ? whole.slice(0, name.index) : whole
    segments = dropChars(segments, prefix.length)
    text = text.slice(prefix.length)
    const isNamed = (level === 'error' || level === 'warn') && DROPPED_LEVEL.test(prefix)
    if (isNamed && !OWN_LEVEL.test(text)) {
      const word = level === 'error' ? 'ERROR ' : 'WARN '
      const from = segments[0]?.from ?? source.length
      segments = [{ text: word, from, to: from, className: `log-level-${level}` }, ...segments]
      text = word + text
    }
  }
  return {
    byte: place.byte,
    bytes: place.bytes,
    isPart: place.isPart,
    source,
    segments: level === 'error' || level === 'warn' ? markLevel(segments, level) : segments,
    text,
    starts: options.columns === null ? [0] : wrapText(text, options.columns),
    level,
    timeMs,
    updates: read.updates,
    hiddenChars: source.length - shown.length,
  }
}

interface Drawn {
  options: DrawOptions
  lines: readonly DrawnLine[]
}
const drawn = new WeakMap<LogPiece, Drawn>()

/** The lines of a piece, laid out once for each width. */
function drawPiece(piece: LogPiece, options: DrawOptions): readonly DrawnLine[] {
  const known = drawn.get(piece)
  if (
    known?.options.columns === options.columns &&
    known.options.zone === options.zone &&
    known.options.isShortened === options.isShortened
  )
    return known.lines
  let byte = piece.fromByte
  const lines = piece.lines.map(([text, bytes], index) => {
    const line = drawLine(
      text,
      { byte, bytes, isPart: index === 0 && piece.startsInLine },
      options,
      SHOWN_CHARS,
    )
    byte += bytes
    return line
  })
  drawn.set(piece, { options, lines })
  return lines
}

export type LogRow =
  | {
      kind: 'line'
      byte: number
      line: DrawnLine
      /** From 1, or from the end as -1, -2; null where neither is known, and of a part of a line. */
      number: number | null
      /** Its own time, else that of a line above. */
      timeMs: number | null
      showsTime: boolean
      /** Lines above it that state an earlier progress, and are not drawn. */
      folded: number
      /** The first byte of what is folded into it. */
      foldByte: number
    }
  /** Frames of a stack, which follow when it is open. */
  | { kind: 'stack'; byte: number; number: number | null; count: number; isOpen: boolean }
  | { kind: 'silence'; byte: number; ms: number }
  | { kind: 'day'; byte: number; ms: number }
  | { kind: 'gap'; byte: number; toByte: number; fromLine: number | null; toLine: number | null }

export interface RowOptions extends DrawOptions {
  /** Whose days are named. */
  dayZone: string
  /** Lines that are never folded, by their first bytes: errors and causes. */
  kept: ReadonlySet<number>
  /** Folds that the reader opened, by their first bytes. */
  open: ReadonlySet<number>
  /** How much of a long line is drawn, by its first byte. */
  shown: ReadonlyMap<number, number>
}

const JAVA_FRAME = /^\s+at [\w$.<>/@-]+\(|^\s*\.{3} \d+ (?:more|common frames)|^\s+at .*\.\w+:\d+\)?$/
const PYTHON_FRAME = /^\s{2,}File ".*", line \d+/
/** Fewer frames stand as they are. */
const MIN_FOLD = 4
const MIN_SILENCE_MS = MINUTE_MS
const SILENCE_STEPS = 10

function isFrame(text: string, isBehindPython: boolean): boolean {
  return JAVA_FRAME.test(text) || PYTHON_FRAME.test(text) || (isBehindPython && /^\s{4,}\S/.test(text))
}

/** How many lines from `from` on are frames of one stack. */
function countFrames(lines: readonly DrawnLine[], from: number, kept: ReadonlySet<number>): number {
  let python = false
  let index = from
  for (; index < lines.length; index += 1) {
    const line = lines[index]
    if (!line || kept.has(line.byte) || !isFrame(line.source, python)) break
    if (PYTHON_FRAME.test(line.source)) python = true
    else if (JAVA_FRAME.test(line.source)) python = false
  }
  return index - from
}

/** How many lines from `from` on state the same progress. */
function countProgress(lines: readonly DrawnLine[], from: number, kept: ReadonlySet<number>): number {
  const first = lines[from]
  const progress = first && findProgress(first.text)
  if (progress === null || progress === undefined) return 0
  let index = from
  for (; index < lines.length; index += 1) {
    const line = lines[index]
    if (!line || kept.has(line.byte) || findProgress(line.text) !== progress) break
  }
  return index - from
}

function findMedianStep(times: readonly number[]): number {
  const steps = times.flatMap((time, index) => {
    const step = time - (times[index - 1] ?? time)
    return step > 0 ? [step] : []
  })
  return steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0
}

/** Everything that stands in the list, in order: lines, folds, silences, days, and gaps where nothing was read. */
export function buildRows(log: HeldLog, sketch: LogSketch | null, options: RowOptions): LogRow[] {
  const rows: LogRow[] = []
  const { size } = log.object
  let readTo = 0
  let lineBefore: number | null = 0
  for (const stretch of findStretches(log.pieces)) {
    const [first] = stretch
    if (!first) continue
    const firstLine = numberStretch(stretch, log.object, sketch)
    if (first.fromByte > readTo) {
      rows.push({
        kind: 'gap',
        byte: readTo,
        toByte: first.fromByte,
        fromLine: lineBefore === null ? null : lineBefore + 1,
        toLine: firstLine === null ? null : firstLine - 1,
      })
    }
    const end = stretch.at(-1)?.toByte ?? size
    const count = addStretch(rows, stretch, firstLine, end >= size, options)
    lineBefore = firstLine === null ? null : firstLine + count - 1
    readTo = end
  }
  if (readTo < size && log.pieces.length > 0) {
    const toLine = sketch?.isDone === true && sketch.scannedBytes >= size ? sketch.lines : null
    rows.push({
      kind: 'gap',
      byte: readTo,
      toByte: size,
      fromLine: lineBefore === null ? null : lineBefore + 1,
      toLine,
    })
  }
  return rows
}

/** Adds the rows of lines without a gap between them. Returns how many lines these are. */
function addStretch(
  rows: LogRow[],
  stretch: readonly LogPiece[],
  firstLine: number | null,
  isAtEnd: boolean,
  options: RowOptions,
): number {
  const lines = stretch.flatMap((piece) => drawPiece(piece, options))
  const parts = lines.filter(({ isPart }, index) => isPart && index > 0).length
  const count = lines.length - parts
  const medianMs = findMedianStep(lines.flatMap(({ timeMs }) => (timeMs === null ? [] : [timeMs])))
  const isSilence = (ms: number) => ms >= Math.max(MIN_SILENCE_MS, medianMs * SILENCE_STEPS)
  let ordinal = -1
  const numbers = lines.map(({ isPart }, index) => {
    if (!isPart || index === 0) ordinal += 1
    if (isPart) return null
    if (firstLine !== null) return firstLine + ordinal
    return isAtEnd ? ordinal - count : null
  })

  let timeMs: number | null = null
  let shownSecond: number | null = null
  const addLine = (index: number, folded: number, foldByte: number) => {
    const known = lines[index]
    if (!known) return
    const shown = options.shown.get(known.byte)
    const line =
      shown === undefined || known.hiddenChars === 0 ? known : drawLine(known.source, known, options, shown)
    if (line.timeMs !== null) {
      if (timeMs !== null) {
        if (!isSameDay(timeMs, line.timeMs, options.dayZone))
          rows.push({ kind: 'day', byte: line.byte, ms: line.timeMs })
        else if (isSilence(line.timeMs - timeMs)) {
          rows.push({ kind: 'silence', byte: line.byte, ms: line.timeMs - timeMs })
        }
      }
      timeMs = line.timeMs
    }
    const second = line.timeMs === null ? null : Math.floor(line.timeMs / SECOND_MS)
    const showsTime = second !== null && second !== shownSecond
    if (second !== null) shownSecond = second
    rows.push({
      kind: 'line',
      byte: line.byte,
      line,
      number: numbers[index] ?? null,
      timeMs,
      showsTime,
      folded,
      foldByte,
    })
  }
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]
    if (!line) continue
    const frames = countFrames(lines, index, options.kept)
    if (frames >= MIN_FOLD) {
      const isOpen = options.open.has(line.byte)
      rows.push({ kind: 'stack', byte: line.byte, number: numbers[index] ?? null, count: frames, isOpen })
      const shown = isOpen ? frames : 0
      for (let frame = 0; frame < shown; frame += 1) addLine(index + frame, 0, line.byte)
      index += frames - 1
      continue
    }
    const same = countProgress(lines, index, options.kept)
    if (same >= MIN_FOLD && !options.open.has(line.byte)) {
      addLine(index + same - 1, same - 1, line.byte)
      index += same - 1
      continue
    }
    addLine(index, 0, line.byte)
  }
  return count
}

/** Whether nearly all lines have a prefix with a time, so that it may stand in a column of its own. */
export function canShorten(pieces: readonly LogPiece[], zone: string): boolean {
  let own = 0
  let prefixed = 0
  for (const [text] of pieces.flatMap(({ lines }) => lines.slice(0, 400))) {
    if (text.trim() === '' || /^\s/.test(text)) continue
    const head = display(text.slice(0, 400)).text
    const { timeMs, prefixLength } = readLine(head, zone)
    if (!isFrame(head, false)) own += 1
    if (timeMs !== null && prefixLength > 0) prefixed += 1
  }
  return own > 0 && prefixed / own >= 0.8
}

/** Of a row with text, in px; those without stand in one. */
export const LINE_PX = 18
const GAP_PX = 44

/** The words behind a line that say what is not drawn of it take a row of their own where they do not fit. */
const NOTE_COLUMNS = 26

/** How high a row is, in px. Nothing of it is measured on screen. */
export function measureRow(row: LogRow, columns: number | null): number {
  if (row.kind === 'gap') return GAP_PX
  if (row.kind !== 'line') return LINE_PX
  const { line } = row
  let rows = line.starts.length
  if (columns !== null && hasNote(row)) {
    const last = countColumns(line.text.slice(line.starts.at(-1) ?? 0))
    if (last + NOTE_COLUMNS > columns) rows += 1
  }
  return rows * LINE_PX
}

export const hasNote = (row: Extract<LogRow, { kind: 'line' }>): boolean =>
  row.line.updates > 0 || row.folded > 0 || row.line.hiddenChars > 0

/** The place of the row that holds a byte: the last one that begins at or before it; -1 before all rows. */
export function findRowIndex(rows: readonly LogRow[], byte: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.byte ?? 0) <= byte) low = middle + 1
    else high = middle
  }
  return low - 1
}
