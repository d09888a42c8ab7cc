import { type Server, createServer } from 'node:http'
import { isLoopback } from '../settings/loopback'
import { type Metrics } from './metrics'

/**
 * A port of its own, so that a firewall can tell viewers from the collector. It answers one address. Bound to this machine it answers
 * to this machine's names only: a page elsewhere can make its own name point here.
 */
export function createMetricsServer(metrics: Pick<Metrics, 'text' | 'contentType'>, host: string): Server {
  return createServer((request, response) => {
    const { method = '', url = '', headers } = request
    const asked = `http://${headers.host ?? ''}`
    const isOurs = !isLoopback(host) || (URL.canParse(asked) && isLoopback(new URL(asked).hostname))
    const isRead = method === 'GET' || method === 'HEAD'
    const status = !isOurs ? 421 : !isRead ? 405 : url.split('?')[0] === '/metrics' ? 200 : 404
    response.setHeader('x-content-type-options', 'nosniff').setHeader('cache-control', 'no-store')
    if (status !== 200) {
      response.writeHead(status, { connection: 'close', ...(status === 405 && { allow: 'GET, HEAD' }) }).end()
      return
    }
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    )
  })
}
