import { expect, it, onTestFinished, vi } from 'vitest'
import { unpackJobList } from '../../contract/job-transfer'
import { SECOND_MS } from '../../lib/time/units'
import { compareNames } from '../../model/jobs/sort'
import { addDailyJobs, createFakeLists } from '../../testing/fake-lists'
import { testLedger } from '../../testing/ledger'
import { createManualTime, settledState } from '../../testing/store'
import { createListCalls } from './list-calls'
import { createJobLists } from './job-lists'
import { Picture } from './picture'

it('answers without a list are as old as the first look: a newer one would hide the list that comes', async () => {
  const { clock, wait, advance } = createManualTime()
  const fake = createFakeLists()
  const lists = createJobLists({
    upstream: { coldReadWaitMs: () => 0, logFault: fake.upstream.logFault },
    calls: Object.assign(createListCalls({ upstream: fake.upstream, clock, wait, perSecond: 2 }), {
      listJobs: () => new Promise<void>(() => undefined),
      listRuns: () => new Promise<void>(() => undefined),
    }),
    ledger: testLedger(),
    zone: null,
    clock,
    random: () => 0.5,
    wait: () => Promise.resolve(),
  })
  const startedMs = clock.nowMs()
  for (let look = 0; look < 3; look++) {
    const { fetchedAtMs, ageMs } = await lists.read('dw', 'viewer')
    expect([fetchedAtMs, ageMs]).toEqual([startedMs, look * 5 * SECOND_MS])
    await advance(5 * SECOND_MS)
  }
})

it('sends jobs by name, digits as numbers, however DGC lists them', () => {
  const picture = new Picture(null)
  const names = ['dws_10', 'Ads', '订单', 'dws_9', 'ads_1', 'dws_010', 'zoo']
  picture.addListed(
    names.map((name) => ({
      name,
      folder: '/',
      owner: 'zhang.wei',
      status: 'scheduling',
      rawStatus: '',
      startedMs: null,
      updatedMs: null,
    })),
    null,
    null,
  )
  const { jobs } = unpackJobList(JSON.parse([...picture.write('dw', 0)].join('')))
  expect(jobs.map(({ name }) => name)).toEqual(names.toSorted(compareNames))
  expect(jobs.map(({ name }) => name)).toEqual(['Ads', 'ads_1', 'dws_9', 'dws_10', 'dws_010', 'zoo', '订单'])
})

function createTestLists(jobs: number) {
  const time = createManualTime()
  const { clock, wait } = time
  const fake = createFakeLists()
  addDailyJobs(fake, jobs, 2, clock.nowMs())
  const lists = createJobLists({
    upstream: { coldReadWaitMs: () => 0, logFault: fake.upstream.logFault },
    calls: createListCalls({ upstream: fake.upstream, clock, wait, perSecond: 2 }),
    ledger: testLedger(),
    zone: null,
    clock,
    random: () => 0.5,
    wait,
  })
  /** So many viewers at once; time passes until each has an answer. */
  const look = async (viewers = 1) => {
    const reading = Promise.all(Array.from({ length: viewers }, () => lists.read('dw', 'viewer')))
    while ((await settledState(reading)) === 'pending') await time.advance(100)
    return reading
  }
  /** Each step lets the sweep go on. */
  const pass = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 250) await time.advance(250)
  }
  const writes = vi.spyOn(Picture.prototype, 'write')
  onTestFinished(() => writes.mockRestore())
  return { fake, lists, look, pass, writes }
}

it('a list is put together once for all who look, and again when what was read since is due', async () => {
  const { look, pass, writes } = createTestLists(120)
  await pass(250)
  const answers = await look(20)
  expect(writes).toHaveBeenCalledTimes(1)
  expect(new Set(answers.map(({ value }) => value.hash)).size).toBe(1)
  // Until the first picture is complete, every two seconds.
  await look()
  expect(writes).toHaveBeenCalledTimes(1)
  await pass(2 * SECOND_MS)
  await look()
  expect(writes).toHaveBeenCalledTimes(2)
  // From then on definitions come in, two a second.
  for (let second = 0; second < 8; second++) {
    await look(5)
    await pass(SECOND_MS)
  }
  expect(writes.mock.calls.length).toBeLessThanOrEqual(3)
  await pass(2 * SECOND_MS)
  await look()
  expect(writes.mock.calls.length).toBeGreaterThanOrEqual(3)
})

it('newer lists of DGC show at once, and make an unchanged list newer', async () => {
  const { fake, look, pass, writes } = createTestLists(3)
  for (let second = 0; second < 80; second += 10) {
    await look()
    await pass(10 * SECOND_MS)
  }
  const [before] = await look()
  writes.mockClear()
  await pass(25 * SECOND_MS)
  const [unchanged] = await look()
  expect(unchanged?.value).toBe(before?.value)
  expect(unchanged?.fetchedAtMs).toBeGreaterThan(before?.fetchedAtMs ?? Infinity)
  expect(writes).not.toHaveBeenCalled()
  Object.assign(fake.runs[0] ?? {}, { status: 'running' })
  await pass(15 * 60 * SECOND_MS)
  const [changed] = await look()
  const text = (await changed?.value.as(null))?.toString() ?? ''
  expect(unpackJobList(JSON.parse(text)).jobs[0]?.runs.at(-1)?.status).toBe('running')
})

it('a large list is written in slices', () => {
  const picture = new Picture(null)
  const job = {
    folder: '',
    owner: '',
    status: 'paused',
    rawStatus: '',
    updatedMs: null,
    startedMs: null,
  } as const
  picture.addListed(
    Array.from({ length: 1_001 }, (_, index) => Object.assign({ name: `job_${index}` }, job)),
    null,
    null,
  )
  const slices = [...picture.write('dw', 0)]
  expect(unpackJobList(JSON.parse(slices.join(''))).jobs).toHaveLength(1_001)
  expect(slices.length).toBeGreaterThan(50)
})

it('looking up jobs in a list that was read a moment ago makes no call', async () => {
  const { fake, look, pass } = createTestLists(3)
  for (let second = 0; second < 80; second += 10) {
    await look()
    await pass(10 * SECOND_MS)
  }
  await pass(25 * SECOND_MS)
  await look()
  await pass(SECOND_MS)
  const { length } = fake.calls
  for (const viewers of [1, 20]) {
    await look(viewers)
    await pass(5 * SECOND_MS)
  }
  expect(fake.calls.slice(length)).toEqual([])
})
