import { type Server, type ServerResponse, createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SECOND_MS } from '../../lib/time/units'
import { type TestClock, close, listen, testClock } from '../../testing/server'
import { UpstreamError } from '../dgc/faults'
import { type ObsClient } from '../obs/client'
import { createObsCalls } from './obs-calls'

let server: Server
let asked: ServerResponse[]
let calls: ObsClient
let clock: TestClock
let lines: string[]

beforeEach(async () => {
  asked = []
  lines = []
  clock = testClock()
  server = createServer((_, res) => void asked.push(res))
  const note = (_: unknown, line: string): void => void lines.push(line)
  calls = createObsCalls({
    settings: {
      endpoint: `http://127.0.0.1:${await listen(server)}`,
      isPathStyle: true,
      key: { ak: 'ak', sk: 'sk' },
      buckets: [],
    },
    proxy: null,
    timeoutMs: 5000,
    clock,
    random: () => 0.5,
    wait: () => Promise.resolve(),
    isDemo: false,
    log: { debug: note, info: note, warn: note, error: note },
  })
})

afterEach(async () => {
  await calls.destroy()
  await close(server)
})

const read = () =>
  calls
    .read({ bucket: 'logs', key: 'a' }, { range: { lastBytes: 1 }, priority: 'known' })
    .then(() => 'read')
    .catch((error: unknown) => (error instanceof UpstreamError ? error.detail : error))

async function next(): Promise<ServerResponse> {
  await expect.poll(() => asked.length, { interval: 1 }).toBeGreaterThan(0)
  return asked.shift() as ServerResponse
}
const slowDown = (res: ServerResponse): unknown =>
  res.writeHead(503, { 'retry-after': '10' }).end('<Code>SlowDown</Code>')
const send = (res: ServerResponse): unknown =>
  res.writeHead(206, { etag: '"e"', 'content-range': 'bytes 0-0/1' }).end('a')

describe('after OBS has asked for fewer requests', () => {
  beforeEach(async () => {
    const first = read()
    slowDown(await next())
    expect(await first).toMatchObject({ log: { failure: 'throttled' } })
  })

  it('calls are refused without asking it, and without a line of the log for each', async () => {
    const before = lines.length
    expect(await read()).toMatchObject({ code: 'log_unreadable', log: { failure: 'throttled' } })
    expect([asked.length, lines.length]).toEqual([0, before])
  })

  it('one call tries, and what is asked meanwhile does not make the pause longer', async () => {
    clock.advance(60 * SECOND_MS)
    const probe = read()
    const res = await next()
    for (let viewers = 0; viewers < 5; viewers += 1)
      expect(await read()).toMatchObject({ log: { failure: 'throttled' }, retryAfterMs: SECOND_MS })
    send(res)
    expect(await probe).toBe('read')
    const after = read()
    send(await next())
    expect(await after).toBe('read')
  })
})
