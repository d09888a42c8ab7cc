import { beforeEach, describe, expect, it } from 'vitest'
import { type JobHistory } from '../../contract/job'
import { unpackJobHistory } from '../../contract/job-transfer'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { type FakeLists, addDailyJobs, createFakeLists } from '../../testing/fake-lists'
import { testLedger } from '../../testing/ledger'
import { type ManualTime, createManualTime, errorDetail } from '../../testing/store'
import { UpstreamError } from '../dgc/faults'
import { type JobHistories, createJobHistories } from './job-histories'
import { type JobLists, createJobLists } from './job-lists'
import { createListCalls } from './list-calls'

const REF = { job: 'job_00000', workspace: 'dw' }
const OPEN = { fromMs: null, toMs: null }

let time: ManualTime
let fake: FakeLists
let histories: JobHistories
let lists: JobLists

beforeEach(() => {
  time = createManualTime()
  fake = createFakeLists()
  const { clock, wait } = time
  const calls = createListCalls({ upstream: fake.upstream, clock, wait, perSecond: 2 })
  const options = {
    upstream: fake.upstream,
    calls,
    ledger: testLedger(),
    zone: null,
    clock,
    random: () => 0.5,
    wait,
  }
  lists = createJobLists(options)
  histories = createJobHistories({ ...options, lists })
  addDailyJobs(fake, 2, 150, clock.nowMs())
})

async function read(
  asked: { fromMs: number | null; toMs: number | null } = OPEN,
  ref = REF,
): Promise<JobHistory> {
  const { value } = await histories.read(ref, asked, 'viewer')
  return unpackJobHistory(JSON.parse((await value.as(null)).toString()))
}

const takeCalls = (): string[] => fake.calls.splice(0)

/** In steps, since each call in the background waits for its turn and for the ledger. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += SECOND_MS) {
    await time.advance(SECOND_MS)
    await time.settle()
  }
}

describe('a first look', () => {
  it.each([
    ['behind a page of jobs whose names contain its own is found', 150, 'scheduling', 2],
    ['behind very many is not, for few calls', 2000, 'unknown', 5],
  ] as const)('a job %s', async (_, others, status, calls) => {
    const own = fake.jobs.get(REF.job)
    fake.jobs.delete(REF.job)
    for (let index = 0; index < others; index++)
      fake.jobs.set(`${REF.job}_${index}`, { updatedMs: 1, status: 'STOPPED' })
    if (own) fake.jobs.set(REF.job, own)
    expect((await read()).job.status).toBe(status)
    expect(takeCalls().filter((call) => call.startsWith('jobs'))).toHaveLength(calls)
  })

  it('takes six calls: job, definition and four weeks of runs', async () => {
    const { job, readFromMs, description, version, downstream } = await read()
    expect(takeCalls()).toEqual([
      'jobs job_00000',
      'definition job_00000',
      'runs of job_00000 0 7d',
      'runs of job_00000 0 7d',
      'runs of job_00000 0 7d',
      'runs of job_00000 0 7d',
    ])
    expect(job).toMatchObject({
      name: 'job_00000',
      status: 'scheduling',
      usual: { runs: 20 },
      schedule: { words: { en: 'Daily 02:00' } },
      missedMs: [],
    })
    expect(job.runs).toHaveLength(28)
    expect(readFromMs).toBeGreaterThan(time.clock.nowMs() - 29 * DAY_MS)
    expect([description, version, downstream]).toEqual([null, 1, []])
  })

  it('goes on in the background, and the calendar grows with it', async () => {
    const nowMs = time.clock.nowMs()
    const window = { fromMs: nowMs - 90 * DAY_MS, toMs: nowMs }
    await read(window)
    expect(takeCalls()).toHaveLength(6)
    await read(window)
    await pass(20 * SECOND_MS)
    const { readFromMs, job, calendar, fromMs } = await read(window)
    expect([readFromMs, fromMs]).toEqual([window.fromMs, window.fromMs])
    expect(job.runs).toHaveLength(90)
    expect(calendar.length).toBeGreaterThanOrEqual(90)
    expect(calendar[5]).toMatchObject({ runs: 1, counts: { success: 1 }, missed: 0 })
    expect(new Set(takeCalls())).toEqual(new Set(['runs of job_00000 0 7d', 'runs of job_00000 0 6d']))
  })

  it('finds the runs of this job alone where DGC knows no exact names', async () => {
    fake.runs.push({ job: 'job_00000_copy', id: 5, planMs: time.clock.nowMs() - HOUR_MS })
    expect((await read()).job.runs.some(({ id }) => id === '5')).toBe(false)
  })
})

describe('a later look', () => {
  it('says of a job that is stopped just before its plan that nothing is missed, and else that it is', async () => {
    const poll = async (): Promise<number> => {
      await time.advance(30 * SECOND_MS)
      const { latest } = await read()
      return latest.missedMs.length
    }
    await read()
    // 13:00 is now; the next plan is at 02:00, thirteen hours on.
    await time.advance(13 * HOUR_MS - MINUTE_MS)
    await read()
    const running = fake.jobs.get(REF.job)
    fake.jobs.set(REF.job, { updatedMs: 1_764_000_000_000, status: 'STOPPED' })
    const missed: number[] = []
    for (let polls = 0; polls < 20; polls++) missed.push(await poll())
    expect(missed).toEqual(missed.map(() => 0))
    // It is read anew some minutes later.
    if (running) fake.jobs.set(REF.job, running)
    await time.advance(10 * MINUTE_MS)
    await poll()
    expect(await poll()).toBe(1)
  })

  it('lists what is new though the clock was two days ahead for a while', async () => {
    const nowMs = time.clock.nowMs()
    time.clock.set(nowMs + 2 * DAY_MS)
    await read()
    time.clock.set(nowMs)
    fake.runs.unshift({ job: REF.job, id: 7, planMs: nowMs })
    await time.advance(MINUTE_MS)
    expect((await read()).job.runs.at(-1)?.id).toBe('7')
  })

  it('takes the job from the list of jobs only while that has viewers', async () => {
    void lists.read(REF.workspace, 'viewer')
    await pass(10 * SECOND_MS)
    fake.jobs.set(REF.job, { updatedMs: time.clock.nowMs(), status: 'STOPPED' })
    expect((await read()).job.status).toBe('scheduling')
    await time.advance(HOUR_MS)
    expect((await read()).job.status).toBe('stopped')
  })

  it('asks for what is new, once for all viewers', async () => {
    await read()
    await read()
    await pass(5 * SECOND_MS)
    takeCalls()
    await read()
    expect(takeCalls()).toEqual([])
    await pass(30 * SECOND_MS)
    takeCalls()
    await Promise.all([read(), read()])
    expect(takeCalls()).toEqual(['runs of job_00000 0 0d'])
  })

  it('shows a planned time without a run as missed, in its day as well', async () => {
    const missing = fake.runs.findIndex(
      ({ job, planMs }) => job === REF.job && planMs < time.clock.nowMs() - 5 * DAY_MS,
    )
    const [run] = fake.runs.splice(missing, 1)
    const { job, calendar } = await read()
    expect(job.missedMs).toEqual([run?.planMs])
    expect(calendar.filter(({ missed }) => missed > 0)).toEqual([
      { dayMs: (run?.planMs ?? 0) - 2 * HOUR_MS, runs: 0, counts: {}, missed: 1 },
    ])
  })
})

it('a failure that was made good under its own id is found', async () => {
  const last = fake.runs.find(({ job }) => job === REF.job)
  Object.assign(last ?? {}, { status: 'fail' })
  expect((await read()).job.runs.at(-1)?.status).toBe('fail')
  Object.assign(last ?? {}, { status: 'success' })
  await pass(5 * MINUTE_MS)
  await read()
  await pass(30 * SECOND_MS)
  expect((await read()).job.runs.at(-1)?.status).toBe('success')
})

it('a planned time of days ago is no longer missed when DGC makes its run at last', async () => {
  const missing = fake.runs.findIndex(
    ({ job, planMs }) => job === REF.job && planMs < time.clock.nowMs() - 5 * DAY_MS,
  )
  const [run] = fake.runs.splice(missing, 1)
  expect((await read()).job.missedMs).toEqual([run?.planMs])
  if (run) fake.runs.push(run)
  await pass(30 * SECOND_MS)
  await read()
  await pass(5 * SECOND_MS)
  expect((await read()).job.missedMs).toEqual([])
})

it('a real-time job shows its definition, though DGC knows no list of its runs', async () => {
  const ref = { ...REF, job: 'rt_clicks' }
  fake.errors.set('runs of rt_clicks', new UpstreamError({ code: 'job_not_found' }))
  const { isRealTime, readFromMs, fromMs, job } = await read(OPEN, ref)
  expect([isRealTime, readFromMs, job.runs]).toEqual([true, fromMs, []])
  takeCalls()
  await pass(5 * MINUTE_MS)
  await read(OPEN, ref)
  const { state, ageMs } = await histories.read(ref, OPEN, 'viewer')
  expect([state, ageMs]).toEqual(['fresh', 0])
  expect(takeCalls()).toEqual(['jobs rt_clicks', 'definition rt_clicks'])
})

describe('a window', () => {
  it('of the past holds its runs, and nothing later counts as missed', async () => {
    const nowMs = time.clock.nowMs()
    const { job } = await read({ fromMs: nowMs - 20 * DAY_MS, toMs: nowMs - 10 * DAY_MS })
    expect(job.runs).toHaveLength(10)
    expect(job.missedMs).toEqual([])
  })

  it('of the past: the latest run is that of now all the same', async () => {
    const nowMs = time.clock.nowMs()
    const now = await read()
    const { job, latest } = await read({ fromMs: nowMs - 20 * DAY_MS, toMs: nowMs - 10 * DAY_MS })
    expect(latest.runs.at(-1)).toEqual(now.job.runs.at(-1))
    expect(job.runs.at(-1)).not.toEqual(now.job.runs.at(-1))
    expect(latest.missedMs).toEqual([])
    await pass(14 * HOUR_MS)
    await read()
    await pass(MINUTE_MS)
    const missed = await read({ fromMs: nowMs - 20 * DAY_MS, toMs: nowMs - 10 * DAY_MS })
    expect(missed.latest.missedMs).toEqual([nowMs + 13 * HOUR_MS])
    expect(missed.job.missedMs).toEqual([])
  })

  it('from before DGC’s memory asks for no more than six months', async () => {
    const window = { fromMs: 1, toMs: time.clock.nowMs() }
    await read(window)
    await read(window)
    await pass(MINUTE_MS)
    expect(takeCalls().filter((call) => call.startsWith('runs')).length).toBeLessThanOrEqual(28)
    // Nothing older will be read, so the page does not go on asking for it.
    expect((await read(window)).readFromMs).toBe(1)
    expect((await read({ fromMs: 1, toMs: 2 })).readFromMs).toBe(1)
  })

  it('that ends before it begins is a moment', async () => {
    const nowMs = time.clock.nowMs()
    expect((await read({ fromMs: nowMs, toMs: nowMs - DAY_MS })).job.runs).toEqual([])
  })
})

describe('when DGC refuses', () => {
  it('an unknown job: its error', async () => {
    fake.errors.set('definition', new UpstreamError({ code: 'job_not_found' }))
    fake.jobs.delete(REF.job)
    fake.runs.length = 0
    expect(await errorDetail(read())).toMatchObject({ code: 'job_not_found' })
  })

  it.each([
    ['for want of rights', 'forbidden', 'forbidden'],
    ['by an error', 'upstream_failed', 'unreadable'],
  ] as const)('the definition %s: the job shows without it', async (_, code, kind) => {
    fake.errors.set('definition', new UpstreamError({ code }))
    const { job, version } = await read()
    expect([job.owner, version, job.runs.length > 0]).toEqual(['zhao', null, true])
    expect(job.schedule?.kind).toBe(kind)
  })

  it('the definition by an error: the next refresh asks for it again', async () => {
    fake.errors.set('definition', new UpstreamError({ code: 'upstream_failed' }))
    await read()
    fake.errors.clear()
    await pass(30 * SECOND_MS)
    await read()
    await pass(30 * SECOND_MS)
    expect((await read()).job.schedule?.kind).toBe('cron')
  })

  it('the definition of a job that has not changed: the known one stays', async () => {
    const before = await read()
    fake.errors.set('definition', new UpstreamError({ code: 'upstream_failed' }))
    await pass(10 * MINUTE_MS)
    await read()
    await pass(30 * SECOND_MS)
    expect((await read()).job.schedule).toEqual(before.job.schedule)
    expect(fake.calls.filter((call) => call.startsWith('definition')).length).toBeGreaterThan(1)
  })

  it('later calls: what is known stays, marked as old', async () => {
    const before = await read()
    fake.errors.set('runs of job_00000', new UpstreamError({ code: 'upstream_failed' }))
    await pass(30 * SECOND_MS)
    const { state, fault } = await histories.read(REF, OPEN, 'viewer')
    expect([state, fault?.error.code]).toEqual(['stale', 'upstream_failed'])
    expect((await read()).job.runs).toEqual(before.job.runs)
  })
})
