import { cleanup, screen } from '@testing-library/react'
import { beforeAll, expect, it, vi } from 'vitest'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { type Job } from '../../contract/job'
import { packJob, wrapJobList } from '../../contract/job-transfer'
import { jobsWords } from '../../i18n/jobs-words'
import { laterWords } from '../../i18n/load'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { makeJob, makeJobRun, makeSchedule } from '../../testing/jobs'
import { ageHeaders, LISTED_MS, openPage, stubBrowser, textOf } from '../../testing/open-page'
import { JobsPage } from './JobsPage'

const USUAL = { runs: 20, medianMs: 10 * MINUTE_MS, p90Ms: 12 * MINUTE_MS, lateP90Ms: 10 * SECOND_MS }
const NEXT = makeSchedule({ expression: '0 0 5 * * ?', nextMs: Date.parse('2026-11-28T05:00:00Z') })
const before = (ms: number) => LISTED_MS - ms
const JOBS: Job[] = [
  makeJob({
    name: 'failing',
    holdsUp: 1,
    runs: [makeJobRun(before(HOUR_MS), { status: 'fail' })],
    schedule: NEXT,
  }),
  makeJob({
    name: 'running',
    usual: USUAL,
    runs: [makeJobRun(before(5 * MINUTE_MS), { status: 'running', endMs: null })],
  }),
  makeJob({
    name: 'late',
    usual: USUAL,
    runs: [makeJobRun(before(20 * MINUTE_MS), { status: 'waiting', startMs: null, endMs: null })],
  }),
  makeJob({ name: 'refused', schedule: makeSchedule({ kind: 'forbidden', dependsOn: ['failing'] }) }),
  makeJob({ name: 'missing', runs: [makeJobRun(before(9 * HOUR_MS))], missedMs: [before(HOUR_MS)] }),
]

beforeAll(async () => {
  await Promise.all([laterWords.load('en'), jobsWords.load('en')])
})
stubBrowser()

const open = (answer: () => Response) => openPage('/jobs', <JobsPage />, answer)

/** A list that was made so long ago. */
const listed =
  (ageMs: number, jobs: readonly Job[] = JOBS) =>
  () => {
    const { length } = jobs
    const progress = { jobsRead: length, jobsTotal: length, definitionsRead: length }
    const [head, tail] = wrapJobList({
      workspace: null,
      realTimeJobs: 0,
      progress: Object.assign(progress, { runsFromMs: before(800 * HOUR_MS) }),
    })
    return new Response(head + jobs.map((job) => JSON.stringify(packJob(job))).join(',') + tail, {
      headers: ageHeaders(ageMs),
    })
  }
const rowOf = (job: string) => textOf(`[data-key="row ${job}"]`)
const counts = () => textOf('ul[aria-label="What needs attention"]')

it('a fresh list tells what has not happened, and what runs now', async () => {
  expect(await open(listed(SECOND_MS))).toBe('3 of 5 jobs need attention')
  expect(counts()).toBe('1 failing1 not started1 late')
  expect(rowOf('running')).toContain('Running')
  expect(textOf('aside')).toBe('')
  expect(rowOf('refused')).toMatch(/no rights.*no rights$/)
})

it('the tips of a list say what is held up, and when a run is expected to end', async () => {
  await open(listed(SECOND_MS))
  const tipsOf = (key: string) =>
    [...document.querySelectorAll<HTMLElement>(`[data-key="${key}"] [data-tip]`)].map(
      ({ dataset }) => dataset['tip'],
    )
  expect(tipsOf('band failing')).toContain('refused')
  expect(tipsOf('row running')).toContain('usually ends 02:50–02:52')
})

it('an old list is one of the past: nothing runs now, and nothing is said not to have happened', async () => {
  expect(await open(listed(7 * MINUTE_MS))).toBe('1 of 5 jobs needs attention')
  expect(textOf('aside')).toContain('as of 02:45:10')
  expect(document.title).toBe('1 of 5 jobs needs attention as of 02:45:10')
  expect(counts()).toBe('1 failing')
  expect(rowOf('running')).toContain('was running')
  expect(rowOf('running')).toMatch(/was running, 4m 50s$/)
  expect(rowOf('late')).toContain('was waiting')
  // The next time is still to come.
  expect(rowOf('failing')).toContain('05:00')
})

it('schedules that are being read, that cannot be read now, and that cannot be known are told apart', async () => {
  await open(listed(SECOND_MS))
  const notReported = (jobs: string) => `“Not started” is not reported for ${jobs}`
  expect(textOf('body')).toContain(notReported('4 jobs: 3 schedules still being read, 1 not known'))
  cleanup()
  await open(listed(SECOND_MS, [makeJob({ name: 'unread' })]))
  expect(textOf('body')).toContain(notReported('1 job: the schedule is still being read'))
  cleanup()
  const outage = (jobs?: Job[]) => () => {
    const response = listed(SECOND_MS, jobs)()
    response.headers.set(FRESHNESS_HEADERS.error, 'upstream_unreachable')
    return response
  }
  const notRead = 'not read: no answer since 02:45:10 (DGC cannot be reached)'
  await open(outage())
  expect(textOf('body')).toContain(notReported(`4 jobs: 3 schedules ${notRead}, 1 not known`))
  cleanup()
  await open(outage([makeJob({ name: 'unread' })]))
  expect(textOf('body')).toContain(notReported(`1 job: the schedule is ${notRead}`))
})

it('where nothing needs attention, a phone names the number of jobs once', async () => {
  vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(390)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(390)
  expect(await open(listed(SECOND_MS))).toBe('3 jobs need attention')
  expect(textOf('body')).toContain('attentionof 5')
  cleanup()
  const healthy = [makeJob({ name: 'healthy', schedule: NEXT })]
  expect(await open(listed(SECOND_MS, healthy))).toBe('Nothing needs attention')
  expect(textOf('body').match(/of 1/g)).toHaveLength(1)
})

it('without a list the page says what DGC answered', async () => {
  const upstream = { status: 400, code: 'DLF.3051', message: 'Invalid parameter.', requestId: 'r1' }
  await open(() => Response.json({ error: { code: 'upstream_failed', upstream } }, { status: 502 }))
  expect(textOf('dl')).toContain('HTTP 400 DLF.3051Invalid parameter.')
})

it('without rights the page says so, and how a run opens all the same', async () => {
  const refused = () => Response.json({ error: { code: 'forbidden' } }, { status: 403 })
  expect(await open(refused)).toBe('This server may not list jobs')
  expect(screen.getByText('Look up a run').getAttribute('href')).toBe('/')
  expect(document.title).toContain('This server may not list jobs')
})
