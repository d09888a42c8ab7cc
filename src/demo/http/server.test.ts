import { request } from 'node:http'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { FINANCE_WORKSPACE } from '../scenarios/demo-instance'
import { createDemo } from './server'
import { type StartedDemo, NOON_MS, startDemo } from '../../testing/demo'

const JOB = 'dwd_orders_daily'
const ID = '8829121177'

let started: StartedDemo

beforeEach(async () => {
  started = await startDemo()
})

afterEach(() => started.demo.stop())

it.each<[string, asked: object, status: number, code?: string]>([
  ['a run of the default workspace', {}, 200],
  ['the default workspace by its name', { workspace: 'default' }, 200],
  ['a run of another workspace, named', { id: '8829140001', workspace: 'dw_prod' }, 200],
  ['a wrong token', { token: 'stale' }, 401, 'APIGW.0301'],
  ['no token', { token: '' }, 401, 'APIGW.0301'],
  ['another project', { projectId: 'f'.repeat(32) }, 403, 'APIGW.0310'],
  ['an unknown job', { job: 'no_such_job' }, 400, 'DLF.0100'],
  ['an unknown instance', { id: '1' }, 400, 'DLF.0137'],
  ['an id beyond any int64', { id: '9'.repeat(20) }, 400, 'DLF.3051'],
  ['an id that is no number', { id: 'latest' }, 400, 'DLF.3051'],
  ['a run of another workspace', { id: '8829140001' }, 400, 'DLF.0137'],
  ['a job that only another workspace has', { job: 'dws_finance_close', id: '8829150001' }, 400, 'DLF.0137'],
  ['a default run asked for elsewhere', { workspace: FINANCE_WORKSPACE }, 400, 'DLF.0137'],
  ['an unknown workspace', { workspace: 'nowhere' }, 400, 'DLF.0819'],
])('%s', async (_, asked, status, code) => {
  const response = await started.ask({ job: JOB, id: ID, ...asked })
  const body = (await response.json()) as Record<string, unknown>
  expect([response.status, body['error_code']]).toEqual([status, code])
  expect(started.demo.journal.entries.at(-1)?.outcome).toBe(code === undefined ? '200' : `${status} ${code}`)
})

it('names the request in what the gateway refuses, in the body and in a header', async () => {
  const response = await started.ask({ job: JOB, token: 'stale' })
  const body = (await response.json()) as Record<string, unknown>
  expect(body['request_id']).toMatch(/^[0-9a-f]{32}$/)
  expect(response.headers.get('x-request-id')).toBe(body['request_id'])
})

it.each(['/', '/v1', '/v1/p/jobs/j/instances', '/v1/p/jobs/a/b/instances/1', '/v1/p/jobs/%E4/instances/1'])(
  'answers 404 of the gateway for the path %s',
  async (path) => {
    const response = await fetch(`${started.origin}${path}`, {
      headers: { 'x-auth-token': started.demo.token },
    })
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('APIGW.0101')
  },
)

it('accepts only GET', async () => {
  const url = `${started.origin}/v1/${started.demo.projectId}/jobs/${JOB}/instances/${ID}`
  const headers = { 'x-auth-token': started.demo.token }
  expect((await fetch(url, { headers })).status).toBe(200)
  expect((await fetch(url, { method: 'POST', headers })).status).toBe(404)
})

it('does not resolve the dots of a path', async () => {
  const { demo, origin } = started
  const status = await new Promise((resolve, reject) => {
    // fetch would resolve them before sending.
    const path = `/v1/${demo.projectId}/jobs/../jobs/${JOB}/instances/${ID}`
    const headers = { 'x-auth-token': demo.token }
    request(origin, { path, headers }, (res) => {
      res.resume()
      resolve(res.statusCode)
    })
      .on('error', reject)
      .end()
  })
  expect(status).toBe(404)
})

it('records each request without the token', async () => {
  const { demo, ask } = started
  await ask({ job: '订单 日报.v2 100%', id: '6602005', workspace: 'default' })
  await ask({ job: JOB, id: ID, token: 'stale-secret' })
  expect(
    demo.journal.entries.map(({ atMs, method, job, id, workspace }) => [atMs, method, job, id, workspace]),
  ).toEqual([
    [NOON_MS, 'GET', '订单 日报.v2 100%', '6602005', 'default'],
    [NOON_MS, 'GET', JOB, ID, ''],
  ])
  const text = JSON.stringify(demo.journal.entries)
  expect(text).not.toContain(demo.token)
  expect(text).not.toContain('stale-secret')
})

it('does not leave a test waiting when it stops', async () => {
  const never = started.demo.journal.waitFor(() => false)
  const rejected = expect(never).rejects.toThrow('stopped')
  await started.demo.stop()
  await rejected
})

it('stops at once with an unfinished answer', async () => {
  const { demo, ask } = started
  const hanging = expect(ask({ job: 'fault-hang' })).rejects.toThrow()
  await demo.journal.waitFor(({ job }) => job === 'fault-hang')
  await demo.stop()
  await hanging
})

it('rejects when its port is taken', async () => {
  const port = Number(new URL(started.origin).port)
  await expect(createDemo({ clock: () => NOON_MS }).start(port)).rejects.toThrow('EADDRINUSE')
})
