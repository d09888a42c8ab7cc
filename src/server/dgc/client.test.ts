import { type Server, type ServerResponse, createServer } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ErrorDetail } from '../../contract/errors'
import { NOW_MS, SENTINEL, close, listen, outcome } from '../../testing/server'
import { type DgcClient, createDgcClient } from './client'
import { createCredential } from './auth/create-credential'

const clock = (): number => NOW_MS
const LIMITS = { timeoutMs: 10_000, maxAnswerBytes: 4 * 1024 * 1024 }

describe('a call', () => {
  let server: Server
  let answer: (res: ServerResponse) => void
  let seen: { url: string | undefined; headers: object }[]
  let dgc: DgcClient

  beforeEach(async () => {
    seen = []
    server = createServer(({ url, headers }, res) => {
      seen.push({ url, headers })
      answer(res)
    })
    const endpoint = `http://127.0.0.1:${await listen(server)}/base/`
    dgc = createDgcClient({
      endpoint,
      projectId: 'p',
      credential: createCredential({ kind: 'token', token: SENTINEL }),
      clock,
      ...LIMITS,
    })
  })

  afterEach(async () => {
    await dgc.destroy()
    await close(server)
  })

  it('sends the required headers and no other', async () => {
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
    const dgc = createDgcClient({
      endpoint,
      projectId: 'p',
      credential: createCredential({ kind: 'token', token: SENTINEL }),
      clock,
      ...LIMITS,
    })
    const result = await outcome(dgc, 'job')
    await dgc.destroy()
    return result
  }

  it('a closed port is unreachable', async () => {
    const server = createServer()
    const port = await listen(server)
    await close(server)
    expect(await reach(`http://127.0.0.1:${port}`)).toEqual({
      code: 'upstream_unreachable',
      reason: 'refused',
    })
  })

  it('a server without HTTP is a bad response', async () => {
    const server = createTcpServer((socket) => socket.end('220 mail.example.com ESMTP\r\n'))
    const port = await listen(server as Server)
    expect(await reach(`http://127.0.0.1:${port}`)).toEqual({ code: 'upstream_bad_answer' })
    server.close()
  })

  it('a server without TLS is unreachable', async () => {
    const server = createServer((_, res) => res.end('{}'))
    const port = await listen(server)
    expect(await reach(`https://127.0.0.1:${port}`)).toEqual({
      code: 'upstream_unreachable',
      reason: 'not_tls',
    })
    await close(server)
  })

  it('a server that asks for TLS is unreachable', async () => {
    const alert = Buffer.from('15030300020246', 'hex')
    const server = createTcpServer((socket) =>
      socket.once('data', () => socket.end(alert)).on('error', () => {}),
    )
    const port = await listen(server as Server)
    expect(await reach(`http://127.0.0.1:${port}`)).toEqual({
      code: 'upstream_unreachable',
      reason: 'needs_tls',
    })
    server.close()
  })

  it('a host without an address is unreachable', async () => {
    expect(await reach('http://nowhere.invalid')).toEqual({
      code: 'upstream_unreachable',
      reason: 'unknown_host',
    })
  })
})
