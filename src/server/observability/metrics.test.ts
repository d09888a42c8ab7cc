import { afterEach, expect, it } from 'vitest'
import { close, get, listen } from '../../testing/server'
import { createMetrics } from './metrics'
import { createMetricsServer } from './metrics-server'
import { STATUS } from '../../testing/server-status'

const metricsOf = (status = STATUS) =>
  createMetrics({ status: () => status, loopDelayMs: () => 25, nodeVersion: 'v20.19.0' })

const linesOf = async (metrics: ReturnType<typeof createMetrics>) =>
  (await metrics.text()).split('\n').filter((line) => line.startsWith('nodeline_'))

it('has counted values and those of the server status', async () => {
  const metrics = metricsOf()
  metrics.countResponse({ route: '/api/config', status: 200, ms: 3 })
  metrics.countResponse({ route: '/api/config', status: 304, ms: 700 })
  metrics.countResponse({ route: '/api/config', status: 404, ms: 1 })
  metrics.countUpstreamCall('ok', 120)
  metrics.countUpstreamCall('upstream_timeout', 10_000)
  expect(await linesOf(metrics)).toEqual(
    expect.arrayContaining([
      'nodeline_http_requests_total{route="/api/config",status="2xx"} 1',
      'nodeline_http_requests_total{route="/api/config",status="3xx"} 1',
      'nodeline_http_requests_total{route="/api/config",status="4xx"} 1',
      'nodeline_http_request_duration_seconds_bucket{le="0.005",route="/api/config"} 2',
      'nodeline_http_request_duration_seconds_count{route="/api/config"} 3',
      'nodeline_upstream_calls_total{outcome="ok"} 1',
      'nodeline_upstream_calls_total{outcome="upstream_timeout"} 1',
      'nodeline_upstream_call_duration_seconds_sum 10.12',
      'nodeline_cache_answers_total{state="hit"} 1200',
      'nodeline_cache_answers_total{state="stale"} 7',
      'nodeline_cache_answers_total{state="miss"} 1',
      'nodeline_cache_entries 3',
      'nodeline_cache_bytes 65536',
      'nodeline_upstream_state{state="answering"} 1',
      'nodeline_upstream_state{state="paused"} 0',
      'nodeline_upstream_calls_last_minute 42',
      'nodeline_upstream_queue_length 0',
      'nodeline_clock_offset_seconds -1.5',
      'nodeline_viewers 12',
      'nodeline_event_loop_delay_p99_seconds 0.025',
      'nodeline_build_info{build="build0123456",node="v20.19.0"} 1',
    ]),
  )
})

it('counts a value once, however often it is scraped', async () => {
  const metrics = metricsOf()
  await metrics.text()
  expect(await linesOf(metrics)).toContain('nodeline_cache_answers_total{state="hit"} 1200')
})

it('leaves out unknown values', async () => {
  const unknown = metricsOf({ ...STATUS, upstream: { ...STATUS.upstream, clockAheadMs: null } })
  const names = (await linesOf(unknown)).map((line) => line.split(' ')[0])
  expect(names).not.toContain('nodeline_clock_offset_seconds')
  expect(names).not.toContain('nodeline_token_expiry_timestamp_seconds')
})

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of closing.splice(0)) await end()
})

async function serve(host: string): Promise<string> {
  const server = createMetricsServer(
    { text: () => Promise.resolve('up 1\n'), contentType: 'text/plain' },
    host,
  )
  const port = await listen(server)
  closing.push(() => close(server))
  return `http://127.0.0.1:${port}`
}

it('are served at one address, for reading', async () => {
  const origin = await serve('127.0.0.1')
  const got = await get(origin, '/metrics')
  expect([got.status, got.text, got.headers['content-type'], got.headers['x-content-type-options']]).toEqual([
    200,
    'up 1\n',
    'text/plain',
    'nosniff',
  ])
  for (const path of ['/', '/metrics/', '/healthz', '/api/status', '//metrics'])
    expect((await get(origin, path)).status, path).toBe(404)
  expect((await get(origin, '/metrics', {}, 'POST')).status).toBe(405)
})

it('on this machine they answer to its own names only', async () => {
  const origin = await serve('127.0.0.1')
  for (const host of ['evil.example', '127.0.0.1.evil.example'])
    expect((await get(origin, '/metrics', { host })).status, host).toBe(421)
  expect((await get(origin, '/metrics', { host: 'localhost:9' })).status).toBe(200)
  const open = await serve('0.0.0.0')
  expect((await get(open, '/metrics', { host: 'nodeline.internal:9464' })).status).toBe(200)
})
