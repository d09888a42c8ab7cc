import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { FAST_LEVELS } from '../compressed-body'
import { hashBody } from '../encoding'
import { type ReadJob, type ReadResult, mapBodies, readRun } from './read-run'

// The entry of the thread that reads large responses, which would keep all other viewers waiting.

export interface CompressedForms {
  hash: string
  br: Uint8Array
  gzip: Uint8Array
}

/** A bug of ours is a value, so that a rejected call always means that the thread died. */
export type WorkerResult = ReadResult<CompressedForms> | { kind: 'bug'; name: string }

export function readInWorker(job: ReadJob): WorkerResult {
  try {
    return mapBodies(readRun(job), compressText)
  } catch (error) {
    return { kind: 'bug', name: error instanceof Error ? error.name : 'unknown' }
  }
}

function compressText(text: string): CompressedForms {
  const plain = Buffer.from(text)
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: FAST_LEVELS.br,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength,
  }
  return {
    hash: hashBody(plain),
    br: brotliCompressSync(plain, { params }),
    gzip: gzipSync(plain, { level: FAST_LEVELS.gzip }),
  }
}
