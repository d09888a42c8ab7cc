import { afterEach, beforeEach } from 'vitest'
import { type Demo, createDemo } from '../demo/http/server'
import { type Got, type Running, SENTINEL, type ServerOptions, get, startServer } from './server'
import { type ManualTime, createManualTime } from './store'

export interface DemoServer {
  readonly time: ManualTime
  readonly demo: Demo
  /** Of the demo. */
  readonly endpoint: string
  readonly running: Running
  ask: (path: string, headers?: Record<string, string>, method?: string) => Promise<Got>
}

type Stage = Omit<DemoServer, 'running' | 'ask'>

/** Gives each test of the file, or of the `describe`, a new demo and the real server in front of it, both by one clock. */
export function setUpDemoServer(options: (stage: Stage) => Partial<ServerOptions> = () => ({})): DemoServer {
  const server = {
    ask: (path, headers, method) => get(server.running.origin, path, headers, method),
  } as { -readonly [K in keyof DemoServer]: DemoServer[K] }
  beforeEach(async () => {
    const time = createManualTime()
    const demo = createDemo({ clock: time.clock.nowMs, token: SENTINEL })
    const endpoint = `http://127.0.0.1:${await demo.start()}`
    const stage = { time, demo, endpoint }
    const running = await startServer({
      endpoint,
      projectId: demo.projectId,
      clock: time.clock,
      ...options(stage),
    })
    Object.assign(server, stage, { running })
  })
  afterEach(async () => {
    await server.running.stop()
    await server.demo.stop()
  })
  return server
}
