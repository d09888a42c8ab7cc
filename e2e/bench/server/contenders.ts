import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../support/port'
import { DIST } from '../../support/server'
import { get } from '../product'
import { Connection } from './connection'
import { type Exchange } from './bare'
import { type Pinned, SERVER_CORE, ownProgram, startOn } from './processes'

export interface Server extends Pinned {
  port: number
  startedMs: number
}

const START_MS = 15_000

/** Waits until the server answers `path` with 200. */
async function whenAnswering(pinned: Pinned, port: number, path: string, fromMs: number): Promise<Server> {
  for (;;) {
    const connection = await Connection.open(port).catch(() => null)
    const answer = await connection?.ask(path).catch(() => null)
    connection?.close()
    const startedMs = performance.now() - fromMs
    if (answer?.status === 200) return { ...pinned, port, startedMs }
    if (pinned.child.exitCode !== null || startedMs > START_MS)
      throw new Error(`A server did not start: ${pinned.child.spawnargs.slice(3).join(' ')}`)
    await sleep(5)
  }
}

/** The built product with its usual limits, but for those per viewer: all requests of the bench come from one address. */
export async function startNodeline(path: string, env: Readonly<Record<string, string>>): Promise<Server> {
  const [port, fromMs] = [await freePort(), performance.now()]
  const pinned = startOn(SERVER_CORE, [process.execPath, join(DIST, 'server', 'main.js')], {
    env: {
      PORT: String(port),
      LOG_LEVEL: 'warn',
      VIEWER_NEW_RUNS_PER_MINUTE: '100000',
      ...env,
    },
  })
  return whenAnswering(pinned, port, path, fromMs)
}

/** A bare Node server that sends the same bytes and headers and does nothing else: the floor. */
export async function startBare(path: string, exchanges: readonly Exchange[]): Promise<Server> {
  const fromMs = performance.now()
  const pinned = startOn(SERVER_CORE, ownProgram('bare.ts'), { ipc: true })
  const port = await new Promise<number>((resolve, reject) => {
    pinned.child.once('exit', () => reject(new Error('The bare server did not start.')))
    pinned.child.once('message', (message) => resolve(message as number))
    pinned.child.send(exchanges)
  })
  return whenAnswering(pinned, port, path, fromMs)
}

/** Request headers of a browser. */
export const BROWSER = { 'accept-encoding': 'gzip, deflate, br' }

/** Nodeline's own responses, plain and compressed, for the bare server to send. */
export async function recordExchanges(port: number, path: string): Promise<Exchange[]> {
  const url = `http://127.0.0.1:${port}${path}`
  const exchanges: Exchange[] = []
  for (const asked of [{}, BROWSER]) {
    const { headers, body } = await get(url, asked)
    const { date: _, connection: __, 'keep-alive': ___, ...own } = headers
    exchanges.push({ headers: own as Record<string, string>, body: body.toString('base64') })
  }
  return exchanges
}
