import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findText, listExamples } from '../../../demo/scenarios/catalogue'
import { hashBody } from '../encoding'
import { arbitraryResponse } from '../../../testing/arbitrary-answer'
import { NOW_MS, PUBLISHED, SENTINEL } from '../../../testing/server'
import { type LogUrlSettings } from './read-run'
import { LARGE_BYTES, type RunReader, type RunReaderOptions, createRunReader } from './run-reader'
import {
  type Outcome,
  REF,
  type WorkerFiles,
  createResponse,
  buildWorker,
  outcomeOf,
  padded,
} from '../../../testing/worker'

const LOG_URL: LogUrlSettings = {
  template: 'https://{bucket}.obs.{region}.example/{key}',
  region: 'cn-north-4',
  project: 'b384',
}

let files: WorkerFiles
let open: RunReader[]

beforeAll(async () => {
  files = await buildWorker()
  open = []
})

afterAll(async () => {
  await Promise.all(open.map((preparer) => preparer.close()))
  await files.remove()
})

function preparerWith(options: Partial<RunReaderOptions> = {}): RunReader {
  const preparer = createRunReader({
    secrets: () => [SENTINEL],
    logUrl: LOG_URL,
    workerFile: null,
    ...options,
  })
  open.push(preparer)
  return preparer
}

/** By both ways, which must not differ in anything. */
async function bothWays(text: string | Uint8Array, contentType?: string): Promise<Outcome> {
  const answered = createResponse(text, contentType)
  expect(answered.bytes.byteLength).toBeGreaterThanOrEqual(LARGE_BYTES)
  const here = await outcomeOf(preparerWith().prepare(REF, answered, undefined))
  const there = await outcomeOf(thread().prepare(REF, answered, undefined))
  expect(there).toEqual(here)
  return there
}

let started: RunReader | undefined
const thread = (): RunReader => (started ??= preparerWith({ workerFile: files.real }))

describe('an answer that has not changed', () => {
  it.each([
    ['small', PUBLISHED],
    ['large', padded(PUBLISHED)],
  ])('is the very object that was given before: %s', async (_, text) => {
    const before = await thread().prepare(REF, createResponse(text), undefined)
    expect(await thread().prepare(REF, createResponse(text), before)).toBe(before)
    const changed = await thread().prepare(REF, createResponse(`${text}\n`), before)
    expect(changed).not.toBe(before)
    // The run is the same though the answer's text is not: who holds it need not be sent it again.
    expect(changed.contract.hash).toBe(before.contract.hash)
    expect(changed.raw.hash).not.toBe(before.raw.hash)
  })
})

describe('a large answer, which a thread reads,', () => {
  it('gives what it gives without one, for each state and each trouble of the demo', async () => {
    const examples = listExamples(NOW_MS).filter(({ group }) => group !== 'size' && group !== 'faults')
    expect(examples.length).toBeGreaterThan(20)
    for (const example of examples) {
      const text = findText(example, NOW_MS)
      expect(await bothWays(padded(text ?? ''))).toHaveProperty('contract')
    }
  })

  it('gives what it gives without one, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryResponse, async ({ text }) => void (await bothWays(padded(text)))),
      { numRuns: 15 },
    )
  })

  it.each([
    { what: 'cut in half', text: PUBLISHED.slice(0, 500).trimEnd(), reason: 'truncated' },
    { what: 'no JSON', text: '{jobName: 1}', reason: 'not_json' },
    { what: 'a list', text: `[${PUBLISHED}]`, reason: 'wrong_shape' },
    { what: 'too deep', text: `{"nodes":${'['.repeat(1000)}${']'.repeat(1000)}}`, reason: 'too_deep' },
  ])('tells what is wrong with it, and shows its words: $what', async ({ text, reason }) => {
    const error = { code: 'upstream_bad_answer', reason }
    const hash = hashBody(Buffer.from(padded(text)))
    expect(await bothWays(padded(text))).toEqual({ error, raw: { text, hash } })
  })

  it.each([
    { what: 'nothing', text: '', type: 'application/json', reason: 'empty' },
    { what: 'a page', text: '<html>', type: 'application/json', reason: 'html' },
    { what: 'what calls itself a page', text: PUBLISHED, type: 'text/html', reason: 'html' },
  ])('is refused without its words when it is $what', async ({ text, type, reason }) => {
    expect(await bothWays(padded(text), type)).toEqual({
      error: { code: 'upstream_bad_answer', reason },
      raw: null,
    })
  })

  it('is read though its bytes are no text', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe, 0xc3]), Buffer.from(padded(PUBLISHED))])
    expect(await bothWays(bytes)).toMatchObject({ error: { reason: 'not_json' } })
    // A window on memory that holds other things as well.
    expect(await bothWays(bytes.subarray(3))).toHaveProperty('contract')
  })

  it('repeats no secret, be it a run or not', async () => {
    const escaped = JSON.stringify(SENTINEL).slice(1, -1).replaceAll('/', '\\/')
    const run = padded(
      PUBLISHED.replace('job_batch', `${SENTINEL} ${escaped} ${encodeURIComponent(SENTINEL)}`),
    )
    for (const text of [run, run.slice(1)]) {
      const told = JSON.stringify(await bothWays(text))
      expect(told).toContain('[redacted] [redacted] [redacted]')
      for (const spelling of [SENTINEL, escaped, encodeURIComponent(SENTINEL), '9f8e7d'])
        expect(told).not.toContain(spelling)
    }
  })

  it('takes the secrets of now, not those of when the thread began', async () => {
    let secret = 'first-secret'
    const preparer = preparerWith({ workerFile: files.real, secrets: () => [secret] })
    const text = padded(PUBLISHED.replace('job_batch', 'first-secret second-secret'))
    for (const [now, shown] of [
      ['first-secret', '[redacted] second-secret'],
      ['second-secret', 'first-secret [redacted]'],
    ] as const) {
      secret = now
      expect(await outcomeOf(preparer.prepare(REF, createResponse(text), undefined))).toMatchObject({
        contract: { text: expect.stringContaining(shown) as string },
        raw: { text: expect.stringContaining(shown) as string },
      })
    }
  })

  it('that brings a defect of ours to light is a defect by both ways, and no fault of the upstream', async () => {
    const logUrl = { ...LOG_URL, template: null } as unknown as LogUrlSettings
    for (const workerFile of [null, files.real]) {
      const preparer = preparerWith({ logUrl, workerFile })
      expect(await outcomeOf(preparer.prepare(REF, createResponse(padded(PUBLISHED)), undefined))).toEqual({
        defect: 'TypeError',
      })
    }
  })
})
