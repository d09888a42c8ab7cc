import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HOUR_MS } from '../../lib/time/units'
import { NOW_MS, close, listen, testClock } from '../../testing/server'
import { createUpstreamClock } from '../dgc/auth/upstream-clock'
import { UpstreamError } from '../dgc/faults'
import { type ObsClient, type ObsPart, type ObsRead, createObsClient } from './client'
import { ObjectChanged } from './failures'

const KEY = { ak: 'AK-SENTINEL', sk: 'SK-SENTINEL', securityToken: 'TOKEN-SENTINEL' }
const PLACE = { bucket: 'logs', key: '作业/50%/a?b#c/..d/%2e%2e/x+y z.job' }
const TAIL: ObsRead = { range: { lastBytes: 4 }, priority: 'known' }
const PART: ObsRead = { range: { fromByte: 2, toByte: 6 }, priority: 'known', etag: 'e' }

type Answer = (res: ServerResponse, req: IncomingMessage) => void
const part =
  (contentRange: string, body: string, headers: Record<string, string> = {}): Answer =>
  (res) => {
    res.writeHead(206, { etag: '"e"', 'content-range': contentRange, ...headers }).end(body)
  }
const refusal =
  (status: number, code: string, headers: Record<string, string> = {}): Answer =>
  (res, req) => {
    const said = `${req.headers.authorization} ${KEY.sk} ${KEY.securityToken}`
    const body = `<Error><Code>${code}</Code><StringToSign>${said}</StringToSign></Error>`
    res.writeHead(status, headers).end(body)
  }

let server: Server
let answer: Answer
let client: ObsClient
let asked: IncomingMessage[]
let held: number
const warnings: string[] = []

async function start(timeoutMs = 5000): Promise<void> {
  const endpoint = `http://127.0.0.1:${await listen(server)}`
  client = createObsClient({
    endpoint,
    isPathStyle: true,
    key: KEY,
    proxy: null,
    timeoutMs,
    callsAtOnce: 4,
    clock: createUpstreamClock(testClock(), (line) => warnings.push(line)),
    acquire: () => {
      held += 1
      return Promise.resolve(() => void (held -= 1))
    },
  })
}

beforeEach(() => {
  asked = []
  held = 0
  server = createServer((req, res) => {
    asked.push(req)
    res.setHeader('date', new Date(NOW_MS).toUTCString())
    answer(res, req)
  })
})

afterEach(async () => {
  await client.destroy()
  await close(server)
  expect(held).toBe(0)
  expect(warnings.join()).not.toContain('SENTINEL')
})

async function failure(read = TAIL): Promise<unknown> {
  const got = await client.read(PLACE, read).catch((error: unknown) => error)
  expect(JSON.stringify(got)).not.toContain('SENTINEL')
  return got instanceof UpstreamError ? got.detail.log?.failure : got
}
const textOf = (got: ObsPart | null): string => Buffer.from(got?.bytes ?? []).toString()

describe('a part of an object', () => {
  it('is asked for by a key that travels as it is', async () => {
    answer = part('bytes 6-9/10', '6789')
    await start()
    expect(await client.read(PLACE, TAIL)).toMatchObject({ fromByte: 6, object: { size: 10, etag: 'e' } })
    const [req] = asked
    expect(decodeURIComponent(req?.url ?? '')).toBe(`/${PLACE.bucket}/${PLACE.key}`)
    expect(req?.url).toMatch(/^\/logs\/[\w%./-]+$/)
    expect(req?.headers['x-obs-security-token']).toBe(KEY.securityToken)
  })

  it('has no more bytes than were asked for', async () => {
    answer = part('bytes 2-5/10', '2345 and more')
    await start()
    expect(textOf(await client.read(PLACE, PART))).toBe('2345')
  })

  it('is none where there is no byte of it', async () => {
    answer = (res) => res.writeHead(416, { 'content-range': 'bytes */0' }).end()
    await start()
    expect(await client.read(PLACE, TAIL)).toBeNull()
  })

  it.each<[string, Answer]>([
    ['has another state', part('bytes 2-5/10', '2345', { etag: '"other"' })],
    ['has shrunk', (res) => res.writeHead(416, { 'content-range': 'bytes */1' }).end()],
  ])('of an object that %s is told apart', async (_, given) => {
    answer = given
    await start()
    expect(await failure(PART)).toBeInstanceOf(ObjectChanged)
  })

  it.each<[string, Answer]>([
    ['starts elsewhere', part('bytes 0-3/10', '0123')],
    ['ends before', part('bytes 6-8/10', '678')],
    ['is of a larger object', part('bytes 6-9/999999999999', '6789')],
    ['names no size', part('bytes 6-9/*', '6789')],
    ['is of no unit', part('6-9/10', '6789')],
    ['has too few bytes', part('bytes 6-9/10', '67')],
    ['names no state', part('bytes 6-9/10', '6789', { etag: '' })],
    ['is the whole object', (res) => res.writeHead(200, { etag: '"e"' }).end('0123456789')],
    [
      'is a page with the state of one',
      (res) =>
        res
          .writeHead(200, { 'content-type': 'text/html; charset=utf-8', etag: '"e"', 'content-length': '4' })
          .end('<p>h'),
    ],
    [
      'is an error that passes for an object',
      (res) =>
        res
          .writeHead(200, { 'content-type': 'application/xml', etag: '"e"', 'content-length': '4' })
          .end('<E/>'),
    ],
    ['is a page', (res) => res.writeHead(200, { 'content-type': 'text/html' }).end('<p>hi')],
    [
      'is missing, of an object with bytes',
      (res) => res.writeHead(416, { 'content-range': 'bytes */9' }).end(),
    ],
    [
      'is cut',
      (res) => {
        res.writeHead(206, { etag: '"e"', 'content-range': 'bytes 6-9/10', 'content-length': '4' })
        res.write('67', () => res.destroy())
      },
    ],
    ['has endless headers', (res) => res.writeHead(206, { etag: 'e'.repeat(20_000) }).end()],
    ['is no HTTP', (res) => res.socket?.end('SSH-2.0-OpenSSH\r\n\r\n')],
  ])('that %s is a bad answer', async (_, given) => {
    answer = given
    await start()
    expect(await failure()).toBe('bad_answer')
  })
})

describe('a refusal', () => {
  it.each<[string, Answer]>([
    ['forbidden', refusal(403, 'AccessDenied')],
    ['forbidden', (res) => res.writeHead(403).end('<html>no</html>')],
    ['key_refused', refusal(403, 'InvalidAccessKeyId')],
    ['key_refused', refusal(403, 'SignatureDoesNotMatch')],
    ['key_refused', refusal(400, 'ExpiredToken')],
    ['bucket_missing', refusal(404, 'NoSuchBucket')],
    ['gone', refusal(404, 'NoSuchKey')],
    ['wrong_endpoint', (res) => res.writeHead(404).end('<html>no</html>')],
    ['wrong_endpoint', refusal(301, 'PermanentRedirect', { location: 'http://127.0.0.1:9/SENTINEL' })],
    ['wrong_endpoint', (res) => res.writeHead(302, { location: '/elsewhere' }).end()],
    ['throttled', refusal(503, 'SlowDown', { 'retry-after': '3' })],
    ['archived', refusal(403, 'InvalidObjectState')],
    ['bad_answer', refusal(500, 'InternalError')],
    ['bad_answer', refusal(400, '__proto__')],
    ['unreachable', (res) => res.writeHead(407).end()],
    ['unreachable', (res) => res.socket?.destroy()],
  ])('is %s', async (expected, given) => {
    answer = given
    await start()
    expect(await failure()).toBe(expected)
    expect(asked.length).toBeLessThanOrEqual(2)
  })

  it('without end is read no further than its code', async () => {
    const line = `<Code>NoSuchKey</Code>${'x'.repeat(64 * 1024)}`
    let isClosed = false
    answer = (res) => {
      res.once('close', () => (isClosed = true)).writeHead(404)
      const more = (): void => void (res.destroyed || res.write(line, () => setImmediate(more)))
      more()
    }
    await start()
    expect(await failure()).toBe('gone')
    await expect.poll(() => isClosed, { interval: 1 }).toBe(true)
  })

  it('of a wrong clock is met by OBS’s time', async () => {
    const dates: (string | undefined)[] = []
    answer = (res, req) => {
      dates.push(req.headers.date)
      res.setHeader('date', new Date(NOW_MS + HOUR_MS).toUTCString())
      if (dates.length === 1) refusal(403, 'RequestTimeTooSkewed')(res, req)
      else part('bytes 6-9/10', '6789')(res, req)
    }
    await start()
    expect(textOf(await client.read(PLACE, TAIL))).toBe('6789')
    expect(dates[1]).toBe(new Date(NOW_MS + HOUR_MS).toUTCString())
  })

  it('of a clock that was right is told', async () => {
    answer = refusal(403, 'RequestTimeTooSkewed')
    await start()
    expect(await failure()).toBe('clock_off')
  })
})

describe('a call ends', () => {
  const drip: Answer = (res) => {
    res.writeHead(206, { etag: '"e"', 'content-range': 'bytes 6-9/10' }).write('6')
  }

  it.each<[string, Answer]>([
    ['a header', () => undefined],
    ['a byte more', drip],
  ])('when OBS does not send %s in time', async (_, given) => {
    answer = given
    await start(100)
    expect(await failure()).toBe('timeout')
  })

  it('when its viewer has gone', async () => {
    const gone = new AbortController()
    let isClosed = false
    answer = (res, req) => {
      req.socket.once('close', () => (isClosed = true))
      drip(res, req)
    }
    await start()
    const read = client.read(PLACE, { ...TAIL, signal: gone.signal })
    await expect.poll(() => asked.length, { interval: 1 }).toBe(1)
    gone.abort(new Error('gone'))
    await expect(read).rejects.toThrow('gone')
    await expect.poll(() => isClosed, { interval: 1 }).toBe(true)
  })
})
