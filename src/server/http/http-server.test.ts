import { connect } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createHttpServer } from './http-server'
import { SECURITY_HEADERS } from './security-headers'
import { close, get, listen } from '../../testing/server'

let server: ReturnType<typeof createHttpServer>
let port: number
let asked: number
let hit: () => boolean

beforeEach(async () => {
  asked = 0
  hit = () => false
  const fetch = () => {
    asked++
    return new Response('fine')
  }
  server = createHttpServer(fetch, { answerHit: () => hit() })
  port = await listen(server)
})
afterEach(() => close(server))

/** What comes back for these bytes, until the other side hangs up. */
function say(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.setEncoding('utf8').on('data', (text: string) => (said += text))
    socket.once('error', reject).once('close', () => resolve(said))
  })
}

const headersOf = (said: string): Record<string, string> =>
  Object.fromEntries(
    said
      .split('\r\n\r\n')[0]
      ?.split('\r\n')
      .slice(1)
      .map((line) => {
        const [name = '', ...value] = line.split(': ')
        return [name.toLowerCase(), value.join(': ')]
      }) ?? [],
  )

it.each([
  ['no HTTP at all', 'hello\r\n\r\n', 400],
  ['a method that there is not', 'SMUGGLE / HTTP/1.1\r\nhost: a\r\n\r\n', 400],
  ['a header with a control in it', 'GET / HTTP/1.1\r\nhost: a\r\nx: a\u0000b\r\n\r\n', 400],
  ['two lengths', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\na', 400],
  [
    'a length beside chunks',
    'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\na',
    400,
  ],
  ['a huge cookie', `GET / HTTP/1.1\r\nhost: a\r\ncookie: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  ['a host that is none', 'GET / HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n', 400],
  [
    'a host with a port that there is not',
    'GET / HTTP/1.1\r\nhost: a:99999\r\nconnection: close\r\n\r\n',
    400,
  ],
  ['a host with a user', 'GET / HTTP/1.1\r\nhost: a@b\r\nconnection: close\r\n\r\n', 400],
  ['two hosts', 'GET / HTTP/1.1\r\nhost: a\r\nHost: b\r\nconnection: close\r\n\r\n', 400],
  ['the same host twice', 'GET / HTTP/1.1\r\nhost: a\r\nhost: a\r\nconnection: close\r\n\r\n', 400],
  ['an empty host', 'GET / HTTP/1.1\r\nhost:\r\nconnection: close\r\n\r\n', 400],
  ['no host', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
  ['no host, of old', 'GET / HTTP/1.0\r\n\r\n', 400],
  ['an expectation', 'GET / HTTP/1.1\r\nhost: a\r\nexpect: more\r\nconnection: close\r\n\r\n', 417],
  ['a tunnel', 'CONNECT b:443 HTTP/1.1\r\nhost: b:443\r\n\r\n', 405],
])('%s is refused with all headers, and reaches nobody', async (_, bytes, status) => {
  const said = await say(bytes)
  expect(said).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect(headersOf(said)).toMatchObject({ ...SECURITY_HEADERS, connection: 'close' })
  expect(headersOf(said)).not.toHaveProperty('server')
  expect(asked).toBe(0)
})

it('answers by the long way what the short one cannot cope with', async () => {
  hit = () => {
    throw new Error('a defect')
  }
  expect((await get(`http://127.0.0.1:${port}`, '/')).text).toBe('fine')
})

it('keeps a connection longer than any poll', async () => {
  const got = await get(`http://127.0.0.1:${port}`, '/', { connection: 'keep-alive' })
  expect([got.text, got.headers['keep-alive']]).toEqual(['fine', 'timeout=75'])
  expect(server.headersTimeout).toBeGreaterThan(server.keepAliveTimeout)
})
