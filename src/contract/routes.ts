import { type LogRange, writeLogRange } from './log-range.ts'
import { type JobRef, type RunRef } from './run-ref.ts'
import { type WallAddress, writeWallAddress } from './wall-address.ts'
import { WALL_PARAMS } from './wall-params.ts'

/** Every path of page and server. DGC's own paths are in `server/dgc/endpoints`. */
export const ROUTES = {
  lookUp: '/',
  demo: '/demo',
  serverStatus: '/status',
  wall: '/wall',
  wallSetup: '/wall/new',
  pair: '/pair',
  jobs: '/jobs',
  jobRuns: '/jobs/:job',
  run: '/jobs/:job/instances/:id',
  linkPicture: '/og/:job/:id.png',
  signOut: '/sign-out',
  health: '/healthz',
  ready: '/readyz',
  apiConfig: '/api/config',
  apiServerStatus: '/api/status',
  apiPair: '/api/pair',
  apiPairFind: '/api/pair/find',
  apiPairApprove: '/api/pair/approve',
  apiPairRefuse: '/api/pair/refuse',
  /** The screen that asks. */
  apiScreen: '/api/screen',
  apiScreens: '/api/screens',
  apiScreenChange: '/api/screens/:screen',
  apiScreenRevoke: '/api/screens/:screen/revoke',
  apiJobs: '/api/jobs',
  apiJobHistory: '/api/jobs/:job',
  apiWall: '/api/wall',
  apiRun: '/api/jobs/:job/instances/:id',
  apiRawRun: '/api/jobs/:job/instances/:id/raw',
  apiNeighbours: '/api/jobs/:job/instances/:id/neighbours',
  apiCauses: '/api/jobs/:job/instances/:id/causes',
  apiInsight: '/api/jobs/:job/instances/:id/insight',
  apiDiagnosis: '/api/jobs/:job/instances/:id/diagnosis',
  apiLinkToken: '/api/jobs/:job/instances/:id/link-token',
  apiEarlierRuns: '/api/jobs/:job/instances/:id/nodes/:node/earlier',
  apiForecast: '/api/jobs/:job/instances/:id/forecast',
  apiLog: '/api/jobs/:job/instances/:id/nodes/:node/log',
  apiLogSketch: '/api/jobs/:job/instances/:id/nodes/:node/log/sketch',
  apiLogSearch: '/api/jobs/:job/instances/:id/nodes/:node/log/search',
  apiLogFile: '/api/jobs/:job/instances/:id/nodes/:node/log/file',
} as const

type RouteName = keyof typeof ROUTES

export const API_PREFIX = '/api'
export const ASSETS_PREFIX = '/assets/'

/** A parameter of a shared link, and of its picture: the mark that makes a chat show the run, where people sign in. */
export const LINK_TOKEN_PARAM = 'pv'

/** What chats ask for, without a session. */
export const LINK_PICTURES_PREFIX = '/og/'

export const isApiPath = (path: string): boolean => path === API_PREFIX || path.startsWith(`${API_PREFIX}/`)

/** Probes ask by IP address whether this process is healthy and learn nothing else. */
export const isProbePath = (path: string): boolean => path === ROUTES.health || path === ROUTES.ready

/** Encoded once. Half a surrogate pair becomes U+FFFD: building an address must not throw while a page renders. */
const encodeSegment = (text: string) => encodeURIComponent(text.toWellFormed())

/** A browser drops the segments `.` and `..`. With a slash, which no job may have, the address leads to a page that says so. */
const encodeJob = (job: string) => encodeSegment(job === '.' || job === '..' ? `${job}/` : job)

const withWorkspace = (path: string, workspace: string): string =>
  workspace === '' ? path : `${path}?workspace=${encodeSegment(workspace)}`

/** `path`, which may have parameters, with more of them. */
export const addParams = (path: string, params: URLSearchParams): string => {
  const text = params.toString()
  return text === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${text}`
}

const formatJobPath = (template: string, { job, workspace }: JobRef): string =>
  withWorkspace(
    template.replace(':job', () => encodeJob(job)),
    workspace,
  )

const formatRunPath = (template: string, { id, ...job }: RunRef): string =>
  formatJobPath(
    template.replace(':id', () => encodeSegment(id)),
    job,
  )

/** `node` is the node's key: its log is named by it, never by a bucket or a path. */
const formatNodePath = (
  template: string,
  run: RunRef,
  node: string,
  query: Readonly<Record<string, string>> = {},
): string => {
  const path = formatRunPath(
    template.replace(':node', () => encodeSegment(node)),
    run,
  )
  return addParams(path, new URLSearchParams(query))
}

/** Builds the path of a route, with its query. */
export const paths = {
  /** With a run, the form is filled in for it. */
  wallSetup: (run?: RunRef) => {
    if (!run) return ROUTES.wallSetup
    const { job, id, workspace } = run
    const search = new URLSearchParams(workspace === '' ? { job, id } : { job, id, workspace })
    return `${ROUTES.wallSetup}?${search.toString()}`
  },
  /** A page that always is a wall. */
  wall: (wall: WallAddress) => addParams(ROUTES.wall, writeWallAddress(wall)),
  apiWall: (wall: WallAddress) => addParams(ROUTES.apiWall, writeWallAddress(wall)),
  start: (workspace: string) => withWorkspace(ROUTES.lookUp, workspace),
  jobs: (workspace: string) => withWorkspace(ROUTES.jobs, workspace),
  jobRuns: (job: JobRef) => formatJobPath(ROUTES.jobRuns, job),
  apiJobs: (workspace: string) => withWorkspace(ROUTES.apiJobs, workspace),
  apiJobHistory: (job: JobRef) => formatJobPath(ROUTES.apiJobHistory, job),
  run: (run: RunRef) => formatRunPath(ROUTES.run, run),
  apiRun: (run: RunRef) => formatRunPath(ROUTES.apiRun, run),
  apiRawRun: (run: RunRef) => formatRunPath(ROUTES.apiRawRun, run),
  apiNeighbours: (run: RunRef) => formatRunPath(ROUTES.apiNeighbours, run),
  apiCauses: (run: RunRef) => formatRunPath(ROUTES.apiCauses, run),
  apiInsight: (run: RunRef) => formatRunPath(ROUTES.apiInsight, run),
  apiDiagnosis: (run: RunRef) => formatRunPath(ROUTES.apiDiagnosis, run),
  apiLinkToken: (run: RunRef) => formatRunPath(ROUTES.apiLinkToken, run),
  /** The picture that a chat shows of a link. `query` has what else its address says. */
  linkPicture: (run: RunRef, query: URLSearchParams) =>
    addParams(formatRunPath(ROUTES.linkPicture, run), query),
  apiEarlierRuns: (run: RunRef, node: string) => formatNodePath(ROUTES.apiEarlierRuns, run, node),
  /** As it would have been made at that moment, in ms. */
  apiForecast: (run: RunRef, atMs: number) =>
    addParams(formatRunPath(ROUTES.apiForecast, run), new URLSearchParams({ at: String(atMs) })),
  apiLog: (run: RunRef, node: string, range: LogRange) =>
    formatNodePath(ROUTES.apiLog, run, node, writeLogRange(range)),
  apiLogSketch: (run: RunRef, node: string) => formatNodePath(ROUTES.apiLogSketch, run, node),
  apiLogSearch: (run: RunRef, node: string, query: Readonly<Record<string, string>>) =>
    formatNodePath(ROUTES.apiLogSearch, run, node, query),
  apiLogFile: (run: RunRef, node: string) => formatNodePath(ROUTES.apiLogFile, run, node),
}

/** Decoded exactly once; null where the path holds no valid percent-encoding. */
export type RunPathParams = Record<'job' | 'id', string | null>

export interface RouteMatch {
  name: RouteName
  /** The node of a route that is about one: decoded once, null where the path holds no valid percent-encoding. */
  node?: string | null
  /** Null for a route that is about no run. */
  run: RunPathParams | null
  /** The job of a route that is about one and no run: decoded once, null where the path holds no valid percent-encoding. */
  job?: string | null
}

const compile = (template: string): string =>
  template.replaceAll('.', '\\.').replaceAll(/:(\w+)/g, '(?<$1>[^/]*)')

const PATTERNS = Object.entries(ROUTES).map(([name, template]) => ({
  name: name as RouteName,
  pattern: new RegExp(`^${compile(template)}$`),
}))
const RUN_ANYWHERE = new RegExp(compile(ROUTES.run))

/** `path` is a path as it was sent, without its query. Null for a path that is not in the table. */
export function matchRoute(path: string): RouteMatch | null {
  for (const { name, pattern } of PATTERNS) {
    const match = pattern.exec(path)
    if (!match) continue
    const { job, id, node } = match.groups ?? {}
    if (node !== undefined) return { name, run: decodeParams({ job, id }), node: decodeSegment(node) }
    if (job === undefined) return { name, run: null }
    return id === undefined
      ? { name, run: null, job: decodeSegment(job) }
      : { name, run: decodeParams({ job, id }) }
  }
  return null
}

/** The run that is named anywhere in a path: of the page, of the API, or below the prefix of a proxy. */
export function findRunInPath(path: string): RunPathParams | null {
  const groups = RUN_ANYWHERE.exec(path)?.groups
  return groups ? decodeParams(groups) : null
}

const decodeParams = ({
  job = '',
  id = '',
}: Readonly<Partial<Record<'job' | 'id', string>>>): RunPathParams => ({
  job: decodeSegment(job),
  id: decodeSegment(id),
})

function decodeSegment(segment: string): string | null {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}

/** The page of a run with another run of its job beside it. */
export const addComparison = (runPath: string, otherId: string): string =>
  addParams(runPath, new URLSearchParams({ vs: otherId }))

/** Parameters of any page that say how it is viewed: links within the application keep them. */
const VIEW_PARAMS = ['lang', 'theme', 'tz', ...WALL_PARAMS] as const

/** `path` with the language, theme, zone and wall parameters of the current address, unless it names its own. */
export function keepViewParams(path: string, search: URLSearchParams): string {
  const [pathname = '', ownSearch = ''] = path.split('?')
  const next = new URLSearchParams(ownSearch)
  for (const name of VIEW_PARAMS) {
    const value = search.get(name)
    if (value !== null && !next.has(name)) next.set(name, value)
  }
  const text = next.toString()
  return text === '' ? pathname : `${pathname}?${text}`
}
