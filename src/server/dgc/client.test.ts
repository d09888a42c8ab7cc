import { type Server, type ServerResponse, createServer } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ErrorDetail } from '../../contract/errors'
import { FAULTS } from '../../demo/faults'
import { type Demo, createDemo } from '../../demo/server'
import { NOW_MS, SENTINEL, close, listen } from '../testing'
import { type Dgc, createDgc } from './client'
import { UpstreamError } from './faults'

const clock = (): number => NOW_MS
const LIMITS = { timeoutMs: 400, maxAnswerBytes: 4 * 1024 * 1024 }
const ref = (job: string, id = '34765', workspace = '') => ({ job, id, workspace })

/** The detail of the one error that a reader may throw, or the text that it gave. */
async function outcome(
  dgc: Dgc,
  job: string,
  id?: string,
  workspace?: string,
): Promise<ErrorDetail | string> {
  try {
    return await dgc.readInstance(ref(job, id, workspace))
  } catch (error) {
    if (error instanceof UpstreamError) return error.detail
    throw error
  }
}

describe('in front of the demo', () => {
  let demo: Demo
  let dgc: Dgc

  beforeEach(async () => {
    demo = createDemo({ clock, token: SENTINEL })
    const endpoint = `http://127.0.0.1:${await demo.start()}`
    dgc = createDgc({ endpoint, projectId: demo.projectId, token: SENTINEL, clock, ...LIMITS })
  })

  afterEach(async () => {
    await dgc.destroy()
    await demo.stop()
  })

  /** What each fault of the demo is told as; a text is an answer, and `second` is what the second call gives. */
  const EXPECTED: Readonly<
    Record<string, { code?: string; reason?: string; retryAfterMs?: number; said?: string; second?: string }>
  > = {
    'fault-instance-missing': { code: 'instance_not_found', said: 'DLF.0137' },
    'fault-instance-missing-30137': { code: 'instance_not_found', said: 'DLF.30137' },
    'fault-job-missing': { code: 'job_not_found', said: 'DLF.0100' },
    'fault-job-missing-30100': { code: 'job_not_found', said: 'DLF.30100' },
    'fault-no-rights': { code: 'forbidden', said: 'DLF.6888' },
    'fault-workspace-missing': { code: 'workspace_not_found', said: 'DLF.0819' },
    'fault-401': { code: 'credentials_refused', said: 'APIGW.0301' },
    'fault-401-expired': { code: 'credentials_refused', said: 'APIGW.0307' },
    'fault-401-iam': { code: 'credentials_refused', said: '401' },
    'fault-403': { code: 'forbidden', said: 'APIGW.0302' },
    'fault-404': { code: 'wrong_endpoint', said: 'APIGW.0101' },
    'fault-429': { code: 'throttled', said: 'APIGW.0308' },
    'fault-429-retry-after': { code: 'throttled', said: 'APIGW.0308', retryAfterMs: 30_000 },
    'fault-429-retry-date': { code: 'throttled', said: 'APIGW.0308', retryAfterMs: 30_000 },
    'fault-500': { code: 'upstream_failed', said: 'DLF.0001' },
    'fault-502': { code: 'upstream_failed' },
    'fault-503': { code: 'upstream_failed' },
    'fault-504': { code: 'upstream_failed', said: 'APIGW.0201' },
    'fault-echo-token': { code: 'credentials_refused', said: 'APIGW.0301' },
    'fault-html': { code: 'upstream_bad_answer', reason: 'html' },
    'fault-empty': { code: 'upstream_bad_answer', reason: 'empty' },
    'fault-redirect': { code: 'upstream_bad_answer', reason: 'redirect' },
    'fault-gzip': { code: 'upstream_bad_answer', reason: 'encoded' },
    'fault-cut': { code: 'upstream_bad_answer', reason: 'truncated' },
    'fault-cut-chunked': { code: 'upstream_bad_answer', reason: 'truncated' },
    'fault-20mb': { code: 'upstream_bad_answer', reason: 'too_large' },
    'fault-slow-drip': { code: 'upstream_timeout' },
    'fault-hang': { code: 'upstream_timeout' },
    'fault-reset': { code: 'upstream_unreachable' },
    'fault-error-with-200': { code: 'instance_not_found', said: 'DLF.0137' },
    'fault-flaky': { second: 'upstream_failed' },
    'fault-vanish': { second: 'instance_not_found' },
    // Texts that only their reading refuses: see what the app answers.
    'fault-cut-complete': {},
    'fault-not-json': {},
    'fault-array': {},
    'fault-nodes-object': {},
    'fault-deep': {},
  }

  it('expects something of every fault that the demo has', () => {
    expect(Object.keys(EXPECTED).toSorted()).toEqual(FAULTS.map(({ job }) => job).toSorted())
  })

  it.each(Object.entries(EXPECTED))('%s', async (job, { code, reason, retryAfterMs, said, second }) => {
    const first = await outcome(dgc, job)
    if (code === undefined) {
      expect(first).toBeTypeOf('string')
      if (second !== undefined) expect(await outcome(dgc, job)).toMatchObject({ code: second })
      return
    }
    expect(first).toMatchObject({ code })
    const { reason: why, retryAfterMs: wait, upstream } = first as ErrorDetail
    expect([why, wait, upstream?.code ?? undefined]).toEqual([reason, retryAfterMs, said])
    expect(JSON.stringify(first)).not.toContain('SENTINEL')
  })

  it('tells who asked for what, so that Huawei can be asked about it', async () => {
    const detail = (await outcome(dgc, 'fault-echo-token')) as ErrorDetail
    expect(detail.upstream).toEqual({
      status: 401,
      code: 'APIGW.0301',
      message: 'Incorrect IAM authentication information: token [redacted] is invalid.',
      requestId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    })
  })

  it('tries a reset connection once more, and nothing else', async () => {
    await outcome(dgc, 'fault-reset')
    await outcome(dgc, 'fault-503')
    await outcome(dgc, 'fault-cut')
    const jobs = demo.journal.entries.map(({ job }) => job)
    expect(jobs).toEqual(['fault-reset', 'fault-reset', 'fault-503', 'fault-cut'])
  })

  it('hangs up on an answer that never ends', async () => {
    await outcome(dgc, 'fault-slow-drip')
    const entry = await demo.journal.waitFor(({ job, end }) => job === 'fault-slow-drip' && end === 'broken')
    expect(entry.outcome).toBe('fault-slow-drip')
  })

  it('gives the text as it came', async () => {
    const text = await outcome(dgc, 'job_batch')
    expect(text).toContain('"instanceId":34765,')
    expect(text).toContain('"instanceId":30654,')
  })

  it('names the workspace when there is one, and only then', async () => {
    await outcome(dgc, 'job_batch', '34765', 'dw_prod')
    await outcome(dgc, 'job_batch')
    expect(demo.journal.entries.map(({ workspace }) => workspace)).toEqual(['dw_prod', ''])
  })
})

describe('in front of anything', () => {
  let server: Server
  let answer: (res: ServerResponse) => void
  let seen: { url: string | undefined; headers: object }[]
  let dgc: Dgc

  beforeEach(async () => {
    seen = []
    server = createServer(({ url, headers }, res) => {
      seen.push({ url, headers })
      answer(res)
    })
    const endpoint = `http://127.0.0.1:${await listen(server)}/base/`
    dgc = createDgc({ endpoint, projectId: 'p', token: SENTINEL, clock, ...LIMITS })
  })

  afterEach(async () => {
    await dgc.destroy()
    await close(server)
  })

  it('sends what it must and nothing more', async () => {
    answer = (res) => res.end('{}')
    await outcome(dgc, '订单 日报.v2 100%', '9223372036854775807', 'dw_prod')
    expect(seen).toEqual([
      {
        url: '/base/v1/p/jobs/%E8%AE%A2%E5%8D%95%20%E6%97%A5%E6%8A%A5.v2%20100%25/instances/9223372036854775807',
        headers: {
          host: expect.stringMatching(/^127\.0\.0\.1:\d+$/) as string,
          connection: 'keep-alive',
          accept: 'application/json',
          'x-auth-token': SENTINEL,
          workspace: 'dw_prod',
        },
      },
    ])
  })

  it.each([
    {
      case: 'a credential in a good answer',
      send: (res: ServerResponse) => res.end(`{"a":"${SENTINEL}"}`),
      is: '{"a":"[redacted]"}',
    },
    { case: 'a byte-order mark', send: (res: ServerResponse) => res.end('\uFEFF{}'), is: '\uFEFF{}' },
    {
      case: 'a plain encoding, named',
      send: (res: ServerResponse) => res.setHeader('content-encoding', 'identity').end('{}'),
      is: '{}',
    },
    {
      case: 'bytes that are no UTF-8',
      send: (res: ServerResponse) => res.end(Buffer.from([0x22, 0xff, 0x22])),
      is: '"\uFFFD"',
    },
  ])('gives $case', async ({ send, is }) => {
    answer = send
    expect(await outcome(dgc, 'job')).toBe(is)
  })

  it.each([
    {
      case: 'HTML under a wrong type',
      send: (res: ServerResponse) => res.setHeader('content-type', 'application/json').end(' <html>'),
      is: { code: 'upstream_bad_answer', reason: 'html' },
    },
    {
      case: 'spaces only',
      send: (res: ServerResponse) => res.end(' \n'),
      is: { code: 'upstream_bad_answer', reason: 'empty' },
    },
    {
      case: 'no content',
      send: (res: ServerResponse) => res.writeHead(204).end(),
      is: { code: 'upstream_bad_answer', reason: 'empty' },
    },
    {
      case: 'not modified',
      send: (res: ServerResponse) => res.writeHead(304).end(),
      is: { code: 'upstream_bad_answer', reason: 'redirect' },
    },
    {
      case: 'headers without end',
      send: (res: ServerResponse) => res.setHeader('x', 'x'.repeat(20_000)).end('{}'),
      is: { code: 'upstream_bad_answer', reason: 'too_large' },
    },
    {
      case: 'a packed failure',
      send: (res: ServerResponse) => res.writeHead(503, { 'content-encoding': 'br' }).end('xx'),
      is: { code: 'upstream_failed' },
    },
    {
      case: 'a failure that is cut',
      send: (res: ServerResponse) => {
        res.writeHead(403, { 'content-length': '99' })
        res.write('{', () => res.destroy())
      },
      is: { code: 'forbidden' },
    },
  ])('refuses $case', async ({ send, is }) => {
    answer = send
    expect(await outcome(dgc, 'job')).toMatchObject(is)
  })

  it('answers the second of two when the first was reset', async () => {
    answer = (res) => (seen.length === 1 ? res.socket?.resetAndDestroy() : res.end('{}'))
    expect(await outcome(dgc, 'job')).toBe('{}')
  })

  it.each([
    { part: 'job', ref: ['..', '1', ''] },
    { part: 'job', ref: ['.', '1', ''] },
    { part: 'job', ref: ['a/b', '1', ''] },
    { part: 'job', ref: ['../../v3/auth/tokens', '1', ''] },
    { part: 'job', ref: ['a\r\nX-Evil: 1', '1', ''] },
    { part: 'id', ref: ['job', '1/stop', ''] },
    { part: 'id', ref: ['job', '..', ''] },
    { part: 'workspace', ref: ['job', '1', 'a\r\nb'] },
  ])('asks nothing for a bad $part: $ref', async ({ part, ref: [job = '', id, workspace] }) => {
    expect(await outcome(dgc, job, id, workspace)).toEqual({ code: 'bad_address', field: part })
    expect(seen).toEqual([])
  })
})

describe('without a DGC', () => {
  const reach = async (endpoint: string): Promise<ErrorDetail | string> => {
    const dgc = createDgc({ endpoint, projectId: 'p', token: SENTINEL, clock, ...LIMITS })
    const result = await outcome(dgc, 'job')
    await dgc.destroy()
    return result
  }

  it('a port where nobody listens is unreachable', async () => {
    const server = createServer()
    const port = await listen(server)
    await close(server)
    expect(await reach(`http://127.0.0.1:${port}`)).toEqual({ code: 'upstream_unreachable' })
  })

  it('what speaks no HTTP gives a bad answer', async () => {
    const server = createTcpServer((socket) => socket.end('220 mail.example.com ESMTP\r\n'))
    const port = await listen(server as Server)
    expect(await reach(`http://127.0.0.1:${port}`)).toEqual({ code: 'upstream_bad_answer' })
    server.close()
  })

  it('what speaks no TLS is unreachable', async () => {
    const server = createServer((_, res) => res.end('{}'))
    const port = await listen(server)
    expect(await reach(`https://127.0.0.1:${port}`)).toEqual({ code: 'upstream_unreachable' })
    await close(server)
  })
})
