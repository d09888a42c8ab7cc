import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type DemoProcess, startDemo } from '../support/demo'
import { freePort } from '../support/port'
import { DIST, type ServerProcess, startServer } from '../support/server'
import { fastClockOption, type FastTime } from './fast-clock'

const MARK = 'soak-'

/** The real server in front of the real demo, each a process of its own, both in the fast time. */
export interface Product {
  origin: string
  demo: DemoProcess
  /** Ends the server, and starts it again at the same port; `newBuild` as one with another page. */
  restart: (newBuild: boolean) => Promise<void>
  stop: () => Promise<void>
}

export async function startProduct(time: FastTime): Promise<Product> {
  const port = await freePort()
  const fast = { NODE_OPTIONS: fastClockOption(time) }
  // Within the build: what it imports is found from there.
  const folder = await mkdtemp(join(DIST, MARK))
  const demo = await startDemo(fast)
  const env = {
    ...demo.env,
    ...fast,
    PORT: String(port),
    LOG_FORMAT: 'text',
    LOG_LEVEL: 'error',
    DGC_TIMEOUT_MS: '120000',
  }
  let builds = 0
  let dist = DIST
  let server: ServerProcess | null = await startServer(env, dist)
  return {
    origin: server.origin,
    demo,
    restart: async (newBuild) => {
      await server?.stop()
      server = null
      if (newBuild) {
        builds += 1
        dist = await buildNumber(builds, folder)
      }
      server = await startServer(env, dist)
    },
    stop: async () => {
      await Promise.all([server?.stop(), demo.stop()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The same build with a comment in its page, so that server and open pages take it for another one. */
async function buildNumber(number: number, folder: string): Promise<string> {
  const copy = join(folder, String(number))
  for (const part of ['server', 'client']) {
    await cp(join(DIST, part), join(copy, part), {
      recursive: true,
      filter: (source) => !basename(source).startsWith(MARK),
    })
  }
  await appendFile(join(copy, 'client', 'index.html'), `<!-- ${number} -->\n`)
  return copy
}
