import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LogPiece } from '../../contract/log'
import {
  addPiece,
  copyText,
  findCheck,
  findStretches,
  MAX_HELD_BYTES,
  numberStretch,
  type HeldLog,
} from './held-log'

const objectOf = (size: number) => ({
  size,
  etag: `e${size}`,
  modifiedMs: null,
  encoding: 'utf-8' as const,
  isGzip: false,
})

/** The lines `from` to before `to` of a log of lines. */
function pieceOf(lines: readonly string[], from: number, to: number, size?: number): LogPiece {
  const bytesOf = (some: readonly string[]) => some.reduce((sum, line) => sum + line.length + 1, 0)
  const fromByte = bytesOf(lines.slice(0, from))
  return {
    object: objectOf(size ?? bytesOf(lines)),
    fromByte,
    toByte: fromByte + bytesOf(lines.slice(from, to)),
    firstLine: null,
    startsInLine: false,
    endsInLine: false,
    lines: lines.slice(from, to).map((line) => [line, line.length + 1]),
  }
}

const textsOf = ({ pieces }: HeldLog) => pieces.flatMap((piece) => piece.lines.map(([text]) => text))
const add = (held: HeldLog | null, piece: LogPiece) => addPiece(held, piece, piece.fromByte).log

describe('pieces of a log', () => {
  it('in any order give the lines of the log, each once', () => {
    const ranges = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 12 })), {
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 5 }), {
          minLength: 50,
          maxLength: 50,
        }),
        ranges,
        (lines, read) => {
          let held: HeldLog | null = null
          const covered = new Set<number>()
          for (const [from, count] of read) {
            held = add(held, pieceOf(lines, from, Math.min(50, from + count)))
            for (let line = from; line < Math.min(50, from + count); line += 1) covered.add(line)
          }
          const pieces = held?.pieces ?? []
          const expected = [...covered].toSorted((a, b) => a - b).map((line) => lines[line])
          expect(pieces.flatMap((piece) => piece.lines.map(([text]) => text))).toEqual(expected)
          for (const [index, piece] of pieces.entries()) {
            expect(piece.fromByte).toBeGreaterThanOrEqual(pieces[index - 1]?.toByte ?? 0)
            expect(piece.toByte - piece.fromByte).toBe(piece.lines.reduce((sum, [, bytes]) => sum + bytes, 0))
          }
        },
      ),
    )
  })

  it('replace a last line that was not complete', () => {
    const before = {
      ...pieceOf(['one', 'tw'], 0, 2),
      toByte: 6,
      object: objectOf(6),
      lines: [
        ['one', 4],
        ['tw', 2],
      ] as [string, number][],
    }
    const after = { ...pieceOf(['one', 'two', 'three'], 1, 3), object: objectOf(14) }
    const held = add(add(null, before), after)
    expect(held.pieces.flatMap(({ lines }) => lines.map(([text]) => text))).toEqual(['one', 'two', 'three'])
    expect(held.object.size).toBe(14)
  })

  it('of a log that became shorter are all that is left', () => {
    const held = add(null, pieceOf(['one', 'two'], 0, 2))
    const { log, isAnew } = addPiece(held, pieceOf(['new'], 0, 1), 0)
    expect(isAnew).toBe(true)
    expect(log.pieces.flatMap(({ lines }) => lines)).toEqual([['new', 4]])
  })

  it('of a longer log that reads otherwise are all that is left', () => {
    const held = add(null, pieceOf(['one', 'two'], 0, 2))
    const same = pieceOf(['one', 'two', 'three'], 1, 3)
    expect(addPiece(held, same, 0).isAnew).toBe(false)
    for (const lines of [
      ['one', 'wto', 'three'],
      ['other', 'lines', 'here'],
    ]) {
      const { log, isAnew } = addPiece(held, pieceOf(lines, 0, 3), 0)
      expect([lines, isAnew, log.pieces.length]).toEqual([lines, true, 1])
    }
  })

  it('of a log that reads otherwise begin at its end', () => {
    const held = add(null, pieceOf(['one', 'two', 'three'], 0, 2))
    const { log, isAnew } = addPiece(held, pieceOf(['other', 'lines', 'are here'], 0, 2), 0)
    expect([isAnew, log.pieces]).toEqual([true, []])
  })

  it('of a log that has changed are checked where they lie apart from all that is held', () => {
    const lines = ['one', 'two', 'three', 'four', 'five']
    const held = add(null, pieceOf(lines, 2, 4))
    const changed = ([from, to]: [number, number], size: number) =>
      findCheck(held, pieceOf(lines, from, to, size))
    expect(changed([0, 1], 30)).toEqual({ kind: 'from-byte', byte: 8, maxBytes: 4_096 })
    expect(changed([0, 3], 30)).toBeNull()
    expect(changed([0, 1], held.object.size)).toBeNull()
    expect(changed([0, 1], 5)).toBeNull()
    expect(findCheck(null, pieceOf(lines, 0, 1))).toBeNull()
  })

  it('are of the same log whose last line was cut anywhere, or whose lines are cut between pieces', () => {
    const whole = pieceOf(['one', 'twö', 'three'], 0, 3)
    for (const [text, bytes] of [
      ['tw', 2],
      ['tw\ufffd', 3],
      ['twö\r', 4],
      ['', 0],
    ] as const) {
      const size = 4 + bytes
      const cut = { ...pieceOf(['one', text], 0, 2), object: objectOf(size), toByte: size }
      cut.lines = [['one', 4] as [string, number], [text, bytes] as [string, number]].slice(
        0,
        bytes > 0 ? 2 : 1,
      )
      expect([text, addPiece(add(null, cut), whole, 0).isAnew]).toEqual([text, false])
    }
    const long = { ...pieceOf(['one', 'two'], 0, 2), object: objectOf(40), endsInLine: true }
    const longer = { ...pieceOf(['one', 'two and more'], 0, 2), object: objectOf(41), endsInLine: true }
    expect(addPiece(add(null, long), longer, 0).isAnew).toBe(false)
    expect(addPiece(add(null, { ...longer, object: objectOf(39) }), long, 0).isAnew).toBe(false)
  })

  describe('of an answer that was overtaken', () => {
    const at = (piece: LogPiece, modifiedMs: number) => ({
      ...piece,
      object: { ...piece.object, modifiedMs },
    })
    const lines = ['one', 'two', 'three']
    const held = add(null, at(pieceOf(lines, 2, 3), 2_000))

    it('do not make the log shorter', () => {
      const early = pieceOf(lines.slice(0, 2), 0, 2)
      const { log, isAnew } = addPiece(held, at(early, 1_000), 0)
      expect([isAnew, log.object.size, textsOf(log)]).toEqual([false, 14, lines])
      expect(addPiece(held, at(early, 3_000), 0).isAnew).toBe(true)
    })

    it('replace no newer lines, and lack the line that was not complete', () => {
      const early = at({ ...pieceOf(['one', 'two', 'th'], 0, 3, 10), toByte: 10 }, 1_000)
      early.lines = [
        ['one', 4],
        ['two', 4],
        ['th', 2],
      ]
      expect(textsOf(addPiece(held, early, 0).log)).toEqual(lines)
      const apart = add(null, at(pieceOf([...lines, 'four'], 3, 4), 2_000))
      expect(textsOf(addPiece(apart, early, 0).log)).toEqual(['one', 'two', 'four'])
      const goesOn = add(
        null,
        at({ ...pieceOf(['one', 'two', 'th', 'ree'], 3, 4), startsInLine: true }, 2_000),
      )
      const before = { ...early, toByte: 11, object: { ...early.object, size: 11 } }
      before.lines = [...early.lines.slice(0, 2), ['th', 3]]
      expect(textsOf(addPiece(goesOn, before, 0).log)).toEqual(['one', 'two', 'ree'])
    })

    it('are left out where the log reads otherwise now, or was longer', () => {
      const overwritten = at(pieceOf(['one', 'two', 'thr'], 0, 3), 1_000)
      expect(addPiece(held, { ...overwritten, object: { ...overwritten.object, size: 13 } }, 0)).toEqual({
        log: held,
        isAnew: false,
      })
      const longer = at(pieceOf(['old', 'old', 'old', 'old'], 0, 4), 1_000)
      expect(addPiece(held, longer, 0)).toEqual({ log: held, isAnew: false })
    })
  })

  it('in another encoding than before are of the same log where its lines of ASCII are the same', () => {
    const inGbk = (piece: LogPiece): LogPiece => ({
      ...piece,
      object: { ...piece.object, encoding: 'gb18030' },
    })
    const held = add(null, pieceOf(['one', '\ufffd\ufffd', 'three', 'four'], 0, 4))
    const now = inGbk(pieceOf(['one', '\u4e0a\u6d77', 'three', 'four', 'five'], 1, 3))
    const { log, isAnew } = addPiece(held, now, 0)
    expect([isAnew, textsOf(log)]).toEqual([false, ['one', '\u4e0a\u6d77', 'three', 'four']])
    expect(addPiece(held, inGbk(pieceOf(['one', 'xx', 'other', 'four', 'x'], 0, 3)), 0).isAnew).toBe(true)
  })

  it('far from the reader are dropped, and what was just read stays however large and far it is', () => {
    const lines = Array.from({ length: 30 }, () => 'x'.repeat(256 * 1024 - 1))
    let held: HeldLog | null = null
    for (let line = 0; line < 30; line += 1) held = add(held, pieceOf(lines, line, line + 1))
    const bytes = (held?.pieces ?? []).reduce((sum, piece) => sum + piece.toByte - piece.fromByte, 0)
    expect(bytes).toBe(MAX_HELD_BYTES)
    expect(held?.pieces.at(-1)?.toByte).toBe(30 * 256 * 1024)
    const huge = { ...pieceOf(['y'.repeat(MAX_HELD_BYTES + 1)], 0, 1), object: objectOf(30 * 256 * 1024) }
    expect(addPiece(held, huge, 29 * 256 * 1024).log.pieces.map(({ fromByte }) => fromByte)).toEqual([0])
  })
})

describe('numbers of lines', () => {
  const lines = ['a', 'b', 'c', 'd', 'e', 'f']
  const sketch = {
    object: objectOf(12),
    scannedBytes: 12,
    isDone: true,
    lines: 6,
    blocks: [],
    errors: [],
    errorCount: 0,
    warnings: [],
    attempts: [],
  }
  it.each<[string, LogPiece[], typeof sketch | null, number | null]>([
    ['from the start of the log', [pieceOf(lines, 0, 2)], null, 1],
    ['unknown in the middle', [pieceOf(lines, 2, 3)], sketch, null],
    [
      'by a piece that knows its own',
      [pieceOf(lines, 2, 3), { ...pieceOf(lines, 3, 4), firstLine: 4 }],
      null,
      3,
    ],
    ['from the end of a log that was counted', [pieceOf(lines, 4, 6)], sketch, 5],
    [
      'unknown at the end of another version',
      [pieceOf(lines, 4, 6)],
      { ...sketch, object: objectOf(10) },
      null,
    ],
  ])('%s', (_, stretch, known, first) => expect(numberStretch(stretch, objectOf(12), known)).toBe(first))

  it('count a line in two pieces once', () => {
    const [one, two] = [pieceOf(lines, 3, 5), pieceOf(lines, 5, 6)]
    const stretch = [
      { ...one, endsInLine: true },
      { ...two, startsInLine: true },
    ]
    expect(numberStretch(stretch, objectOf(12), { ...sketch, lines: 5 })).toBe(4)
  })
})

it('a gap stands between stretches', () => {
  const lines = ['a', 'b', 'c', 'd']
  const held = add(add(add(null, pieceOf(lines, 0, 1)), pieceOf(lines, 3, 4)), pieceOf(lines, 2, 3))
  expect(findStretches(held.pieces).map((stretch) => stretch.map(({ fromByte }) => fromByte))).toEqual([
    [0],
    [4],
  ])
})

it('copies exactly the text between two points, whatever pieces it lies in', () => {
  const line = fc.string({ unit: fc.constantFrom('a', '清', '😀', ' ', '\u0000'), maxLength: 8 })
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 20 }),
      fc.nat(),
      fc.nat(),
      fc.nat(),
      (texts, cut, a, b) => {
        let byte = 0
        const lines = texts.map((text) => {
          const bytes = new TextEncoder().encode(text).length + 1
          byte += bytes
          return { text, bytes, byte: byte - bytes }
        })
        const at = cut % (lines.length + 1)
        const pieces = [lines.slice(0, at), lines.slice(at)].flatMap((some) => {
          const [first] = some
          if (!first) return []
          const toByte = some.reduce((end, { bytes }) => end + bytes, first.byte)
          return [
            {
              ...pieceOf([], 0, 0, byte),
              fromByte: first.byte,
              toByte,
              lines: some.map(({ text, bytes }) => [text, bytes] as [string, number]),
            },
          ]
        })
        const whole = texts.join('\n')
        const [from = 0, to = 0] = [a % (whole.length + 1), b % (whole.length + 1)].toSorted((x, y) => x - y)
        const pointAt = (index: number) => {
          let left = index
          for (const { text, byte: start } of lines) {
            if (left <= text.length) return { byte: start, char: left }
            left -= text.length + 1
          }
          throw new Error('outside')
        }
        const noGap = () => 'gap'
        expect(copyText({ object: objectOf(byte), pieces }, pointAt(from), pointAt(to), noGap)).toBe(
          whole.slice(from, to),
        )
      },
    ),
  )
})
