import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Demo, createDemo } from '../../demo/http/server'
import { PASSWORD, RUN, SECRET, cheapHash } from '../../testing/auth'
import { SECURITY_HEADERS } from '../../testing/security-headers'
import { NOW_MS, type Running, SENTINEL, get as ask, startServer } from '../../testing/server'
import { type AccessSettings } from '../settings/access'

// Malformed and hostile requests, byte by byte, to the server in each of its access modes.

const HOST = 'Host: localhost\r\nConnection: close\r\n'
const get = (target: string, more = ''): string => `GET ${target} HTTP/1.1\r\n${HOST}${more}\r\n`
const post = (more: string, body: string): string =>
  `POST / HTTP/1.1\r\n${HOST}Sec-Fetch-Site: same-origin\r\n${more}\r\n${body}`
const FORM = 'Content-Type: application/x-www-form-urlencoded\r\n'

/** The possible statuses for a viewer who is not signed in; `open` is the one on a server without sign-in, when it differs. */
type Case = [name: string, bytes: string | Buffer, status: readonly number[], open?: number]

/** Refused in every mode, before authentication. */
const MALFORMED: Case[] = [
  ...[
    'Host: evil.com',
    'Host: localhost..',
    'Host: .',
    'Host: localhost.evil.com',
    'Host: 10.0.0.1',
    'Host: 0.0.0.0',
    'Host: localhost@evil.com',
    'Host: evil.com@localhost',
    'Host: localhost/',
    'Host: localhost?',
    'Host: a b',
    'Host: localhost#a',
    'Host: localhost\\a',
    'Host: localhost:99999',
    'Host: localhost:',
    'Host: [',
    'Host: [::1',
    'Host: localhost\r\nHost: evil.com',
    'Host: evil.com\r\nHost: localhost',
    'Host:',
    'X: y',
    'Host: lo%63alhost',
    'Host: localhost\r\nhost: localhost',
    'Host: a'.padEnd(5000, 'a'),
  ].map((host): Case => [
    host.slice(0, 60),
    `GET ${RUN} HTTP/1.1\r\nConnection: close\r\n${host}\r\n\r\n`,
    [400, 421],
  ]),
  ['another host in the request line', get('http://evil.com/api/config'), [421]],
  ['a bad host in the request line', get(`http://localhost:99999${RUN}`), [400]],
  ['no path', get('a'), [400]],
  ['a backslash in the path', get('/\\evil.com'), [400]],
  ['a star', `OPTIONS * HTTP/1.1\r\n${HOST}\r\n`, [400, 405]],
  ['a tunnel', `CONNECT evil.com:443 HTTP/1.1\r\n${HOST}\r\n`, [405]],
  ...['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'QUERY'].map((method): Case => [
    method,
    `${method} ${RUN} HTTP/1.1\r\n${HOST}Origin: http://evil.com\r\n\r\n`,
    [405, 400],
  ]),
  ['bytes that are not HTTP', 'hello\r\n\r\n', [400]],
  ['an unknown method', `SMUGGLE / HTTP/1.1\r\n${HOST}\r\n`, [400]],
  ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400]],
  ['HTTP/1.0 without a host', 'GET / HTTP/1.0\r\n\r\n', [400]],
  ['HTTP/1.0 with an empty host', 'GET /readyz HTTP/1.0\r\nHost:\r\n\r\n', [400]],
  ['HTTP/1.0 near a probe', 'GET /readyz/../api/config HTTP/1.0\r\n\r\n', [400]],
  ['a probe without a host', 'GET /readyz HTTP/1.1\r\nConnection: close\r\n\r\n', [400]],
  ['HTTP/0.9', 'GET /\r\n\r\n', [400]],
  ['HTTP/9.9', `GET / HTTP/9.9\r\n${HOST}\r\n`, [400]],
  ['bare line feeds', 'GET / HTTP/1.1\nHost: localhost\n\n', [400]],
  ['an expectation', get(RUN, 'Expect: more\r\n'), [417]],
  ['two lengths', post('Content-Length: 3\r\nContent-Length: 4\r\n', 'abcd'), [400]],
  ['a length and chunks', post('Content-Length: 4\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'), [400]],
  ['an unknown transfer encoding', post('Transfer-Encoding: xchunked\r\n', '0\r\n\r\n'), [400]],
  ['a space before a colon', post('Transfer-Encoding : chunked\r\n', '0\r\n\r\n'), [400]],
  ['a folded header', get('/', 'A: b\r\n c\r\n'), [400]],
  ['a NUL in a header', get('/', 'A: b\0c\r\n'), [400]],
  ['a letter beyond ASCII in the path', Buffer.from(get('/api/jobs/订单/instances/1')), [400]],
  ['a huge path', get(`/${'a'.repeat(100_000)}`), [431]],
  [
    'ten thousand headers',
    get('/', Array.from({ length: 10_000 }, (_, n) => `a${n}: b\r\n`).join('')),
    [431],
  ],
  ['a huge ETag', get(RUN, `If-None-Match: ${'"x",'.repeat(25_000)}\r\n`), [431]],
  ['a huge cookie', get('/', `Cookie: nodeline=${'a'.repeat(40_000)}\r\n`), [431]],
  [
    'a huge chunk extension',
    post('Transfer-Encoding: chunked\r\n', `1;${'a'.repeat(20_000)}\r\na\r\n0\r\n\r\n`),
    [413, 405, 415],
  ],
]

/** Well-formed but unusual. */
const UNUSUAL: Case[] = [
  ['a source file', get('/assets/../../package.json', 'Accept: text/html\r\n'), [401, 404], 404],
  ['an encoded path to a source file', get('/assets/..%2f..%2fpackage.json'), [401, 404], 404],
  ['the settings file', get('/.env'), [401], 404],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty'].flatMap((name): Case[] => [
    [`job ${name}`, get(`/api/jobs/${name}/instances/1`), [401], 404],
    [`workspace ${name}`, get(`${RUN}?workspace=${name}`), [401], 404],
  ]),
  ['an encoded parameter name', get(`${RUN}?%77orkspace=a&workspace=b`), [401], 400],
  ['a fragment', get(`${RUN}#?workspace=x`), [401, 400], 200],
  ['unknown parameters', get(`${RUN}?__proto__[a]=1&a[]=2&%00=%ff`), [401], 200],
  ['a range', get(RUN, 'Range: bytes=0-5\r\n'), [401], 200],
  ['many encodings', get(RUN, `Accept-Encoding: ${'br;q=0,'.repeat(1500)}\r\n`), [401], 200],
  ['many languages', get('/api/config', `Accept-Language: ${'a-'.repeat(6000)}\r\n`), [401], 200],
  ['many ETags', get(RUN, `If-None-Match: ${'W/"x",'.repeat(2000)}\r\n`), [401], 200],
  ['any ETag', get(RUN, 'If-None-Match: *\r\n'), [401], 304],
  ['many cookies', get(RUN, `Cookie: ${'nodeline=1.YQ.1.a.b; '.repeat(500)}\r\n`), [401], 200],
  ['HEAD of an unknown path', get('/nothing').replace('GET', 'HEAD'), [401], 404],
  ['an upgrade', get(RUN, 'Upgrade: websocket\r\n'), [401], 200],
  ['a body with a GET', get(RUN, 'Content-Length: 5\r\n').concat('GET /'), [401], 200],
  [
    'a job name that breaks a header',
    get('/api/jobs/a%22%3b%20x%3d%E8%AE%A2/instances/1/raw?download=1'),
    [401],
    404,
  ],
  [
    'a form from another site',
    post(`${FORM}Content-Length: 3\r\n`, 'a=b').replace('same-origin', 'cross-site'),
    [403],
    403,
  ],
  [
    'a form field named like a property',
    post(`${FORM}Content-Length: 25\r\n`, 'name=__proto__&password=a'),
    [401, 405],
    405,
  ],
  ['a form of invalid UTF-8', post(`${FORM}Content-Length: 15\r\n`, 'name=%ff%00%0a!'), [401, 405], 405],
]

let demo: Demo
let endpoint: string

beforeAll(async () => {
  demo = createDemo({ clock: () => NOW_MS, token: SENTINEL })
  endpoint = `http://127.0.0.1:${await demo.start()}`
})
afterAll(() => demo.stop())

/** The first answer to these bytes, read until the server closes the connection; interim answers are skipped. */
function send(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.setEncoding('latin1').on('data', (piece: string) => (text += piece))
    socket.once('error', (error: NodeJS.ErrnoException) => {
      // A server that refuses may close the connection before it has read everything.
      if (text === '' || !/^(ECONNRESET|EPIPE)$/.test(error.code ?? '')) reject(error)
    })
    socket.once('close', () => resolve(text.replace(/^HTTP\/1\.1 100 .*?\r\n\r\n/s, '')))
  })
}

const users = (async () => new Map([['alice', await cheapHash(PASSWORD)]]))()

describe.each<[string, boolean, () => Promise<Partial<AccessSettings>>]>([
  ['that anyone may view', true, async () => ({ mode: { kind: 'anonymous' } })],
  ['with sign-in', false, async () => ({ mode: { kind: 'users', users: await users, secret: SECRET } })],
  [
    'behind a proxy that names no user',
    false,
    async () => ({ mode: { kind: 'proxy', proxies: ['127.0.0.1'], userHeader: 'x-forwarded-user' } }),
  ],
])('a server %s', (_, isOpen, accessOf) => {
  let running: Running

  beforeAll(async () => {
    running = await startServer({ endpoint, projectId: demo.projectId, access: await accessOf() })
  })
  afterAll(() => running.stop())

  it.each([...MALFORMED, ...UNUSUAL])('refuses or answers %s', async (_name, bytes, status, open) => {
    demo.journal.entries.splice(0)
    running.lines.splice(0)
    const answer = await send(Number(new URL(running.origin).port), bytes)
    const [head = '', body = ''] = answer.split('\r\n\r\n')
    expect(isOpen && open !== undefined ? [open] : status).toContain(Number(head.split(' ')[1]))
    const headers = head.toLowerCase()
    for (const [name, value] of Object.entries(SECURITY_HEADERS))
      expect(headers).toContain(`\r\n${name}: ${name === 'referrer-policy' ? '' : value.toLowerCase()}`)
    expect(headers).toContain('\r\ncache-control: ')
    expect(headers).not.toMatch(/\r\n(server|x-powered-by|access-control-allow-origin|x-evil):/)
    expect(body).not.toMatch(/evil|mallory/)
    if (open !== 200 && open !== 404) expect(demo.journal.entries).toEqual([])
    expect([...running.otherLines, ...running.lines].filter((line) => line.includes('internal'))).toEqual([])
  })

  it.each(['GET /readyz', 'HEAD /readyz', 'GET /healthz', 'GET /readyz?x=/api/config'])(
    'answers the probe %s of HTTP/1.0, which names no host',
    async (line) => {
      const answer = await send(Number(new URL(running.origin).port), `${line} HTTP/1.0\r\n\r\n`)
      expect(answer).toMatch(/^HTTP\/1\.1 200 /)
    },
  )

  it('says in both languages what helps against too many cookies', async () => {
    const bytes = get('/', `Cookie: ${'a=b; '.repeat(8000)}\r\n`)
    const answer = Buffer.from(await send(Number(new URL(running.origin).port), bytes), 'latin1').toString()
    expect(answer).toMatch(/^HTTP\/1\.1 431 .*\r\ncontent-type: text\/plain; charset=utf-8\r\n/s)
    expect(answer).toContain('exceed 32 kB. Delete the cookies of this site')
    expect(answer).toContain('请在浏览器中删除此网站的 Cookie')
    const body = answer.split('\r\n\r\n')[1] ?? ''
    expect(answer).toContain(`\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`)
  })

  it('still answers afterwards, and keeps connections longer than any poll interval', async () => {
    const got = await ask(running.origin, '/healthz', { connection: 'keep-alive' })
    expect([got.text, got.headers['keep-alive']]).toEqual(['ok', 'timeout=75'])
  })
})

it('five hundred unfinished requests delay neither other viewers nor the shutdown', async () => {
  const running = await startServer({ endpoint, projectId: demo.projectId })
  const sockets = await Promise.all(
    Array.from({ length: 500 }, async () => {
      const socket = connect(Number(new URL(running.origin).port), '127.0.0.1')
      socket.on('error', () => undefined)
      await once(socket, 'connect')
      return socket
    }),
  )
  for (const socket of sockets) socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nA: ')
  expect((await ask(running.origin, RUN)).status).toBe(200)
  await running.stop()
  for (const socket of sockets) socket.destroy()
})
