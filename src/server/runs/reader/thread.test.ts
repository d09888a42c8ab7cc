import { once } from 'node:events'
import { type Worker } from 'node:worker_threads'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { findText } from '../../../demo/scenarios/catalogue'
import { NOW_MS, PUBLISHED } from '../../../testing/server'
import { type RunReader, createRunReader } from './run-reader'
import {
  type Outcome,
  REF,
  type WorkerFiles,
  createResponse,
  buildWorker,
  outcomeOf,
  padded,
} from '../../../testing/worker'

const threads = vi.hoisted((): Worker[] => [])

vi.mock('node:worker_threads', async (importOriginal) => {
  const original = await importOriginal<{ Worker: typeof Worker }>()
  class Kept extends original.Worker {
    constructor(file: URL) {
      // So that one which runs out of memory does so soon.
      super(file, { resourceLimits: { maxOldGenerationSizeMb: 128 } })
      threads.push(this)
    }
  }
  return { ...original, Worker: Kept }
})

const LARGE = padded(PUBLISHED)
const TOO_LARGE = { error: { code: 'upstream_bad_answer', reason: 'too_large' }, raw: null }
/** Stands for an answer that is more than the thread can read. */
const DEADLY = LARGE.replace('job_batch', 'DEADLY')

let files: WorkerFiles
let preparer: RunReader

beforeAll(async () => {
  files = await buildWorker()
})

afterEach(async () => {
  vi.useRealTimers()
  await preparer.close()
  threads.length = 0
})

afterAll(() => files.remove())

function use(workerFile: URL | null): void {
  preparer = createRunReader({ secrets: () => [], logUrl: null, workerFile })
}

/** A thread that does this when it meets the deadly answer, and reads all others. */
const dyingOf = (action: string): Promise<URL> =>
  files.after(`
    import { parentPort } from 'node:worker_threads'
    parentPort.addEventListener('message', (event) => {
      if (!Buffer.from(event.data.response.bytes).includes('DEADLY')) return
      event.stopImmediatePropagation()
      ${action}
    })`)

const prepare = (text: string): Promise<Outcome> =>
  outcomeOf(preparer.prepare(REF, createResponse(text), undefined))
const isRun = (outcome: Outcome): boolean => 'contract' in outcome
const alive = (): number => threads.filter(({ threadId }) => threadId !== -1).length

describe('what takes long to read is read in a thread', () => {
  it.each([
    ['a run', PUBLISHED, 0],
    ['half a megabyte', LARGE, 1],
    ['many nodes of a few bytes', `{"nodes":[${'{},'.repeat(30_000)}{}]}`, 1],
    ['many fields', `{"nodes":[],${'"a":1,'.repeat(30_000)}"b":1}`, 1],
  ])('%s', async (_, text, count) => {
    use(files.real)
    expect(isRun(await prepare(text))).toBe(true)
    expect(threads).toHaveLength(count)
  })
})

describe('while the thread reads a large answer', () => {
  const TEN_THOUSAND = findText({ job: 'load_10000', id: '8840010000', workspace: '' }, NOW_MS) ?? ''

  it('the process goes on with everything else: others get their answers first', async () => {
    use(files.real)
    const order: string[] = []
    let turns = 0
    const large = prepare(TEN_THOUSAND).then((outcome) => {
      order.push('large')
      return outcome
    })
    const turn = (): void => {
      turns++
      if (!order.includes('large')) setImmediate(turn)
    }
    setImmediate(turn)
    const small = await prepare(PUBLISHED)
    order.push('small')
    expect([isRun(small), turns]).toEqual([true, 0])
    expect(isRun(await large)).toBe(true)
    expect(order).toEqual(['small', 'large'])
    expect(turns).toBeGreaterThan(10)
  })

  it('without a thread it would not, which is what this test is worth', async () => {
    use(null)
    let turns = 0
    setImmediate(() => turns++)
    const prepared = await preparer.prepare(REF, createResponse(TEN_THOUSAND), undefined)
    expect([turns, JSON.parse((await prepared.contract.as(null)).toString())]).toMatchObject([0, {}])
  })

  it('no more than eight wait their turn, and the others are told to come back', async () => {
    use(files.real)
    const outcomes = await Promise.all(Array.from({ length: 10 }, (_, i) => prepare(LARGE + ' '.repeat(i))))
    expect(outcomes.map(isRun)).toEqual([...Array.from({ length: 8 }, () => true), false, false])
    expect(outcomes[9]).toMatchObject({ error: { code: 'overloaded', retryAfterMs: 5_000 } })
    // And when those are done there is room again.
    expect(isRun(await prepare(LARGE))).toBe(true)
  })

  it('small answers need no thread at all', async () => {
    use(files.real)
    expect(isRun(await prepare(PUBLISHED))).toBe(true)
    expect(threads.length).toBe(0)
  })

  it('large ones take turns in one thread, and each gets its own', async () => {
    use(files.real)
    const jobs = ['a', 'b', 'c', 'd']
    const outcomes = await Promise.all(jobs.map((job) => prepare(LARGE.replace('job_batch', `job ${job}`))))
    expect(
      outcomes.map((outcome) => 'raw' in outcome && /job [a-d]/.exec(outcome.raw?.text ?? '')?.[0]),
    ).toEqual(['job a', 'job b', 'job c', 'job d'])
    expect(threads.length).toBe(1)
  })
})

describe('a thread that dies of an answer', () => {
  it.each([
    ['ends the process that it takes itself for', 'process.exit(3)'],
    ['throws', 'throw new Error("boom")'],
    ['runs out of memory', 'const all = []; for (;;) all.push(new Array(1e6).fill(Math.random()))'],
  ])('because it %s: that answer is too large, and those that waited get a new thread', async (_, action) => {
    use(await dyingOf(action))
    const texts = [LARGE, DEADLY, LARGE, DEADLY, DEADLY, LARGE, LARGE]
    const outcomes = await Promise.all(texts.map((text) => prepare(text)))
    expect(outcomes.map((outcome) => (isRun(outcome) ? 'run' : outcome))).toEqual([
      'run',
      TOO_LARGE,
      'run',
      TOO_LARGE,
      TOO_LARGE,
      'run',
      'run',
    ])
    // The last one goes on living, and serves whoever comes later.
    expect([threads.length, alive()]).toEqual([4, 1])
    expect(isRun(await prepare(LARGE))).toBe(true)
    expect(threads.length).toBe(4)
  })

  it('or hangs, is ended after a minute, and the next answer gets a new one', async () => {
    use(await dyingOf('for (;;);'))
    expect(isRun(await prepare(LARGE))).toBe(true)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const hanging = prepare(DEADLY)
    const waiting = prepare(LARGE)
    await vi.advanceTimersByTimeAsync(59_999)
    expect(alive()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await hanging).toEqual(TOO_LARGE)
    expect(isRun(await waiting)).toBe(true)
    expect([threads.length, alive()]).toEqual([2, 1])
  })

  it('that nobody needed for half a minute gives its memory back, and the next answer gets a new one', async () => {
    use(files.real)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    expect(isRun(await prepare(LARGE))).toBe(true)
    const [first] = threads
    const ended = once(first as Worker, 'exit')
    vi.advanceTimersByTime(29_999)
    // Needed again: its half minute begins anew.
    expect(isRun(await prepare(LARGE))).toBe(true)
    vi.advanceTimersByTime(29_999)
    expect([threads.length, alive()]).toEqual([1, 1])
    vi.advanceTimersByTime(1)
    expect(isRun(await prepare(LARGE))).toBe(true)
    await ended
    expect([threads.length, alive()]).toEqual([2, 1])
  })

  it('that ended while nobody waited is replaced', async () => {
    use(files.real)
    await prepare(LARGE)
    await threads[0]?.terminate()
    expect(isRun(await prepare(LARGE))).toBe(true)
    expect([threads.length, alive()]).toEqual([2, 1])
  })

  it('before it began (its file is not there) fails the answer and nothing else', async () => {
    use(new URL('missing.mjs', files.real))
    expect(await prepare(LARGE)).toEqual(TOO_LARGE)
    expect(isRun(await prepare(PUBLISHED))).toBe(true)
  })
})

describe('closing', () => {
  it('ends the thread', async () => {
    use(files.real)
    await prepare(LARGE)
    expect(alive()).toBe(1)
    await preparer.close()
    expect(alive()).toBe(0)
  })

  it('leaves nobody waiting, and no new thread behind', async () => {
    use(await dyingOf('for (;;);'))
    const started = once(process, 'worker')
    const outcomes = Promise.all([prepare(DEADLY), prepare(LARGE), prepare(LARGE)])
    await started
    await preparer.close()
    expect(await outcomes).toEqual([
      TOO_LARGE,
      { error: { code: 'overloaded' }, raw: null },
      { error: { code: 'overloaded' }, raw: null },
    ])
    expect([threads.length, alive()]).toEqual([1, 0])
  })

  it('needs no thread to close', async () => {
    use(files.real)
    await preparer.close()
    expect(threads.length).toBe(0)
  })
})
