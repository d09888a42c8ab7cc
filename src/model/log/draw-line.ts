import { type LineLevel, type LogPiece } from '../../contract/log'
import { displayLine, type DisplayLine, type Segment } from './display-line'
import { readLine } from './read-line'
import { wrapText } from './wrap'

/** Of a longer line, or of its last state, only the start is drawn, and more on demand. */
export const SHOWN_CHARS = 4_096
export const MORE_CHARS = 64 * 1024

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

const PLAIN = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u036f\u2010-\u2027\u2030-\u205e\u2190-\ufdff\uff01-\uffe6]*$/
const THROWN = /[\w.$]*[A-Za-z](?:Exception|Error)\b/
const DROPPED_LEVEL = /error|fatal|severe|critical|panic|warn|错误|严重|致命|警告/i
const OWN_LEVEL = /^\W{0,4}(?:error|fatal|severe|critical|panic|warn(?:ing)?|错误|严重|致命|警告)\]?/i

export function display(source: string, maxChars: number): DisplayLine {
  const text = source.slice(0, maxChars)
  if (!PLAIN.test(text) || source.includes('\r')) return displayLine(source, maxChars)
  const segments = text === '' ? [] : [{ text, from: 0, to: text.length, className: '' }]
  return { segments, text, updates: 0, hiddenChars: source.length - text.length }
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
  const read = display(source, shownChars)
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
    hiddenChars: read.hiddenChars,
  }
}

interface Drawn {
  options: DrawOptions
  lines: readonly DrawnLine[]
}
const drawn = new WeakMap<LogPiece, Drawn>()

/** The lines of a piece, laid out once for each width. */
export function drawPiece(piece: LogPiece, options: DrawOptions): readonly DrawnLine[] {
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
