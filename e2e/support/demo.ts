import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import * as v from 'valibot'
import {
  type DemoControl,
  DemoReady,
  type GivenCredentials,
  type JournalEntry,
  JournalPage,
} from '../../src/contract/demo'
import { DIST } from './server'

export interface DemoProcess {
  ready: DemoReady
  /** Settings with which a server reads this demo as if it were the real thing. */
  env: Readonly<Record<string, string>>
  /** The same with an access key, which its OBS takes as well: the server reads logs. It does not take a key when its clock is far off. */
  keyEnv: Readonly<Record<string, string>>
  /** Every request that it has received so far. */
  journal: () => Promise<JournalEntry[]>
  /** Switches faults of the whole service. */
  control: (faults: DemoControl) => Promise<void>
  stop: () => Promise<void>
}

/** The large running instances start again after 19 minutes, under the same id; around the middle some nodes have ended, some run, some wait. */
const LARGE_CYCLE_MS = 1_150_000
const LARGE_MIDDLE_MS = 500_000

/** How far the demo's clock has to be moved to stand there. */
export const computeMiddleSkewMs = (nowMs: number): number =>
  LARGE_MIDDLE_MS - LARGE_CYCLE_MS - (nowMs % LARGE_CYCLE_MS)

/** The demo DGC in a process of its own, for servers that share it. */
export async function startDemo(
  env: Readonly<Record<string, string>> = {},
  credentials: GivenCredentials = {},
): Promise<DemoProcess> {
  const args = ['--credentials', JSON.stringify(credentials)]
  const child = fork(join(DIST, 'server', 'demo.js'), args, {
    cwd: import.meta.dirname,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = once(child, 'close')
  const [message] = (await once(child, 'message')) as unknown[]
  const ready = v.parse(DemoReady, message)
  const endpoint = `http://127.0.0.1:${ready.port}`
  return {
    ready,
    env: {
      DGC_ENDPOINT: endpoint,
      HUAWEICLOUD_SDK_PROJECT_ID: ready.projectId,
      DGC_AUTH_TOKEN: ready.token,
    },
    keyEnv: {
      DGC_ENDPOINT: endpoint,
      HUAWEICLOUD_SDK_PROJECT_ID: ready.projectId,
      HUAWEICLOUD_SDK_AK: ready.ak,
      HUAWEICLOUD_SDK_SK: ready.sk,
      OBS_ENDPOINT: `${endpoint}${ready.obsPath}`,
      OBS_PATH_STYLE: '1',
      LOG_BUCKETS: ready.logBuckets.join(),
    },
    journal: async () => {
      const response = await fetch(`${endpoint}/_demo/journal?after=0`, {
        headers: { 'x-auth-token': ready.token },
      })
      return v.parse(JournalPage, await response.json()).entries
    },
    control: async (faults) => {
      const headers = { 'x-auth-token': ready.token, 'content-type': 'application/json' }
      const body = JSON.stringify(faults)
      const { ok } = await fetch(`${endpoint}/_demo/control`, { method: 'POST', headers, body })
      if (!ok) throw new Error('The demo did not take the switch.')
    },
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
