import { join } from 'node:path'
import * as v from 'valibot'
import { type DemoControl, DemoReady, JournalPage } from '../../../src/contract/demo'
import { paths } from '../../../src/contract/routes'
import { DIST } from '../../support/server'
import { LOAD_CORE, startOn } from './processes'
import { MINUTE_MS } from '../../../src/lib/time/units'

export interface Demo {
  /** What the server needs to reach it. */
  env: Record<string, string>
  control: (asked: DemoControl) => Promise<void>
  /** When each call came that came since, epoch ms; of one run, if one is named. */
  calls: (sinceMs: number, run?: { job: string; id: string }) => Promise<number[]>
  /** Asks it itself: it writes large answers once and keeps them. */
  warm: (job: string, id: string) => Promise<void>
  /** Runs of the nightly pipeline that are over, each with an address of its own. */
  runs: (count: number) => string[]
  stop: () => Promise<number>
}

const CYCLE_MS = 13 * MINUTE_MS
const FIRST_CYCLE_ID = 8_830_000_000

/** The stand-in DGC as a process of its own, on the core that is not measured. */
export async function startDemo(): Promise<Demo> {
  const program = [process.execPath, join(DIST, 'server', 'demo.js')] as const
  const { child, stop } = startOn(LOAD_CORE, program, { ipc: true })
  const ready = await new Promise<DemoReady>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The demo DGC did not start.')))
    child.on('message', (message) => resolve(v.parse(DemoReady, message)))
  })
  const { projectId, token, port } = ready
  const endpoint = `http://127.0.0.1:${port}`
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(`${endpoint}${path}`, { ...init, headers: { 'x-auth-token': token } })
    if (!response.ok) throw new Error(`The demo DGC answers ${path} with ${response.status}.`)
    return response
  }
  return {
    env: { DGC_ENDPOINT: endpoint, HUAWEICLOUD_SDK_PROJECT_ID: projectId, DGC_AUTH_TOKEN: token },
    control: async (asked) => {
      await ask('/_demo/control', { method: 'POST', body: JSON.stringify(asked) })
    },
    calls: async (sinceMs, run) => {
      const page = v.parse(JournalPage, await (await ask('/_demo/journal')).json())
      return page.entries
        .filter(({ job, id }) => run === undefined || (job === run.job && id === run.id))
        .map(({ atMs }) => atMs)
        .filter((atMs) => atMs >= sinceMs)
    },
    warm: async (job, id) => {
      const path = `/v1/${projectId}/jobs/${job}/instances/${id}`
      await (await ask(path)).arrayBuffer()
    },
    runs: (count) =>
      Array.from({ length: count }, (_, i) => {
        const id = String(FIRST_CYCLE_ID + Math.floor(Date.now() / CYCLE_MS) - 2 - i)
        return paths.apiRun({ job: 'dwd_orders_daily', id, workspace: '' })
      }),
    stop,
  }
}

/** The largest number of calls in so many milliseconds, wherever they begin. */
export function mostWithin(windowMs: number, atMs: readonly number[]): number {
  const sorted = atMs.toSorted((a, b) => a - b)
  let [from, most] = [0, 0]
  sorted.forEach((ms, i) => {
    while ((sorted[from] ?? ms) <= ms - windowMs) from++
    most = Math.max(most, i - from + 1)
  })
  return most
}
