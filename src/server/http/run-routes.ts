import { type Context, type Handler, Hono } from 'hono'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { isLatestWord } from '../../contract/job-run'
import { ROUTES, matchRoute } from '../../contract/routes'
import { type RunRef } from '../../contract/run-ref'
import { type Clock } from '../../lib/time/clock'
import { UpstreamError } from '../dgc/faults'
import { type LatestRuns } from '../jobs/latest-runs'
import { type Neighbours } from '../jobs/neighbours'
import { UnreadableRun } from '../runs/reader/run-reader'
import { type ShownRun } from '../runs/kept-runs'
import { type Runs } from '../runs/runs'
import { bodyResponse } from './body-response'
import { type Env } from './env'
import { errorResponse } from './error-response'
import { parseMs, parseRunAddress } from './run-address'
import { SANDBOX_CSP } from './security-headers'
import { CACHE_CONTROL, nowHeaders, snapshotResponse } from './snapshot-response'

export interface RunRouteDeps {
  runs: Pick<Runs, 'read'>
  latestRuns: LatestRuns
  neighbours: Neighbours
  /** Used when the address names no workspace; empty when there is none. */
  workspace: string
  clock: Clock
}

export const createRunRoutes = (deps: RunRouteDeps): Hono<Env> =>
  new Hono<Env>()
    .get(ROUTES.apiRun, getRun(deps))
    .get(ROUTES.apiRawRun, getRawRun(deps))
    .get(ROUTES.apiNeighbours, getNeighbours(deps))

/** The run as the contract describes it. */
const getRun = (deps: RunRouteDeps): Handler<Env> =>
  withRun(deps, async (c, ref) => {
    const run = await deps.runs.read(ref, c.get('viewer').client)
    return snapshotResponse(c.req, deps.clock, { ...run, value: run.value.contract }, keptHeaders(run.value))
  })

/** The runs around a run, whose plan is `at`; with `far=1` as many as a user who goes there needs. */
const getNeighbours = (deps: RunRouteDeps): Handler<Env> =>
  withRun(deps, async (c, ref) => {
    const { ms: aroundMs, problem } = parseMs(c, 'at')
    if (problem !== undefined) return errorResponse(problem)
    const asked = { aroundMs, isWanted: c.req.query('far') === '1' }
    const found = await deps.neighbours.read(ref, asked, c.get('viewer').client)
    return snapshotResponse(c.req, deps.clock, found)
  })

/** DGC's answer exactly as it came, even when it makes no run. */
const getRawRun = ({ runs, clock, ...deps }: RunRouteDeps): Handler<Env> =>
  withRun(deps, async (c, ref) => {
    const headers = rawHeaders(ref, c.req.query('download') === '1')
    try {
      const run = await runs.read(ref, c.get('viewer').client)
      const own = { ...keptHeaders(run.value), ...headers }
      return await snapshotResponse(c.req, clock, { ...run, value: run.value.raw }, own)
    } catch (error) {
      if (!(error instanceof UnreadableRun)) throw error
      const own = { 'cache-control': CACHE_CONTROL, ...nowHeaders(clock), ...headers }
      return bodyResponse(c.req, error.raw, own)
    }
  })

/** Answers about the run that the address names, also by a word such as `latest`. */
export const withRun =
  (
    { latestRuns, workspace: ownWorkspace }: Pick<RunRouteDeps, 'latestRuns' | 'workspace'>,
    answer: (c: Context<Env>, ref: RunRef) => Promise<Response>,
  ): Handler<Env> =>
  async (c) => {
    const { ref, problem } = parseRunAddress(c)
    if (problem !== undefined) return errorResponse(problem)
    const workspace = ref.workspace || ownWorkspace
    const { job, id: named } = ref
    if (!isLatestWord(named)) return answer(c, { job, id: named, workspace })
    const id = await latestRuns.find({ job, workspace }, named, c.get('viewer').client)
    try {
      return await answer(c, { job, id, workspace })
    } catch (error) {
      throw error instanceof UpstreamError ? new UpstreamError({ ...error.detail, id }) : error
    }
  }

/** Answers about one node of a run, which the address names by its key. */
export const withNode = (
  deps: Parameters<typeof withRun>[0],
  answer: (c: Context<Env>, ref: RunRef, node: string) => Promise<Response>,
): Handler<Env> =>
  withRun(deps, async (c, ref) => {
    const node = matchRoute(c.req.path)?.node ?? null
    return node === null ? errorResponse({ code: 'bad_address', field: 'node' }) : answer(c, ref, node)
  })

/** A run that only the ledger has says when it was seen; another one takes that back. */
const keptHeaders = ({ keptAtMs }: ShownRun): Record<string, string> => ({
  [FRESHNESS_HEADERS.keptAt]: keptAtMs === null ? '' : String(keptAtMs),
})

function rawHeaders({ job, id }: RunRef, isDownload: boolean): Record<string, string> {
  const file = `filename="instance-${id}.json"; filename*=UTF-8''${encodeHeaderValue(`${job}-${id}.json`)}`
  return {
    'content-security-policy': SANDBOX_CSP,
    'content-disposition': isDownload ? `attachment; ${file}` : 'inline',
  }
}

/** A parameter of a header as RFC 8187 writes it: stricter than encodeURIComponent. */
export const encodeHeaderValue = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
