import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Config } from '../contract/config'
import { type Demo, createDemo } from '../demo/server'
import { createApp } from './app'
import { createDgc } from './dgc/client'
import type { LogPlace } from './dgc/to-instance'
import type { Page } from './page'

/** A Sunday at 13:00 in GMT+8. */
export const NOW_MS = Date.parse('2026-11-22T13:00:00+08:00')
/** Stands nowhere but in what is sent upstream; finding it anywhere else is a leak. */
export const SENTINEL = 'TOKEN-SENTINEL/9f8e7d+6c5b4a=='

export interface Running {
  demo: Demo
  origin: string
  /** What the operator was told. */
  lines: string[]
  stop: () => Promise<void>
}

interface Options {
  page?: Page | null
  workspace?: string
  endpoint?: string
  timeoutMs?: number
  maxAnswerBytes?: number
  logUrl?: (place: LogPlace) => string | null
}

/** The real server in front of the real demo, both on free ports. */
export async function startServer(options: Options = {}): Promise<Running> {
  const { page = null, workspace = '', timeoutMs = 5000, maxAnswerBytes = 8 * 1024 * 1024 } = options
  const clock = (): number => NOW_MS
  const demo = createDemo({ clock, token: SENTINEL })
  const endpoint = options.endpoint ?? `http://127.0.0.1:${await demo.start(0)}`
  const upstream = { endpoint, projectId: demo.projectId, token: SENTINEL }
  const dgc = createDgc({ ...upstream, timeoutMs, maxAnswerBytes, clock })
  const lines: string[] = []
  const log = (line: string): void => void lines.push(line)
  const { logUrl = () => null } = options
  const app = createApp({ config: CONFIG, page, dgc, workspace, clock, log, logUrl })
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const stop = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await demo.stop()
    await dgc.close()
  }
  return { demo, origin: `http://127.0.0.1:${port}`, lines, stop }
}

export const CONFIG: Config = {
  demo: true,
  region: null,
  workspace: null,
  zone: 'Asia/Shanghai',
  configured: { token: true, logLink: false },
  examples: [],
}

/** The published answer, character by character where it matters: two ids, two windows, one word too many. */
export const PUBLISHED = `{
    "jobName":"job_batch",
    "instanceId":34765,
    "status":"fail",
    "planTime":1551425326540,
    "startTime":1551425327000,
    "endTime":1551425387000,
    "executeTime":1,
    "instanceId":30654,
    "total":2,
    "nodes":[
        {
            "endTime":1551671590000,
            "inputRowCount":0,
            "instanceId":34765,
            "nodeName":"Dummy_8556",
            "planTime":1551671580000,
            "retryTimes":0,
            "startTime":1551671584000,
            "status":"success",
            "submitTime":1550910278706,
            "type":"Dummy"
        },
        {
            "endTime":1551671598000,
            "inputRowCount":0,
            "instanceId":34765,
            "logPath":"obs://dlf-log-b384b9e9ab9b4ee8994c8633aabc9505/job_batch/2019-03-04 11_53_00.000/error/error.job",
            "nodeName":"error",
            "planTime":1551671580000,
            "retryTimes":0,
            "startTime":1551671594000,
            "status":"success",
            "submitTime":1550910278706,
            "type":"DWS SQL"
        }
    ]
}`
