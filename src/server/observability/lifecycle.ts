import { type Server } from 'node:http'
import { type Socket } from 'node:net'

export interface Lifecycle {
  isDraining: () => boolean
  /** The first call begins to end the server; `done` is called once, when the last answer is out or `graceMs` are over. */
  stop: () => void
}

export interface LifecycleOptions {
  server: Server
  graceMs: number
  done: () => void
}

/** A connection that has just had its last answer is idle, but Node looks for those only when it is told to. */
const SWEEP_MS = 100

/** Takes no new connection, tells kept ones to go with their next answer, and lets what is under way be answered. */
export function createLifecycle({ server, graceMs, done }: LifecycleOptions): Lifecycle {
  let isDraining = false
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })

  /** Browsers also open connections that they may need later; to Node those are not idle but awaited. */
  function sweep(): void {
    server.closeIdleConnections()
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
  }

  return {
    isDraining: () => isDraining,
    stop: () => {
      if (isDraining) return
      isDraining = true
      const sweeping = setInterval(sweep, SWEEP_MS)
      const limit = setTimeout(() => server.closeAllConnections(), graceMs)
      server.close(() => {
        clearInterval(sweeping)
        clearTimeout(limit)
        done()
      })
      sweep()
    },
  }
}
