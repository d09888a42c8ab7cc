import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { type ErrorDetail } from '../../../contract/errors'
import { type RunEnd } from '../../../contract/poll-policy'
import { type RunRef } from '../../../contract/run-ref'
import { type Clock } from '../../../lib/time/clock'
import { MINUTE_MS, SECOND_MS } from '../../../lib/time/units'
import { UpstreamError, badResponse } from '../../dgc/faults'
import { type DgcResponse } from '../../dgc/response'
import { CompressedBody } from '../compressed-body'
import {
  type LogUrlSettings,
  type ReadJob,
  type ReadResult,
  hashResponse,
  mapBodies,
  readRun,
} from './read-run'
import { type CompressedForms, type WorkerResult } from './worker'

/** A run as it is kept for all viewers. */
export interface CachedRun {
  contract: CompressedBody
  raw: CompressedBody
  end: RunEnd
  /** The hash of the bytes that DGC sent. */
  source: string
}

/** DGC answered with a text that makes no run. The text can be shown all the same. */
export class UnreadableRun extends UpstreamError {
  readonly raw: CompressedBody

  constructor(detail: ErrorDetail, raw: CompressedBody) {
    super(detail)
    this.raw = raw
  }

  override withRetryAfter(retryAfterMs: number): UnreadableRun {
    return new UnreadableRun(super.withRetryAfter(retryAfterMs).detail, this.raw)
  }
}

/** A text that DGC has sent, once more as its response. */
export const toResponse = (text: string): DgcResponse => ({
  status: 200,
  requestId: null,
  contentType: 'application/json',
  bytes: Buffer.from(text),
})

export const sizeInBytes = ({ contract, raw }: CachedRun): number => contract.bytes + raw.bytes

export interface RunReaderOptions {
  secrets: () => readonly string[]
  clock: Pick<Clock, 'nowMs'>
  logUrl: LogUrlSettings
  /** The thread's entry; null reads everything in the caller's thread. */
  workerFile: URL | null
  /** After this a thread that hangs is ended. */
  timeoutMs?: number
  /** Twice what 50,000 nodes take. A response that needs more is refused instead of ending the process. */
  maxHeapMb?: number
}

export interface RunReader {
  /** `before` is returned when the response is the same. Throws an UpstreamError for a response that makes no run. */
  read: (ref: RunRef, response: DgcResponse, before: CachedRun | undefined) => Promise<CachedRun>
  close: () => Promise<void>
}

/** Reading a response of this size takes about as long as sending it to another thread is worth. */
export const LARGE_BYTES = 512 * 1024
/** Many tiny nodes take as long as a few large ones, and no real job has so many. */
const MANY_COMMAS = 25_000
const COMMA = 0x2c
/** The memory that the largest response took is returned after this. */
const IDLE_MS = 30 * SECOND_MS
/** Each waiting job holds a response of some megabytes. */
const MAX_WAITING = 8
const RETRY_AFTER_MS = 5 * SECOND_MS

/** Reads small responses at once and large ones in a thread, so that 50,000 nodes of one run delay no other viewer. */
export function createRunReader(options: RunReaderOptions): RunReader {
  const { secrets, clock, logUrl, workerFile } = options
  const thread = workerFile && createReadingThread(workerFile, options)

  return {
    read: async (ref, response, before) => {
      const source = hashResponse(response.bytes)
      if (before?.source === source) return before
      const job: ReadJob = { ref, response, secrets: secrets(), logUrl, nowMs: clock.nowMs() }
      const result =
        thread !== null && isExpensive(response.bytes)
          ? await thread.read(job)
          : mapBodies(readRun(job), (text) => CompressedBody.of(Buffer.from(text)))
      if (result.kind === 'run') {
        const { contract, raw, end } = result
        return { contract, raw, end, source }
      }
      const { error, raw } = result
      throw raw === null ? new UpstreamError(error) : new UnreadableRun(error, raw)
    },
    close: async () => thread?.close(),
  }
}

function isExpensive(bytes: Uint8Array): boolean {
  if (bytes.byteLength >= LARGE_BYTES) return true
  let commas = 0
  for (const byte of bytes) if (byte === COMMA) commas++
  return commas >= MANY_COMMAS
}

function createReadingThread(
  file: URL,
  { timeoutMs = MINUTE_MS, maxHeapMb = 320 }: Pick<RunReaderOptions, 'timeoutMs' | 'maxHeapMb'>,
) {
  const pool = new Piscina<ReadJob, WorkerResult>({
    filename: fileURLToPath(file),
    name: 'readInWorker',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
  })
  let waiting = 0
  let isClosed = false
  let last: Promise<unknown> = Promise.resolve()
  let abort = new AbortController()
  // A thread that dies before it took its job: the pool would keep the job waiting.
  pool.on('error', () => abort.abort())

  /** Whatever ends the thread, most likely its heap limit, is the fault of the response. */
  async function run(job: ReadJob): Promise<ReadResult<CompressedBody>> {
    if (isClosed) throw new UpstreamError({ code: 'overloaded' })
    abort = new AbortController()
    const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(timeoutMs)])
    const result = await pool.run(job, { signal }).catch(() => {
      throw badResponse('too_large')
    })
    // Only the name of a bug is logged.
    if (result.kind === 'bug') throw Object.assign(new Error('The thread failed.'), { name: result.name })
    return mapBodies(result, toBody)
  }

  return {
    /** One job after the other: the pool would forget those in its queue when its thread dies. */
    read: (job: ReadJob): Promise<ReadResult<CompressedBody>> => {
      if (waiting >= MAX_WAITING)
        return Promise.reject(new UpstreamError({ code: 'overloaded', retryAfterMs: RETRY_AFTER_MS }))
      waiting++
      const reading = last.then(() => run(job)).finally(() => waiting--)
      last = reading.catch(() => undefined)
      return reading
    },
    close: async (): Promise<void> => {
      isClosed = true
      await pool.destroy()
    },
  }
}

const toBody = ({ hash, br, gzip }: CompressedForms): CompressedBody =>
  CompressedBody.compressed(hash, { br: toBuffer(br), gzip: toBuffer(gzip) })

const toBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength)
