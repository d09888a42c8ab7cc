import { type IncomingHttpHeaders, type Server, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import * as v from 'valibot'
import type { Config } from '../contract/config'
import { ErrorBody, type ErrorDetail } from '../contract/errors'
import type { Instance } from '../contract/instance'
import { unpackInstance } from '../contract/transfer'
import { createApp } from './app'
import { type Dgc, createDgc } from './dgc/client'
import { createCredential } from './dgc/credential'
import { UpstreamError } from './dgc/faults'
import type { LogPlace } from './dgc/to-instance'
import { createLog } from './ops/log'
import type { Page } from './page'

/** A Sunday at 13:00 in GMT+8. */
export const NOW_MS = Date.parse('2026-11-22T13:00:00+08:00')
/** Stands nowhere but in what is sent upstream; finding it anywhere else is a leak. */
export const SENTINEL = 'TOKEN-SENTINEL/9f8e7d+6c5b4a=='

export interface Running {
  origin: string
  /** What the operator was warned of. */
  lines: string[]
  /** What he could have read beside that. */
  told: string[]
  stop: () => Promise<void>
}

interface Options {
  endpoint: string
  projectId?: string
  page?: Page | null
  workspace?: string
  timeoutMs?: number
  maxAnswerBytes?: number
  clock?: () => number
  logUrl?: (place: LogPlace) => string | null
}

/** The real server on a free port, in front of whatever listens at the endpoint. */
export async function startServer(options: Options): Promise<Running> {
  const { endpoint, projectId = 'b384', page = null, workspace = '' } = options
  const {
    timeoutMs = 5000,
    maxAnswerBytes = 8 * 1024 * 1024,
    clock = () => NOW_MS,
    logUrl = () => null,
  } = options
  const credential = createCredential({ kind: 'token', token: SENTINEL })
  const dgc = createDgc({ endpoint, projectId, credential, timeoutMs, maxAnswerBytes, clock })
  const lines: string[] = []
  const told: string[] = []
  const log = createLog({
    level: 'debug',
    format: 'text',
    nowMs: clock,
    out: { write: (line) => told.push(line.trimEnd()) },
    err: { write: (line) => lines.push(line.trimEnd()) },
  })
  const app = createApp({ config: CONFIG, page, dgc, workspace, clock, log, logUrl })
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  const port = await listen(server)
  const stop = async (): Promise<void> => {
    await close(server)
    await dgc.destroy()
  }
  return { origin: `http://127.0.0.1:${port}`, lines, told, stop }
}

export function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

/** The detail of the one error that a reader may throw, or the text that it gave. */
export async function outcome(
  dgc: Pick<Dgc, 'readInstance'>,
  job: string,
  id = '34765',
  workspace = '',
): Promise<ErrorDetail | string> {
  try {
    return await dgc.readInstance({ job, id, workspace })
  } catch (error) {
    if (error instanceof UpstreamError) return error.detail
    throw error
  }
}

export interface Got {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  text: string
}

/** Sends a path as it is spelt: `fetch` would resolve its dots. */
export function get(
  origin: string,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Got> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece)).once('error', reject)
      response.once('end', () => {
        const body = Buffer.concat(pieces)
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body, text: body.toString() })
      })
    })
      .once('error', reject)
      .end()
  })
}

export const instanceOf = ({ text }: Got): Instance => unpackInstance(JSON.parse(text))

export const errorOf = ({ text }: Got): ErrorDetail => v.parse(ErrorBody, JSON.parse(text)).error

export const CONFIG: Config = {
  demo: true,
  region: null,
  workspace: null,
  zone: 'Asia/Shanghai',
  configured: { logLink: false },
  viewer: { user: null, canSignOut: false },
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
