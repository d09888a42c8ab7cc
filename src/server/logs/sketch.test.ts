import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type LikeWarnings,
  LOG_ENCODINGS,
  type LogEncoding,
  type LogSketch,
  type SketchLine,
} from '../../contract/log'
import { startsAttempt } from '../../model/log/attempt'
import { cleanLine, readLine } from '../../model/log/read-line'
import { encodeLog } from '../../testing/log-bytes'
import { LINE_HEAD_BYTES, type SavedSketch, type Sketcher, createSketcher } from './sketch'

const ZONE = 'Asia/Shanghai'
const OBJECT = { size: 0, etag: '"1"', modifiedMs: 1, isGzip: false } as const

/** What a reader finds who reads each line; blocks have the size that the sketch chose. */
function readPlainly(bytes: Buffer, encoding: LogEncoding, blockBytes: number): Omit<LogSketch, 'object'> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  const unit = encoding.startsWith('utf-16') ? 2 : 1
  const starts = bytes.length > 0 ? [0] : []
  for (let at = 0; at + unit <= bytes.length; at += unit)
    if (decoder.decode(bytes.subarray(at, at + unit)) === '\n' && at + unit < bytes.length)
      starts.push(at + unit)
  const lines = starts.map((byte, index) => {
    const next = starts[index + 1] ?? bytes.length
    const whole = decoder.decode(bytes.subarray(byte, Math.min(next, byte + LINE_HEAD_BYTES)))
    const text = cleanLine(whole.replace(/\r?\n$/, ''))
    const { level, timeMs, prefixLength } = readLine(text, ZONE)
    const isAttempt = startsAttempt(text.slice(prefixLength, prefixLength + 300))
    return { line: index + 1, byte, level, timeMs, isAttempt, text: text.slice(0, 300).toWellFormed() }
  })
  const listed = lines.map(({ line, byte, timeMs, text }) => ({ line, byte, timeMs, text }))
  const pick = (wanted: (line: (typeof lines)[number]) => boolean) =>
    listed.filter((_, index) => lines.slice(index, index + 1).some(wanted))
  const errors = pick(({ level }) => level === 'error')
  const attempts = pick(({ isAttempt }) => isAttempt)
  const likes = new Map<string, SketchLine[]>()
  for (const warning of pick(({ level }) => level === 'warn')) {
    const kind = warning.text.replaceAll(/\d+/g, '0')
    likes.set(kind, [...(likes.get(kind) ?? []), warning])
  }
  const warnings = [...likes.values()].slice(0, 10).map((like) => {
    const attemptOf = (line: number) => attempts.filter((attempt) => attempt.line < line).length
    const last = attemptOf(like.at(-1)?.line ?? 0)
    return { ...like.find(({ line }) => attemptOf(line) === last), count: like.length } as LikeWarnings
  })
  return {
    scannedBytes: bytes.length,
    isDone: true,
    lines: lines.length,
    blocks: Array.from({ length: Math.ceil(bytes.length / blockBytes) }, (_, block) => {
      const from = block * blockBytes
      const inside = lines.filter(({ byte }) => byte >= from && byte < from + blockBytes)
      return {
        byte: from,
        line: lines.find(({ byte }) => byte >= from)?.line ?? lines.length + 1,
        timeMs: inside.find(({ timeMs }) => timeMs !== null)?.timeMs ?? null,
        errors: inside.filter(({ level }) => level === 'error').length,
        warnings: inside.filter(({ level }) => level === 'warn').length,
      }
    }),
    errors,
    errorCount: errors.length,
    warnings,
    attempts,
  }
}

const PARTS = [
  '[INFO] [2026/11/28 02:39:12 GMT +08:00] : ',
  '[ERROR] [2026/11/28 02:40:12 GMT +08:00] : ',
  '26/11/28 02:39:12 WARN TaskSetManager: ',
  'E1128 02:39:12.123456 4242 file.cc:12] ',
  'Attempt 2 of 4',
  '第 2 次重试',
  'java.io.IOException: broken pipe',
  'cat: /opt/x: No such file or directory',
  '表不存在',
  'DLI.0005: x',
  ', 0 errors',
  'WARN: skew 3.1 of key 7',
  'WARN: skew 12.0 of key 12',
  '\tat org.apache.Foo.run(Foo.java:12)',
  '\u001b[31mERROR\u001b[0m x',
  '10 %\r50 %',
  '上海 ',
  'select 1 ',
  '',
]
const line = fc
  .tuple(
    fc.array(fc.constantFrom(...PARTS), { maxLength: 3 }),
    fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.nat(9000)),
  )
  .map(([parts, more]) => parts.join('') + 'x'.repeat(more))
const log = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n', '\r\n')), { maxLength: 60 })
  .chain((lines) => fc.tuple(fc.constant(lines.map(([text, end]) => text + end).join('')), line))
  .map(([text, last]) => text + last)

describe('one pass', () => {
  it('finds what a reader of each line finds, also on the way, however the bytes are cut, kept and grown', () => {
    fc.assert(
      fc.property(
        log,
        fc.constantFrom(...LOG_ENCODINGS),
        fc.array(fc.record({ length: fc.nat(4000), isKept: fc.boolean() }), { maxLength: 20 }),
        fc.nat(40),
        (text, encoding, cuts, lookAfter) => {
          const bytes = encodeLog(text, encoding)
          const object = { ...OBJECT, encoding }
          const expectPlain = (one: Sketcher, toByte: number) => {
            const plain = readPlainly(bytes.subarray(0, toByte), encoding, one.state().blockBytes)
            expect(one.view(object, true)).toEqual({ object, ...plain })
          }
          let looks = 0
          let at = 0
          let kept: SavedSketch | undefined
          let sketcher = createSketcher(encoding, cuts.length > 3 ? 0 : bytes.length, ZONE)
          for (const { length, isKept } of [...cuts, { length: bytes.length, isKept: false }]) {
            for (const _ of sketcher.push(bytes.subarray(at, at + length))) {
              if (looks === lookAfter) expectPlain(sketcher, sketcher.scannedBytes())
              looks += 1
            }
            at = Math.min(bytes.length, at + length)
            if (!isKept) continue
            kept = JSON.parse(JSON.stringify(sketcher.save())) as SavedSketch
            sketcher = createSketcher(encoding, bytes.length, ZONE, kept)
            at = sketcher.scannedBytes()
          }
          expectPlain(sketcher, bytes.length)
        },
      ),
      { numRuns: 300 },
    )
  })
})
