import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { ServerStatus } from '../../contract/server-status'
import { SECURITY_HEADERS } from '../../testing/security-headers'
import { NOW_MS, errorOf, get, startServer } from '../../testing/server'
import { setUpDemoServer } from '../../testing/demo-server'

const RUN = '/api/jobs/job_batch/instances/34765'
const GIVEN = '0af7651916cd43dd8448eb211c80319c'

const server = setUpDemoServer(() => ({ limits: { timeoutMs: 400 } }))

const statusNow = async () => v.parse(ServerStatus, JSON.parse((await server.ask('/api/status')).text))

describe('every response', () => {
  it.each<[string, path: string, status: number, headers?: Record<string, string>, method?: string]>([
    ['a run', RUN, 200],
    ['an unchanged run', RUN, 304, { 'if-none-match': '*' }],
    ['a missing run', '/api/jobs/fault-instance-missing/instances/1', 404],
    ['an upstream error', '/api/jobs/fault-500/instances/1', 502],
    ['another host', RUN, 421, { host: 'evil.example' }],
    ['another method', RUN, 405, {}, 'DELETE'],
    ['the configuration', '/api/config', 200],
    ['the liveness probe', '/healthz', 200],
    ['the readiness probe', '/readyz', 200],
    ['an unknown path', '/nowhere', 404],
  ])('has a request id, the build and the security headers: %s', async (_, path, status, headers, method) => {
    const got = await server.ask(path, headers, method)
    expect([got.status, got.headers[FRESHNESS_HEADERS.build]]).toEqual([status, 'dev'])
    expect(got.headers['x-request-id']).toMatch(/^test-\w{4,}$/)
    expect(got.headers).toMatchObject(SECURITY_HEADERS)
  })

  it('has an id of its own, whatever the client sends', async () => {
    const ids = [await server.ask(RUN, { 'x-request-id': GIVEN }), await server.ask(RUN)].map(
      ({ headers }) => headers['x-request-id'],
    )
    expect(new Set([...ids, GIVEN]).size).toBe(3)
  })

  it('has the id that a trusted proxy gave it, if it is well-formed', async () => {
    const endpoint = 'http://127.0.0.1:1'
    const relayed = await startServer({ endpoint, access: { relays: ['127.0.0.1'] } })
    const { headers } = await get(relayed.origin, '/healthz', { 'x-request-id': GIVEN })
    const hostile = await get(relayed.origin, '/healthz', { 'x-request-id': '<script>alert(1)</script>' })
    await relayed.stop()
    expect(headers['x-request-id']).toBe(GIVEN)
    expect(hostile.headers['x-request-id']).toMatch(/^test-\w{4,}$/)
  })
})

describe('the server status', () => {
  it('fits the contract and is not cached', async () => {
    const { status, headers } = await server.ask('/api/status')
    expect([status, headers['cache-control']]).toEqual([200, 'no-store'])
    expect(headers).toMatchObject(SECURITY_HEADERS)
    const { build, upstream, viewers, cache, ledger } = await statusNow()
    expect([build, upstream.state, upstream.credential]).toEqual(['dev', 'untried', 'demo'])
    expect([viewers.active, cache.runs]).toEqual([0, 0])
    expect(ledger).toMatchObject({ store: 'memory', problem: null, runs: 0 })
  })

  it('counts requests without asking the upstream', async () => {
    await server.ask(RUN)
    await server.ask(RUN)
    const { upstream, viewers, cache, budget } = await statusNow()
    expect(upstream).toMatchObject({ state: 'answering', lastAnswerAtMs: NOW_MS, lastError: null })
    expect(viewers).toEqual({ active: 1, runs: 1, requests: 2 })
    expect(cache).toMatchObject({ runs: 1, fresh: 1, cold: 1 })
    expect(budget.usedLastMinute).toBe(1)
    expect(server.demo.journal.entries).toHaveLength(1)
  })

  it('names the last error by its code', async () => {
    await server.ask('/api/jobs/fault-500/instances/1')
    const { upstream } = await statusNow()
    expect(upstream).toMatchObject({ state: 'failing', lastError: { code: 'upstream_failed', atMs: NOW_MS } })
  })
})

it('an overloaded process refuses API requests for five seconds, but stays alive', async () => {
  const busy = await startServer({ endpoint: 'http://127.0.0.1:1', isOverloaded: () => true })
  const refused = await get(busy.origin, RUN)
  const alive = await get(busy.origin, '/healthz')
  await busy.stop()
  expect([refused.status, refused.headers['retry-after'], errorOf(refused)]).toEqual([
    503,
    '5',
    { code: 'overloaded', retryAfterMs: 5000 },
  ])
  expect(alive.status).toBe(200)
})
