import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { type DemoExample } from '../../contract/config'
import { DEMO_CREDENTIALS, type DemoControl, type DemoReady } from '../../contract/demo'
import { findText, isJob, isWorkspace, listExamples } from '../scenarios/catalogue'
import { answerControl, bodyOf, isControl } from './control'
import { type Fault } from '../faults/fault'
import { FAULTS } from '../faults/faults'
import { authenticate } from './gate'
import { type Account, createIam } from './iam'
import { Journal, type NewEntry } from './journal'
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
import { type DemoKey } from './signature'
import { switchesAtStart, turn } from './switches'
import { PROJECT_ID } from '../scenarios/wire'

export interface DemoOptions {
  /** The only thing that answers depend on. */
  clock: () => number
  /** One that never ends; those that are issued begin with it. */
  token?: string
  projectId?: string
  key?: Partial<DemoKey>
  account?: Partial<Account>
}

/** All that opens it. */
export type DemoCredentials = Pick<DemoReady, 'token' | 'ak' | 'sk' | 'domain' | 'user' | 'password'>

export interface Demo extends DemoCredentials {
  readonly journal: Journal
  readonly projectId: string
  examples(): DemoExample[]
  /** Switches faults of the whole service. */
  control(asked: DemoControl): void
  /** On 127.0.0.1 only; 0 takes any free port. Resolves with the port. */
  start(port?: number): Promise<number>
  /** Closes every connection, also those whose answer never ends. */
  stop(): Promise<void>
}

const FAULT_BY_JOB: ReadonlyMap<string, Fault> = new Map(FAULTS.map((fault) => [fault.job, fault]))

const { ak, sk, domain, user, password } = DEMO_CREDENTIALS
const KEY: DemoKey = { ak, sk, securityToken: null }
const ACCOUNT: Account = { domain, user, password }

export function createDemo(options: DemoOptions): Demo {
  const { clock, token = DEMO_CREDENTIALS.token, projectId = PROJECT_ID } = options
  const key = { ...KEY, ...options.key }
  const account = { ...ACCOUNT, ...options.account }
  const journal = new Journal()
  const switches = switchesAtStart()
  const iam = createIam(account, projectId, token, switches)
  const calls = new Map<string, number>()
  const server = createServer((req, res) => {
    const { method, url = '' } = req
    if (isControl(url)) void answerControl(req, res, { journal, token, control, send })
    else if (method === 'POST' && url.split('?')[0] === '/v3/auth/tokens') void issue(req, res)
    else serve(req, res)
  })

  function control(asked: DemoControl): void {
    turn(switches, asked)
    if (asked.revokeTokens) iam.revoke()
  }

  /** Writes a request down; what it returns says what came of it. */
  function write(res: ServerResponse, fields: Omit<NewEntry, 'atMs' | 'outcome' | 'end'>) {
    const entry = journal.add({ ...fields, atMs: clock(), outcome: '', end: 'open' })
    res.once('close', () => {
      entry.end = res.writableFinished ? 'sent' : 'broken'
      journal.changed(entry)
    })
    return (outcome: string): void => {
      entry.outcome = outcome
      journal.changed(entry)
    }
  }

  /** Its own clock, and the headers that tell it. Else they would come from another clock than the answer. */
  function begin(url: string, res: ServerResponse) {
    const nowMs = clock() + switches.skewMs
    const requestId = requestIdOf(nowMs, url)
    res.setHeader('date', new Date(nowMs).toUTCString())
    res.setHeader('x-request-id', requestId)
    return { nowMs, requestId }
  }

  async function issue(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { url = '', method = '' } = req
    const place = { job: null, id: null, workspace: '' }
    const became = write(res, { service: 'iam', method, path: url, ...place, auth: 'none' })
    const body = await bodyOf(req)
    later(switches.iamDelayMs, res, () => {
      const { nowMs } = begin(url, res)
      const fault = switches.iam
      const reply = iam.answer(body, nowMs, res)
      became(reply ? outcomeOf(reply) : (fault ?? ''))
      if (reply) send(res, reply)
    })
  }

  function serve(req: IncomingMessage, res: ServerResponse): void {
    const { method = '', url = '' } = req
    const path = method === 'GET' ? readPath(url) : null
    const workspace = header(req, 'workspace')
    const place = { job: path?.job ?? null, id: path?.id ?? null, workspace }
    const { nowMs, requestId } = begin(url, res)
    const passed = authenticate(req, { token, key, iam, switches }, nowMs, requestId)
    const became = write(res, { service: 'dgc', method, path: url, ...place, auth: passed.auth })
    const { down, throttle, delayMs } = switches
    later(delayMs, res, () => {
      if (down) {
        became('down')
        res.socket?.destroy()
        return
      }
      const refused = throttle ? throttled(throttle.seconds, requestId) : refuse()
      const fault = path && !refused ? FAULT_BY_JOB.get(switches.fault ?? path.job) : undefined
      const reply = refused ?? (path && (fault ? fail(fault, path) : read(path, workspace, nowMs)))
      became(reply ? outcomeOf(reply) : (fault?.job ?? ''))
      if (reply) send(res, reply)
    })

    /** In the order of the real thing: the gateway knows the path, then the caller, then DGC the workspace. */
    function refuse(): Reply | null {
      if (!path) return gateway(404, 'APIGW.0101', 'The API does not exist.', requestId)
      if (passed.refused) return passed.refused
      const named = header(req, 'x-project-id')
      if (path.projectId !== projectId || (named !== '' && named !== projectId))
        return gateway(403, 'APIGW.0310', 'The project cannot be used by this token.', requestId)
      return isWorkspace(workspace) ? null : WORKSPACE_MISSING
    }

    function fail(fault: Fault, { job, id }: InstancePath): Reply | null {
      const run = JSON.stringify([job, id])
      const call = (calls.get(run) ?? 0) + 1
      calls.set(run, call)
      return fault.answer({ job, id, nowMs, requestId, token: passed.given, call }, res)
    }
  }

  return {
    journal,
    projectId,
    token,
    ak: key.ak,
    sk: key.sk,
    ...account,
    control,
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

const throttled = (seconds: number, requestId: string): Reply =>
  gateway(429, 'APIGW.0308', 'The throttling threshold has been reached.', requestId, {
    'retry-after': String(seconds),
  })

const outcomeOf = ({ status, code }: Reply): string => [status, code].filter(Boolean).join(' ')

/** At once when there is nothing to wait for, and never when the other side has gone meanwhile. */
function later(delayMs: number, res: ServerResponse, act: () => void): void {
  if (delayMs === 0) return act()
  const timer = setTimeout(act, delayMs)
  res.once('close', () => clearTimeout(timer))
}

function send(res: ServerResponse, { status, headers, body }: Reply): void {
  res.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) })
  res.end(body)
}

function header(req: IncomingMessage, name: string): string {
  const value = req.headers[name]
  return typeof value === 'string' ? value : ''
}
