import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { expect } from 'vitest'
import { type ErrorDetail } from '../contract/errors'
import { type CompressedBody } from '../server/runs/compressed-body'
import { hashBody } from '../server/runs/encoding'
import { UpstreamError } from '../server/dgc/faults'
import { type Aging } from '../server/runs/freshness'
import { type DgcResponse } from '../server/dgc/response'
import { LARGE_BYTES, type CachedRun, UnreadableRun } from '../server/runs/reader/run-reader'

export const REF = { job: 'job_batch', id: '34765', workspace: '' }

export interface WorkerFiles {
  /** The thread that the server starts. */
  real: URL
  /** The same, with some code that sees each message first. */
  after: (code: string) => Promise<URL>
  remove: () => Promise<void>
}

/** A thread runs no TypeScript, so it is built first, as it is for production. */
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
        input: { real: fileURLToPath(new URL('../server/runs/reader/worker.ts', import.meta.url)) },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  })
  const urlOf = (name: string): URL => pathToFileURL(join(folder, name))
  let count = 0
  return {
    real: urlOf('real.mjs'),
    after: async (code) => {
      const [first, name] = [`first-${count}.mjs`, `both-${count++}.mjs`]
      await writeFile(join(folder, first), code)
      // Both at once: a message that comes between them would be lost to the second.
      await writeFile(join(folder, name), `import './${first}'\nimport './real.mjs'\n`)
      return urlOf(name)
    },
    remove: () => rm(folder, { recursive: true }),
  }
}

export const createResponse = (text: string | Uint8Array, contentType = 'application/json'): DgcResponse => ({
  status: 200,
  requestId: 'r1',
  contentType,
  bytes: typeof text === 'string' ? Buffer.from(text) : text,
})

/** White space at the end changes nothing but the size. */
export const padded = (text: string): string => text + ' '.repeat(LARGE_BYTES)

/** A text as its hash, and without the padding: half a million spaces are no help in a message. */
interface Shown {
  text: string
  hash: string
}

export type Outcome =
  | { contract: Shown; raw: Shown; aging: Aging; source: string }
  | { error: ErrorDetail; raw: Shown | null }
  | { defect: string }

async function show(body: CompressedBody): Promise<Shown> {
  const plain = await body.as(null)
  expect(hashBody(plain)).toBe(body.hash)
  return { text: plain.toString().trimEnd(), hash: body.hash }
}

/** All that a viewer could be given of it, so that two ways can be compared. */
export async function outcomeOf(preparing: Promise<CachedRun>): Promise<Outcome> {
  try {
    const { contract, raw, aging, source } = await preparing
    return { contract: await show(contract), raw: await show(raw), aging, source }
  } catch (error) {
    if (error instanceof UnreadableRun) return { error: error.detail, raw: await show(error.raw) }
    if (error instanceof UpstreamError) return { error: error.detail, raw: null }
    return { defect: (error as Error).name }
  }
}
