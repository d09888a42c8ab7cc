import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import { Forecast } from '../contract/insight'
import { paths } from '../contract/routes'
import { type RunRef } from '../contract/run-ref'
import { readJson, request } from './http'

/**
 * What would have been forecast of a run at a moment, in ms, from a sample of so many runs. It stays the same, so it is asked for once; the one before
 * stands in for it.
 */
export const forecastQuery = (run: RunRef, atMs: number, runs: number) => {
  const path = paths.apiForecast(run, atMs)
  return queryOptions({
    queryKey: ['forecast', run.workspace, run.job, run.id, atMs, runs],
    queryFn: async ({ signal }) => readJson(await request(path, signal), (body) => v.parse(Forecast, body)),
    placeholderData: keepPreviousData,
    retry: false,
    networkMode: 'always',
    staleTime: Infinity,
  })
}
