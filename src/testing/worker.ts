import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { expect } from 'vitest'
import { type ErrorDetail } from '../contract/errors'
import { type RunEnd } from '../contract/poll-policy'
import { UpstreamError } from '../server/dgc/faults'
import { type DgcResponse } from '../server/dgc/response'
import { type CompressedBody } from '../server/runs/compressed-body'
import { hashBody } from '../server/runs/encoding'
import { type CachedRun, LARGE_BYTES, UnreadableRun } from '../server/runs/reader/run-reader'

export const REF = { job: 'job_batch', id: '34765', workspace: '' }

export interface WorkerFiles {
  worker: URL
  remove: () => Promise<void>
}

/** A thread runs no TypeScript, so its entry is built first, as it is for production. */
export async function buildWorker(): Promise<WorkerFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'worker-'))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: {
        input: { worker: fileURLToPath(new URL('../server/runs/reader/worker.ts', import.meta.url)) },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  })
  return { worker: pathToFileURL(join(folder, 'worker.mjs')), remove: () => rm(folder, { recursive: true }) }
}

export const createResponse = (text: string | Uint8Array, contentType = 'application/json'): DgcResponse => ({
  status: 200,
  requestId: 'r1',
  contentType,
  bytes: typeof text === 'string' ? Buffer.from(text) : text,
})

/** Large enough for the thread; white space at the end changes nothing else. */
export const padded = (text: string): string => text + ' '.repeat(LARGE_BYTES)

/** A text and its hash, without the padding, so that a failed assertion prints no half a million spaces. */
interface Shown {
  text: string
  hash: string
}

export type Outcome =
  | { contract: Shown; raw: Shown; end: RunEnd; source: string }
  | { error: ErrorDetail; raw: Shown | null }
  | { bug: string }

async function show(body: CompressedBody): Promise<Shown> {
  const plain = await body.as(null)
  expect(hashBody(plain)).toBe(body.hash)
  return { text: plain.toString().trimEnd(), hash: body.hash }
}

/** All that a viewer could be sent of it, so that two ways of reading can be compared. */
export async function outcomeOf(reading: Promise<CachedRun>): Promise<Outcome> {
  try {
    const { contract, raw, end, source } = await reading
    return { contract: await show(contract), raw: await show(raw), end, source }
  } catch (error) {
    if (error instanceof UnreadableRun) return { error: error.detail, raw: await show(error.raw) }
    if (error instanceof UpstreamError) return { error: error.detail, raw: null }
    return { bug: (error as Error).name }
  }
}
