import { gunzipSync } from 'node:zlib'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { Config } from '../../contract/config'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { listExamples } from '../../demo/catalogue'
import { CONFIG, NOW_MS, errorOf, get, instanceOf, startServer } from '../../testing/server'
import { setUpDemoServer } from '../../testing/demo-server'

const RUN = '/api/jobs/job_batch/instances/34765'
const MAX_ID = '9223372036854775807'

const server = setUpDemoServer()

describe('a run', () => {
  it('is the one of the address, with its freshness', async () => {
    const { status, headers, ...got } = await server.ask(RUN)
    const instance = instanceOf({ status, headers, ...got })
    expect([status, instance.job, instance.id, instance.status]).toEqual([200, 'job_batch', '34765', 'fail'])
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'private, no-cache',
      vary: 'Accept-Encoding',
      [FRESHNESS_HEADERS.fetchedAt]: String(NOW_MS),
      [FRESHNESS_HEADERS.now]: String(NOW_MS),
    })
  })

  it('keeps all nineteen digits of its id', async () => {
    const got = await server.ask(`/api/jobs/ids_of_19_digits/instances/${MAX_ID}`)
    const { id, raw, nodes } = instanceOf(got)
    expect(id).toBe(MAX_ID)
    expect(raw).toContainEqual(['instanceId', MAX_ID])
    expect(nodes[0]?.raw).toContainEqual(['inputRowCount', '9007199254740993'])
  })

  it('fits the contract for every example of the demo', async () => {
    const examples = listExamples(NOW_MS).filter(({ group }) => group !== 'faults' && group !== 'size')
    expect(examples.length).toBeGreaterThan(30)
    for (const { job, id, workspace } of examples) {
      const got = await server.ask(
        `/api/jobs/${encodeURIComponent(job)}/instances/${id}?workspace=${workspace}`,
      )
      const { job: name, workspace: asked } = instanceOf(got)
      expect([name, asked]).toEqual([job, workspace || null])
    }
  })

  it('is read in the workspace of the address, else of the settings', async () => {
    const other = await startServer({
      endpoint: server.endpoint,
      projectId: server.demo.projectId,
      workspace: 'dw_prod',
    })
    await get(other.origin, '/api/jobs/dwd_orders_daily/instances/8829140001?workspace=default')
    const got = await get(other.origin, '/api/jobs/dwd_orders_daily/instances/8829140001')
    expect(instanceOf(got).workspace).toBe('dw_prod')
    expect(server.demo.journal.entries.map(({ workspace }) => workspace)).toEqual(['default', 'dw_prod'])
    await other.stop()
  })

  it('answers HEAD with the headers alone', async () => {
    const { status, headers, text } = await server.ask(RUN, {}, 'HEAD')
    expect([status, text, headers.etag]).toEqual([200, '', (await server.ask(RUN)).headers.etag])
  })
})

describe('a poll', () => {
  it('is a 304 while nothing changes, with current freshness headers', async () => {
    const { headers } = await server.ask(RUN)
    expect(headers.etag).toMatch(/^"[\w-]{27}"$/)
    for (const tag of [headers.etag, `W/${headers.etag}`, `"other", ${headers.etag}`, '*']) {
      const again = await server.ask(RUN, { 'if-none-match': String(tag) })
      expect([again.status, again.text, again.headers.etag]).toEqual([304, '', headers.etag])
      expect(again.headers).toMatchObject({
        [FRESHNESS_HEADERS.fetchedAt]: String(NOW_MS),
        [FRESHNESS_HEADERS.now]: String(NOW_MS),
        'cache-control': 'private, no-cache',
        'x-content-type-options': 'nosniff',
      })
    }
  })

  it.each(['"other"', '', 'x', '""'])('gets a body when the browser has the ETag %j', async (tag) => {
    expect((await server.ask(RUN, { 'if-none-match': tag })).status).toBe(200)
  })

  it('has another ETag for another run', async () => {
    const { headers } = await server.ask(RUN)
    const other = await server.ask(`/api/jobs/ids_of_19_digits/instances/${MAX_ID}`, {
      'if-none-match': String(headers.etag),
    })
    expect(other.status).toBe(200)
  })
})

it('a run is compressed as the client accepts it, under an ETag of its own', async () => {
  const plain = await server.ask(RUN)
  const packed = await server.ask(RUN, { 'accept-encoding': 'gzip' })
  expect(packed.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(packed.body).toString()).toBe(plain.text)
  expect((await server.ask(RUN, { 'if-none-match': String(packed.headers.etag) })).status).toBe(304)
  // A body as short as the config is not worth it.
  expect(
    (await server.ask('/api/config', { 'accept-encoding': 'gzip' })).headers['content-encoding'],
  ).toBeUndefined()
})

describe('the raw response', () => {
  it('is what DGC sent, byte by byte', async () => {
    const { text, headers } = await server.ask(`${RUN}/raw`)
    expect(text).toContain('"instanceId":34765,')
    expect(text).toContain('"instanceId":30654,')
    expect(text).toMatch(/^\{\n {4}"jobName"/)
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-security-policy': "sandbox; default-src 'none'",
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    })
  })

  it('is saved under the job name and the instance id', async () => {
    const job = encodeURIComponent('订单 日报.v2 100%')
    const { headers } = await server.ask(`/api/jobs/${job}/instances/6602005/raw?download=1`)
    expect(headers['content-disposition']).toBe(
      `attachment; filename="instance-6602005.json"; filename*=UTF-8''${job}-6602005.json`,
    )
  })

  it('is shown even when it is no valid run', async () => {
    expect((await server.ask('/api/jobs/fault-not-json/instances/1/raw')).text).toBe(
      "{jobName: 'fault-not-json', nodes: [],}",
    )
    expect(errorOf(await server.ask('/api/jobs/fault-html/instances/1/raw'))).toMatchObject({
      reason: 'html',
    })
  })
})

describe('the server', () => {
  it('serves the configuration of the page', async () => {
    const got = await server.ask('/api/config')
    expect(v.parse(Config, JSON.parse(got.text))).toEqual(CONFIG)
    expect((await server.ask('/api/config', { 'if-none-match': String(got.headers.etag) })).status).toBe(304)
  })

  it('is alive while DGC is down', async () => {
    await server.demo.stop()
    expect((await server.ask('/healthz')).text).toBe('ok')
  })
})
