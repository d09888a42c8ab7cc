import { describe, expect, it } from 'vitest'
import { memoryLog } from '../../testing/log-bytes'
import { testLedger } from '../../testing/ledger'
import { ObjectChanged } from '../obs/failures'
import { type LogSource } from './log-source'
import { type SavedSketch } from './sketch'
import { createLogSketches } from './sketches'
import { createViewerReads } from './viewer-reads'

const LINE = '[ERROR] [2026/11/28 02:39:12 GMT +08:00] : x\n'
const logOf = (lines: number): Buffer => Buffer.from(LINE.repeat(lines))

function setUp(ledger = testLedger(), maxBytes = Infinity) {
  const clock = { ms: 0, elapsedMs: () => clock.ms }
  /** Resolves when the test lets it. */
  const waits: (() => void)[] = []
  const wait = () => new Promise<void>((resolve) => void waits.push(resolve))
  const viewerReads = createViewerReads(wait)
  const sketches = createLogSketches({ ledger, clock, wait, zone: 'Asia/Shanghai', maxBytes, viewerReads })
  return { sketches, ledger, clock, endWaits: () => waits.splice(0).forEach((resolve) => resolve()) }
}

interface Kept {
  sketch: SavedSketch
}

const edited =
  (edit: (kept: Kept) => unknown) =>
  (body: string): string =>
    JSON.stringify(edit(JSON.parse(body) as Kept))

const editedState = (fields: object) =>
  edited(({ sketch, ...kept }) => ({ ...kept, sketch: { ...sketch, state: { ...sketch.state, ...fields } } }))

/** A log whose stream gives one piece at each `next`. */
function steppedLog(bytes: Buffer, options: Parameters<typeof memoryLog>[1] = {}) {
  const log = memoryLog(bytes, options)
  const started: number[] = []
  const gates: (() => void)[] = []
  async function* stream(...[from, to, signal]: Parameters<LogSource['stream']>) {
    started.push(from)
    const aborted = new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()))
    for await (const piece of log.stream(from, to, signal)) {
      await Promise.race([aborted, new Promise<void>((resolve) => void gates.push(resolve))])
      signal?.throwIfAborted()
      yield piece
    }
  }
  const whenAsked = () => expect.poll(() => gates.length, { interval: 1 }).toBeGreaterThan(0)
  const next = async () => {
    await whenAsked()
    gates.shift()?.()
  }
  return { ...log, stream, started, whenAsked, next }
}

describe('the sketch of a log', () => {
  it('is complete at once when the log is small, and read once for all, also by the next process', async () => {
    const { sketches, ledger } = setUp()
    const log = memoryLog(logOf(100))
    const sketch = await sketches.read(log)
    expect(sketch).toMatchObject({ isDone: true, lines: 100, errorCount: 100, scannedBytes: log.object.size })
    expect(sketch.errors).toHaveLength(50)
    expect(await sketches.read(memoryLog(logOf(100)))).toEqual(sketch)
    expect(log.readBytes()).toBe(log.object.size)
    const later = memoryLog(logOf(100))
    expect(await setUp(ledger).sketches.read(later)).toEqual(sketch)
    expect(later.readBytes()).toBe(0)
  })

  it.each<[string, (body: string) => string]>([
    ['is cut', (body) => body.slice(0, -100)],
    ['is of another version', edited((kept) => ({ ...kept, version: 1 }))],
    ['has lost a list', editedState({ times: undefined })],
    ['has fewer blocks than bytes', editedState({ errorsIn: [] })],
    ['has blocks of no size', editedState({ blockBytes: 0 })],
    [
      'has an attempt at no place',
      editedState({ attempts: [{ line: 1, byte: null, timeMs: null, text: '' }] }),
    ],
    [
      'ends before its last line',
      edited((kept) => ({ ...kept, sketch: { ...kept.sketch, scannedBytes: 1 } })),
    ],
  ])('is counted again where what was kept %s', async (_, damage) => {
    const { sketches, ledger } = setUp()
    const log = memoryLog(logOf(100))
    const sketch = await sketches.read(log)
    const { etag, body } = ledger.findSketch(log.path) ?? { etag: '', body: '' }
    ledger.keepSketch(log.path, { etag, body: damage(body) })
    const later = memoryLog(logOf(100))
    expect(await setUp(ledger).sketches.read(later)).toEqual(sketch)
    expect(later.readBytes()).toBe(log.object.size)
  })

  it('is read no further than allowed, and says so', async () => {
    const { sketches } = setUp(testLedger(), 45 * 10)
    const sketch = await sketches.read(memoryLog(logOf(100)))
    expect(sketch).toMatchObject({ isDone: true, lines: 10, scannedBytes: 450 })
  })

  it('stops once no viewer has asked for ten seconds, ends its call, and goes on where it was', async () => {
    const { sketches, clock, endWaits } = setUp()
    const log = steppedLog(logOf(10_000), { pieceBytes: 45_000 })
    const first = sketches.read(log)
    await log.next()
    await log.next()
    await log.whenAsked()
    clock.ms = 10_001
    endWaits()
    await log.next()
    const before = await first
    expect(before.isDone).toBe(false)
    await expect.poll(() => log.openStreams(), { interval: 1 }).toBe(0)
    const second = sketches.read(log)
    await expect.poll(() => log.started.length, { interval: 1 }).toBe(2)
    expect(log.started[1]).toBeGreaterThan(90_000)
    expect(log.started[1]).toBeLessThan(140_000)
    for (let piece = 0; piece < 8; piece += 1) await log.next()
    expect(await second).toMatchObject({ isDone: true, lines: 10_000, errorCount: 10_000 })
  })

  it('of a log that has grown reads what is new', async () => {
    const { sketches } = setUp()
    await sketches.read(memoryLog(logOf(100)))
    const grown = memoryLog(logOf(150), { etag: '"2"' })
    expect(await sketches.read(grown)).toMatchObject({ isDone: true, lines: 150, errorCount: 150 })
    expect(grown.readBytes()).toBe(50 * LINE.length + 1024)
  })

  it.each([
    ['shorter', logOf(99)],
    ['another at its old end', Buffer.from(`${LINE.repeat(90)}${LINE.replace('x', 'y').repeat(60)}`)],
  ])('begins anew when the log is %s', async (_, bytes) => {
    const { sketches } = setUp()
    await sketches.read(memoryLog(logOf(100)))
    const other = memoryLog(bytes, { etag: '"2"' })
    const sketch = await sketches.read(other)
    expect(sketch.lines).toBe(bytes.length / LINE.length)
    expect(other.readBytes()).toBeGreaterThanOrEqual(bytes.length)
  })

  it('tells each failure once and tries again at the next question', async () => {
    const { sketches } = setUp()
    const log = memoryLog(logOf(100))
    let fails = true
    const failing: LogSource = {
      ...log,
      stream: (...range) => {
        if (fails) throw new Error('refused')
        return log.stream(...range)
      },
    }
    await expect(sketches.read(failing)).rejects.toThrow('refused')
    fails = false
    expect(await sketches.read(failing)).toMatchObject({ isDone: true, lines: 100 })
  })

  it('is read of two logs at once, and the third waits', async () => {
    const { sketches, endWaits } = setUp()
    const logs = ['a', 'b', 'c'].map((name) => steppedLog(logOf(10), { path: `obs://logs/${name}` }))
    const reads = logs.map((log) => sketches.read(log))
    await logs[0]?.next()
    await expect.poll(() => logs[1]?.started.length, { interval: 1 }).toBe(1)
    expect(await reads[0]).toMatchObject({ isDone: true })
    await logs[1]?.next()
    await logs[2]?.next()
    endWaits()
    expect(await Promise.all(reads)).toHaveLength(3)
  })

  it('ends its calls when the server stops', async () => {
    const { sketches, endWaits } = setUp()
    const log = steppedLog(logOf(10))
    const read = sketches.read(log)
    await expect.poll(() => log.openStreams(), { interval: 1 }).toBe(1)
    await sketches.stop()
    expect(log.openStreams()).toBe(0)
    endWaits()
    expect(await read).toMatchObject({ isDone: false })
  })

  it('finds lines of what was read, and reads nothing for it', async () => {
    const { sketches, ledger } = setUp()
    const log = memoryLog(logOf(100))
    expect(await sketches.findLine(log, 7)).toBeNull()
    expect(log.readBytes()).toBe(0)
    await sketches.read(log)
    for (const known of [sketches, setUp(ledger).sketches]) {
      expect(await known.findLine(log, 7)).toBe(6 * LINE.length)
      expect(await known.lineAt(log, 6 * LINE.length, new Uint8Array())).toBe(7)
      expect(await known.findTime(log, Date.UTC(2026, 10, 27))).toBe(0)
    }
    expect(await setUp(ledger).sketches.findLine(memoryLog(logOf(1), { etag: '"2"' }), 1)).toBeNull()
  })

  it('that is waited for is given up when the log changes, or the server stops', async () => {
    const { sketches } = setUp()
    const log = memoryLog(logOf(10))
    const changed: LogSource = {
      ...log,
      stream: () => {
        throw new ObjectChanged()
      },
    }
    await expect(sketches.readToEnd(changed)).rejects.toThrow(ObjectChanged)
    await sketches.stop()
    await expect(sketches.readToEnd(memoryLog(logOf(10), { etag: '"2"' }))).rejects.toThrow(ObjectChanged)
  })

  it('that waits for its turn keeps no viewer from a newer state of its log', async () => {
    const { sketches, endWaits } = setUp()
    const slow = ['a', 'b'].map((name) => steppedLog(logOf(10), { path: `obs://logs/${name}` }))
    const reads = [...slow, memoryLog(logOf(10))].map((log) => sketches.read(log))
    await slow[1]?.whenAsked()
    endWaits()
    await Promise.all(reads)
    const newer = sketches.read(memoryLog(logOf(20), { etag: '"2"' }))
    let isAnswered = false
    void newer.then(() => (isAnswered = true))
    await expect
      .poll(
        () => {
          endWaits()
          return isAnswered
        },
        { interval: 1 },
      )
      .toBe(true)
    expect(await newer).toMatchObject({ isDone: false, object: { etag: '"2"' } })
    for (const log of slow) await log.next()
  })

  it('is found again when more logs are read than are held in memory', async () => {
    const { sketches } = setUp()
    const logs = Array.from({ length: 120 }, (_, at) => memoryLog(logOf(5), { path: `obs://logs/${at}` }))
    await Promise.allSettled(logs.map((log) => sketches.readToEnd(log)))
    for (const log of logs) expect(await sketches.readToEnd(log)).toMatchObject({ isDone: true, lines: 5 })
    for (const log of logs) expect([log.openStreams(), log.readBytes()]).toEqual([0, log.object.size])
  })

  it('that is being read when more logs are asked for than are held is not read twice', async () => {
    const { sketches, endWaits } = setUp()
    const slow = steppedLog(logOf(10), { path: 'obs://logs/slow' })
    const first = sketches.readToEnd(slow)
    await slow.whenAsked()
    for (let at = 0; at < 60; at += 1)
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await sketches.readToEnd(memoryLog(logOf(5), { path: `obs://logs/${at}` }))
    const second = sketches.readToEnd(slow)
    await slow.next()
    endWaits()
    expect(await Promise.all([first, second])).toMatchObject([{ lines: 10 }, { lines: 10 }])
    expect(slow.started).toEqual([0])
  })

  it('can be waited for', async () => {
    const { sketches, endWaits } = setUp()
    const log = steppedLog(logOf(10_000), { pieceBytes: 225_000 })
    const all = sketches.readToEnd(log)
    await log.next()
    endWaits()
    await log.next()
    expect(await all).toMatchObject({ isDone: true, lines: 10_000 })
  })
})
