import { describe, expect, it } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { ALL_MS, createTestSweep, withJobs } from '../../testing/sweep'
import { UpstreamError } from '../dgc/faults'

describe('the first picture', () => {
  it('of 250 jobs takes a page of jobs, all runs of the day, then the other pages', async () => {
    const { look, list, takeCalls, pass, sweep } = withJobs(250, 1)
    await look(250)
    expect(takeCalls()).toEqual(['jobs 0', 'runs 0 1d'])
    expect(list()).toMatchObject({ progress: { jobsRead: 100, jobsTotal: 250, definitionsRead: 0 } })
    // Jobs whose page was not read yet show by their runs.
    expect(list().jobs).toHaveLength(250)
    expect(list().jobs.every(({ runs }) => runs.length === 1)).toBe(true)
    await pass(1500)
    expect(takeCalls().slice(0, 2)).toEqual(['jobs 1', 'jobs 2'])
    expect(list().progress).toMatchObject({ jobsRead: 250, jobsTotal: 250 })
    expect(sweep.failure()).toBeNull()
  })

  it.each(['page', 'record'] as const)(
    'of 10,000 daily jobs takes 12 calls at most, when offset means a %s',
    async (meaning) => {
      const { look, list, fake } = withJobs(10_000, 1)
      fake.offsetMeans = meaning
      await look(250)
      while (list().progress.runsFromMs === null && fake.calls.length < 50) await look(250)
      expect(fake.calls.length).toBeLessThanOrEqual(12)
      expect(list().jobs).toHaveLength(10_000)
      expect(list().jobs.every(({ runs }) => runs.length === 1)).toBe(true)
    },
  )

  it('has the runs of two jobs with the same id', async () => {
    const { look, list, fake } = withJobs(2, 1)
    for (const run of fake.runs) run.id = 7
    await look(250)
    expect(list().jobs.map(({ runs }) => runs.map(({ id }) => id))).toEqual([['7'], ['7']])
  })

  it('never takes more than two calls in a second', async () => {
    const { look, fake, clock } = withJobs(300, 3)
    const times: number[] = []
    const { call } = fake.upstream
    fake.upstream.call = (...parts) => {
      times.push(clock.elapsedMs())
      return call(...parts)
    }
    await look(20 * SECOND_MS)
    expect(times.length).toBe(42)
    for (const from of times)
      expect(times.filter((ms) => ms >= from && ms < from + SECOND_MS).length).toBeLessThanOrEqual(2)
  })
})

describe('what comes after it', () => {
  it('the runs of five weeks in windows of seven days, real-time jobs, and each definition once', async () => {
    const { look, list, takeCalls, fake } = withJobs(40, 60)
    await look(ALL_MS)
    const calls = takeCalls()
    expect(calls.filter((call) => call.startsWith('runs') && call.endsWith('7d'))).toHaveLength(4)
    expect(calls.filter((call) => call.startsWith('definition'))).toHaveLength(40)
    expect(calls).toContain('real-time')
    const { jobs, progress, realTimeJobs } = list()
    expect(realTimeJobs).toBe(2)
    expect(progress).toMatchObject({ jobsRead: 40, jobsTotal: 40, definitionsRead: 40 })
    expect(jobs[7]).toMatchObject({
      name: 'job_00007',
      folder: '/retail',
      owner: 'zhao',
      status: 'scheduling',
      schedule: { expression: '0 0 2 * * ?', words: { en: 'Daily 02:00' }, periodMs: DAY_MS },
      usual: { runs: 20, medianMs: 60_000 },
      missedMs: [],
    })
    expect(jobs.every(({ runs }) => runs.length === 30)).toBe(true)
    expect(fake.runs).toHaveLength(40 * 60)
  })

  it('stops when the list has no viewers, and goes on with the next one', async () => {
    const { look, list, pass, takeCalls } = withJobs(900, 1)
    await look(6 * MINUTE_MS)
    takeCalls()
    expect(list().progress.definitionsRead).toBeLessThan(900)
    await pass(10 * MINUTE_MS)
    expect(takeCalls()).toEqual([])
    await look(MINUTE_MS)
    expect(takeCalls().some((call) => call.startsWith('definition'))).toBe(true)
  })
})

describe('again', () => {
  it('only what is new is listed, and the body stays the same', async () => {
    const { look, takeCalls, write } = withJobs(40, 40)
    await look(ALL_MS)
    takeCalls()
    const before = write()
    await look(SECOND_MS)
    expect(takeCalls()).toEqual(['runs 0 0d'])
    expect(write()).toBe(before)
  })

  it('before they are due nothing is asked for', async () => {
    const { look, takeCalls } = withJobs(4, 40)
    await look(20 * SECOND_MS)
    takeCalls()
    await look(SECOND_MS)
    expect(takeCalls()).toEqual([])
  })

  it('a run that had not ended is listed until it has, and so is one of days ago', async () => {
    const { look, takeCalls, list, fake, clock } = withJobs(4, 40)
    const old = fake.runs.find(({ planMs }) => clock.nowMs() - planMs > 3 * DAY_MS)
    const recent = fake.runs[0]
    for (const run of [old, recent]) Object.assign(run ?? {}, { status: 'running' })
    await look(ALL_MS)
    takeCalls()
    await look(5 * MINUTE_MS)
    await look(SECOND_MS)
    expect(takeCalls().filter((call) => call.startsWith('runs')).length).toBeGreaterThanOrEqual(3)
    for (const run of [old, recent]) Object.assign(run ?? {}, { status: 'fail' })
    await look(5 * MINUTE_MS)
    await look(SECOND_MS)
    const statuses = list().jobs.flatMap(({ runs }) => runs.map(({ status }) => status))
    expect(statuses.filter((status) => status === 'fail')).toHaveLength(2)
    expect(statuses).not.toContain('running')
  })

  it('a run that was started again within the day is found', async () => {
    const { look, list, fake } = withJobs(4, 40)
    await look(ALL_MS)
    Object.assign(fake.runs[0] ?? {}, { status: 'running' })
    await look(15 * MINUTE_MS)
    await look(SECOND_MS)
    expect(list().jobs[0]?.runs.at(-1)?.status).toBe('running')
  })

  it('a failure of days ago that was made good under its own id is found within the hour', async () => {
    const { look, list, fake, clock } = withJobs(1, 40)
    // A job that runs on no day since.
    const last = fake.runs.find(({ planMs }) => planMs < clock.nowMs() - 3 * DAY_MS)
    fake.runs.splice(0, Infinity, ...(last ? [Object.assign(last, { status: 'fail' })] : []))
    await look(ALL_MS)
    expect(list().jobs[0]?.runs.at(-1)?.status).toBe('fail')
    Object.assign(last ?? {}, { status: 'success' })
    await look(HOUR_MS)
    await look(MINUTE_MS)
    expect(list().jobs[0]?.runs.at(-1)?.status).toBe('success')
  })

  it('a job is new: it is listed once its first run has been seen, and not looked for again and again', async () => {
    const { look, list, fake, takeCalls, clock } = withJobs(4, 1)
    await look(ALL_MS)
    takeCalls()
    fake.jobs.set('job_new', { updatedMs: clock.nowMs(), status: 'SCHEDULING' })
    for (const job of ['job_new', 'rt_clicks_load'])
      fake.runs.push({ job, id: 7, planMs: clock.nowMs(), status: 'fail' })
    await look(30 * SECOND_MS)
    expect(list().jobs.find(({ name }) => name === 'job_new')).toMatchObject({ status: 'scheduling' })
    expect(takeCalls().filter((call) => call.startsWith('jobs'))).toEqual(['jobs 0'])
    fake.runs.push({ job: 'rt_clicks_load', id: 8, planMs: clock.nowMs() })
    for (let poll = 0; poll < 4; poll++) await look(30 * SECOND_MS)
    expect(takeCalls().filter((call) => call.startsWith('jobs'))).toEqual([])
  })

  it('a job that is gone, and one that has changed', async () => {
    const { look, list, fake, takeCalls } = withJobs(4, 1)
    await look(ALL_MS)
    takeCalls()
    fake.jobs.delete('job_00001')
    fake.jobs.set('job_00002', { updatedMs: 1_764_000_000_000, status: 'PAUSED' })
    await look(10 * MINUTE_MS)
    await look(ALL_MS)
    expect(list().jobs.map(({ name, status }) => [name, status])).toEqual([
      ['job_00000', 'scheduling'],
      ['job_00002', 'paused'],
      ['job_00003', 'scheduling'],
    ])
    expect(takeCalls().filter((call) => call.startsWith('definition'))).toEqual(['definition job_00002'])
  })
})

describe('a planned time without a run', () => {
  it('of days ago is no longer missed when DGC makes its run at last', async () => {
    const { look, list, fake, takeCalls, clock } = withJobs(1, 40)
    const missing = fake.runs.findIndex(({ planMs }) => planMs < clock.nowMs() - 5 * DAY_MS)
    const [run] = fake.runs.splice(missing, 1)
    await look(ALL_MS)
    expect(list().jobs[0]?.missedMs).toEqual([run?.planMs])
    // It is asked for at once, and then every hour.
    await look(MINUTE_MS)
    takeCalls()
    await look(30 * MINUTE_MS)
    await look(MINUTE_MS)
    expect(takeCalls()).toEqual(['runs 0 0d', 'jobs 0', 'runs 0 1d'])
    if (run) fake.runs.push(run)
    await look(30 * MINUTE_MS)
    await look(MINUTE_MS)
    expect(list().jobs[0]?.missedMs).toEqual([])
  })

  it('is missed once its grace has gone by, not before, and no longer when it comes', async () => {
    const { look, list, fake } = withJobs(1, 40)
    // 13:00 is now; the next plan is at 02:00, thirteen hours on.
    const missed = () => list().jobs[0]?.missedMs.map((ms) => new Date(ms).toISOString())
    await look(ALL_MS)
    expect(missed()).toEqual([])
    await look(13 * HOUR_MS - 2 * MINUTE_MS)
    await look(2 * MINUTE_MS)
    expect(missed()).toEqual([])
    await look(3 * MINUTE_MS)
    await look(SECOND_MS)
    expect(missed()).toEqual(['2026-11-22T18:00:00.000Z'])
    fake.runs.push({ job: 'job_00000', id: 7, planMs: Date.parse('2026-11-22T18:00:00Z') })
    await look(MINUTE_MS)
    await look(SECOND_MS)
    expect(missed()).toEqual([])
  })
})

it('of a job that was stopped just before its plan, nothing is missed', async () => {
  const { look, list, fake } = withJobs(1, 40)
  await look(ALL_MS)
  // The jobs are listed a minute before the plan at 02:00, and the job is stopped after that.
  await look(13 * HOUR_MS - 2 * MINUTE_MS)
  await look(30 * SECOND_MS)
  fake.jobs.set('job_00000', { updatedMs: 1_764_000_000_000, status: 'STOPPED' })
  const missed = new Set<number>()
  for (let poll = 0; poll < 20; poll++) {
    await look(30 * SECOND_MS)
    for (const ms of list().jobs[0]?.missedMs ?? []) missed.add(ms)
  }
  expect([...missed]).toEqual([])
})

it('a clock that was two days ahead for a while leaves no time without lists, and no old state of a run', async () => {
  const { look, list, fake, clock, ledger } = withJobs(1, 40)
  const twoDays = 2 * DAY_MS
  const [last] = fake.runs
  Object.assign(last ?? {}, { status: 'running' })
  await look(ALL_MS)
  clock.set(clock.nowMs() + twoDays)
  await look(ALL_MS)
  clock.set(clock.nowMs() - twoDays)
  Object.assign(last ?? {}, { status: 'fail' })
  fake.runs.unshift({ job: 'job_00000', id: 7, planMs: clock.nowMs(), trigger: 2 })
  fake.jobs.set('job_new', { updatedMs: 1, status: 'STOPPED' })
  for (let poll = 0; poll < 22; poll++) await look(30 * SECOND_MS)
  const [job, added] = list().jobs
  expect(job?.runs.slice(-2).map(({ status }) => status)).toEqual(['fail', 'success'])
  expect(added?.name).toBe('job_new')
  const seen = ledger.findLatest('dw', 'job_00000', 'latest-failed')
  expect(seen?.id).toBe(String(last?.id))
})

describe('when DGC fails', () => {
  it('what is known stays, and it is asked again later and later', async () => {
    const { look, list, fake, sweep, takeCalls } = withJobs(4, 40)
    await look(ALL_MS)
    const before = list()
    fake.errors.set('runs', new UpstreamError({ code: 'upstream_failed' }))
    takeCalls()
    await look(SECOND_MS)
    expect(sweep.failure()).toMatchObject({ fails: 1, error: { detail: { code: 'upstream_failed' } } })
    expect(list()).toEqual(before)
    for (let second = 0; second < 60; second++) await look(SECOND_MS)
    expect(takeCalls().length).toBeLessThan(8)
    fake.errors.clear()
    await look(MINUTE_MS)
    await look(SECOND_MS)
    expect(sweep.failure()).toBeNull()
  })

  it('windows of seven days that are refused become windows of three', async () => {
    const { look, list, fake, takeCalls } = withJobs(2, 40)
    fake.maxWindowDays = 3
    await look(2 * ALL_MS)
    expect(list().jobs[0]?.runs).toHaveLength(30)
    expect(takeCalls().filter((each) => each.endsWith('7d'))).toHaveLength(1)
  })
})

it('after a restart what was seen is there at once, and only what is new is listed', async () => {
  const first = withJobs(40, 40)
  await first.look(ALL_MS)
  const before = first.list()
  const second = createTestSweep(first.fake, first.ledger)
  first.takeCalls()
  second.clock.set(first.clock.nowMs() + MINUTE_MS)
  await second.look(10 * SECOND_MS)
  const { jobs, progress } = second.list()
  expect(jobs.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(before.jobs)
  expect(progress).toEqual(before.progress)
  expect(second.takeCalls()).toEqual(['jobs 0', 'runs 0 1d', 'real-time'])
})
