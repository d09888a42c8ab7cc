import { Worker } from 'node:worker_threads'
import { type ErrorDetail } from '../../../contract/errors'
import { type RunRef } from '../../../contract/run-ref'
import { CompressedBody } from '../compressed-body'
import { type Aging } from '../freshness'
import { type DgcResponse } from '../../dgc/response'
import { UpstreamError, badResponse } from '../../dgc/faults'
import { type LogUrlSettings, type ReadJob, readRun, hashResponse } from './read-run'
import { type Done, type Packed } from './worker'
import { MINUTE_MS } from '../../../lib/time/units'

/** A run as it is held for all viewers. */
export interface CachedRun {
  contract: CompressedBody
  raw: CompressedBody
  aging: Aging
  /** Of the bytes that DGC sent. */
  source: string
}

/** DGC answered, in words that make no run. They can be shown all the same. */
export class UnreadableRun extends UpstreamError {
  readonly raw: CompressedBody

  constructor(detail: ErrorDetail, raw: CompressedBody) {
    super(detail)
    this.raw = raw
  }

  override after(retryAfterMs: number): UnreadableRun {
    return new UnreadableRun(super.after(retryAfterMs).detail, this.raw)
  }
}

export const sizeInBytes = ({ contract, raw }: CachedRun): number => contract.bytes + raw.bytes

export interface RunReaderOptions {
  secrets: () => readonly string[]
  logUrl: LogUrlSettings
  /** The thread's file; null does everything here. */
  workerFile: URL | null
}

export interface RunReader {
  prepare: (ref: RunRef, answered: DgcResponse, before: CachedRun | undefined) => Promise<CachedRun>
  close: () => Promise<void>
}

/** An answer of this size takes about as long as sending it to another thread is worth. */
export const LARGE_BYTES = 512 * 1024
/** Or of so many parts: nodes of a few bytes each take as long as large ones, and nobody sends so many in earnest. */
const MANY_COMMAS = 25_000
/** Far beyond what the largest answer takes; a thread that hangs must not hold up the next one. */
const MAX_WORK_MS = MINUTE_MS
/** What it took for the largest answer is memory of the process until it ends. */
const IDLE_MS = 30_000
/** Twice what 50,000 nodes take. An answer that needs more is refused, where the process would else be ended by its supervisor. */
const MAX_HEAP_MB = 320
/** Each holds an answer of some megabytes. */
const MAX_WAITING = 8
/** About what those before it take. */
const COME_BACK_MS = 5000

/** Reads answers: small ones at once, large ones in a thread, so that nobody waits for somebody else's 50,000 nodes. */
export function createRunReader({ secrets, logUrl, workerFile }: RunReaderOptions): RunReader {
  let thread: Thread | null = null
  let last: Promise<unknown> = Promise.resolve()
  let isClosed = false
  let waiting = 0

  /** One answer after the other; one that ends the thread fails, and the next one gets a new thread. */
  function inThread(file: URL, work: ReadJob): Promise<Done> {
    if (waiting >= MAX_WAITING)
      return Promise.reject(new UpstreamError({ code: 'overloaded', retryAfterMs: COME_BACK_MS }))
    waiting++
    const job = last.then(() => {
      if (isClosed) throw new UpstreamError({ code: 'overloaded' })
      if (thread === null || thread.isOver) thread = new Thread(file)
      return thread.run(work)
    })
    last = job.then(
      () => void waiting--,
      () => void waiting--,
    )
    return job
  }

  return {
    prepare: async (ref, answered, before) => {
      const source = hashResponse(answered.bytes)
      if (before?.source === source) return before
      const work: ReadJob = { ref, response: answered, secrets: secrets(), logUrl }
      if (workerFile === null || !isCostly(answered.bytes)) {
        const texts = readRun(work)
        const raw = CompressedBody.of(Buffer.from(texts.raw))
        if (texts.problem !== undefined) throw new UnreadableRun(texts.problem, raw)
        return { contract: CompressedBody.of(Buffer.from(texts.contract)), raw, aging: texts.aging, source }
      }
      const done = await inThread(workerFile, work)
      if (done.defect !== undefined) throw defectOf(done.defect)
      if (done.error !== undefined) {
        throw done.raw === null
          ? new UpstreamError(done.error)
          : new UnreadableRun(done.error, bodyOf(done.raw))
      }
      return { contract: bodyOf(done.contract), raw: bodyOf(done.raw), aging: done.aging, source }
    },
    close: async () => {
      isClosed = true
      await thread?.end()
    },
  }
}

function isCostly(bytes: Uint8Array): boolean {
  if (bytes.byteLength >= LARGE_BYTES) return true
  let commas = 0
  for (const byte of bytes) if (byte === COMMA) commas++
  return commas >= MANY_COMMAS
}

const COMMA = 0x2c

/** Its name is all that the log tells of a defect. */
const defectOf = (name: string): Error => Object.assign(new Error('The thread failed.'), { name })

const bodyOf = ({ hash, br, gzip }: Packed): CompressedBody =>
  CompressedBody.packed(hash, {
    br: Buffer.from(br.buffer, br.byteOffset, br.byteLength),
    gzip: Buffer.from(gzip.buffer, gzip.byteOffset, gzip.byteLength),
  })

interface Waiting {
  resolve: (done: Done) => void
  reject: (error: Error) => void
}

/** Has one job at a time. */
class Thread {
  /** Whoever sends it a job would never hear of it again. */
  isOver = false
  readonly #worker: Worker
  #waiting: Waiting | null = null
  #idle: NodeJS.Timeout | undefined

  constructor(file: URL) {
    this.#worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } })
    this.#worker.unref()
    this.#worker.on('message', (done: Done) => this.#settle((waiting) => waiting.resolve(done)))
    // Out of memory, most likely: the answer was more than this machine can read.
    const fail = (): void => {
      this.isOver = true
      this.#settle((waiting) => waiting.reject(badResponse('too_large')))
    }
    this.#worker.once('error', fail).once('exit', fail)
  }

  async end(): Promise<void> {
    this.isOver = true
    clearTimeout(this.#idle)
    await this.#worker.terminate()
  }

  run(work: ReadJob): Promise<Done> {
    clearTimeout(this.#idle)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => void this.end(), MAX_WORK_MS)
      const settled =
        <T>(act: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer)
          act(value)
        }
      this.#waiting = { resolve: settled(resolve), reject: settled(reject) }
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      this.#worker.postMessage(work)
    })
  }

  #settle(act: (waiting: Waiting) => void): void {
    const waiting = this.#waiting
    this.#waiting = null
    if (waiting !== null) act(waiting)
    if (!this.isOver) this.#idle = setTimeout(() => void this.end(), IDLE_MS).unref()
  }
}
