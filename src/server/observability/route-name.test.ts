import { expect, it } from 'vitest'
import { nameRoute } from './route-name'

it.each([
  [
    '/api/jobs/job_batch/instances/34765',
    '/api/jobs/:job/instances/:id',
    '/api/jobs/job_batch/instances/34765',
  ],
  ['/api/jobs/a/instances/1/raw', '/api/jobs/:job/instances/:id/raw', '/api/jobs/a/instances/1'],
  ['/api/jobs/raw/instances/raw', '/api/jobs/:job/instances/:id', '/api/jobs/raw/instances/raw'],
  ['/api/jobs/a/instances/1/log', '/api/*', null],
  ['/api/jobs/a/b/instances/1', '/api/*', null],
  ['/api/config', '/api/config', null],
  ['/api/status', '/api/status', null],
  ['/healthz', '/healthz', null],
  ['/readyz', '/readyz', null],
  ['/assets/index-1.js', '/assets/*', null],
  ['/jobs/a/instances/1', '/*', null],
  ['/', '/*', null],
])('%s counts as %s', (path, name, run) => {
  expect(nameRoute(path)).toEqual({ name, run })
})
