import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LogPiece } from '../../contract/log'
import { drawLine } from './draw-line'
import { buildRows, findRowIndex, LINE_PX, measureRow, type LogRow, type RowOptions } from './rows'
import { canShorten } from './shorten'

const OPTIONS: RowOptions = {
  columns: 60,
  zone: 'Asia/Shanghai',
  dayZone: 'Asia/Shanghai',
  isShortened: true,
  kept: new Set(),
  open: new Set(),
  shown: new Map(),
}

function logOf(lines: readonly string[], before = 0) {
  const encoded = lines.map((text): [string, number] => [text, text.length + 1])
  const toByte = encoded.reduce((sum, [, bytes]) => sum + bytes, before)
  const object = { size: toByte, etag: 'e', modifiedMs: null, encoding: 'utf-8' as const, isGzip: false }
  const piece: LogPiece = {
    object,
    fromByte: before,
    toByte,
    firstLine: null,
    startsInLine: false,
    endsInLine: false,
    lines: encoded,
  }
  return { object, pieces: [piece] }
}

const describeRow = (row: LogRow): string => {
  if (row.kind === 'line') return `${row.number ?? ''} ${row.line.text}${row.folded ? ` +${row.folded}` : ''}`
  if (row.kind === 'stack') return `${row.number ?? ''} stack ${row.count}`
  return row.kind === 'silence' ? `silence ${row.ms}` : row.kind
}
const draw = (lines: readonly string[], options: Partial<RowOptions> = {}, before = 0) =>
  buildRows(logOf(lines, before), null, Object.assign({}, OPTIONS, options)).map(describeRow)

const dgc = (time: string, level: string, text: string) =>
  `[${level}] [2026/11/28 ${time} GMT +08:00] : ${text}`
const FRAMES = Array.from({ length: 5 }, (_, index) => `    at org.x.Y.z(Y.java:${index})`)

describe('the rows of a log', () => {
  it('leave out prefixes but the word of an error or a warning', () => {
    const lines = [
      dgc('02:00:00', 'INFO', 'begin'),
      dgc('02:00:01', 'WARN', 'skew'),
      dgc('02:00:02', 'ERROR', 'end'),
    ]
    expect(draw(lines)).toEqual(['1 begin', '2 WARN skew', '3 ERROR end'])
    expect(draw(lines, { isShortened: false })[0]).toBe(`1 ${lines[0]}`)
  })

  it('keep the name of an exception, though a level stands behind it', () => {
    expect(draw([dgc('02:00:00', 'ERROR', 'org.x.PSQLException: ERROR: no')])).toEqual([
      '1 ERROR org.x.PSQLException: ERROR: no',
    ])
  })

  it('fold the frames of a stack, and no line that is kept', () => {
    const lines = [
      'java.lang.X: no',
      ...FRAMES,
      'Caused by: y',
      '    at a.b.c(D.java:1)',
      '    ... 3 more',
      'done',
    ]
    expect(draw(lines)).toEqual([
      '1 java.lang.X: no',
      '2 stack 5',
      '7 Caused by: y',
      '8     at a.b.c(D.java:1)',
      '9     ... 3 more',
      '10 done',
    ])
    const third = (lines[0]?.length ?? 0) + 1 + 2 * ((FRAMES[0]?.length ?? 0) + 1)
    expect(draw(lines, { kept: new Set([third]) })).not.toContain('2 stack 5')
    expect(draw(lines, { open: new Set([(lines[0]?.length ?? 0) + 1]) }).slice(1, 3)).toEqual([
      '2 stack 5',
      `2 ${FRAMES[0]}`,
    ])
  })

  it('fold the frames of a traceback with their code', () => {
    const frame = ['  File "/opt/job.py", line 3, in main', '    run()']
    expect(draw(['Traceback (most recent call last):', ...frame, ...frame, 'ValueError: x'])).toEqual([
      '1 Traceback (most recent call last):',
      '2 stack 4',
      '6 ValueError: x',
    ])
  })

  it('show the last of several lines that state the same progress', () => {
    expect(draw(['map 10%', 'map 20%', 'map 40%', 'map 80%', 'map 100%', 'done'])).toEqual([
      '5 map 100% +4',
      '6 done',
    ])
  })

  it('say when nothing was written for long, measured by the usual step', () => {
    const at = (seconds: number) =>
      dgc(
        `02:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`,
        'INFO',
        'x',
      )
    expect(draw([0, 2, 4, 124].map(at))).toEqual(['1 x', '2 x', '3 x', 'silence 120000', '4 x'])
    expect(draw([0, 60, 120, 240].map(at))).not.toContain('silence 120000')
  })

  it('begin with a gap where the start was not read, and count from the end', () => {
    expect(draw(['a', 'b'], {}, 100)).toEqual(['gap', '-2 a', '-1 b'])
  })

  it('name the day when it changes', () => {
    const lines = [dgc('23:59:59', 'INFO', 'a'), '[INFO] [2026/11/29 00:00:01 GMT +08:00] : b']
    expect(draw(lines)).toEqual(['1 a', 'day', '2 b'])
  })
})

it('prefixes are shortened where four of five lines have one', () => {
  const lines = (plain: number) => [
    ...Array.from({ length: 10 }, () => dgc('02:00:00', 'INFO', 'x')),
    ...Array.from({ length: plain }, () => 'plain'),
    ...FRAMES,
  ]
  expect([0, 2, 5].map((plain) => canShorten(logOf(lines(plain)).pieces, 'UTC'))).toEqual([true, true, false])
})

it('the height of the list is the sum of the rows of its lines', () => {
  const unit = fc.constantFrom('a', ' ', '清', '\t', '\r', '\u001b[31m', '😀')
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit, maxLength: 200 }), { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 4, max: 100 }),
      (lines, columns) => {
        for (const text of lines) {
          const line = drawLine(
            text,
            { byte: 0, bytes: 1, isPart: false },
            Object.assign({}, OPTIONS, { columns }),
            4096,
          )
          const row: LogRow = {
            kind: 'line',
            byte: 0,
            line,
            number: null,
            timeMs: null,
            showsTime: false,
            folded: 0,
            foldByte: 0,
          }
          const height = measureRow(row, columns)
          expect(height % LINE_PX).toBe(0)
          expect(height / LINE_PX - line.starts.length).toBeLessThanOrEqual(line.updates > 0 ? 1 : 0)
          expect(line.starts.map((start, at) => line.text.slice(start, line.starts[at + 1])).join('')).toBe(
            line.text,
          )
        }
      },
    ),
  )
})

it('a row is found by any byte of it', () => {
  const rows = buildRows(logOf(['aa', 'bb', 'cc']), null, OPTIONS)
  expect([0, 2, 3, 8, 100].map((byte) => findRowIndex(rows, byte))).toEqual([0, 0, 1, 2, 2])
  expect(findRowIndex([], 3)).toBe(-1)
})
