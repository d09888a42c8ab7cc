import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Running, get, startServer } from '../../testing/server'

let running: Running

beforeAll(async () => {
  running = await startServer({ endpoint: 'http://127.0.0.1:1' })
})
afterAll(() => running.stop())

/** What the server answers to these bytes before it closes the connection. */
function send(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(Number(new URL(running.origin).port), '127.0.0.1', () => socket.write(bytes))
    socket.setEncoding('utf8').on('data', (piece: string) => (text += piece))
    socket.once('error', reject).once('close', () => resolve(text))
  })
}

it.each([
  ['bytes that are not HTTP', 'hello\r\n\r\n', 400],
  ['an unknown method', 'SMUGGLE / HTTP/1.1\r\nhost: a\r\n\r\n', 400],
  ['a control character in a header', 'GET / HTTP/1.1\r\nhost: a\r\nx: a\u0000b\r\n\r\n', 400],
  ['two lengths', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\na', 400],
  [
    'a length beside chunks',
    'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\na',
    400,
  ],
  ['a huge cookie', `GET / HTTP/1.1\r\nhost: a\r\ncookie: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  ['a malformed host', 'GET / HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n', 400],
  ['a host with an impossible port', 'GET / HTTP/1.1\r\nhost: a:99999\r\nconnection: close\r\n\r\n', 400],
  ['a host with a user', 'GET / HTTP/1.1\r\nhost: a@b\r\nconnection: close\r\n\r\n', 400],
  ['two hosts', 'GET / HTTP/1.1\r\nhost: a\r\nHost: b\r\nconnection: close\r\n\r\n', 400],
  ['the same host twice', 'GET / HTTP/1.1\r\nhost: a\r\nhost: a\r\nconnection: close\r\n\r\n', 400],
  ['an empty host', 'GET / HTTP/1.1\r\nhost:\r\nconnection: close\r\n\r\n', 400],
  ['no host', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
  ['no host in HTTP/1.0', 'GET / HTTP/1.0\r\n\r\n', 400],
  [
    'a backslash in the path',
    'GET /\\evil.com HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n',
    400,
  ],
  ['an expectation', 'GET / HTTP/1.1\r\nhost: a\r\nexpect: more\r\nconnection: close\r\n\r\n', 417],
  ['a tunnel', 'CONNECT b:443 HTTP/1.1\r\nhost: b:443\r\n\r\n', 405],
])('%s is refused before it reaches the app', async (_, bytes, status) => {
  const answer = (await send(bytes)).toLowerCase()
  expect(answer).toMatch(new RegExp(`^http/1\\.1 ${status} `))
  for (const header of ['x-content-type-options: nosniff', 'cache-control: no-store', 'connection: close'])
    expect(answer).toContain(`\r\n${header}\r\n`)
  expect(answer).not.toContain('\r\nserver:')
  expect([...running.told, ...running.lines]).toEqual([])
})

it('a connection is kept longer than any poll interval', async () => {
  const got = await get(running.origin, '/healthz', { connection: 'keep-alive' })
  expect([got.text, got.headers['keep-alive']]).toEqual(['ok', 'timeout=75'])
})
