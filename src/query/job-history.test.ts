import { expect, it } from 'vitest'
import { jobHistoryResource } from './job-history'

it('asks for no time before 1970, which the server refuses', () => {
  expect(jobHistoryResource({ job: 'a', workspace: '' }, -5, 7).path).toBe('/api/jobs/a?from=1&to=7')
})
