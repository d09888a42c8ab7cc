import { type Context, type Handler, Hono } from 'hono'
import { ROUTES } from '../../contract/routes'
import { isFailing } from '../../contract/status'
import { createDiagnoses } from '../insight/diagnoses'
import { type Insights, type RunWithInsight } from '../insight/insights'
import { type Causes } from '../logs/causes'
import { listEarlierRuns } from '../../model/insight/earlier-runs'
import { CompressedBody } from '../runs/compressed-body'
import { createRateLimit } from '../runs/rate-limit'
import { type Env } from './env'
import { errorResponse } from './error-response'
import { parseMs } from './run-address'
import { type RunRouteDeps, withNode, withRun } from './run-routes'
import { snapshotResponse } from './snapshot-response'

export interface InsightRouteDeps extends Pick<RunRouteDeps, 'latestRuns' | 'workspace' | 'clock'> {
  insights: Insights
  causes: Causes
}

export const createInsightRoutes = (deps: InsightRouteDeps): Hono<Env> =>
  new Hono<Env>()
    .get(ROUTES.apiInsight, getInsight(deps))
    .get(ROUTES.apiForecast, getForecast(deps))
    .get(ROUTES.apiDiagnosis, getDiagnosis(deps))
    .get(ROUTES.apiEarlierRuns, getEarlierRuns(deps))

/** What the history of its job says of a run. */
const getInsight = (deps: InsightRouteDeps): Handler<Env> => handle(deps, ({ body }) => Promise.resolve(body))

/** Each moment is computed anew. A page that plays a replay asks for half as many. */
export const FORECASTS_PER_MINUTE = 240

/** What would have been forecast at the moment `at`; without one the present forecast. */
const getForecast = (deps: InsightRouteDeps): Handler<Env> => {
  const waitMs = createRateLimit(FORECASTS_PER_MINUTE, deps.clock)
  const answer = handle(deps, ({ insight, forecastAt }, _, c) => {
    const { ms: atMs = null } = parseMs(c, 'at')
    const forecast = atMs === null ? insight.forecast : forecastAt(atMs)
    return Promise.resolve(CompressedBody.ofJson(forecast))
  })
  return (c, next) => {
    const { ms: atMs, problem } = parseMs(c, 'at')
    if (problem !== undefined) return errorResponse(problem)
    const retryAfterMs = atMs === null ? 0 : waitMs(c.get('viewer').client)
    return retryAfterMs > 0 ? errorResponse({ code: 'too_many_requests', retryAfterMs }) : answer(c, next)
  }
}

/** What can be said of a run, for machines. */
const getDiagnosis = (deps: InsightRouteDeps): Handler<Env> => {
  const writeDiagnosis = createDiagnoses()
  return handle(deps, async (value, readCauses) => {
    const hasFailed = value.run.nodes.some(({ status }) => isFailing(status))
    return writeDiagnosis(value, hasFailed ? await readCauses() : [])
  })
}

/** A node in the runs that its usual times come from. */
const getEarlierRuns = (deps: InsightRouteDeps): Handler<Env> =>
  withNode(deps, async (c, ref, node) => {
    const found = await deps.insights.read(ref, c.get('viewer').client)
    const { run, past } = found.value
    const at = run.nodes.findIndex(({ key }) => key === node)
    const value = CompressedBody.ofJson(listEarlierRuns(past, at))
    return snapshotResponse(c.req, deps.clock, { ...found, value })
  })

const handle = (
  deps: InsightRouteDeps,
  write: (
    value: RunWithInsight,
    readCauses: () => ReturnType<Causes['read']>,
    c: Context<Env>,
  ) => Promise<CompressedBody>,
): Handler<Env> =>
  withRun(deps, async (c, ref) => {
    const { client } = c.get('viewer')
    const found = await deps.insights.read(ref, client)
    const value = await write(found.value, () => deps.causes.read(ref, client), c)
    return snapshotResponse(c.req, deps.clock, { ...found, value })
  })
