import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LogEncoding, type LogPiece } from '../../contract/log'
import { type LogSource } from './log-source'
import { type LineLookup, readPiece } from './read-piece'

const SMALL = { bytes: 64, lines: 6, lookBack: 28, context: 28 }

function sourceOf(bytes: Buffer, encoding: LogEncoding = 'utf-8'): LogSource {
  return {
    path: 'obs://bucket/key',
    object: { size: bytes.length, etag: 'a', modifiedMs: null, encoding, isGzip: false },
    read: (from, to) => Promise.resolve(bytes.subarray(from, to)),
    stream: async function* stream(from, to) {
      yield bytes.subarray(from, to)
    },
  }
}

/** Places in a log, by reading all of it. */
function lookupIn(bytes: Buffer): LineLookup {
  const lineAt = (byte: number): number => bytes.subarray(0, byte).filter((one) => one === 0x0a).length + 1
  return {
    findLine: async (_, line) => {
      for (let at = 0; at < bytes.length; at++) if (lineAt(at) === line) return at
      return null
    },
    findTime: () => Promise.resolve(null),
    lineAt: (_, byte) => Promise.resolve(lineAt(byte)),
  }
}

const UNKNOWN: LineLookup = {
  findLine: () => Promise.resolve(null),
  findTime: () => Promise.resolve(null),
  lineAt: () => Promise.resolve(null),
}

async function readForward(source: LogSource, lookup = UNKNOWN): Promise<LogPiece[]> {
  const pieces: LogPiece[] = []
  for (let at = 0; at < source.object.size; at = pieces.at(-1)?.toByte ?? 0)
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    pieces.push(await readPiece(source, { kind: 'from-byte', byte: at }, lookup, undefined, SMALL))
  return pieces
}

async function readBackward(source: LogSource, lookup = UNKNOWN): Promise<LogPiece[]> {
  const pieces = [await readPiece(source, { kind: 'end' }, lookup, undefined, SMALL)]
  for (let at = pieces[0]?.fromByte ?? 0; at > 0; at = pieces[0]?.fromByte ?? 0)
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    pieces.unshift(await readPiece(source, { kind: 'before-byte', byte: at }, lookup, undefined, SMALL))
  return pieces
}

/** The lines of pieces that follow each other, with the parts of long ones joined. */
function joinLines(pieces: readonly LogPiece[]): string[] {
  const lines: string[] = []
  let isOpen = false
  for (const { lines: own, startsInLine, endsInLine } of pieces) {
    expect(startsInLine).toBe(isOpen)
    for (const [index, [text]] of own.entries()) {
      if (index === 0 && startsInLine) lines.push(`${lines.pop() ?? ''}${text}`)
      else lines.push(text)
    }
    isOpen = endsInLine
  }
  return lines
}

function expectWhole(pieces: readonly LogPiece[], size: number): void {
  let at = 0
  for (const { fromByte, toByte, lines } of pieces) {
    expect(fromByte).toBe(at)
    expect(toByte - fromByte).toBeLessThanOrEqual(SMALL.bytes)
    expect(lines.length).toBeLessThanOrEqual(SMALL.lines)
    expect(lines.reduce((sum, [, bytes]) => sum + bytes, 0)).toBe(toByte - fromByte)
    at = toByte
  }
  expect(at).toBe(size)
}

const splitText = (text: string): string[] => text.replace(/\r?\n$/, '').split(/\r?\n/)

const SIGNS = ['a', ' ', '\r', '\n', '\r\n', '错', '误', 'é', '😀', '[ERROR] ', 'x'.repeat(40), '\n\n\n']
const texts = fc
  .array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 60 })
  .map((signs) => signs.join(''))

const ENCODERS: [LogEncoding, (text: string) => Buffer][] = [
  ['utf-8', (text) => Buffer.from(text)],
  ['utf-16le', (text) => Buffer.from(text, 'utf16le')],
  ['utf-16be', (text) => Buffer.from(text, 'utf16le').swap16()],
  ['gb18030', encodeGb],
]

/** Of the signs above. */
function encodeGb(text: string): Buffer {
  const known: Record<string, number[]> = {
    错: [0xb4, 0xed],
    误: [0xce, 0xf3],
    é: [0xa8, 0xa6],
    '😀': [0x94, 0x39, 0xfc, 0x36],
  }
  return Buffer.from(Array.from(text).flatMap((sign) => known[sign] ?? [sign.charCodeAt(0)]))
}

describe('all pieces of a log together are its text', () => {
  it.each(ENCODERS)('in %s', async (encoding, encode) => {
    await fc.assert(
      fc.asyncProperty(texts, async (any) => {
        // Without a space for long, nothing in GB18030 tells where a character starts.
        const text = encoding === 'gb18030' ? any.replaceAll(/[^\s]{6}/gu, '$& ') : any
        const bytes = encode(text)
        const source = sourceOf(bytes, encoding)
        for (const pieces of [await readForward(source), await readBackward(source)]) {
          expectWhole(pieces, bytes.length)
          expect(joinLines(pieces)).toEqual(splitText(text))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('whatever its bytes are', async () => {
    const some = fc.uint8Array({ minLength: 1, maxLength: 400 })
    const many = fc.array(fc.constantFrom(0x0a, 0x80, 0xe4, 0xff, 0x0d, 0x41, 0x30), { maxLength: 300 })
    const encodings = fc.constantFrom(...ENCODERS.map(([encoding]) => encoding))
    await fc.assert(
      fc.asyncProperty(fc.oneof(some, many), encodings, async (content, encoding) => {
        const bytes = Buffer.from(content)
        const source = sourceOf(bytes, encoding)
        expectWhole(await readForward(source), bytes.length)
        expectWhole(await readBackward(source), bytes.length)
      }),
      { numRuns: 500 },
    )
  })
})

it('the number of the first line is counted as a reader counts', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const bytes = Buffer.from(text)
      const lookup = lookupIn(bytes)
      for (const { fromByte, firstLine } of await readForward(sourceOf(bytes), lookup))
        expect(firstLine).toBe(
          text.length === 0 ? 1 : bytes.subarray(0, fromByte).toString().split('\n').length,
        )
    }),
    { numRuns: 100 },
  )
})

it('any byte leads to the line that holds it', async () => {
  await fc.assert(
    fc.asyncProperty(texts, fc.nat(), async (text, place) => {
      const bytes = Buffer.from(text)
      const byte = place % bytes.length
      const piece = await readPiece(sourceOf(bytes), { kind: 'from-byte', byte }, UNKNOWN, undefined, SMALL)
      const [, length = 0] = piece.lines[0] ?? []
      expect(piece.fromByte).toBeLessThanOrEqual(byte)
      expect(piece.fromByte + length).toBeGreaterThan(byte)
    }),
  )
})

describe('a piece', () => {
  const text = Array.from({ length: 40 }, (_, index) => `line ${index + 1}\n`).join('')
  const bytes = Buffer.from(text)
  const read = (range: Parameters<typeof readPiece>[1], lookup = lookupIn(bytes)) =>
    readPiece(sourceOf(bytes), range, lookup, undefined, SMALL)

  it.each([
    ['the last lines', { kind: 'end' }, 'line 35', 35],
    ['from a line', { kind: 'from-line', line: 12 }, 'line 12', 12],
    ['from the first line', { kind: 'from-line', line: 1 }, 'line 1', 1],
    ['from a line that is not there: the last ones', { kind: 'from-line', line: 99 }, 'line 35', 35],
    ['from a byte within a line', { kind: 'from-byte', byte: 30 }, 'line 5', 5],
    ['that ends before a byte', { kind: 'before-byte', byte: 35 }, 'line 1', 1],
  ] as const)('%s', async (_, range, first, line) => {
    const piece = await read(range)
    expect([piece.lines[0]?.[0], piece.firstLine]).toEqual([first, line])
  })

  it('from the end on is empty until the log has grown', async () => {
    expect(await read({ kind: 'from-byte', byte: bytes.length })).toMatchObject({
      fromByte: bytes.length,
      toByte: bytes.length,
      lines: [],
    })
    const more = await readPiece(
      sourceOf(Buffer.from(`${text}line 41`)),
      { kind: 'from-byte', byte: bytes.length },
      UNKNOWN,
    )
    expect(more).toMatchObject({ lines: [['line 41', 7]], endsInLine: false, firstLine: null })
  })

  it('of an empty log has no line', async () => {
    const piece = await readPiece(sourceOf(Buffer.alloc(0)), { kind: 'end' }, UNKNOWN)
    expect(piece).toMatchObject({ fromByte: 0, toByte: 0, lines: [], startsInLine: false, endsInLine: false })
  })

  it('has single lines of another encoding, and no byte-order mark', async () => {
    const mixed = Buffer.concat([Buffer.from('\ufeff错误\n'), encodeGb('错误\n'), Buffer.from('错误\n')])
    const { lines } = await readPiece(sourceOf(mixed), { kind: 'end' }, UNKNOWN)
    expect(lines.map(([line]) => line)).toEqual(['错误', '错误', '错误'])
  })

  it('of a billion empty lines is bounded', async () => {
    const empty = sourceOf(Buffer.alloc(1024 * 1024, '\n'))
    expect((await readPiece(empty, { kind: 'end' }, UNKNOWN)).lines).toHaveLength(20_000)
    expect((await readPiece(empty, { kind: 'from-byte', byte: 9 }, UNKNOWN)).lines).toHaveLength(20_000)
  })
})

it('a piece has no more bytes than were asked for, and less is read for it', async () => {
  const bytes = Buffer.from('some line of a log\n'.repeat(100_000))
  const source = sourceOf(bytes)
  const reads: number[] = []
  const counted: LogSource = {
    path: source.path,
    object: source.object,
    stream: source.stream,
    read: (from, to) => {
      reads.push(to - from)
      return source.read(from, to)
    },
  }
  const maxBytes = 64 * 1024
  const piece = await readPiece(counted, { kind: 'from-byte', byte: 1_000_000, maxBytes }, UNKNOWN)
  expect(piece.toByte - piece.fromByte).toBeLessThanOrEqual(maxBytes)
  expect(piece.toByte - piece.fromByte).toBeGreaterThan(maxBytes / 2 - 100)
  expect(piece.lines.every(([text]) => text === 'some line of a log')).toBe(true)
  expect(reads).toEqual([maxBytes + 4])
})
