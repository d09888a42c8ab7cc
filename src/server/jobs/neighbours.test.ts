import { expect, it } from 'vitest'
import { type RunNeighbours, unpackNeighbours } from '../../contract/neighbours'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { createFakeLists } from '../../testing/fake-lists'
import { testLedger } from '../../testing/ledger'
import { createManualTime } from '../../testing/store'
import { UpstreamError } from '../dgc/faults'
import { createJobFacts } from './job-facts'
import { createListCalls } from './list-calls'
import { createNeighbours } from './neighbours'
import { noteRuns } from './remember'

const JOB = { workspace: 'dw', job: 'orders' }

/** In front of a fake DGC; time moves only when the test says so. Runs are named by how many days ago they were planned. */
function createTest() {
  const { clock, wait, advance } = createManualTime()
  const fake = createFakeLists()
  const ledger = testLedger({ clock })
  let allowanceMs = 0
  const upstream = { ...fake.upstream, coldReadWaitMs: () => allowanceMs }
  const calls = createListCalls({ upstream, clock, wait, perSecond: 2 })
  const facts = createJobFacts({ calls, ledger, lists: { find: () => null }, zone: null, clock })
  const neighbours = createNeighbours({ upstream, calls, ledger, clock, wait, random: () => 0.5, facts })
  const beganMs = clock.nowMs() - HOUR_MS
  const planOf = (daysAgo: number): number => beganMs - daysAgo * DAY_MS
  const addRuns = (...daysAgo: number[]): void =>
    void fake.runs.push(...daysAgo.map((days) => ({ job: 'orders', id: 1 + days, planMs: planOf(days) })))
  const readRun = async (id: string, aroundMs: number, isWanted = false): Promise<RunNeighbours> => {
    const { value } = await neighbours.read({ ...JOB, id }, { aroundMs, isWanted }, 'viewer')
    return unpackNeighbours(JSON.parse(String(await value.as(null))))
  }
  return {
    clock,
    advance,
    fake,
    ledger,
    addRuns,
    read: (daysAgo: number, isWanted = false) => readRun(String(1 + daysAgo), planOf(daysAgo), isWanted),
    readRun,
    takeCalls: () => fake.calls.splice(0),
    forbid: () => void (allowanceMs = 4000),
  }
}

const idsOf = ({ runs }: RunNeighbours): string[] => runs.map(({ id }) => id)
const EVERY_DAY = Array.from({ length: 60 }, (_, days) => days)

it('of a run of this week take one list, and none while that is fresh', async () => {
  const { read, addRuns, takeCalls, advance } = createTest()
  addRuns(...EVERY_DAY)
  const found = await read(2)
  expect(idsOf(found)).toEqual(['7', '6', '5', '4', '3', '2', '1'])
  expect([found.latest?.id, found.usual?.medianMs]).toEqual(['1', 60 * SECOND_MS])
  expect(takeCalls()).toEqual(['runs of orders 0 7d'])
  await advance(45 * SECOND_MS)
  await Promise.all([read(2), read(3)])
  expect(takeCalls()).toEqual([])
})

it('of an older run are those without a gap to it, from one more list', async () => {
  const { read, addRuns, takeCalls } = createTest()
  addRuns(...EVERY_DAY)
  const found = await read(40)
  expect(idsOf(found)).toEqual(['44', '43', '42', '41', '40', '39', '38'])
  expect(found.latest?.id).toBe('1')
  expect(takeCalls()).toHaveLength(2)
})

it('that a user wants are looked for on both sides until the strip is full', async () => {
  const { read, addRuns, takeCalls } = createTest()
  addRuns(...EVERY_DAY)
  const ids = idsOf(await read(30, true))
  expect([ids.indexOf('31') >= 15, ids.length - ids.indexOf('31') > 15]).toEqual([true, true])
  expect(takeCalls().length).toBeLessThanOrEqual(6)
})

it('of a monthly job are found as well, and of an ever rarer one not looked for without end', async () => {
  const { read, addRuns, takeCalls } = createTest()
  addRuns(1, 31, 61, 150)
  expect(idsOf(await read(31, true))).toEqual(['62', '32', '2'])
  expect(takeCalls().length).toBeLessThanOrEqual(11)
  takeCalls()
  await read(31, true)
  expect(takeCalls()).toEqual([])
})

it('need no call where the list of all jobs is fresh', async () => {
  const { read, ledger, clock, takeCalls } = createTest()
  noteRuns(ledger, 'dw', null, { fromMs: clock.nowMs() - 20 * DAY_MS, toMs: clock.nowMs() })
  expect(idsOf(await read(2))).toEqual([])
  expect(takeCalls()).toEqual([])
})

it('of an older run, or of a job without a list, wait for the allowance of the viewer', async () => {
  const known = createTest()
  known.addRuns(...EVERY_DAY)
  await known.read(2)
  known.takeCalls()
  known.forbid()
  expect(idsOf(await known.read(40, true))).toEqual([])
  expect(known.takeCalls()).toEqual([])
  const unknown = createTest()
  unknown.forbid()
  expect(idsOf(await unknown.read(2))).toEqual([])
  expect(unknown.takeCalls()).toEqual([])
})

it('that may not be listed are none, and DGC is left alone for a while', async () => {
  const { read, fake, takeCalls } = createTest()
  fake.errors.set('runs of orders', new UpstreamError({ code: 'forbidden' }))
  for (let asked = 0; asked < 3; asked++)
    expect(await read(2)).toEqual({ runs: [], latest: null, usual: null, missedMs: null, isRefused: true })
  expect(takeCalls()).toHaveLength(1)
})

/** A job that runs daily at 18:00 UTC and whose last run did not come. */
function createMissed(status = 'SCHEDULING') {
  const test = createTest()
  const nowMs = test.clock.nowMs()
  const lastMs = Math.floor((nowMs - 18 * HOUR_MS - HOUR_MS) / DAY_MS) * DAY_MS + 18 * HOUR_MS
  const add = (daysAgo: number): void =>
    void test.fake.runs.push({ job: 'orders', id: 100 - daysAgo, planMs: lastMs - daysAgo * DAY_MS })
  for (let days = 1; days < 20; days++) add(days)
  test.fake.jobs.set('orders', { updatedMs: nowMs - 400 * DAY_MS, status })
  const missed = async (daysAgo: number) =>
    (await test.readRun(String(100 - daysAgo), lastMs - daysAgo * DAY_MS)).missedMs
  return { ...test, add, missed, lastMs }
}

it('say of the newest run that the next one did not start, for one call every ten minutes', async () => {
  const { missed, lastMs, takeCalls, advance } = createMissed()
  expect(await missed(2)).toBeNull()
  takeCalls()
  await advance(60 * SECOND_MS)
  await missed(1)
  await advance(5 * SECOND_MS)
  expect(await missed(1)).toBe(lastMs)
  const words = () => takeCalls().map((call) => call.split(' ')[0])
  expect(words()).toEqual(['runs', 'jobs', 'definition', 'runs'])
  await advance(60 * SECOND_MS)
  expect(await missed(1)).toBe(lastMs)
  await advance(5 * SECOND_MS)
  expect(await missed(2)).toBeNull()
  expect(words()).toEqual(['runs', 'runs'])
})

it('say so minutes after the plan, also of a job that was read just before it, for one more call', async () => {
  const { missed, add, lastMs, takeCalls, advance, clock } = createMissed()
  add(0)
  const planMs = lastMs + DAY_MS
  await advance(planMs - clock.nowMs() - MINUTE_MS)
  expect(await missed(0)).toBeNull()
  await advance(5 * SECOND_MS)
  takeCalls()
  const said: (number | null)[] = []
  for (let minutes = 0; minutes < 5; minutes++) {
    await advance(MINUTE_MS)
    said.push(await missed(0))
  }
  expect(said.at(-1)).toBe(planMs)
  const calls = takeCalls()
  expect(calls.filter((call) => call.startsWith('jobs'))).toHaveLength(1)
  // It stays so while the job is read once more.
  for (let minutes = 0; minutes < 12; minutes++) {
    await advance(MINUTE_MS)
    said.push(await missed(0))
  }
  expect(new Set(said.slice(4))).toEqual(new Set([planMs]))
})

it('do not say so of a job that is stopped, nor once the run has come', async () => {
  const stopped = createMissed('STOPPED')
  await stopped.missed(1)
  await stopped.advance(5 * SECOND_MS)
  expect(await stopped.missed(1)).toBeNull()
  const { missed, lastMs, add, advance } = createMissed()
  await missed(1)
  await advance(5 * SECOND_MS)
  expect(await missed(1)).toBe(lastMs)
  add(0)
  await advance(60 * SECOND_MS)
  await missed(1)
  await advance(5 * SECOND_MS)
  expect(await missed(1)).toBeNull()
})
