import { afterEach, beforeEach, expect, it } from 'vitest'
import { type StartedDemo, startDemo } from '../../testing/demo'

let started: StartedDemo

beforeEach(async () => {
  started = await startDemo()
})

afterEach(() => started.demo.stop())

// What the other faults answer is proved by what the client makes of it: src/server/dgc/client-faults.test.

it.each<[job: string, body: RegExp, header?: string, value?: string]>([
  ['fault-echo-token', /token test-token is invalid/],
  ['fault-echo-run', /^\{"echo":"test-token .*"nodeName":"test-token /],
  ['fault-echo-header', /^\{"jobName":"fault-echo-header"/, 'x-request-id', 'test-token'],
  ['fault-echo-redirect', /^test-token$/, 'location', 'http://other-host.example/?token=test-token'],
  ['fault-echo-codes', /"error_code":"test-token .*"request_id":"test-token /],
  ['fault-echo-no-run', /^cannot read test-token /],
])('%s repeats the token', async (job, body, header = '', value) => {
  const response = await started.ask({ job })
  expect(await response.text()).toMatch(body)
  if (value !== undefined) expect(response.headers.get(header)).toBe(value)
})

it.each([
  { job: 'fault-flaky', statuses: [200, 503, 200, 503] },
  { job: 'fault-once', statuses: [503, 200, 200] },
  { job: 'fault-vanish', statuses: [200, 400, 400, 400] },
  { job: 'fault-forgotten', statuses: [200, 400, 400, 400] },
])('$job: $statuses, for each id by itself', async ({ job, statuses }) => {
  for (const id of ['1', '2']) {
    for (const status of statuses) {
      const response = await started.ask({ job, id })
      expect(response.status).toBe(status)
      await response.text()
    }
  }
})
