import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type JobList } from './job'
import { type JobRun } from './job-run'
import { serializeJob, unpackJobList, wrapJobList } from './job-transfer'
import { STATUSES } from './status'
import { makeJob } from '../testing/jobs'

const anyMs = fc.option(fc.integer({ min: 1, max: 8.64e15 }))
const anyRun: fc.Arbitrary<JobRun> = fc
  .record({
    id: fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String),
    status: fc.constantFrom(...STATUSES),
    rawStatus: fc.string({ unit: 'binary' }),
    trigger: fc.option(fc.nat(9)),
    version: fc.option(fc.nat(99)),
    planMs: anyMs,
    startMs: anyMs,
    endMs: anyMs,
    error: fc.option(fc.string({ minLength: 1 })),
    extra: fc.constantFrom({}, { onlyKept: true as const }),
  })
  .map(({ extra, ...run }) => Object.assign(run, extra))

const REST: Omit<JobList, 'jobs'> = {
  workspace: '数仓',
  realTimeJobs: 12,
  progress: { jobsRead: 2, jobsTotal: 2, definitionsRead: 0, runsFromMs: 1 },
}

it('a list that is unpacked is the one that was packed, of which a browser needs one byte a character', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyRun)), (runs) => {
      const jobs = runs.map((each, index) => makeJob({ name: `job ${index} "订单"`, runs: each }))
      const text = wrapJobList(REST).join(jobs.map(serializeJob).join(','))
      // oxlint-disable-next-line no-control-regex -- ASCII has controls
      expect(text).toMatch(/^[\u0000-\u007f]*$/)
      expect(unpackJobList(JSON.parse(text))).toEqual(Object.assign({ ...REST }, { jobs }))
    }),
  )
})

describe('a body that is no list', () => {
  const withRun = (run: unknown) => ({ ...REST, jobs: [{ ...makeJob(), runs: [run] }] })
  it.each([
    ['nothing', null],
    ['a list of runs', []],
    ['a job without a name', { ...REST, jobs: [{ ...makeJob(), name: 7 }] }],
    ['a run that is an object', withRun({ id: '1' })],
    ['a run with a number as id', withRun([1, 'success'])],
    ['a status that we do not have', withRun(['1', 'gone'])],
    ['a time as text', withRun(['1', 'success', '7'])],
    ['an error as number', withRun(['1', 'success', 1, 1, 1, 0, 1, null, 7])],
  ])('%s is refused', (_, body) => {
    expect(() => unpackJobList(body)).toThrow()
  })
})
