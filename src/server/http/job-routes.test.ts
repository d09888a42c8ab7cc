import { describe, expect, it } from 'vitest'
import { type JobHistory, type JobList } from '../../contract/job'
import { unpackJobHistory, unpackJobList } from '../../contract/job-transfer'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { paths } from '../../contract/routes'
import { FINANCE_WORKSPACE } from '../../demo/scenarios/demo-instance'
import { DAY_MS, MINUTE_MS } from '../../lib/time/units'
import { type Got, errorOf } from '../../testing/server'
import { setUpDemoServer } from '../../testing/demo-server'

// The lists of jobs over HTTP, in front of the demo, whose journal counts the calls.

const server = setUpDemoServer(() => ({ limits: { coldReadsPerMinute: 30 } }))

const listOf = ({ text }: Got): JobList => unpackJobList(JSON.parse(text))
const historyOf = ({ text }: Got): JobHistory => unpackJobHistory(JSON.parse(text))

/** Asks until the answer is as wanted; the server goes on reading meanwhile. The budget counts by this clock. */
async function askUntil(path: string, isDone: (got: Got) => boolean): Promise<Got> {
  for (;;) {
    const got = await server.ask(path)
    if (isDone(got)) return got
    await server.time.advance(100)
  }
}

const isComplete = (got: Got): boolean => {
  const { progress } = listOf(got)
  const isDeep = (progress.runsFromMs ?? Infinity) <= server.time.clock.nowMs() - 33 * DAY_MS
  return isDeep && progress.definitionsRead === progress.jobsTotal
}

describe('the jobs of a workspace', () => {
  it('are there with the runs of the day after a few calls, most of them before their page of the list', async () => {
    const got = await askUntil(paths.apiJobs(''), (each) => listOf(each).progress.runsFromMs !== null)
    expect(got.status).toBe(200)
    expect(listOf(got)).toMatchObject({ workspace: null, progress: { jobsTotal: 250 } })
    expect(listOf(got).jobs.length).toBeGreaterThan(150)
    expect(got.headers).toHaveProperty(FRESHNESS_HEADERS.fetchedAt)
  })

  it('are complete with schedules and what is usual, then answered from memory, and unchanged ones with 304', async () => {
    const path = paths.apiJobs(FINANCE_WORKSPACE)
    const got = await askUntil(path, isComplete)
    const { jobs, workspace } = listOf(got)
    expect([jobs.length, workspace]).toEqual([36, FINANCE_WORKSPACE])
    expect(jobs.filter(({ schedule }) => schedule?.words).length).toBeGreaterThan(20)
    expect(jobs.filter(({ usual }) => usual !== null).length).toBeGreaterThan(20)
    expect(Math.max(...jobs.map(({ runs }) => runs.length))).toBe(30)
    const calls = server.demo.journal.entries.length
    const again = await server.ask(path, { 'if-none-match': got.headers.etag ?? '' })
    expect([again.status, again.text.length]).toEqual([304, 0])
    expect(server.demo.journal.entries).toHaveLength(calls)
  })

  it('of a workspace that does not exist give its error', async () => {
    const got = await server.ask(paths.apiJobs('nowhere'))
    expect([got.status, errorOf(got).code]).toEqual([404, 'workspace_not_found'])
  })

  it.each([
    '/api/jobs?workspace=a&workspace=b',
    '/api/jobs?workspace=a%20b',
    '/api/jobs/..%2f',
    '/api/jobs/%',
  ])('%s is no address', async (path) => {
    const got = await server.ask(path)
    expect([got.status, errorOf(got).code]).toEqual([400, 'bad_address'])
  })

  it('of many workspaces use up the allowance of a viewer', async () => {
    const answers: Got[] = []
    for (let index = 0; index < 25; index++) answers.push(await server.ask(paths.apiJobs(`w${index}`)))
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
    expect(errorOf(answers.at(-1) as Got)).toMatchObject({ code: 'too_many_requests' })
  })
})

describe('the history of a job', () => {
  const JOB = 'dwd_orders_daily'

  it('is there after six calls at most, and an unchanged one is a 304', async () => {
    const path = paths.apiJobHistory({ job: JOB, workspace: '' })
    const got = await server.ask(path)
    expect(got.status).toBe(200)
    expect(historyOf(got).job).toMatchObject({ name: JOB, status: 'scheduling' })
    expect(historyOf(got).job.runs.length).toBeGreaterThan(20)
    expect(server.demo.journal.entries.length).toBeLessThanOrEqual(6)
    const again = await server.ask(path, { 'if-none-match': got.headers.etag ?? '' })
    expect(again.status).toBe(304)
  })

  it('of a window that the address names, with its days', async () => {
    const toMs = Math.floor(server.time.clock.nowMs() / MINUTE_MS) * MINUTE_MS
    const fromMs = toMs - 10 * DAY_MS
    const path = `${paths.apiJobHistory({ job: JOB, workspace: '' })}?from=${fromMs}&to=${toMs}`
    const got = await askUntil(path, (each) => historyOf(each).readFromMs === fromMs)
    const { job, calendar, description, version } = historyOf(got)
    expect(job.runs.length).toBeGreaterThanOrEqual(9)
    expect(job.runs.every(({ planMs }) => planMs !== null && planMs >= fromMs && planMs < toMs)).toBe(true)
    expect(calendar.length).toBeGreaterThanOrEqual(10)
    expect([typeof description, typeof version]).toEqual(['string', 'number'])
  })

  it.each(['from', 'to'])('of a window whose `%s` is no moment is refused', async (field) => {
    const ref = { job: JOB, workspace: '' }
    for (const text of ['', 'abc', '-1', '0', '1.5', '1e3', '8640000000000001']) {
      const got = await server.ask(`${paths.apiJobHistory(ref)}?${field}=${text}`)
      expect([text, got.status, errorOf(got)]).toEqual([text, 400, { code: 'bad_address', field }])
    }
    expect(server.demo.journal.entries).toEqual([])
  })

  it('of all times takes no longer than of those that DGC has', async () => {
    const path = `${paths.apiJobHistory({ job: JOB, workspace: '' })}?from=1&to=8640000000000000`
    const got = await server.ask(path)
    expect(historyOf(got)).toMatchObject({ fromMs: 1, toMs: 8.64e15 })
    expect(historyOf(got).job.runs.length).toBeGreaterThan(20)
  })

  it('of a job that does not exist gives its error', async () => {
    const got = await server.ask(paths.apiJobHistory({ job: 'no_such_job', workspace: '' }))
    expect([got.status, errorOf(got).code]).toEqual([404, 'job_not_found'])
  })
})
