import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { FAULTS } from '../../demo/faults/faults'
import { type Demo, createDemo } from '../../demo/http/server'
import { type Got, NOW_MS, type Running, SENTINEL, errorOf, get, startServer } from '../../testing/server'

const clock = (): number => NOW_MS
/** For what never answers. */
const SOON_MS = 400

let demo: Demo
let running: Running
let hasty: Running
let ask: (path: string) => Promise<Got>

beforeEach(async () => {
  demo = createDemo({ clock, token: SENTINEL })
  const endpoint = `http://127.0.0.1:${await demo.start()}`
  running = await startServer({ endpoint, projectId: demo.projectId })
  hasty = await startServer({ endpoint, projectId: demo.projectId, limits: { timeoutMs: SOON_MS } })
  ask = (path) => get(running.origin, path)
})

afterEach(async () => {
  await running.stop()
  await hasty.stop()
  await demo.stop()
})

describe('faults', () => {
  it.each([
    { job: 'fault-instance-missing', status: 404, retryAfter: '15', error: { code: 'instance_not_found' } },
    { job: 'fault-workspace-missing', status: 404, retryAfter: '15', error: { code: 'workspace_not_found' } },
    { job: 'fault-no-rights', status: 403, retryAfter: '15', error: { code: 'forbidden' } },
    { job: 'fault-401', status: 502, retryAfter: '60', error: { code: 'credentials_refused' } },
    {
      job: 'fault-429-retry-after',
      status: 503,
      retryAfter: '30',
      error: { code: 'throttled', retryAfterMs: 30_000 },
    },
    {
      job: 'fault-cut-complete',
      status: 502,
      retryAfter: '5',
      error: { code: 'upstream_bad_answer', reason: 'truncated' },
    },
    {
      job: 'fault-not-json',
      status: 502,
      retryAfter: '5',
      error: { code: 'upstream_bad_answer', reason: 'not_json' },
    },
    {
      job: 'fault-array',
      status: 502,
      retryAfter: '5',
      error: { code: 'upstream_bad_answer', reason: 'wrong_shape' },
    },
    {
      job: 'fault-nodes-object',
      status: 502,
      retryAfter: '5',
      error: { code: 'upstream_bad_answer', reason: 'wrong_shape' },
    },
    {
      job: 'fault-deep',
      status: 502,
      retryAfter: '5',
      error: { code: 'upstream_bad_answer', reason: 'too_deep' },
    },
  ])('$job is $status', async ({ job, status, retryAfter, error }) => {
    const got = await ask(`/api/jobs/${job}/instances/1`)
    expect([got.status, got.headers['retry-after'], got.headers['cache-control']]).toEqual([
      status,
      retryAfter,
      'no-store',
    ])
    expect(errorOf(got)).toMatchObject(error)
    expect(got.headers[FRESHNESS_HEADERS.now]).toBe(String(NOW_MS))
  })

  it('a DGC that never answers is 504, when the time is over', async () => {
    const got = await get(hasty.origin, '/api/jobs/fault-hang/instances/1')
    expect([got.status, errorOf(got)]).toEqual([504, { code: 'upstream_timeout', retryAfterMs: 5000 }])
  })

  it('never show the credential, in no answer, header or line', async () => {
    const said: string[] = []
    for (const { job } of FAULTS) {
      for (const path of [`/api/jobs/${job}/instances/1`, `/api/jobs/${job}/instances/1/raw`]) {
        const { text, headers } = await get(hasty.origin, path)
        said.push(text, JSON.stringify(headers))
      }
    }
    expect(said.length).toBe(FAULTS.length * 4)
    expect(said.concat(hasty.lines, hasty.told).filter((text) => text.includes('SENTINEL'))).toEqual([])
    expect(said.some((text) => text.includes('[redacted]'))).toBe(true)
  })

  it('are told to the operator in one harmless line each, unless a run is just not there', async () => {
    await ask('/api/jobs/fault-instance-missing/instances/1')
    await ask('/api/jobs/fault-403/instances/1')
    await ask('/api/jobs/fault-html/instances/1')
    expect(running.lines).toEqual([
      expect.stringMatching(/^DGC: forbidden 403 APIGW\.0302 request [0-9a-f]{32}$/),
      'DGC: upstream_bad_answer html',
    ])
  })
})
