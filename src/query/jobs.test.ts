import { expect, it } from 'vitest'
import { type Job, type JobList } from '../contract/job'
import { jobRun } from '../testing/job-run'
import { makeJob, makeSchedule } from '../testing/jobs'
import { shareJobs } from './jobs'

const list = (...jobs: Job[]): JobList => ({
  workspace: null,
  jobs,
  realTimeJobs: 0,
  progress: { jobsRead: jobs.length, jobsTotal: jobs.length, definitionsRead: 0, runsFromMs: null },
})
const USUAL = { runs: 5, medianMs: 1, p90Ms: 2, lateP90Ms: 3 }
const SCHEDULE = makeSchedule({ nextMs: 5, dependsOn: ['x'] })
const given: Partial<Job> = {
  usual: USUAL,
  schedule: SCHEDULE,
  tags: ['t'],
  missedMs: [1],
  runs: [jobRun(0)],
}
const copy = () => structuredClone(makeJob(given))

it('jobs that did not change keep their identity, also in another place', () => {
  const before = list(makeJob({ name: 'a' }), copy())
  const after = shareJobs(before, list(copy(), makeJob({ name: 'a' }), makeJob({ name: 'new' })))
  expect(after.jobs[0]).toBe(before.jobs[1])
  expect(after.jobs[1]).toBe(before.jobs[0])
  expect(after.jobs.length).toBe(3)
})

it.each<[string, Partial<Job>]>([
  ['folder', { folder: '/b' }],
  ['owner', { owner: 'b' }],
  ['status', { status: 'paused' }],
  ['raw status', { rawStatus: 'X' }],
  ['tags', { tags: ['u'] }],
  ['schedule', { schedule: null }],
  ['next time', { schedule: { ...SCHEDULE, nextMs: 6 } }],
  ['dependencies', { schedule: { ...SCHEDULE, dependsOn: [] } }],
  ['jobs that wait', { holdsUp: 1 }],
  ['usual time', { usual: { ...USUAL, p90Ms: 9 } }],
  ['runs', { runs: [] }],
  ['end of a run', { runs: [jobRun(0, { endMs: null })] }],
  ['missed times', { missedMs: [] }],
])('a job with another %s is a new one', (_, changes) => {
  const before = list(copy())
  const changed = makeJob({ ...given, ...changes })
  expect(shareJobs(before, list(changed)).jobs[0]).toBe(changed)
})
