import { type Server } from 'node:http'
import { type AddressInfo } from 'node:net'

/** Where a server is bound: its port, and its address as a browser would write it. */
export interface Bound {
  port: number
  origin: string
}

/** Thousands of browsers come back at once after a restart; Node's own 511 would make them wait for seconds. The system may cap it. */
const BACKLOG = 4096

/** Rejects with the reason, in words that go on from the name of the port. */
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
