import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { FAULTS } from '../../demo/faults/faults'
import { type Demo, createDemo } from '../../demo/http/server'
import { type Got, NOW_MS, type Running, SENTINEL, errorOf, get, startServer } from '../../testing/server'

const clock = (): number => NOW_MS
/** The upstream timeout, for faults that never answer. */
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

describe('upstream errors', () => {
  it.each([
    ['fault-instance-missing', 404, '15', { code: 'instance_not_found' }],
    ['fault-workspace-missing', 404, '15', { code: 'workspace_not_found' }],
    ['fault-no-rights', 403, '15', { code: 'forbidden' }],
    ['fault-401', 502, '60', { code: 'credentials_refused' }],
    ['fault-429-retry-after', 503, '30', { code: 'throttled', retryAfterMs: 30_000 }],
    ['fault-cut-complete', 502, '5', { code: 'upstream_bad_answer', reason: 'truncated' }],
    ['fault-not-json', 502, '5', { code: 'upstream_bad_answer', reason: 'not_json' }],
    ['fault-array', 502, '5', { code: 'upstream_bad_answer', reason: 'wrong_shape' }],
    ['fault-nodes-object', 502, '5', { code: 'upstream_bad_answer', reason: 'wrong_shape' }],
    ['fault-deep', 502, '5', { code: 'upstream_bad_answer', reason: 'too_deep' }],
  ])('%s is %s', async (job, status, retryAfter, error) => {
    const got = await ask(`/api/jobs/${job}/instances/1`)
    expect([got.status, got.headers['retry-after'], got.headers['cache-control']]).toEqual([
      status,
      retryAfter,
      'no-store',
    ])
    expect(errorOf(got)).toMatchObject(error)
    expect(got.headers[FRESHNESS_HEADERS.now]).toBe(String(NOW_MS))
  })

  it('a DGC that never answers is a 504 after the timeout', async () => {
    const got = await get(hasty.origin, '/api/jobs/fault-hang/instances/1')
    expect([got.status, errorOf(got)]).toEqual([504, { code: 'upstream_timeout', retryAfterMs: 5000 }])
  })

  it('never show a credential, in no response, header or log line; every request is logged', async () => {
    const secrets = {
      cookie: `session=${SENTINEL}`,
      authorization: SENTINEL,
      'x-auth-token': SENTINEL,
      'user-agent': SENTINEL,
    }
    const answers = await Promise.all(
      FAULTS.flatMap(({ job }) => [`/api/jobs/${job}/instances/1`, `/api/jobs/${job}/instances/1/raw`]).map(
        (path) => get(hasty.origin, `${path}?x=${SENTINEL}`, secrets),
      ),
    )
    const lines = [...hasty.lines, ...hasty.otherLines]
    const shown = [...answers.map(({ text, headers }) => text + JSON.stringify(headers)), ...lines]
    expect(shown.filter((text) => text.includes('SENTINEL'))).toEqual([])
    expect(shown.some((text) => text.includes('[redacted]'))).toBe(true)
    const logged = /^answered id=test-\w+ method=GET path=\/api\/jobs\/fault-/
    expect(lines.filter((line) => logged.test(line))).toHaveLength(FAULTS.length * 2)
  })

  it('are logged in one printable line each, unless only a run is missing', async () => {
    await ask('/api/jobs/fault-instance-missing/instances/1')
    await ask('/api/jobs/fault-403/instances/1')
    await ask('/api/jobs/fault-html/instances/1')
    expect(running.lines).toEqual([
      expect.stringMatching(/^DGC: forbidden 403 APIGW\.0302 request [0-9a-f]{32}$/),
      'DGC: upstream_bad_answer html',
    ])
  })
})
