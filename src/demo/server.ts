import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DemoExample } from '../contract/config'
import { findText, isJob, isWorkspace, listExamples } from './catalogue'
import type { Fault } from './fault'
import { FAULTS } from './faults'
import { Journal, type JournalEntry } from './journal'
import {
  INSTANCE_MISSING,
  JOB_MISSING,
  type Reply,
  WORKSPACE_MISSING,
  dlf,
  gateway,
  ok,
  requestIdOf,
} from './reply'
import { type InstancePath, readPath } from './route'
import { PROJECT_ID } from './wire'

export interface DemoOptions {
  /** The only thing that answers depend on. */
  clock: () => number
  token?: string
  projectId?: string
}

export interface Demo {
  readonly journal: Journal
  readonly projectId: string
  readonly token: string
  examples(): DemoExample[]
  /** On 127.0.0.1 only; 0 takes any free port. Resolves with the port. */
  start(port?: number): Promise<number>
  /** Closes every connection, also those whose answer never ends. */
  stop(): Promise<void>
}

const FAULT_BY_JOB: ReadonlyMap<string, Fault> = new Map(FAULTS.map((fault) => [fault.job, fault]))

export function createDemo(options: DemoOptions): Demo {
  const { clock, token = 'demo-token', projectId = PROJECT_ID } = options
  const journal = new Journal()
  const calls = new Map<string, number>()
  const server = createServer(handle)

  function handle(req: IncomingMessage, res: ServerResponse): void {
    const nowMs = clock()
    const { method = '', url = '' } = req
    const requestId = requestIdOf(nowMs, url)
    const path = method === 'GET' ? readPath(url) : null
    const workspace = header(req, 'workspace')
    const place = { job: path?.job ?? null, id: path?.id ?? null, workspace }
    const entry: JournalEntry = { atMs: nowMs, method, path: url, ...place, outcome: '', end: 'open' }
    res.once('close', () => {
      entry.end = res.writableFinished ? 'sent' : 'broken'
      journal.changed(entry)
    })
    // Else the header would come from another clock than the answer.
    res.setHeader('date', new Date(nowMs).toUTCString())
    res.setHeader('x-request-id', requestId)
    const given = header(req, 'x-auth-token')
    const refused = refuse(path, given, workspace, requestId)
    const fault = path && !refused ? FAULT_BY_JOB.get(path.job) : undefined
    const reply = refused ?? (path && (fault ? fail(fault, path) : read(path, workspace, nowMs)))
    entry.outcome = reply ? [reply.status, reply.code].filter(Boolean).join(' ') : (fault?.job ?? '')
    journal.add(entry)
    if (reply) send(res, reply)

    function fail(fault: Fault, { job, id }: InstancePath): Reply | null {
      const key = JSON.stringify([job, id])
      const call = (calls.get(key) ?? 0) + 1
      calls.set(key, call)
      return fault.answer({ job, id, nowMs, requestId, token: given, call }, res)
    }
  }

  /** In the order of the real thing: the gateway knows the path, then the caller, then DGC the workspace. */
  function refuse(
    path: InstancePath | null,
    given: string,
    workspace: string,
    requestId: string,
  ): Reply | null {
    if (!path) return gateway(404, 'APIGW.0101', 'The API does not exist.', requestId)
    if (given !== token)
      return gateway(401, 'APIGW.0301', 'Incorrect IAM authentication information.', requestId)
    if (path.projectId !== projectId) {
      return gateway(403, 'APIGW.0310', 'The project cannot be used by this token.', requestId)
    }
    return isWorkspace(workspace) ? null : WORKSPACE_MISSING
  }

  return {
    journal,
    projectId,
    token,
    examples: () => listExamples(clock()),
    start: (port = 0) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, '127.0.0.1', () => {
          server.off('error', reject)
          resolve((server.address() as AddressInfo).port)
        })
      }),
    stop: () =>
      new Promise((resolve) => {
        journal.stop()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function read({ job, id }: InstancePath, workspace: string, nowMs: number): Reply {
  if (!isJob(job)) return JOB_MISSING
  if (!/^\d{1,19}$/.test(id)) return dlf('DLF.3051', 'The request parameter is invalid.')
  const text = findText({ job, id, workspace }, nowMs)
  return text === null ? INSTANCE_MISSING : ok(text)
}

function send(res: ServerResponse, { status, headers, body }: Reply): void {
  res.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) })
  res.end(body)
}

function header(req: IncomingMessage, name: string): string {
  const value = req.headers[name]
  return typeof value === 'string' ? value : ''
}
