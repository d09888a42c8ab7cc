import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FAULTS } from './faults'
import { type StartedDemo, NOON_MS, startDemo } from '../../testing/demo'

let started: StartedDemo

beforeEach(async () => {
  started = await startDemo()
})

afterEach(() => started.demo.stop())

/** What each complete answer says: status, code in either spelling, and what else tells it apart. */
const ANSWERS: readonly { job: string; status: number; body: string | RegExp; header?: [string, string] }[] =
  [
    { job: 'fault-instance-missing', status: 400, body: /^\{"error_code":"DLF\.0137","error_msg":/ },
    { job: 'fault-instance-missing-30137', status: 400, body: /^\{"errorCode":"DLF\.30137","errorMsg":/ },
    { job: 'fault-job-missing', status: 400, body: /^\{"error_code":"DLF\.0100"/ },
    { job: 'fault-job-missing-30100', status: 400, body: /^\{"errorCode":"DLF\.30100"/ },
    { job: 'fault-no-rights', status: 400, body: /"DLF\.6888"/ },
    { job: 'fault-workspace-missing', status: 400, body: /workspace does not exist/ },
    { job: 'fault-401', status: 401, body: /"APIGW\.0301".*"request_id"/ },
    { job: 'fault-401-expired', status: 401, body: /"APIGW\.0307"/ },
    { job: 'fault-401-iam', status: 401, body: /^\{"error":\{"code":401,/ },
    { job: 'fault-403', status: 403, body: /"APIGW\.0302"/ },
    { job: 'fault-404', status: 404, body: /"APIGW\.0101"/ },
    { job: 'fault-429', status: 429, body: /"APIGW\.0308"/ },
    { job: 'fault-429-retry-after', status: 429, body: /"APIGW\.0308"/, header: ['retry-after', '30'] },
    {
      job: 'fault-429-retry-date',
      status: 429,
      body: /"APIGW\.0308"/,
      header: ['retry-after', new Date(NOON_MS + 30_000).toUTCString()],
    },
    { job: 'fault-500', status: 500, body: /"DLF\.0001"/ },
    { job: 'fault-502', status: 502, body: /^<html>/, header: ['content-type', 'text/html'] },
    { job: 'fault-503', status: 503, body: '' },
    { job: 'fault-504', status: 504, body: /"APIGW\.0201"/ },
    { job: 'fault-echo-token', status: 401, body: /token test-token is invalid/ },
    {
      job: 'fault-html',
      status: 200,
      body: /^<!DOCTYPE html>/,
      header: ['content-type', 'text/html;charset=UTF-8'],
    },
    { job: 'fault-empty', status: 200, body: '', header: ['content-length', '0'] },
    { job: 'fault-cut-complete', status: 200, body: /^\{"jobName":"fault-cut-complete".*[^}]$/s },
    { job: 'fault-not-json', status: 200, body: /^\{jobName:/ },
    { job: 'fault-array', status: 200, body: /^\[\{"jobName":.*\}\]$/s },
    { job: 'fault-nodes-object', status: 200, body: /"nodes":\{/ },
    { job: 'fault-error-with-200', status: 200, body: /"DLF\.0137"/ },
    { job: 'fault-deep', status: 200, body: /\[{99999}/ },
    { job: 'fault-redirect', status: 302, body: '', header: ['location', 'http://other-host.example/login'] },
    {
      job: 'fault-gzip',
      status: 200,
      body: /^\{"jobName":"fault-gzip"/,
      header: ['content-encoding', 'gzip'],
    },
    { job: 'fault-echo-run', status: 200, body: /^\{"echo":"test-token .*"nodeName":"test-token / },
    {
      job: 'fault-echo-header',
      status: 200,
      body: /^\{"jobName":"fault-echo-header"/,
      header: ['x-request-id', 'test-token'],
    },
    {
      job: 'fault-echo-redirect',
      status: 302,
      body: 'test-token',
      header: ['location', 'http://other-host.example/?token=test-token'],
    },
    { job: 'fault-echo-codes', status: 400, body: /"error_code":"test-token .*"request_id":"test-token / },
    { job: 'fault-echo-no-run', status: 200, body: /^cannot read test-token / },
    { job: 'fault-20mb', status: 200, body: /^\{"jobName":"fault-20mb","nodes":\[ / },
  ]

it.each(ANSWERS)('$job: $status', async ({ job, status, body, header }) => {
  const response = await started.ask({ job })
  const text = await response.text()
  expect(response.status).toBe(status)
  if (typeof body === 'string') expect(text).toBe(body)
  else expect(text).toMatch(body)
  if (header) expect(response.headers.get(header[0])).toBe(header[1])
})

it('fault-20mb is as large as it says', async () => {
  const text = await (await started.ask({ job: 'fault-20mb' })).text()
  expect(text.length).toBeGreaterThan(20 * 1_024 * 1_024)
  expect(JSON.parse(text)).toEqual({ jobName: 'fault-20mb', nodes: [] })
})

it.each(['fault-cut', 'fault-cut-chunked'])('%s hangs up in the middle', async (job) => {
  const response = await started.ask({ job })
  expect(response.status).toBe(200)
  await expect(response.text()).rejects.toThrow('terminated')
  await started.demo.journal.waitFor(({ end }) => end === 'broken')
})

it('fault-reset gives no answer', async () => {
  await expect(started.ask({ job: 'fault-reset' })).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
})

it('fault-hang owes its answer until the client goes', async () => {
  const leaving = new AbortController()
  const refused = expect(started.ask({ job: 'fault-hang', signal: leaving.signal })).rejects.toThrow('abort')
  const entry = await started.demo.journal.waitFor(({ job }) => job === 'fault-hang')
  expect(entry).toMatchObject({ outcome: 'fault-hang', end: 'open' })
  leaving.abort()
  await refused
  await started.demo.journal.waitFor(({ end }) => end === 'broken')
})

it('fault-slow-drip sends a byte every 200 ms for as long as the client stays', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const leaving = new AbortController()
    const response = await started.ask({ job: 'fault-slow-drip', signal: leaving.signal })
    const reader = response.body?.getReader()
    const next = async () => new TextDecoder().decode((await reader?.read())?.value)
    expect(await next()).toBe('{')
    vi.advanceTimersByTime(199)
    vi.advanceTimersByTime(1)
    expect(await next()).toBe(' ')
    vi.advanceTimersByTime(400)
    expect(await next()).toMatch(/^ +$/)
    expect(vi.getTimerCount()).toBe(1)
    leaving.abort()
    await started.demo.journal.waitFor(({ end }) => end === 'broken')
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})

it.each([
  { job: 'fault-flaky', statuses: [200, 503, 200, 503] },
  { job: 'fault-once', statuses: [503, 200, 200] },
  { job: 'fault-vanish', statuses: [200, 400, 400, 400] },
])('$job: $statuses, for each id by itself', async ({ job, statuses }) => {
  for (const id of ['1', '2']) {
    for (const status of statuses) {
      const response = await started.ask({ job, id })
      expect(response.status).toBe(status)
      await response.text()
    }
  }
})

it('tries every fault there is', () => {
  const others = [
    'fault-cut',
    'fault-cut-chunked',
    'fault-reset',
    'fault-hang',
    'fault-slow-drip',
    'fault-flaky',
    'fault-once',
    'fault-vanish',
  ]
  expect([...ANSWERS.map(({ job }) => job), ...others].toSorted()).toEqual(
    FAULTS.map(({ job }) => job).toSorted(),
  )
})
