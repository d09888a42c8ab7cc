import { Worker } from 'node:worker_threads'
import { type ErrorDetail } from '../../../contract/errors'
import { type RunRef } from '../../../contract/run-ref'
import { PackedBody } from '../packed-body'
import { type Aging } from '../back-off'
import { type Answered } from '../../dgc/response-text'
import { UpstreamError, badAnswer } from '../../dgc/faults'
import { type LogUrlSettings, type Work, prepare, sourceOf } from './prepare'
import { type Done, type Packed } from './worker'
import { MINUTE_MS } from '../../../lib/time/units'

/** A run as it is held for all viewers. */
export interface Prepared {
  contract: PackedBody
  raw: PackedBody
  aging: Aging
  /** Of the bytes that DGC sent. */
  source: string
}

/** DGC answered, in words that make no run. They can be shown all the same. */
export class UnreadableRun extends UpstreamError {
  readonly raw: PackedBody

  constructor(detail: ErrorDetail, raw: PackedBody) {
    super(detail)
    this.raw = raw
  }

  override after(retryAfterMs: number): UnreadableRun {
    return new UnreadableRun(super.after(retryAfterMs).detail, this.raw)
  }
}

export const bytesOf = ({ contract, raw }: Prepared): number => contract.bytes + raw.bytes

export interface PreparerOptions {
  secrets: () => readonly string[]
  logUrl: LogUrlSettings
  /** The thread's file; null does everything here. */
  workerFile: URL | null
}

export interface Preparer {
  prepare: (ref: RunRef, answered: Answered, before: Prepared | undefined) => Promise<Prepared>
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
export function createPreparer({ secrets, logUrl, workerFile }: PreparerOptions): Preparer {
  let thread: Thread | null = null
  let last: Promise<unknown> = Promise.resolve()
  let isClosed = false
  let waiting = 0

  /** One answer after the other; one that ends the thread fails, and the next one gets a new thread. */
  function inThread(file: URL, work: Work): Promise<Done> {
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
      const source = sourceOf(answered.bytes)
      if (before?.source === source) return before
      const work: Work = { ref, answered, secrets: secrets(), logUrl }
      if (workerFile === null || !isCostly(answered.bytes)) {
        const texts = prepare(work)
        const raw = PackedBody.of(Buffer.from(texts.raw))
        if (texts.problem !== undefined) throw new UnreadableRun(texts.problem, raw)
        return { contract: PackedBody.of(Buffer.from(texts.contract)), raw, aging: texts.aging, source }
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

const bodyOf = ({ hash, br, gzip }: Packed): PackedBody =>
  PackedBody.packed(hash, {
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
      this.#settle((waiting) => waiting.reject(badAnswer('too_large')))
    }
    this.#worker.once('error', fail).once('exit', fail)
  }

  async end(): Promise<void> {
    this.isOver = true
    clearTimeout(this.#idle)
    await this.#worker.terminate()
  }

  run(work: Work): Promise<Done> {
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
