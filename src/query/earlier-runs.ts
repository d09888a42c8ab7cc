import { queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import { EarlierRuns } from '../contract/earlier-runs'
import { paths } from '../contract/routes'
import { type RunRef } from '../contract/run-ref'
import { readJson, request } from './http'

/** A node in earlier runs. They stay the same once all `runs` of the sample have been read, so they are asked for once. */
export const earlierRunsQuery = (run: RunRef, node: string, runs: number) => {
  const path = paths.apiEarlierRuns(run, node)
  return queryOptions({
    queryKey: ['earlier-runs', run.workspace, run.job, run.id, node, runs],
    queryFn: async ({ signal }) =>
      readJson(await request(path, signal), (body) => v.parse(EarlierRuns, body)),
    retry: false,
    networkMode: 'always',
    staleTime: Infinity,
  })
}
