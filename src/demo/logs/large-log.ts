import { type Part, bytesPart, totalSize } from './pieces'
import { dgcLine, logTime } from './line'

const LINES = 512
const LINE_BYTES = 128
const BLOCK_BYTES = LINES * LINE_BYTES
const TIME = { at: '[INFO] ['.length, length: 'yyyy/MM/dd HH:mm:ss'.length }
/** Every so many blocks have an error that was overcome. */
const ERROR_EVERY = 97

interface Large {
  size: number
  startMs: number
  endMs: number
  /** Whole lines. */
  head: string
  tail: string
}

/** A log of exactly this size between its head and tail: lines of one length, whose times and numbers follow from their place. */
export function layOutLarge({ size, startMs, endMs, head, tail }: Large): Part[] {
  const first = bytesPart(head)
  const last = bytesPart(tail)
  const rest = size - totalSize([first, last])
  const count = Math.floor(rest / BLOCK_BYTES)
  const filler = bytesPart(
    `${'-'.repeat(Math.max(0, (rest % BLOCK_BYTES) - 1))}${rest % BLOCK_BYTES === 0 ? '' : '\n'}`,
  )
  const stepMs = (endMs - startMs) / (count * LINES + 1)
  const [usual, withError] = [writeTemplate(false), writeTemplate(true)]
  const write = (at: number): Uint8Array => {
    const hasError = at % ERROR_EVERY === ERROR_EVERY - 1
    const block = hasError ? withError : usual
    for (let line = 0; line < LINES; line += 1) {
      const number = at * LINES + line
      const offset = line * LINE_BYTES
      const shift = hasError && line === ERROR_LINE ? 1 : 0
      block.write(logTime(startMs + number * stepMs), offset + TIME.at + shift, TIME.length, 'latin1')
      block.write(
        String(number).padStart(NUMBER_DIGITS, '0'),
        offset + NUMBER_AT + shift,
        NUMBER_DIGITS,
        'latin1',
      )
    }
    return block
  }
  return [first, { kind: 'blocks', size: BLOCK_BYTES, count, write }, filler, last]
}

const NUMBER_DIGITS = 11
const NUMBER_AT = dgcLine('INFO', 0, 'row group ').length
const ERROR_LINE = 300

const TEXTS = [
  'merged, 65536 rows, 0 errors',
  '已合并，写入 65536 行，错误 0 行',
  'flushed to disk, 12.4 MB',
  'checksum verified',
  '校验通过',
] as const

function writeTemplate(hasError: boolean): Buffer {
  const lines = Array.from({ length: LINES }, (_, at): Buffer => {
    if (hasError && at === ERROR_LINE)
      return fill(
        dgcLine('ERROR', 0, 'row group 00000000000 failed: Read timed out; written again without errors'),
        at,
      )
    if (at % 211 === 17)
      return fill(dgcLine('WARN', 0, 'row group 00000000000 is slow, skew 3.1 on the key id'), at)
    return fill(dgcLine('INFO', 0, `row group 00000000000 ${TEXTS[at % TEXTS.length] ?? ''}`), at)
  })
  return Buffer.concat(lines)
}

/** To exactly the length of a line, by the digits of a made-up trace id. */
function fill(text: string, at: number): Buffer {
  const start = `${text} trace=`
  const missing = LINE_BYTES - 1 - Buffer.byteLength(start)
  const digits = ((at * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0')
  return Buffer.from(`${start}${digits.repeat(8).slice(0, missing)}\n`)
}
