import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { type DemoExample } from '../../contract/config'
import { DEMO_CREDENTIALS, type DemoControl, type DemoReady } from '../../contract/demo'
import { findText, isJob, listExamples } from '../catalogue'
import { answerExample } from '../catalogue-jobs'
import { type CapturedWorkspace, type Captured, listCapturedRuns } from '../captured/captured-files'
import { findCaptured } from '../captured/captured-objects'
import { answerJob, answerJobs, answerRun, answerRuns } from '../captured/captured-answers'
import { answerControl, readBody, isControl } from './control'
import { type Fault } from '../faults/fault'
import { FAULTS } from '../faults/faults'
import { authenticate } from './authentication'
import { type OffsetMeaning } from '../jobs/query'
import { type View, Warehouse } from '../jobs/warehouse'
import { type Account, createIam } from './iam'
import { Journal, type NewEntry } from './journal'
import { OWN_BUCKETS, createNodeLogs } from '../node-logs'
import { createObs, isObs } from '../obs/obs'
import {
  INSTANCE_MISSING,
  JOB_MISSING,
  type Reply,
  WORKSPACE_MISSING,
  dlf,
  gateway,
  ok,
  createRequestId,
} from '../reply'
import { type DgcPath, type InstancePath, readPath } from './route'
import { type DemoKey } from './signature'
import { STAGED_EXAMPLES, answerStaged, isStagedWorkspace } from '../staged/staged-workspace'
import { createSwitches, applyControl } from './switches'
import { DEFAULT_WORKSPACE } from '../scenarios/demo-instance'
import { PROJECT_ID } from '../scenarios/wire'

export interface DemoOptions {
  /** The only input of the answers. */
  clock: () => number
  /** Never expires; issued tokens start with it. */
  token?: string
  projectId?: string
  key?: Partial<DemoKey>
  account?: Partial<Account>
  /** The default workspace has this many daily jobs, with 100,000 runs in all, instead of its own. */
  manyJobs?: number
  /** Captured workspaces; each stands in the place of the demo's own of that name. */
  captured?: Captured
}

/** Everything that authenticates a caller. */
type DemoCredentials = Pick<DemoReady, 'token' | 'ak' | 'sk' | 'domain' | 'user' | 'password'>

export interface Demo extends DemoCredentials {
  readonly journal: Journal
  readonly projectId: string
  /** The buckets that log paths of its runs name. */
  readonly logBuckets: string[]
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
  const captured = options.captured?.workspaces ?? new Map<string, CapturedWorkspace>()
  const journal = new Journal()
  const warehouse = new Warehouse(options.manyJobs)
  const switches = createSwitches()
  const iam = createIam(account, projectId, token, switches)
  const findNodeLog = createNodeLogs(warehouse)
  const objects = options.captured?.objects ?? null
  const findCapturedObject = objects === null ? null : findCaptured(objects.directory)
  const answerObs = createObs({ key, find: findObject, switches })
  const calls = new Map<string, number>()
  const server = createServer((req, res) => {
    const { method, url = '' } = req
    if (isControl(url)) void answerControl(req, res, { journal, token, control, send })
    else if (method === 'POST' && url.split('?')[0] === '/v3/auth/tokens') void issueToken(req, res)
    else if (isObs(url)) serveObs(req, res)
    else serve(req, res)
  })

  async function findObject(bucket: string, name: string, nowMs: number) {
    const given = (await findCapturedObject?.(bucket, name, nowMs)) ?? 'NoSuchBucket'
    if (typeof given !== 'string') return given
    const own = await findNodeLog(bucket, name, nowMs)
    return own === 'NoSuchBucket' ? given : own
  }

  function control(asked: DemoControl): void {
    applyControl(switches, asked)
    if (asked.revokeTokens) iam.revoke()
  }

  /** Adds a request to the journal and returns the setter of its outcome. */
  function record(res: ServerResponse, fields: Omit<NewEntry, 'atMs' | 'outcome' | 'end'>) {
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

  /** Sets the headers that come from the demo's own clock, like the answer. */
  function setHeaders(url: string, res: ServerResponse) {
    const nowMs = clock() + switches.skewMs
    const requestId = createRequestId(nowMs, url)
    res.setHeader('date', new Date(nowMs).toUTCString())
    res.setHeader('x-request-id', requestId)
    return { nowMs, requestId }
  }

  async function issueToken(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { url = '', method = '' } = req
    const place = { job: null, id: null, workspace: '' }
    const setOutcome = record(res, { service: 'iam', method, path: url, ...place, auth: 'none' })
    const body = await readBody(req)
    runAfter(switches.iamDelayMs, res, () => {
      const { nowMs } = setHeaders(url, res)
      const fault = switches.iam
      const reply = iam.answer(body, nowMs, res)
      setOutcome(reply ? describeReply(reply) : (fault ?? ''))
      if (reply) send(res, reply)
    })
  }

  function serveObs(req: IncomingMessage, res: ServerResponse): void {
    const { url = '', method = '', headers } = req
    const place = { job: null, id: null, workspace: '' }
    const auth = headers.authorization === undefined ? 'none' : 'aksk'
    const setOutcome = record(res, { service: 'obs', method, path: url, ...place, auth })
    runAfter(switches.obsDelayMs, res, () => {
      void answerObs(req, res, setHeaders(url, res)).then(setOutcome)
    })
  }

  function serve(req: IncomingMessage, res: ServerResponse): void {
    const { method = '', url = '' } = req
    const path = method === 'GET' ? readPath(url) : null
    const workspace = header(req, 'workspace')
    const room = workspace === 'default' ? DEFAULT_WORKSPACE : workspace
    const run = path?.call === 'run' ? path : null
    const place = { job: path && 'job' in path ? path.job : null, id: run?.id ?? null, workspace }
    const { nowMs, requestId } = setHeaders(url, res)
    const caller = authenticate(req, { token, key, iam, switches }, nowMs, requestId)
    const setOutcome = record(res, { service: 'dgc', method, path: url, ...place, auth: caller.auth })
    const { down, throttle, delayMs } = switches
    runAfter(delayMs, res, () => {
      if (down) {
        setOutcome('down')
        res.socket?.destroy()
        return
      }
      const refused = throttle ? throttled(throttle.seconds, requestId) : refuse()
      const fault = path && !refused ? findFault(path) : undefined
      const reply = refused ?? (path && (fault ? fail(fault) : answer(path)))
      setOutcome(reply ? describeReply(reply) : (fault?.job ?? ''))
      if (reply) send(res, reply)
    })

    /** In the order of the real service: the gateway checks path and caller, then DGC the workspace. */
    function refuse(): Reply | null {
      if (!path) return gateway(404, 'APIGW.0101', 'The API does not exist.', requestId)
      if (caller.refused) return caller.refused
      const named = header(req, 'x-project-id')
      if (path.projectId !== projectId || (named !== '' && named !== projectId))
        return gateway(403, 'APIGW.0310', 'The project cannot be used by this token.', requestId)
      if (isStagedWorkspace(room)) return null
      return captured.has(room) || warehouse.hasWorkspace(room) ? null : WORKSPACE_MISSING
    }

    function findFault(asked: DgcPath): Fault | undefined {
      const name = asked.call === 'run' ? (switches.fault ?? asked.job) : switches.listFault
      return name === null ? undefined : FAULT_BY_JOB.get(name)
    }

    function fail(fault: Fault): Reply | null {
      const { job, id } = { job: place.job ?? '', id: place.id ?? '' }
      const name = JSON.stringify([job, id])
      const call = (calls.get(name) ?? 0) + 1
      calls.set(name, call)
      return fault.answer({ job, id, nowMs, requestId, token: caller.given, call }, res)
    }

    function answer(asked: DgcPath): Reply {
      const own = captured.get(room)
      if (own) return answerFrom(own, asked, switches.offsetMeans)
      if (isStagedWorkspace(room)) return answerStaged(room, asked, nowMs, switches.offsetMeans, requestId)
      const view: View = { ...switches, nowMs }
      const example = room === DEFAULT_WORKSPACE ? answerExample(asked, nowMs, switches.offsetMeans) : null
      if (example) return example
      if (asked.call === 'jobs') return warehouse.listJobs(room, asked.query, view)
      if (asked.call === 'runs') return warehouse.listRuns(room, asked.query, view)
      return asked.call === 'job'
        ? warehouse.showJob(room, asked.job, asked.query, view)
        : showRun(asked, view)
    }

    function showRun({ job, id }: InstancePath, view: View): Reply {
      if (!isJob(job) && !warehouse.hasJob(job)) return JOB_MISSING
      if (!/^\d{1,19}$/.test(id)) return dlf('DLF.3051', 'The request parameter is invalid.')
      const text =
        findText({ job, id, workspace: room }, nowMs) ??
        warehouse.findRunText({ job, id, workspace: room }, view)
      return text === null ? INSTANCE_MISSING : ok(text)
    }
  }

  return {
    journal,
    projectId,
    logBuckets: [...new Set([...OWN_BUCKETS, ...(objects?.buckets ?? [])])],
    token,
    ak: key.ak,
    sk: key.sk,
    ...account,
    control,
    examples: () => [
      ...(options.captured ? listCapturedRuns(options.captured) : []),
      ...[...listExamples(clock()), ...STAGED_EXAMPLES].filter(({ workspace }) => !captured.has(workspace)),
    ],
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

function answerFrom(workspace: CapturedWorkspace, asked: DgcPath, meaning: OffsetMeaning): Reply {
  switch (asked.call) {
    case 'jobs':
      return answerJobs(workspace, asked.query, meaning)
    case 'runs':
      return answerRuns(workspace, asked.query, meaning)
    case 'job':
      return answerJob(workspace, asked.job, asked.query)
    case 'run':
      return answerRun(workspace, asked.job, asked.id)
  }
}

const throttled = (seconds: number, requestId: string): Reply =>
  gateway(429, 'APIGW.0308', 'The throttling threshold has been reached.', requestId, {
    'retry-after': String(seconds),
  })

const describeReply = ({ status, code }: Reply): string => [status, code].filter(Boolean).join(' ')

/** Without delay at once; never if the client disconnects first. */
function runAfter(delayMs: number, res: ServerResponse, act: () => void): void {
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
