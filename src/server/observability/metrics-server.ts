import { type Server, createServer } from 'node:http'
import { isLoopback } from '../settings/loopback'
import { type Metrics } from './metrics'

/**
 * Serves the metrics at `/metrics` on a port of their own, so that a firewall can tell viewers from the collector. Bound to a
 * loopback address it answers only to loopback names: another site can make its own name point here.
 */
export function createMetricsServer(metrics: Pick<Metrics, 'text' | 'contentType'>, host: string): Server {
  return createServer((request, response) => {
    const { method = '', url = '', headers } = request
    const target = `http://${headers.host ?? ''}`
    const isKnownHost = !isLoopback(host) || (URL.canParse(target) && isLoopback(new URL(target).hostname))
    response.setHeader('x-content-type-options', 'nosniff').setHeader('cache-control', 'no-store')
    const refuse = (status: number): void => void response.writeHead(status, { connection: 'close' }).end()
    if (!isKnownHost) refuse(421)
    else if (method !== 'GET' && method !== 'HEAD') refuse(405)
    else if (url.split('?')[0] !== '/metrics') refuse(404)
    else
      metrics.text().then(
        (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
        () => refuse(500),
      )
  })
}
