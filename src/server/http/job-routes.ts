import { type Context, type Handler, Hono } from 'hono'
import { type ErrorDetail } from '../../contract/errors'
import { ROUTES } from '../../contract/routes'
import { type JobRef } from '../../contract/run-ref'
import { parseWallAddress, toWallQuery } from '../../contract/wall-address'
import { type JobHistories } from '../jobs/job-histories'
import { type JobLists } from '../jobs/job-lists'
import { type Walls } from '../jobs/walls'
import { type CompressedBody } from '../runs/compressed-body'
import { type Snapshot } from '../runs/run-cache'
import { type Env } from './env'
import { errorResponse } from './error-response'
import { parseJobAddress, parseMs, parseWorkspace } from './run-address'
import { type RunRouteDeps } from './run-routes'
import { snapshotResponse } from './snapshot-response'

export interface JobRouteDeps extends Pick<RunRouteDeps, 'workspace' | 'clock'> {
  jobLists: Pick<JobLists, 'read'>
  jobHistories: JobHistories
  walls: Walls
}

export const createJobRoutes = (deps: JobRouteDeps): Hono<Env> =>
  new Hono<Env>()
    .get(ROUTES.apiJobs, getJobs(deps))
    .get(ROUTES.apiWall, getWall(deps))
    .get(ROUTES.apiJobHistory, getJobHistory(deps))

/** The jobs of a workspace as the contract describes them, packed. */
const getJobs = (deps: JobRouteDeps): Handler<Env> =>
  handle(deps, parseWorkspace, ({ workspace }, client) => deps.jobLists.read(workspace, client))

/** The jobs that an address of a wall names, with the same parameters. */
const getWall = (deps: JobRouteDeps): Handler<Env> =>
  handle(deps, parseWorkspace, (_, client, c) =>
    deps.walls.read(toWallQuery(parseWallAddress(new URL(c.req.url).searchParams)), client),
  )

/** A job with its runs from `from` until `to`, epoch ms; what is not given is left to the server. */
const getJobHistory = (deps: JobRouteDeps): Handler<Env> =>
  handle(deps, parseHistoryAddress, ({ fromMs, toMs, ...ref }, client) =>
    deps.jobHistories.read(ref, { fromMs, toMs }, client),
  )

type Parsed<Ref extends JobRef = JobRef> =
  { ref: Ref; problem?: never } | { ref?: never; problem: ErrorDetail }

interface AskedHistory extends JobRef {
  fromMs: number | null
  toMs: number | null
}

function parseHistoryAddress(c: Context<Env>): Parsed<AskedHistory> {
  const { ref, problem } = parseJobAddress(c)
  if (problem !== undefined) return { problem }
  const [from, to] = [parseMs(c, 'from'), parseMs(c, 'to')]
  if (from.problem !== undefined) return from
  if (to.problem !== undefined) return to
  return { ref: { ...ref, fromMs: from.ms, toMs: to.ms } }
}

const handle =
  <Ref extends JobRef>(
    { clock, workspace }: JobRouteDeps,
    parse: (c: Context<Env>) => Parsed<Ref>,
    read: (ref: Ref, client: string, c: Context<Env>) => Promise<Snapshot<CompressedBody>>,
  ): Handler<Env> =>
  async (c) => {
    const { ref, problem } = parse(c)
    if (problem !== undefined) return errorResponse(problem)
    const asked = { ...ref, workspace: ref.workspace || workspace }
    return snapshotResponse(c.req, clock, await read(asked, c.get('viewer').client, c))
  }
