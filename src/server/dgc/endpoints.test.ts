import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runEndpoint } from './endpoints'

const ENDPOINT = 'https://dgc.example.com/base'
const at = (job: string, id = '34765') => runEndpoint(ENDPOINT, 'b384', { job, id, workspace: '' })

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

  it('keeps every digit', () => {
    expect(at('a', '9223372036854775807').pathname).toMatch(/\/9223372036854775807$/)
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
