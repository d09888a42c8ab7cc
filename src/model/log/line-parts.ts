import { type LogEncoding } from '../../contract/log'
import { sourceIndex, type Segment } from './display-line'
import { type DrawnLine } from './draw-line'

/** A part of a drawn row with one look. */
export interface LinePart {
  text: string
  className: string
}

/** A part of the drawn text that stands out, such as a match of a search. */
export interface Mark {
  from: number
  to: number
  className: string
}

/** How many bytes a character takes. */
function bytesOfChar(char: string, encoding: LogEncoding): number {
  const code = char.codePointAt(0) ?? 0
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return char.length * 2
  if (code < 0x80) return 1
  if (encoding === 'gb18030') return code > 0xffff ? 4 : 2
  if (code < 0x800) return 2
  return code > 0xffff ? 4 : 3
}

/** The place in a line's text of a byte, which is counted from the start of the line. */
export function charAtByte(text: string, byte: number, encoding: LogEncoding): number {
  let at = 0
  let index = 0
  for (const char of text) {
    if (at >= byte) break
    at += bytesOfChar(char, encoding)
    index += char.length
  }
  return index
}

const [LINE_END_BYTES, MARK_BYTES] = [2, 3]

/** In one log, lines of UTF-8 and of GBK may stand beside each other: how many bytes the line takes tells. */
function findLineEncoding({ source, byte, bytes }: DrawnLine, declared: LogEncoding): LogEncoding {
  if (declared === 'utf-16le' || declared === 'utf-16be') return declared
  const size = Array.from(source).reduce((sum, char) => sum + bytesOfChar(char, declared), 0)
  const most = size + LINE_END_BYTES + (byte === 0 ? MARK_BYTES : 0)
  if (source.includes('\ufffd') || (bytes >= size && bytes <= most)) return declared
  return declared === 'utf-8' ? 'gb18030' : 'utf-8'
}

/** The place in the drawn text of a character of the line. */
function drawnIndex(segments: readonly Segment[], source: number): number {
  let at = 0
  for (const { text, from, to } of segments) {
    if (source < to) return at + (text.length === to - from ? Math.max(0, source - from) : 0)
    at += text.length
  }
  return at
}

/** A match of a search as a mark of the drawn line; null where it lies in what is not drawn. `byte` and `toByte` are those of the log. */
export function markMatch(
  line: DrawnLine,
  match: { byte: number; toByte: number },
  encoding: LogEncoding,
  className: string,
): Mark | null {
  const own = findLineEncoding(line, encoding)
  const start = charAtByte(line.source, match.byte - line.byte, own)
  const end = charAtByte(line.source, match.toByte - line.byte, own)
  const from = drawnIndex(line.segments, start)
  const to = drawnIndex(line.segments, end)
  return from < to ? { from, to, className } : null
}

/** The rows of a line, each as parts with one look. The marks are in order and do not overlap. */
export function splitLine({ segments, starts, text }: DrawnLine, marks: readonly Mark[]): LinePart[][] {
  const rows: LinePart[][] = starts.map(() => [])
  let row = 0
  let at = 0
  let mark = 0
  for (const segment of segments) {
    const end = at + segment.text.length
    while (at < end) {
      while ((starts[row + 1] ?? Infinity) <= at) row += 1
      while ((marks[mark]?.to ?? Infinity) <= at) mark += 1
      const current = marks[mark]
      const isMarked = current !== undefined && current.from <= at
      const markEdge = isMarked ? current.to : (current?.from ?? Infinity)
      const stop = Math.min(end, starts[row + 1] ?? Infinity, markEdge)
      const className = isMarked ? `${segment.className} ${current.className}`.trim() : segment.className
      rows[row]?.push({ text: text.slice(at, stop), className })
      at = stop
    }
  }
  return rows
}

/** The character of the line as read at a place of its drawn text. At its start it is the first one, also of a prefix that is not drawn. */
export function readPoint(line: DrawnLine, drawn: number): number {
  if (drawn <= 0) return 0
  return drawn >= line.text.length ? line.source.length : sourceIndex(line.segments, drawn)
}
