import { type LogPiece, type LogSketch } from '../../contract/log'
import { findPartitionPoint } from '../../lib/partition-point'
import { isSameDay } from '../../lib/time/format'
import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { drawLine, drawPiece, type DrawOptions, type DrawnLine } from './draw-line'
import { countFrames, countProgress, MIN_FOLD } from './folds'
import { findStretches, numberStretch, type HeldLog } from './held-log'
import { countColumns } from './wrap'

/** Moments that name no zone are in DGC's. */
export const LOG_ZONE = 'Asia/Shanghai'

export interface LineRow {
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

/** Where nothing was read. */
export interface GapRow {
  kind: 'gap'
  byte: number
  toByte: number
  fromLine: number | null
  toLine: number | null
}

export type LogRow =
  | LineRow
  | GapRow
  /** Frames of a stack, which follow when it is open. */
  | { kind: 'stack'; byte: number; number: number | null; count: number; isOpen: boolean }
  | { kind: 'silence'; byte: number; ms: number }
  | { kind: 'day'; byte: number; ms: number }
  /** The lines below were written after the moment of a replay. */
  | { kind: 'moment'; byte: number }

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

const MIN_SILENCE_MS = MINUTE_MS
const SILENCE_STEPS = 10

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

export const hasNote = (row: LineRow): boolean =>
  row.line.updates > 0 || row.folded > 0 || row.line.hiddenChars > 0

/** The place of the row that holds a byte: the last one that begins at or before it; -1 before all rows. */
export const findRowIndex = (rows: readonly LogRow[], byte: number): number =>
  findPartitionPoint(rows.length, (index) => (rows[index]?.byte ?? 0) <= byte) - 1

/** A cause names the start of its second line, which stands within so many rows. */
const DETAIL_ROWS = 12

/** The first bytes of the lines that belong to a cause: those behind it that hold its second line. */
export function findDetail(
  rows: readonly LogRow[],
  causeByte: number | null,
  detail = '',
): ReadonlySet<number> {
  const text = detail.trim()
  if (causeByte === null || text === '') return new Set()
  const from = findRowIndex(rows, causeByte)
  return new Set(
    rows
      .slice(from + 1, from + DETAIL_ROWS)
      .flatMap((row) => (row.kind === 'line' && row.line.source.includes(text) ? [row.byte] : [])),
  )
}
