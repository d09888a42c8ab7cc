import { type Server, type ServerResponse, createServer } from 'node:http'
import { type Server as TcpServer, createServer as createTcpServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ErrorDetail } from '../../contract/errors'
import { NOW_MS, SENTINEL, close, listen, outcome, tokenCredential } from '../../testing/server'
import { type DgcClient, createDgcClient } from './client'

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
    const credential = tokenCredential()
    dgc = createDgcClient({ endpoint, projectId: 'p', credential, clock, ...LIMITS })
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

  it.each<[string, (res: ServerResponse) => void, string]>([
    ['a credential in a good answer', (res) => res.end(`{"a":"${SENTINEL}"}`), '{"a":"[redacted]"}'],
    ['a byte-order mark', (res) => res.end('\uFEFF{}'), '\uFEFF{}'],
    ['a plain encoding, named', (res) => res.setHeader('content-encoding', 'identity').end('{}'), '{}'],
    ['bytes that are no UTF-8', (res) => res.end(Buffer.from([0x22, 0xff, 0x22])), '"\uFFFD"'],
  ])('reads %s', async (_, send, is) => {
    answer = send
    expect(await outcome(dgc, 'job')).toBe(is)
  })

  const bad = (reason: string) => ({ code: 'upstream_bad_answer', reason })

  it.each<[string, (res: ServerResponse) => void, object]>([
    ['HTML as JSON', (res) => res.setHeader('content-type', 'application/json').end(' <html>'), bad('html')],
    ['spaces only', (res) => res.end(' \n'), bad('empty')],
    ['no content', (res) => res.writeHead(204).end(), bad('empty')],
    ['not modified', (res) => res.writeHead(304).end(), bad('redirect')],
    ['headers without end', (res) => res.setHeader('x', 'x'.repeat(20_000)).end('{}'), bad('too_large')],
    [
      'a compressed failure',
      (res) => res.writeHead(503, { 'content-encoding': 'br' }).end('xx'),
      { code: 'upstream_failed' },
    ],
    [
      'a failure that is cut',
      (res) => res.writeHead(403, { 'content-length': '99' }).write('{', () => res.destroy()),
      { code: 'forbidden' },
    ],
  ])('refuses %s', async (_, send, is) => {
    answer = send
    expect(await outcome(dgc, 'job')).toMatchObject(is)
  })

  it('answers the second of two when the first was reset', async () => {
    answer = (res) => (seen.length === 1 ? res.socket?.resetAndDestroy() : res.end('{}'))
    expect(await outcome(dgc, 'job')).toBe('{}')
  })

  it.each([
    ['job', '../../v3/auth/tokens', '1', ''],
    ['id', 'job', '1/stop', ''],
    ['workspace', 'job', '1', 'a\r\nb'],
  ])('asks nothing for a bad %s: %s %s %j', async (part, job, id, workspace) => {
    expect(await outcome(dgc, job, id, workspace)).toEqual({ code: 'bad_address', field: part })
    expect(seen).toEqual([])
  })
})

describe('without a DGC', () => {
  const mail = () => createTcpServer((socket) => socket.end('220 mail.example.com ESMTP\r\n'))
  const tls = () =>
    createTcpServer((socket) =>
      socket.once('data', () => socket.end(Buffer.from('15030300020246', 'hex'))).on('error', () => {}),
    )
  const web = () => createServer((_, res) => res.end('{}'))

  it.each<[string, (() => Server | TcpServer) | null, endpoint: string, Partial<ErrorDetail>]>([
    ['a closed port', null, 'http://127.0.0.1', { code: 'upstream_unreachable', reason: 'refused' }],
    ['a server without HTTP', mail, 'http://127.0.0.1', { code: 'upstream_bad_answer' }],
    ['a server without TLS', web, 'https://127.0.0.1', { code: 'upstream_unreachable', reason: 'not_tls' }],
    [
      'a server that needs TLS',
      tls,
      'http://127.0.0.1',
      { code: 'upstream_unreachable', reason: 'needs_tls' },
    ],
    [
      'an unknown host',
      web,
      'http://nowhere.invalid',
      { code: 'upstream_unreachable', reason: 'unknown_host' },
    ],
  ])('%s has its error', async (_, create, endpoint, detail) => {
    const server = (create ?? web)() as Server
    const port = await listen(server)
    if (create === null) server.close()
    const credential = tokenCredential()
    const dgc = createDgcClient({
      endpoint: `${endpoint}:${port}`,
      projectId: 'p',
      credential,
      clock,
      ...LIMITS,
    })
    expect(await outcome(dgc, 'job')).toEqual(detail)
    await dgc.destroy()
    server.close()
  })
})
