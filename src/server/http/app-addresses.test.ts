import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Demo, createDemo } from '../../demo/http/server'
import { type Got, NOW_MS, type Running, SENTINEL, errorOf, get, startServer } from '../../testing/server'

const clock = (): number => NOW_MS
const RUN = '/api/jobs/job_batch/instances/34765'
const MAX_ID = '9223372036854775807'

let demo: Demo
let running: Running
let ask: (path: string, headers?: Record<string, string>, method?: string) => Promise<Got>

beforeEach(async () => {
  demo = createDemo({ clock, token: SENTINEL })
  const endpoint = `http://127.0.0.1:${await demo.start()}`
  running = await startServer({ endpoint, projectId: demo.projectId })
  ask = (path, headers, method) => get(running.origin, path, headers, method)
})

afterEach(async () => {
  await running.stop()
  await demo.stop()
})

describe('addresses', () => {
  const address = (job: string, id = '34765', query = '') => `/api/jobs/${job}/instances/${id}${query}`

  it.each([
    { field: 'job', path: address('..') },
    { field: 'job', path: address('.') },
    { field: 'job', path: address('%2e%2e') },
    { field: 'job', path: address('%2E.') },
    { field: 'job', path: address('..%2f..%2fv3%2fauth%2ftokens') },
    { field: 'job', path: address('a%2fb') },
    { field: 'job', path: address('a%5cb') },
    { field: 'job', path: address('a%00b') },
    { field: 'job', path: address('a%0d%0aX-Evil:1') },
    { field: 'job', path: address('%ff%fe') },
    { field: 'job', path: address('%') },
    { field: 'job', path: address('a%zz') },
    { field: 'job', path: address('%ed%a0%80') },
    { field: 'job', path: address('%20a') },
    { field: 'job', path: address('a'.repeat(129)) },
    { field: 'id', path: address('job_batch', '0') },
    { field: 'id', path: address('job_batch', '-1') },
    { field: 'id', path: address('job_batch', '1e5') },
    { field: 'id', path: address('job_batch', '34765.0') },
    { field: 'id', path: address('job_batch', '034765') },
    { field: 'id', path: address('job_batch', 'latest') },
    { field: 'id', path: address('job_batch', '9223372036854775808') },
    { field: 'id', path: address('job_batch', '%ff') },
    { field: 'id', path: address('job_batch', '..') },
    { field: 'workspace', path: address('job_batch', '34765', '?workspace=a%0d%0ab') },
    { field: 'workspace', path: address('job_batch', '34765', '?workspace=a%00') },
    { field: 'workspace', path: address('job_batch', '34765', '?workspace=a%09') },
    { field: 'workspace', path: address('job_batch', '34765', `?workspace=${'a'.repeat(65)}`) },
    { field: 'workspace', path: address('job_batch', '34765', '?workspace=a+b') },
    { field: 'workspace', path: address('job_batch', '34765', '?workspace=%ff') },
    { field: 'workspace', path: address('job_batch', '34765', '?workspace=a&workspace=a') },
    { field: 'workspace', path: address('job_batch', '34765', '?workspace=&workspace=') },
  ])('$path is refused for its $field without an upstream call', async ({ field, path }) => {
    for (const way of [path, path.replace(/(\?|$)/, '/raw$1')]) {
      const got = await ask(way)
      expect([got.status, errorOf(got)]).toEqual([400, { code: 'bad_address', field }])
    }
    expect(demo.journal.entries).toEqual([])
  })

  it.each([
    { spelt: 'job_batch', job: 'job_batch' },
    { spelt: '%6aob_batch', job: 'job_batch' },
    { spelt: '%E8%AE%A2%E5%8D%95%20%E6%97%A5%E6%8A%A5.v2%20100%25', job: '订单 日报.v2 100%' },
    { spelt: '100%25', job: '100%' },
    { spelt: '%2525', job: '%25' },
    { spelt: '%252e%252e', job: '%2e%2e' },
    { spelt: 'job(1)', job: 'job(1)' },
    { spelt: 'a+b&c=d;e', job: 'a+b&c=d;e' },
    { spelt: 'a%3Fb%23c', job: 'a?b#c' },
    { spelt: '__proto__', job: '__proto__' },
    { spelt: '%F0%9F%9A%80', job: '🚀' },
    { spelt: '中'.repeat(128).replaceAll('中', '%E4%B8%AD'), job: '中'.repeat(128) },
  ])('$spelt is decoded once', async ({ spelt, job }) => {
    await ask(address(spelt, MAX_ID))
    expect(demo.journal.entries.map((entry) => [entry.job, entry.id])).toEqual([[job, MAX_ID]])
  })

  it.each([
    '/api',
    '/api/',
    '/api/jobs',
    `${RUN}/`,
    `${RUN}/stop`,
    '/api/jobs/a/b/instances/1',
    '/API/config',
    '//api/config',
    '/api/../healthz',
  ])('%s is not found', async (path) => {
    const got = await ask(path)
    expect([got.status, errorOf(got)]).toEqual([404, { code: 'not_found' }])
  })

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('%s is not allowed', async (method) => {
    for (const path of [RUN, '/', '/api/none']) {
      const { status, headers } = await ask(path, {}, method)
      expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
    }
    expect(demo.journal.entries).toEqual([])
  })

  it.each(['evil.com', 'evil.com:8080', '127.0.0.1.evil.com', 'localhost.evil.com', '10.0.0.1'])(
    'the host %s is refused',
    async (host) => {
      const { status } = await ask(RUN, { host })
      expect(status).toBe(421)
      expect(demo.journal.entries).toEqual([])
    },
  )

  it.each('localhost localhost:1 127.0.0.1 [::1]:8080 LOCALHOST localhost. localhost.:8080'.split(' '))(
    'the host %s is accepted',
    async (host) => {
      expect((await ask('/healthz', { host })).status).toBe(200)
    },
  )

  it('another host in the request line is refused', async () => {
    const { status } = await ask('http://evil.com/api/config')
    expect(status).toBe(421)
  })

  const sent = (site: string, mode?: string, dest = 'empty'): Record<string, string> => ({
    'sec-fetch-site': site,
    'sec-fetch-dest': dest,
    ...(mode === undefined ? {} : { 'sec-fetch-mode': mode }),
  })

  it.each([
    ['image', sent('cross-site', 'no-cors', 'image')],
    ['script', sent('cross-site', 'no-cors', 'script')],
    ['fetch', sent('cross-site', 'cors')],
    ['web socket', sent('cross-site', 'websocket', 'websocket')],
    ['request of an unknown mode', sent('cross-site')],
  ])('a %s from another site is refused', async (_, headers) => {
    for (const path of [RUN, `${RUN}/raw`, '/api/config', '/api', '/', '/healthz']) {
      const got = await ask(path, headers)
      expect([path, got.status, errorOf(got)]).toEqual([path, 403, { code: 'forbidden' }])
      expect(got.headers['x-content-type-options']).toBe('nosniff')
    }
    expect(demo.journal.entries).toEqual([])
  })

  it.each([
    ['a link on another site', sent('cross-site', 'navigate', 'document')],
    ['this page', sent('same-origin', 'cors')],
    ['a link on this page', sent('same-origin', 'navigate', 'document')],
    ['the address bar', sent('none', 'navigate', 'document')],
    ['another port of this machine', sent('same-site', 'cors')],
    ['a client without Sec-Fetch headers', {}],
  ])('is served to %s', async (_, headers) => {
    expect((await ask(RUN, headers)).status).toBe(200)
    expect(demo.journal.entries).toHaveLength(1)
  })

  it('ignores proxy headers', async () => {
    const headers = {
      'x-forwarded-host': 'evil.com',
      forwarded: 'host=evil.com',
      'x-original-url': '/api/none',
      'x-auth-token': 'mine',
      workspace: 'dw_prod',
    }
    expect((await ask(RUN, headers)).status).toBe(200)
    expect(demo.journal.entries.map(({ workspace }) => workspace)).toEqual([''])
  })
})
