import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES, createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { type Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { isProbePath } from '../../contract/routes'
import { signIn as en } from '../../i18n/en/sign-in'
import { signIn as zh } from '../../i18n/zh-CN/sign-in'
import { SECURITY_HEADERS } from './security-headers'

type Fetch = Parameters<typeof getRequestListener>[0]

/** Longer than any poll interval and than a proxy in front keeps a connection, or connections would close under them. */
const KEEP_ALIVE_MS = 75_000
const HEADERS_MS = KEEP_ALIVE_MS + 5000
/** Twice Node's own: on the name of a company, cookies of many others come along. */
const MAX_HEADER_KB = 32
/** Thousands of browsers reconnect at once after a restart; with Node's 511 they would wait for seconds. The system may cap it. */
const BACKLOG = 4096

/** Serves the app. What is no valid request is answered here, with the same basic headers. */
export function createHttpServer(fetch: Fetch): Server {
  const respond = getRequestListener(fetch, {
    // For a probe that names none.
    hostname: 'localhost',
    errorHandler: () => new Response(null, { status: 400, headers: BARE_HEADERS }),
  })
  // Node's own answer to a missing host has no headers.
  const server = createServer(
    { requireHostHeader: false, maxHeaderSize: MAX_HEADER_KB * 1024 },
    (incoming, outgoing) => {
      if (namesOneHost(incoming) || isPlainProbe(incoming)) void respond(incoming, outgoing)
      else refuse(outgoing, 400)
    },
  )
  server.keepAliveTimeout = KEEP_ALIVE_MS
  server.headersTimeout = HEADERS_MS
  server.on('clientError', refuseMalformed)
  server.on('checkExpectation', (_, outgoing: ServerResponse) => refuse(outgoing, 417))
  server.on('connect', (_, socket: Duplex) => {
    socket.once('error', () => socket.destroy()).once('finish', () => socket.destroy())
    socket.end(formatBareAnswer(405))
  })
  return server
}

/** The port a server is bound to, and its address as a browser would write it. */
export interface Bound {
  port: number
  origin: string
}

/** Rejects with the reason, in words that continue the name of the port. */
export function listen(server: Server, port: number, host: string): Promise<Bound> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${error.code ?? error.name})`
      reject(new Error(why))
    })
    server.listen({ port, host, backlog: BACKLOG }, () => {
      const { port: bound } = server.address() as AddressInfo
      resolve({ port: bound, origin: `http://${host.includes(':') ? `[${host}]` : host}:${bound}` })
    })
  })
}

/** A name or an address, and a port. */
const HOST = /^(?:[\w.-]{1,253}|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/i

/** Of two hosts, a proxy in front may have checked the other one; and readers disagree about a malformed host. */
function namesOneHost({ headersDistinct: { host: hosts = [] } }: IncomingMessage): boolean {
  const [host = '', ...others] = hosts
  return others.length === 0 && HOST.test(host) && URL.canParse(`http://${host}`)
}

/** HTTP/1.0 knows no host, and load balancers still speak it to ask whether a server is up. */
const isPlainProbe = ({ httpVersion, headers, url }: IncomingMessage): boolean =>
  httpVersion === '1.0' && headers.host === undefined && isProbePath((url ?? '').replace(/\?.*$/s, ''))

const BARE_HEADERS = {
  ...SECURITY_HEADERS,
  'cache-control': 'no-store',
  connection: 'close',
  'content-length': '0',
}

const refuse = (outgoing: ServerResponse, status: number): void =>
  void outgoing.writeHead(status, BARE_HEADERS).end()

const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

function refuseMalformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy()
  else socket.end(formatBareAnswer(STATUS_BY_CODE[error.code ?? ''] ?? 400))
}

/** Before the headers are read, no language is known. */
const TOO_LARGE = [en, zh].map((words) => `${words.tooLarge(MAX_HEADER_KB)}\n`).join('')

function formatBareAnswer(status: number): string {
  const body = status === 431 ? TOO_LARGE : ''
  const headers: Record<string, string> = {
    ...BARE_HEADERS,
    'content-length': String(Buffer.byteLength(body)),
  }
  if (status === 405) headers.allow = 'GET, HEAD'
  if (body !== '') headers['content-type'] = 'text/plain; charset=utf-8'
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${body}`
}
