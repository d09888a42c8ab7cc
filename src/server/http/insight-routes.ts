import { type Handler } from 'hono'
import { isFailing } from '../../contract/status'
import { diagnose } from '../insight/diagnose'
import { type Insights, type RunWithInsight } from '../insight/insights'
import { type Causes } from '../logs/causes'
import { CompressedBody } from '../runs/compressed-body'
import { bodyResponse } from './body-response'
import { type Env } from './env'
import { CACHE_CONTROL, freshnessHeaders, nowHeaders } from './freshness-headers'
import { type RunRouteDeps, withRun } from './run-routes'

export interface InsightRouteDeps extends Pick<RunRouteDeps, 'latestRuns' | 'workspace' | 'clock'> {
  insights: Insights
  causes: Causes
}

/** What the history of its job says of a run. */
export const getInsight = (deps: InsightRouteDeps): Handler<Env> =>
  handle(deps, ({ body }) => Promise.resolve(body))

/** What can be said of a run, for machines. */
export const getDiagnosis = (deps: InsightRouteDeps): Handler<Env> =>
  handle(deps, async ({ run, insight, edges, atMs }, readCauses) => {
    const causes = run.nodes.some(({ status }) => isFailing(status)) ? await readCauses() : []
    return CompressedBody.of(Buffer.from(JSON.stringify(diagnose({ run, insight, edges, causes, atMs }))))
  })

const handle = (
  deps: InsightRouteDeps,
  write: (value: RunWithInsight, readCauses: () => ReturnType<Causes['read']>) => Promise<CompressedBody>,
): Handler<Env> =>
  withRun(deps, async (c, ref) => {
    const { client } = c.get('viewer')
    const found = await deps.insights.read(ref, client)
    const headers = {
      'cache-control': CACHE_CONTROL,
      ...nowHeaders(deps.clock),
      ...freshnessHeaders(found),
    }
    return bodyResponse(c.req, await write(found.value, () => deps.causes.read(ref, client)), headers)
  })
