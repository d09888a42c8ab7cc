import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEndpoints } from './endpoints'

const ENDPOINT = 'https://dgc.example.com/base'
const endpoints = createEndpoints(ENDPOINT, 'b384')
const at = (job: string, id = '34765') => endpoints.run({ job, id, workspace: '' })

describe('the address of a run', () => {
  it.each([
    { case: 'a plain name', job: 'job_batch', path: 'job_batch' },
    { case: 'Chinese', job: '订单', path: '%E8%AE%A2%E5%8D%95' },
    { case: 'parentheses and quotes', job: "job(1)'!", path: 'job%281%29%27%21' },
    { case: 'a percent sign', job: '100%', path: '100%25' },
    { case: 'an escape that stays one', job: '%2e%2e', path: '%252e%252e' },
    { case: 'a query and a fragment', job: 'a?b#c;d', path: 'a%3Fb%23c%3Bd' },
    { case: 'dots in a name', job: '...', path: '...' },
    { case: 'a name of JavaScript', job: '__proto__', path: '__proto__' },
  ])('with $case', ({ job, path }) => {
    expect(at(job).href).toBe(`https://dgc.example.com/base/v1/b384/jobs/${path}/instances/34765`)
  })

  it('decodes back to what was asked, or is refused, for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), fc.string(), (job, id) => {
        let url: URL
        try {
          url = at(job, id)
        } catch (error) {
          expect(error).toMatchObject({ detail: { code: 'bad_address' } })
          return
        }
        expect(url.pathname.split('/').map(decodeURIComponent)).toEqual([
          '',
          'base',
          'v1',
          'b384',
          'jobs',
          job,
          'instances',
          id,
        ])
      }),
      { numRuns: 200 },
    )
    const harmless = fc.string({
      unit: fc.constantFrom('a', '.', '%', '?', '#', '&', '中', ' ', '(', 'é'),
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(harmless, (job) => {
        fc.pre(job.trim() === job && job !== '.' && job !== '..')
        expect(decodeURIComponent(at(job).pathname.split('/')[5] ?? '')).toBe(job)
      }),
    )
  })
})

describe('the address of', () => {
  const ROOT = 'https://dgc.example.com/base/v1/b384/jobs'
  const WINDOW = { workspace: '', fromMs: 1_551_542_400_000, toMs: 1_551_628_800_000 }

  it('a page of jobs', () => {
    expect(endpoints.jobs({ workspace: '', job: null, type: 'BATCH', limit: 100, offset: 2 }).href).toBe(
      `${ROOT}?jobType=BATCH&limit=100&offset=2`,
    )
  })

  it('a page of the runs of all jobs', () => {
    expect(endpoints.runs({ ...WINDOW, job: null, limit: 1000, offset: 0 }).href).toBe(
      `${ROOT}/instances/detail?minPlanTime=1551542400000&maxPlanTime=1551628800000&limit=1000&offset=0`,
    )
  })

  it('a page of the runs of one job, by its exact name', () => {
    expect(endpoints.runs({ ...WINDOW, job: '订单 a&b=1+%', limit: 10, offset: 5 }).href).toBe(
      `${ROOT}/instances/detail?minPlanTime=1551542400000&maxPlanTime=1551628800000&limit=10&offset=5&jobName=%E8%AE%A2%E5%8D%95%20a%26b%3D1%2B%25&preciseQuery=true`,
    )
  })

  it('a definition, as it was submitted last or of a version', () => {
    expect(endpoints.definition({ workspace: '', job: '订单?', version: null }).href).toBe(
      `${ROOT}/%E8%AE%A2%E5%8D%95%3F?dependencies=true&getJobSubmitVersion=true`,
    )
    expect(endpoints.definition({ workspace: '', job: 'a', version: 7 }).href).toBe(
      `${ROOT}/a?dependencies=true&version=7`,
    )
  })

  it.each([
    ['a job of dots', () => endpoints.definition({ workspace: '', job: '..', version: null }), 'job'],
    ['a job with a slash', () => endpoints.runs({ ...WINDOW, job: 'a/b', limit: 1, offset: 0 }), 'job'],
    [
      'a workspace that is none',
      () => endpoints.jobs({ workspace: 'a\r\nb', job: null, type: 'BATCH', limit: 1, offset: 0 }),
      'workspace',
    ],
  ])('%s is refused', (_, build, field) => {
    expect(build).toThrow(expect.objectContaining({ detail: { code: 'bad_address', field } }) as Error)
  })
})
