import { describe, expect, it } from 'vitest'
import { type LatestWord } from '../../contract/job-run'
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../lib/time/units'
import { createFakeLists } from '../../testing/fake-lists'
import { testLedger } from '../../testing/ledger'
import { createManualTime, errorDetail } from '../../testing/store'
import { UpstreamError } from '../dgc/faults'
import { createLatestRuns } from './latest-runs'
import { createListCalls } from './list-calls'
import { noteRuns } from './remember'

const REF = { workspace: 'dw', job: 'orders' }

/** In front of a fake DGC; time moves only when the test says so. */
function createTest() {
  const { clock, wait, advance } = createManualTime()
  const fake = createFakeLists()
  const ledger = testLedger({ clock })
  let allowanceMs = 0
  const upstream = { ...fake.upstream, coldReadWaitMs: () => allowanceMs }
  const calls = createListCalls({ upstream, clock, wait, perSecond: 2 })
  const latest = createLatestRuns({ upstream, calls, ledger, clock, wait, random: () => 0.5 })
  const addRun = (id: number, daysAgo: number, status = 'success'): void =>
    void fake.runs.push({ job: 'orders', id, planMs: clock.nowMs() - daysAgo * DAY_MS, status })
  return {
    clock,
    advance,
    fake,
    ledger,
    addRun,
    find: (word: LatestWord = 'latest') => latest.find(REF, word, 'viewer'),
    takeCalls: () => fake.calls.splice(0),
    forbid: (ms: number) => void (allowanceMs = ms),
  }
}

describe('what latest stands for', () => {
  it('takes one list of the job, and none while that is fresh', async () => {
    const { find, addRun, takeCalls, advance } = createTest()
    addRun(1, 2)
    addRun(2, 1, 'fail')
    expect(await find()).toBe('2')
    expect(takeCalls()).toEqual(['runs of orders 0 7d'])
    await advance(23 * SECOND_MS)
    expect([await find(), await find('latest-failed'), await find('latest-success')]).toEqual(['2', '2', '1'])
    expect(takeCalls()).toEqual([])
  })

  it('is the newer run once the list is renewed, from where it ended', async () => {
    const { find, addRun, takeCalls, advance } = createTest()
    addRun(1, 1)
    await find()
    takeCalls()
    await advance(25 * SECOND_MS)
    addRun(2, 0)
    expect(await find()).toBe('2')
    expect(takeCalls()).toEqual(['runs of orders 0 0d'])
  })

  it('needs no call where the list of all jobs is fresh', async () => {
    const { find, ledger, clock, takeCalls } = createTest()
    const nowMs = clock.nowMs()
    const run = {
      id: '7',
      status: 'success',
      rawStatus: '',
      trigger: 0,
      version: null,
      planMs: nowMs - HOUR_MS,
      startMs: null,
      endMs: null,
      error: null,
    } as const
    await ledger.recordRuns('dw', [{ job: 'orders', run }], nowMs)
    noteRuns(ledger, 'dw', null, { fromMs: nowMs - DAY_MS, toMs: nowMs })
    expect(await find()).toBe('7')
    expect(takeCalls()).toEqual([])
  })

  it('is looked for week by week, and the search goes on with the next request', async () => {
    const { find, addRun, takeCalls, advance } = createTest()
    addRun(1, 40, 'fail')
    addRun(2, 1)
    expect(await errorDetail(find('latest-failed'))).toMatchObject({ code: 'instance_not_found' })
    expect(takeCalls()).toHaveLength(4)
    await advance(25 * SECOND_MS)
    expect(await find('latest-failed')).toBe('1')
    // The newest runs again, and the weeks up to the one with the failure.
    expect(takeCalls()).toEqual(['runs of orders 0 0d', 'runs of orders 0 7d', 'runs of orders 0 7d'])
    await advance(25 * SECOND_MS)
    expect(await find('latest-failed')).toBe('1')
    expect(takeCalls()).toEqual(['runs of orders 0 0d'])
  })

  it('is found once for all who ask at the same time', async () => {
    const { find, addRun, takeCalls } = createTest()
    addRun(1, 1)
    expect(await Promise.all([find(), find(), find()])).toEqual(['1', '1', '1'])
    expect(takeCalls()).toHaveLength(1)
  })
})

describe('when DGC cannot be asked', () => {
  const FAILED = new UpstreamError({ code: 'upstream_timeout' })

  it('the run that is known stays, and DGC is left alone for a while', async () => {
    const { find, addRun, fake, takeCalls, advance } = createTest()
    addRun(1, 1)
    await find()
    await advance(25 * SECOND_MS)
    fake.errors.set('runs of orders', FAILED)
    takeCalls()
    for (let asked = 0; asked < 3; asked++) expect(await find()).toBe('1')
    expect(takeCalls()).toHaveLength(1)
  })

  it('the error says when it is asked again', async () => {
    const { find, fake, takeCalls } = createTest()
    fake.errors.set('runs of orders', FAILED)
    for (let asked = 0; asked < 3; asked++)
      expect(await errorDetail(find())).toEqual({ code: 'upstream_timeout', retryAfterMs: 5000 })
    expect(takeCalls()).toHaveLength(1)
  })
})

it('a job without a known run costs a viewer what an uncached run does', async () => {
  const { find, addRun, takeCalls, forbid, advance } = createTest()
  addRun(1, 1)
  forbid(4000)
  expect(await errorDetail(find())).toEqual({ code: 'too_many_requests', retryAfterMs: 4000 })
  expect(takeCalls()).toEqual([])
  forbid(0)
  await find()
  forbid(4000)
  await advance(25 * SECOND_MS)
  expect(await find()).toBe('1')
})
