import { type Handler } from 'hono'
import { isFailing } from '../../contract/status'
import { createDiagnoses } from '../insight/diagnoses'
import { type Insights, type RunWithInsight } from '../insight/insights'
import { type Causes } from '../logs/causes'
import { type CompressedBody } from '../runs/compressed-body'
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
export const getDiagnosis = (deps: InsightRouteDeps): Handler<Env> => {
  const writeDiagnosis = createDiagnoses()
  return handle(deps, async (value, readCauses) => {
    const hasFailed = value.run.nodes.some(({ status }) => isFailing(status))
    return writeDiagnosis(value, hasFailed ? await readCauses() : [])
  })
}

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
