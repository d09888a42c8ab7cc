import { type Server, STATUS_CODES, createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import type { AnswerHit } from './hits'
import { errorReply } from './reply'
import { SECURITY_HEADERS } from './security-headers'

type Fetch = Parameters<typeof getRequestListener>[0]

export interface ServerOptions {
  hostname?: string
  /** Asked first; see there. */
  answerHit?: AnswerHit
}

/** Longer than any poll, or a kept connection would be closed under it; and than what a proxy in front keeps. */
const KEEP_ALIVE_MS = 75_000
const HEADERS_MS = KEEP_ALIVE_MS + 5000

/** The app behind a port. What never becomes a request is answered too, with the headers that every answer has. */
export function createHttpServer(fetch: Fetch, { hostname, answerHit }: ServerOptions = {}): Server {
  const answer = getRequestListener(fetch, {
    ...(hostname === undefined ? {} : { hostname }),
    errorHandler: () => refusal(400),
  })
  // A request without a host is refused below, not by Node in a bare answer.
  const server = createServer({ requireHostHeader: false }, (incoming, outgoing) => {
    if (answerHit?.(incoming, outgoing) !== true) void answer(incoming, outgoing)
  })
  server.keepAliveTimeout = KEEP_ALIVE_MS
  server.headersTimeout = HEADERS_MS
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => answerBroken(error, socket))
  return server
}

const refusal = (status: number): Response =>
  errorReply({ code: 'bad_address' }, { ...SECURITY_HEADERS, connection: 'close' }, status)

const STATUS_OF: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/** Node's own words for what is no HTTP would be bare. */
function answerBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status = STATUS_OF[error.code ?? ''] ?? 400
  const headers = {
    ...SECURITY_HEADERS,
    'cache-control': 'no-store',
    connection: 'close',
    'content-length': '0',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n`)
}
