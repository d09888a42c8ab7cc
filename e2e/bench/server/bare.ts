import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'

/** A recorded response. */
export interface Exchange {
  headers: Record<string, string>
  /** Base64. */
  body: string
}

/** Receives the plain and the compressed response from its parent, sends back its port, and ends with its parent. */
function serve([plain, packed]: readonly Exchange[]): void {
  if (plain === undefined || packed === undefined) throw new Error('No responses were given.')
  const [one, other] = [plain, packed].map(({ headers, body }) => {
    const { 'content-length': _, 'content-encoding': __, 'content-type': ___, ...still } = headers
    return { headers, still, etag: headers['etag'], bytes: Buffer.from(body, 'base64') }
  })
  const server = createServer((req, res) => {
    const answer = req.headers['accept-encoding']?.includes('br') === true ? other : one
    if (answer === undefined) return
    if (req.headers['if-none-match'] === answer.etag) res.writeHead(304, answer.still).end()
    else res.writeHead(200, answer.headers).end(answer.bytes)
  })
  server.keepAliveTimeout = 75_000
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
}

process.once('message', (message) => serve(message as Exchange[]))
process.once('disconnect', () => process.exit(0))
