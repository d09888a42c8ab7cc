import { type Server } from 'node:http'
import { type Socket } from 'node:net'

export interface GracefulShutdown {
  isDraining: () => boolean
  /** Resolves when the last answer is out, or after `graceMs` at the latest. To be called once. */
  stop: (graceMs: number) => Promise<void>
}

/** Node finds a connection that became idle only when it is asked to look. */
const SWEEP_MS = 100

/** Takes no new connections, closes kept ones after their next answer, and lets requests under way finish. */
export function createGracefulShutdown(server: Server): GracefulShutdown {
  let isDraining = false
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })

  /** Browsers also open connections that they may need later; to Node those are not idle. */
  function closeIdle(): void {
    server.closeIdleConnections()
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
  }

  return {
    isDraining: () => isDraining,
    stop: (graceMs) =>
      new Promise((resolve) => {
        isDraining = true
        const sweep = setInterval(closeIdle, SWEEP_MS)
        const limit = setTimeout(() => server.closeAllConnections(), graceMs)
        server.close(() => {
          clearInterval(sweep)
          clearTimeout(limit)
          resolve()
        })
        closeIdle()
      }),
  }
}
