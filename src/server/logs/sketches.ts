import { LRUCache } from 'lru-cache'
import PQueue from 'p-queue'
import * as v from 'valibot'
import { type LogSketch } from '../../contract/log'
import { parseJson } from '../../lib/json'
import { type Clock } from '../../lib/time/clock'
import { type Ledger } from '../ledger/ledger'
import { ObjectChanged } from '../obs/failures'
import { findLine, findTime, lineAt } from './find-line'
import { type LogSource } from './log-source'
import { LONG_SLICE_BYTES, type Pace, createPace, finishPaced, paced } from './pace'
import { SavedSketch, type Sketcher, createSketcher } from './sketch'
import { type SketchState } from './sketch-state'
import { type ViewerReads } from './viewer-reads'

export interface LogSketchesOptions {
  ledger: Pick<Ledger, 'keepSketch' | 'findSketch'>
  clock: Pick<Clock, 'elapsedMs'>
  wait: (ms: number) => Promise<void>
  /** IANA name, for moments of logs that name none. */
  zone: string
  /** No more of a log is read (LOG_SCAN_MB). */
  maxBytes: number
  /** They go first. */
  viewerReads: Pick<ViewerReads, 'whenIdle'>
}

/**
 * One pass over each log that is asked for, shared by all viewers and kept by path and etag in the ledger. It goes on while a viewer has asked in
 * the last ten seconds, and later where it was. A log that has grown is read on from its old end. Methods throw a LogError.
 */
export interface LogSketches {
  /** What is known by now, and the reading goes on; waits a moment for it, so that a small log is complete at once. */
  read: (source: LogSource) => Promise<LogSketch>
  /** When all is read. Throws an ObjectChanged where that state of the log is read no more, also when the server stops. */
  readToEnd: (source: LogSource) => Promise<LogSketch>
  /** The byte at which a line starts, counted from 1; null where it is not known yet, as below. */
  findLine: (source: LogSource, line: number, signal?: AbortSignal) => Promise<number | null>
  /** The byte at which the first line starts that names this moment or a later one. */
  findTime: (source: LogSource, timeMs: number, signal?: AbortSignal) => Promise<number | null>
  /** The number of the line that starts at a byte or holds it. `ahead` are the bytes from there on that are at hand. */
  lineAt: (source: LogSource, byte: number, ahead: Uint8Array, signal?: AbortSignal) => Promise<number | null>
  /** Ends its calls, and keeps what was found. */
  stop: () => Promise<void>
}

const ASKED_MS = 10_000
const MOMENT_MS = 200
const MAX_IN_MEMORY = 50
/** Two share the processor; more would also take OBS from those who read. */
const AT_ONCE = 2
/** Part of what is kept: a build with other rules for levels reads anew. */
const VERSION = 12

interface Entry {
  source: LogSource
  sketcher: Sketcher
  isDone: boolean
  askedMs: number
  abort: AbortController
  /** Waits for its turn, or reads. */
  job: Promise<void> | null
  /** Reads. */
  pass: Promise<void> | null
  hasChanged: boolean
  /** Until a viewer is told. */
  error: unknown
}

const Kept = v.object({
  version: v.literal(VERSION),
  zone: v.string(),
  size: v.number(),
  isDone: v.boolean(),
  sketch: SavedSketch,
})
type Kept = v.InferOutput<typeof Kept>

export function createLogSketches(options: LogSketchesOptions): LogSketches {
  const { ledger, clock, wait, zone, maxBytes, viewerReads } = options
  const entries = new LRUCache<string, Promise<Entry>>({ max: MAX_IN_MEMORY })
  /** Those that wait for their turn or are read, however many others are asked for meanwhile. */
  const reading = new Map<string, Entry>()
  const queue = new PQueue({ concurrency: AT_ONCE })
  let isStopped = false

  function createRestingPace(): Pace {
    const { isDue, rest } = createPace(clock)
    return {
      isDue,
      rest: async () => {
        await viewerReads.whenIdle()
        await rest()
      },
    }
  }

  const endOf = ({ object }: LogSource): number => Math.min(object.size, maxBytes)

  function createEntry(source: LogSource, kept: Pick<Kept, 'sketch' | 'isDone'> | null): Entry {
    const sketcher = createSketcher(source.object.encoding, endOf(source), zone, kept?.sketch)
    const isDone = kept?.isDone ?? false
    return {
      source,
      sketcher,
      isDone,
      askedMs: clock.elapsedMs(),
      abort: new AbortController(),
      job: null,
      pass: null,
      hasChanged: false,
      error: null,
    }
  }

  function findEntry(path: string): Promise<Entry> | undefined {
    const read = reading.get(path)
    return entries.get(path) ?? (read && Promise.resolve(read))
  }

  /** The entry of this state of the log, from an earlier one as far as it goes. Calls for one path run one after the other. */
  function open(source: LogSource): Promise<Entry> {
    const entry = follow(findEntry(source.path), source)
    entries.set(source.path, entry)
    return entry
  }

  async function follow(opening: Promise<Entry> | undefined, source: LogSource): Promise<Entry> {
    const { etag } = source.object
    const before = await opening?.catch(() => undefined)
    if (before?.source.object.etag === etag) return before
    before?.abort.abort()
    await before?.pass
    const kept = before ? toKept(before) : findKept(source.path)
    if (kept?.etag === etag) return createEntry(source, kept)
    const hasGrown =
      kept !== null && kept.size < source.object.size && kept.sketch.state.encoding === source.object.encoding
    if (!hasGrown || !(await endsAlike(kept.sketch, source))) return createEntry(source, null)
    return createEntry(source, { sketch: kept.sketch, isDone: false })
  }

  function toKept({ source, sketcher, isDone }: Entry): Kept & { etag: string } {
    const { size, etag } = source.object
    return { version: VERSION, zone, size, isDone, sketch: sketcher.save(), etag }
  }

  function findKept(path: string): (Kept & { etag: string }) | null {
    const found = ledger.findSketch(path)
    if (found === null) return null
    const parsed = v.safeParse(Kept, parseJson(found.body))
    if (!parsed.success || parsed.output.zone !== zone) return null
    const { output: kept } = parsed
    return {
      ...kept,
      etag: found.etag,
      isDone: kept.isDone && kept.sketch.scannedBytes >= Math.min(kept.size, maxBytes),
    }
  }

  async function scan(entry: Entry): Promise<void> {
    const { source, abort } = entry
    const { signal } = abort
    // What a stopped pass held of the next sign is not in what is kept.
    entry.sketcher = createSketcher(source.object.encoding, endOf(source), zone, entry.sketcher.save())
    const isWanted = (): boolean => !signal.aborted && clock.elapsedMs() - entry.askedMs < ASKED_MS
    const from = entry.sketcher.scannedBytes()
    if (!isWanted()) return
    const pace = createRestingPace()
    try {
      const pieces = source.stream(from, endOf(source), signal)
      for await (const slice of paced(pieces, pace, LONG_SLICE_BYTES)) {
        await finishPaced(entry.sketcher.push(slice), pace)
        if (!isWanted()) return
      }
      entry.isDone = true
    } catch (error) {
      // A changed log is opened again by who asks next, and read on if it has grown.
      entry.hasChanged = error instanceof ObjectChanged
      if (!signal.aborted && !entry.hasChanged) entry.error = error
    } finally {
      const { etag, ...kept } = toKept(entry)
      ledger.keepSketch(source.path, { etag, body: JSON.stringify(kept) })
    }
  }

  async function readOn(entry: Entry): Promise<LogSketch> {
    entry.askedMs = clock.elapsedMs()
    if (!entry.isDone && !isStopped && entry.job === null) {
      const { path } = entry.source
      reading.set(path, entry)
      entry.job = queue
        .add(() => (entry.pass = scan(entry)))
        .finally(() => {
          entry.job = null
          entry.pass = null
          if (reading.get(path) === entry) reading.delete(path)
        })
    }
    if (entry.job !== null) await Promise.race([entry.job, wait(MOMENT_MS)])
    const { error } = entry
    entry.error = null
    if (error !== null) throw error
    return entry.sketcher.view(entry.source.object, entry.isDone)
  }

  /** What was found so far; null when the log was never read. Reads nothing. */
  async function find(source: LogSource): Promise<Readonly<SketchState> | null> {
    const { path, object } = source
    const entry = await findEntry(path)?.catch(() => undefined)
    if (entry?.source.object.etag === object.etag) return entry.sketcher.state()
    if (entry !== undefined || ledger.findSketch(path)?.etag !== object.etag) return null
    return (await open(source)).sketcher.state()
  }

  return {
    read: async (source) => await readOn(await open(source)),
    readToEnd: async (source) => {
      const entry = await open(source)
      for (;;) {
        // oxlint-disable-next-line no-await-in-loop -- each asks that it goes on
        const sketch = await readOn(entry)
        if (sketch.isDone) return sketch
        if (isStopped || entry.hasChanged || entry.abort.signal.aborted) throw new ObjectChanged()
      }
    },
    findLine: async (source, line, signal) => {
      const state = await find(source)
      return state && (await findLine(state, source, line, signal))
    },
    findTime: async (source, timeMs, signal) => {
      const state = await find(source)
      return state && (await findTime(state, source, timeMs, zone, signal))
    },
    lineAt: async (source, byte, ahead, signal) => {
      const state = await find(source)
      return state && (await lineAt(state, source, byte, ahead, signal))
    },
    stop: async () => {
      isStopped = true
      const opened = await Promise.allSettled(entries.values())
      for (const entry of opened) if (entry.status === 'fulfilled') entry.value.abort.abort()
      for (const { abort } of reading.values()) abort.abort()
      await queue.onIdle()
    },
  }
}

/** Whether the bytes before the place where a sketch ends are those that it has seen there. */
async function endsAlike({ scannedBytes, tail }: SavedSketch, source: LogSource): Promise<boolean> {
  const seen = Buffer.from(tail, 'base64')
  if (scannedBytes === 0) return true
  return seen.equals(await source.read(scannedBytes - seen.length, scannedBytes))
}
