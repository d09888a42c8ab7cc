import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES, createServer } from 'node:http'
import { type Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { type AnswerHit } from './hits'
import { errorReply } from './reply'
import { SECURITY_HEADERS } from './security-headers'

type Fetch = Parameters<typeof getRequestListener>[0]

export interface ServerOptions {
  /** Asked first; see there. */
  answerHit?: AnswerHit
}

/** Longer than any poll, or a kept connection would be closed under it; and than what a proxy in front keeps. */
const KEEP_ALIVE_MS = 75_000
const HEADERS_MS = KEEP_ALIVE_MS + 5000

/** The app behind a port. What never becomes a request is answered too, with the headers that every answer has. */
export function createHttpServer(fetch: Fetch, { answerHit }: ServerOptions = {}): Server {
  const answer = getRequestListener(fetch, { errorHandler: () => refusal(400) })
  const isHit = (incoming: IncomingMessage, outgoing: ServerResponse): boolean => {
    try {
      return answerHit?.(incoming, outgoing) === true
    } catch {
      // The long way tells of a defect and goes on, while this one would end the process.
      return outgoing.headersSent
    }
  }
  // A request without a host is refused here, not by Node in a bare answer.
  const server = createServer({ requireHostHeader: false }, (incoming, outgoing) => {
    if (!namesOneHost(incoming)) refuse(outgoing, 400)
    else if (!isHit(incoming, outgoing)) void answer(incoming, outgoing)
  })
  server.keepAliveTimeout = KEEP_ALIVE_MS
  server.headersTimeout = HEADERS_MS
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => answerBroken(error, socket))
  server.on('checkExpectation', (_, outgoing: ServerResponse) => refuse(outgoing, 417))
  server.on('connect', (_, socket: Duplex) => {
    socket.once('error', () => socket.destroy()).once('finish', () => socket.destroy())
    socket.end(bareAnswer(405))
  })
  return server
}

/** A name or an address, and a port. */
const HOST = /^(?:[\w.-]{1,253}|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/i

/** Of two, a proxy in front may have looked at the other one; and what is no host, each reader takes for another. */
function namesOneHost({ rawHeaders, headers: { host = '' } }: IncomingMessage): boolean {
  const isHost = (text: string, at: number): boolean =>
    at % 2 === 0 && text.length === 4 && text.toLowerCase() === 'host'
  const count = rawHeaders.filter(isHost).length
  return count === 1 && HOST.test(host) && URL.canParse(`http://${host}`)
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
  socket.end(bareAnswer(STATUS_OF[error.code ?? ''] ?? 400))
}

const BARE = { ...SECURITY_HEADERS, 'cache-control': 'no-store', connection: 'close', 'content-length': '0' }

const refuse = (outgoing: ServerResponse, status: number): void => void outgoing.writeHead(status, BARE).end()

function bareAnswer(status: number): string {
  const headers = status === 405 ? { ...BARE, allow: 'GET, HEAD' } : BARE
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n`
}
