import { expect, it } from 'vitest'
import { packJobHistory } from '../contract/job-transfer'
import { jobRun } from '../testing/job-run'
import { makeHistory, makeJob } from '../testing/jobs'
import { jobHistoryResource } from './job-history'

it('asks for no time before 1970, which the server refuses', () => {
  expect(jobHistoryResource({ job: 'a', workspace: '' }, -5, 7).path).toBe('/api/jobs/a?from=1&to=7')
})

it('runs that did not change keep their identity', () => {
  const { parse } = jobHistoryResource({ job: 'a', workspace: '' }, 5, 7)
  const read = (...runs: ReturnType<typeof jobRun>[]) =>
    packJobHistory({ ...makeHistory({ periodMs: null, calendar: [] }), job: makeJob({ runs }) })
  const before = parse(read(jobRun(0), jobRun(1)), undefined)
  const { job } = parse(read(jobRun(0), jobRun(1, { again: true }), jobRun(2)), before)
  expect(job.runs[0]).toBe(before.job.runs[0])
  expect(job.runs.slice(1)).toEqual([jobRun(1, { again: true }), jobRun(2)])
})
