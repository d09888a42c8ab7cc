import { createServer, request } from 'node:http'
import { type AddressInfo } from 'node:net'

/** A proxy in front of the demo's OBS that delays each request. */
export interface SlowObs {
  origin: string
  /** Bytes of bodies since the last call, without those of streams, which ask for pieces of a MiB or more. */
  takeBytes: () => number
  stop: () => void
}

const STREAM_BYTES = 1024 * 1024

/** Passes each request on after `delayMs`. The signature of OBS does not cover the host. */
export async function startSlowObs(target: string, delayMs: number): Promise<SlowObs> {
  let bytes = 0
  const server = createServer((req, res) => {
    const [, from, last] = /bytes=(\d+)-(\d+)/.exec(req.headers.range ?? '') ?? []
    const isStream = last !== undefined && Number(last) - Number(from) >= STREAM_BYTES - 1
    setTimeout(() => {
      const upstream = request(`${target}${req.url ?? ''}`, { headers: req.headers }, (got) => {
        res.writeHead(got.statusCode ?? 502, got.headers)
        if (!isStream) got.on('data', (piece: Buffer) => (bytes += piece.length))
        got.pipe(res)
      })
      res.once('close', () => upstream.destroy())
      upstream.once('error', () => res.destroy()).end()
    }, delayMs)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    takeBytes: () => {
      const taken = bytes
      bytes = 0
      return taken
    },
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
