import { type Handler } from 'hono'
import { type Insights } from '../insight/insights'
import { bodyResponse } from './body-response'
import { type Env } from './env'
import { CACHE_CONTROL, freshnessHeaders, nowHeaders } from './freshness-headers'
import { type RunRouteDeps, withRun } from './run-routes'

export interface InsightRouteDeps extends Pick<RunRouteDeps, 'latestRuns' | 'workspace' | 'clock'> {
  insights: Insights
}

/** What the history of its job says of a run. */
export const getInsight = (deps: InsightRouteDeps): Handler<Env> =>
  withRun(deps, async (c, ref) => {
    const found = await deps.insights.read(ref, c.get('viewer').client)
    const headers = {
      'cache-control': CACHE_CONTROL,
      ...nowHeaders(deps.clock),
      ...freshnessHeaders(found),
    }
    return bodyResponse(c.req, found.value.body, headers)
  })
