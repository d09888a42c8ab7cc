import { describe, expect, it } from 'vitest'
import { errorOf } from '../../testing/server'
import { setUpDemoServer } from '../../testing/demo-server'

const RUN = '/api/jobs/job_batch/instances/34765'
const MAX_ID = '9223372036854775807'

const server = setUpDemoServer()

describe('addresses', () => {
  const address = (job: string, id = '34765', query = '') => `/api/jobs/${job}/instances/${id}${query}`

  // What no part may be is proved in src/contract/run-ref.test; here, how it can be spelt in an address.
  const JOBS =
    '.. . %2e%2e %2E. ..%2f..%2fv3%2fauth%2ftokens a%5cb a%00b a%0d%0aX-Evil:1 %ff%fe % a%zz %ed%a0%80 %20a'
  const IDS = '0 1e5 034765 9223372036854775808 %ff ..'
  const WORKSPACES = 'a%0d%0ab a%00 a+b %ff a&workspace=a &workspace='

  it.each([
    ...JOBS.split(' ').map((job) => [address(job), 'job']),
    ...IDS.split(' ').map((id) => [address('job_batch', id), 'id']),
    ...WORKSPACES.split(' ').map((name) => [
      address('job_batch', '34765', `?workspace=${name}`),
      'workspace',
    ]),
  ])('%s is refused for its %s without an upstream call', async (path = '', field = '') => {
    for (const way of [path, path.replace(/(\?|$)/, '/raw$1')]) {
      const got = await server.ask(way)
      expect([got.status, errorOf(got)]).toEqual([400, { code: 'bad_address', field }])
    }
    expect(server.demo.journal.entries).toEqual([])
  })

  it.each([
    ['job_batch', 'job_batch'],
    ['%6aob_batch', 'job_batch'],
    ['%E8%AE%A2%E5%8D%95%20%E6%97%A5%E6%8A%A5.v2%20100%25', '订单 日报.v2 100%'],
    ['100%25', '100%'],
    ['%2525', '%25'],
    ['%252e%252e', '%2e%2e'],
    ['job(1)', 'job(1)'],
    ['a+b&c=d;e', 'a+b&c=d;e'],
    ['a%3Fb%23c', 'a?b#c'],
    ['__proto__', '__proto__'],
    ['%F0%9F%9A%80', '🚀'],
    ['中'.repeat(128).replaceAll('中', '%E4%B8%AD'), '中'.repeat(128)],
  ])('%s is decoded once', async (spelt, job) => {
    await server.ask(address(spelt, MAX_ID))
    expect(server.demo.journal.entries.map((entry) => [entry.job, entry.id])).toEqual([[job, MAX_ID]])
  })

  it.each([
    '/api',
    '/api/',
    '/api/jobs/a/b',
    `${RUN}/`,
    `${RUN}/stop`,
    '/api/jobs/a/b/instances/1',
    '/API/config',
    '//api/config',
    '/api/../healthz',
  ])('%s is not found', async (path) => {
    const got = await server.ask(path)
    expect([got.status, errorOf(got)]).toEqual([404, { code: 'not_found' }])
  })

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('%s is not allowed', async (method) => {
    for (const path of [RUN, '/', '/api/none']) {
      const { status, headers } = await server.ask(path, {}, method)
      expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
    }
    expect(server.demo.journal.entries).toEqual([])
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
      const got = await server.ask(path, headers)
      expect([path, got.status, errorOf(got)]).toEqual([path, 403, { code: 'forbidden' }])
      expect(got.headers['x-content-type-options']).toBe('nosniff')
    }
    expect(server.demo.journal.entries).toEqual([])
  })

  it.each([
    ['a link on another site', sent('cross-site', 'navigate', 'document')],
    ['this page', sent('same-origin', 'cors')],
    ['a link on this page', sent('same-origin', 'navigate', 'document')],
    ['the address bar', sent('none', 'navigate', 'document')],
    ['another port of this machine', sent('same-site', 'cors')],
    ['a client without Sec-Fetch headers', {}],
  ])('is served to %s', async (_, headers) => {
    expect((await server.ask(RUN, headers)).status).toBe(200)
    expect(server.demo.journal.entries).toHaveLength(1)
  })

  it('ignores proxy headers', async () => {
    const headers = {
      'x-forwarded-host': 'evil.com',
      forwarded: 'host=evil.com',
      'x-original-url': '/api/none',
      'x-auth-token': 'mine',
      workspace: 'dw_prod',
    }
    expect((await server.ask(RUN, headers)).status).toBe(200)
    expect(server.demo.journal.entries.map(({ workspace }) => workspace)).toEqual([''])
  })
})
