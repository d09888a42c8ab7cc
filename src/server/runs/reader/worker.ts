import { parentPort } from 'node:worker_threads'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { type ErrorDetail } from '../../../contract/errors'
import { type Aging } from '../freshness'
import { QUICK } from '../compressed-body'
import { UpstreamError } from '../../dgc/faults'
import { hashBody } from '../encoding'
import { type ReadJob, readRun } from './read-run'

// A thread of its own for answers that would keep all other viewers waiting. It ends with the process.

export interface Packed {
  hash: string
  br: Uint8Array
  gzip: Uint8Array
}

export type Done =
  | { contract: Packed; raw: Packed; aging: Aging; error?: never; defect?: never }
  /** `raw` when DGC's words could be read, though not as a run. */
  | { error: ErrorDetail; raw: Packed | null; defect?: never }
  | { error?: never; defect: string }

function packed(text: string): Packed {
  const plain = Buffer.from(text)
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUICK.br,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength,
  }
  return {
    hash: hashBody(plain),
    br: brotliCompressSync(plain, { params }),
    gzip: gzipSync(plain, { level: QUICK.gzip }),
  }
}

function done(work: ReadJob): Done {
  try {
    const texts = readRun(work)
    if (texts.problem !== undefined) return { error: texts.problem, raw: packed(texts.raw) }
    const { contract, raw, aging } = texts
    return { contract: packed(contract), raw: packed(raw), aging }
  } catch (error) {
    if (error instanceof UpstreamError) return { error: error.detail, raw: null }
    return { defect: error instanceof Error ? error.name : 'unknown' }
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.on('message', (work: ReadJob) => parentPort?.postMessage(done(work)))
