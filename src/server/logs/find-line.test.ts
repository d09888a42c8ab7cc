import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LOG_ENCODINGS } from '../../contract/log'
import { cleanLine, readLine } from '../../model/log/read-line'
import { encodeLog, memoryLog } from '../../testing/log-bytes'
import { findLine, findTime, lineAt } from './find-line'
import { createSketcher } from './sketch'

const ZONE = 'Asia/Shanghai'
const AT_MS = Date.UTC(2026, 10, 28)

/** Some lines name a moment, never one before that of an earlier line. */
const lines = fc.array(
  fc.record({
    step: fc.integer({ min: 0, max: 90 }),
    isTimed: fc.boolean(),
    length: fc.oneof({ weight: 9, arbitrary: fc.nat(60) }, fc.nat(9000)),
    end: fc.constantFrom('\n', '\n', '\r\n'),
  }),
  { minLength: 1, maxLength: 120 },
)
const log = fc
  .tuple(lines, fc.constantFrom(...LOG_ENCODINGS), fc.boolean())
  .map(([given, encoding, isEnded]) => {
    let timeMs = AT_MS
    let byte = 0
    const found = given.map(({ step, isTimed, length, end }, index) => {
      timeMs += step * 1000
      const moment = isTimed ? `${new Date(timeMs).toISOString().replace(/\.\d+/, '')} INFO ` : '\tat '
      const isLast = index === given.length - 1
      const text = `${moment}${'上x '.repeat(length / 3)}${isLast && !isEnded ? '' : end}`
      const bytes = encodeLog(text, encoding)
      const line = { byte, bytes, timeMs: isTimed ? timeMs : null }
      byte += bytes.length
      return line
    })
    return { lines: found, encoding, bytes: Buffer.concat(found.map(({ bytes }) => bytes)) }
  })

/** @param countedBytes so many were read before it is asked. */
function sketch(bytes: Buffer, encoding: (typeof LOG_ENCODINGS)[number], countedBytes = bytes.length) {
  const sketcher = createSketcher(encoding, bytes.length, ZONE)
  Array.from(sketcher.push(bytes.subarray(0, countedBytes)))
  return { state: sketcher.state(), source: memoryLog(bytes, { encoding }) }
}

describe('a line of a sketched log', () => {
  it('is found by its number, its bytes and its moment', async () => {
    await fc.assert(
      fc.asyncProperty(
        log,
        fc.nat(),
        fc.nat(200_000),
        async ({ lines: all, encoding, bytes }, pick, known) => {
          const { state, source } = sketch(bytes, encoding)
          const part = sketch(bytes, encoding, known - (known % 2)).state
          const index = pick % all.length
          const line = all[index]
          if (!line) return
          expect(await findLine(state, source, index + 1)).toBe(line.byte)
          expect(await findLine(state, source, all.length + 2)).toBeNull()
          const ahead = bytes.subarray(line.byte, line.byte + known - (known % 2))
          expect(await lineAt(state, source, line.byte, ahead)).toBe(index + 1)
          const wantedMs = AT_MS + (pick % 4_000_000)
          const first = all.find(({ timeMs }) => timeMs !== null && timeMs >= wantedMs)
          expect(await findTime(state, source, wantedMs, ZONE)).toBe(first?.byte ?? null)
          expect(await findTime(part, source, wantedMs, ZONE)).toBe(first?.byte ?? null)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is read only where it may be', async () => {
    const text = '[INFO] [2026/11/28 02:39:12 GMT +08:00] : x\n'
    const bytes = Buffer.from(text.repeat(1_000_000))
    const { state, source } = sketch(bytes, 'utf-8')
    expect(await findLine(state, source, 765_432)).toBe(765_431 * text.length)
    expect(source.readBytes()).toBeLessThanOrEqual(64 * 1024 + 1)
    const ahead = bytes.subarray(765_431 * text.length, 765_431 * text.length + 256 * 1024)
    expect(await lineAt(state, source, 765_431 * text.length, ahead)).toBe(765_432)
    expect(await lineAt(state, source, 999_990 * text.length, bytes.subarray(999_990 * text.length))).toBe(
      999_991,
    )
    expect(source.readBytes()).toBeLessThanOrEqual(64 * 1024 + 1)
  })

  it('is looked for while other work goes on, in lines that name no moment', async () => {
    const momentAt = (ms: number): string => `${new Date(ms).toISOString()} INFO x\n`
    const before = `${momentAt(AT_MS)}${'0:00\n'.repeat(300_000)}`
    const { state, source } = sketch(Buffer.from(before + momentAt(AT_MS + 5000)), 'utf-8')
    let [turns, isDone] = [0, false]
    const turn = (): void => {
      turns += 1
      if (!isDone) setImmediate(turn)
    }
    setImmediate(turn)
    expect(await findTime(state, source, AT_MS + 1, ZONE)).toBe(before.length)
    isDone = true
    // Once for each 300 lines: no line is read twice.
    expect(turns).toBeGreaterThan(900)
    expect(turns).toBeLessThan(1200)
  })

  it('is found by its moment also where the sketch has not come to, with few reads', async () => {
    const lineAtMs = (ms: number): string => `${new Date(ms).toISOString()} INFO x\n`
    const gap = '\tat com.example.Load(Load.java:1)\n'.repeat(5000)
    const [count, half] = [240_000, 100_000]
    const before = Array.from({ length: half }, (_, at) => lineAtMs(AT_MS + at * 1000)).join('') + gap
    const behind = Array.from({ length: count - half }, (_, at) => lineAtMs(AT_MS + (half + at) * 1000)).join(
      '',
    )
    const { state, source } = sketch(Buffer.from(before + behind), 'utf-8', 1024 * 1024)
    const length = lineAtMs(AT_MS).length
    for (const at of [half + 1, half, half - 1, 200_000, 56_789, count - 1]) {
      const readBytes = source.readBytes()
      const byte = at < half ? at * length : before.length + (at - half) * length
      expect(await findTime(state, source, AT_MS + at * 1000 - 500, ZONE)).toBe(byte)
      expect(source.readBytes() - readBytes).toBeLessThanOrEqual(3 * 1024 * 1024)
    }
    expect(await findTime(state, source, AT_MS + count * 1000, ZONE)).toBeNull()
  })

  it('after a moment that no line names is none', async () => {
    const { state, source } = sketch(Buffer.from('a\nb\n'), 'utf-8')
    expect(await findTime(state, source, AT_MS, ZONE)).toBeNull()
    expect(readLine(cleanLine('a'), ZONE).timeMs).toBeNull()
  })
})
