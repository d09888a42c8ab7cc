import { writeFile } from 'node:fs/promises'
import { type Worker } from 'node:worker_threads'
import * as fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { HOUR_MS } from '../../../lib/time/units'
import { findText } from '../../../demo/catalogue'
import { arbitraryResponse } from '../../../testing/arbitrary-response'
import { DOCUMENTED_EXAMPLE } from '../../../demo/scenarios/documented-example'
import { NOW_MS, SENTINEL } from '../../../testing/server'
import {
  type Outcome,
  REF,
  type WorkerFiles,
  buildWorker,
  createResponse,
  outcomeOf,
  padded,
} from '../../../testing/worker'
import { hashBody } from '../encoding'
import { type LogUrlSettings } from './read-run'
import { LARGE_BYTES, type RunReader, type RunReaderOptions, createRunReader } from './run-reader'

const LOG_URL = {
  template: 'https://{bucket}.obs.{region}.example/{key}',
  region: 'cn-north-4',
  project: 'b384',
}
const LARGE = padded(DOCUMENTED_EXAMPLE)
/** Stands for a response that is more than the thread can read. */
const DEADLY = LARGE.replace('job_batch', 'DEADLY')
const TOO_LARGE = { error: { code: 'upstream_bad_answer', reason: 'too_large' }, raw: null }

let files: WorkerFiles
const readers: RunReader[] = []
let threads: Worker[] = []
const countThread = (worker: Worker): void => void threads.push(worker)

beforeAll(async () => {
  files = await buildWorker()
})
beforeEach(() => {
  threads = []
  process.on('worker', countThread)
})
afterEach(async () => {
  process.off('worker', countThread)
  await Promise.all(readers.splice(0).map((reader) => reader.close()))
})
afterAll(() => files.remove())

function createReader(options: Partial<RunReaderOptions> = {}): RunReader {
  const reader = createRunReader({
    secrets: () => [SENTINEL],
    clock: { nowMs: () => NOW_MS },
    logUrl: LOG_URL,
    workerFile: files.worker,
    ...options,
  })
  readers.push(reader)
  return reader
}

const read = (reader: RunReader, text: string | Uint8Array, contentType?: string): Promise<Outcome> =>
  outcomeOf(reader.read(REF, createResponse(text, contentType), undefined))

const isRun = (outcome: Outcome): boolean => 'contract' in outcome
const countAlive = (): number => threads.filter(({ threadId }) => threadId !== -1).length

describe('a response that has not changed', () => {
  it.each([
    ['small', DOCUMENTED_EXAMPLE],
    ['large', LARGE],
  ])('is the same object as before: %s', async (_, text) => {
    const reader = createReader()
    const before = await reader.read(REF, createResponse(text), undefined)
    expect(await reader.read(REF, createResponse(text), before)).toBe(before)
    const changed = await reader.read(REF, createResponse(`${text}\n`), before)
    expect(changed).not.toBe(before)
    // The run is the same though the text is not: a browser that has it need not be sent it again.
    expect(changed.contract.hash).toBe(before.contract.hash)
    expect(changed.raw.hash).not.toBe(before.raw.hash)
  })
})

describe('the thread and the main thread', () => {
  /** What both make of a large response. */
  async function readBothWays(text: string | Uint8Array, contentType?: string): Promise<Outcome> {
    expect(Buffer.byteLength(text)).toBeGreaterThanOrEqual(LARGE_BYTES)
    const here = await read(createReader({ workerFile: null }), text, contentType)
    expect(await read(inThread, text, contentType)).toEqual(here)
    return here
  }
  let inThread: RunReader
  beforeEach(() => {
    inThread = createReader()
  })

  it('make the same of any response', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryResponse, async ({ text }) => void (await readBothWays(padded(text)))),
      { numRuns: 15 },
    )
  })

  it.each([
    { what: 'cut in half', text: DOCUMENTED_EXAMPLE.slice(0, 500).trimEnd(), reason: 'truncated' },
    { what: 'no JSON', text: '{jobName: 1}', reason: 'not_json' },
    { what: 'too deep', text: `{"nodes":${'['.repeat(1000)}${']'.repeat(1000)}}`, reason: 'too_deep' },
  ])('name the same reason and keep the text: $what', async ({ text, reason }) => {
    expect(await readBothWays(padded(text))).toEqual({
      error: { code: 'upstream_bad_answer', reason },
      raw: { text, hash: hashBody(Buffer.from(padded(text))) },
    })
  })

  it('keep no text of an HTML page', async () => {
    expect(await readBothWays(LARGE, 'text/html')).toEqual({
      error: { code: 'upstream_bad_answer', reason: 'html' },
      raw: null,
    })
  })

  it('read bytes that are no text, and a view on a larger buffer', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe, 0xc3]), Buffer.from(LARGE)])
    expect(await readBothWays(bytes)).toMatchObject({ error: { reason: 'not_json' } })
    expect(await readBothWays(bytes.subarray(3))).toHaveProperty('contract')
  })

  it('redact secrets in a run and in a text that makes none', async () => {
    const escaped = JSON.stringify(SENTINEL).slice(1, -1).replaceAll('/', '\\/')
    const run = LARGE.replace('job_batch', `${SENTINEL} ${escaped}`)
    for (const text of [run, run.slice(1)]) {
      const shown = JSON.stringify(await readBothWays(text))
      expect(shown).toContain('[redacted] [redacted]')
      expect(shown).not.toContain('9f8e7d')
    }
  })

  it('report a bug of ours as a bug, not as an error of the upstream', async () => {
    const logUrl = { ...LOG_URL, template: null } as unknown as LogUrlSettings
    for (const workerFile of [null, files.worker])
      expect(await read(createReader({ logUrl, workerFile }), LARGE)).toEqual({ bug: 'TypeError' })
  })
})

it('redacts the present secrets, not those of when the thread started', async () => {
  let secret = 'first-secret'
  const reader = createReader({ secrets: () => [secret] })
  const text = LARGE.replace('job_batch', 'first-secret second-secret')
  expect(await read(reader, text)).toMatchObject({
    raw: { text: expect.stringContaining('[redacted] second-secret') as string },
  })
  secret = 'second-secret'
  expect(await read(reader, text)).toMatchObject({
    raw: { text: expect.stringContaining('first-secret [redacted]') as string },
  })
})

it('says that an answer is not UTF-8, and shows where', async () => {
  const [before, after] = ['{"nodes":[{"nodeName":"', '"}]}'].map((text) => Buffer.from(text))
  const gbk = Buffer.from([0xbc, 0xd3, 0xd4, 0xd8]) // 加载
  const outcome = await read(createReader(), Buffer.concat([before ?? gbk, gbk, after ?? gbk]))
  expect(JSON.stringify(outcome)).toContain('"code":"not-utf8","value":"'.replaceAll('"', '\\"'))
  const named = await read(createReader(), '{"nodes":[{"nodeName":"加载 \ufffd"}]}')
  expect(JSON.stringify(named)).not.toContain('not-utf8')
})

it('knows what lies in the future by the clock of the server', async () => {
  const end = (ms: number) => `{"nodes":[{"nodeName":"a","endTime":${ms}}]}`
  const isFarFuture = async (ms: number) =>
    JSON.stringify(await read(createReader(), end(ms))).includes('far-future')
  expect(await isFarFuture(NOW_MS + 23 * HOUR_MS)).toBe(false)
  expect(await isFarFuture(NOW_MS + 25 * HOUR_MS)).toBe(true)
})

describe('only expensive responses are read in the thread', () => {
  it.each([
    ['a small run', DOCUMENTED_EXAMPLE, 0],
    ['half a megabyte', LARGE, 1],
    ['many tiny nodes', `{"nodes":[${'{},'.repeat(30_000)}{}]}`, 1],
    ['many fields', `{"nodes":[],${'"a":1,'.repeat(30_000)}"b":1}`, 1],
  ])('%s', async (_, text, count) => {
    expect(isRun(await read(createReader(), text))).toBe(true)
    expect(threads).toHaveLength(count)
  })
})

describe('while the thread reads a large response', () => {
  it('the main thread keeps running, and small responses are read first', async () => {
    const reader = createReader()
    const text = findText({ job: 'load_10000', id: '8840010000', workspace: '' }, NOW_MS) ?? ''
    let isRead = false
    let turns = 0
    const large = read(reader, text).finally(() => (isRead = true))
    const countTurn = (): void => {
      turns++
      if (!isRead) setImmediate(countTurn)
    }
    setImmediate(countTurn)
    expect(isRun(await read(reader, DOCUMENTED_EXAMPLE))).toBe(true)
    expect([isRead, turns]).toEqual([false, 0])
    expect(isRun(await large)).toBe(true)
    expect(turns).toBeGreaterThan(10)
  })

  it('eight may wait in one thread, each gets its own run, and more are refused', async () => {
    const reader = createReader()
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, index) => read(reader, LARGE.replace('job_batch', `job ${index}`))),
    )
    expect(
      outcomes.map((outcome) => ('raw' in outcome && /job \d/.exec(outcome.raw?.text ?? '')?.[0]) || 'none'),
    ).toEqual([...Array.from({ length: 8 }, (_, index) => `job ${index}`), 'none', 'none'])
    expect(outcomes[9]).toMatchObject({ error: { code: 'overloaded', retryAfterMs: 5000 } })
    expect(isRun(await read(reader, LARGE))).toBe(true)
    expect(threads).toHaveLength(1)
  })
})

describe('a thread that dies of a response', () => {
  /** A worker that does this when it meets the deadly response, and reads all others. */
  async function createDyingWorker(action: string): Promise<URL> {
    const file = new URL(`dying-${readers.length}-${Date.now()}.mjs`, files.worker)
    await writeFile(
      file,
      `import { readInWorker as read } from './worker.mjs'
      export function readInWorker(job) {
        if (Buffer.from(job.response.bytes).includes('DEADLY')) { ${action} }
        return read(job)
      }`,
    )
    return file
  }

  it.each([
    ['exits', 'process.exit(3)'],
    ['runs out of memory', 'const all = []; for (;;) all.push(new Array(1e5).fill(Math.random()))'],
    ['hangs', 'for (;;);'],
  ])(
    'because it %s: that response is too large, and the next ones get a new thread',
    async (cause, action) => {
      const reader = createReader({ workerFile: await createDyingWorker(action), maxHeapMb: 48 })
      const timeout = AbortSignal.timeout.bind(AbortSignal)
      // The second response is the deadly one; a busy machine may take long for the others.
      const given = vi.spyOn(AbortSignal, 'timeout')
      if (cause === 'hangs')
        given.mockImplementation((ms) => timeout(given.mock.calls.length === 2 ? ms / 300 : ms))
      const outcomes = await Promise.all([LARGE, DEADLY, LARGE, LARGE].map((text) => read(reader, text)))
      expect(outcomes.map((outcome) => (isRun(outcome) ? 'run' : outcome))).toEqual([
        'run',
        TOO_LARGE,
        'run',
        'run',
      ])
      expect([threads.length, countAlive()]).toEqual([2, 1])
    },
  )

  it('before it started, since its file is missing, fails the large response and no small one', async () => {
    const reader = createReader({ workerFile: new URL('missing.mjs', files.worker) })
    expect(await read(reader, LARGE)).toEqual(TOO_LARGE)
    expect(isRun(await read(reader, DOCUMENTED_EXAMPLE))).toBe(true)
    expect(await read(reader, LARGE)).toEqual(TOO_LARGE)
  })

  it('is replaced when it ended while idle', async () => {
    const reader = createReader()
    await read(reader, LARGE)
    await threads[0]?.terminate()
    expect(isRun(await read(reader, LARGE))).toBe(true)
    expect(countAlive()).toBe(1)
  })

  it('by close() leaves no caller waiting and no thread behind', async () => {
    const reader = createReader({ workerFile: await createDyingWorker('for (;;);') })
    expect(isRun(await read(reader, LARGE))).toBe(true)
    const outcomes = Promise.all([read(reader, DEADLY), read(reader, LARGE)])
    await new Promise((resolve) => setImmediate(resolve))
    await reader.close()
    expect(await outcomes).toEqual([TOO_LARGE, { error: { code: 'overloaded' }, raw: null }])
    expect([threads.length, countAlive()]).toEqual([1, 0])
  })
})
