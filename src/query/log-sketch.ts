import { queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import { LogSketch } from '../contract/log'
import { paths } from '../contract/routes'
import { type RunRef } from '../contract/run-ref'
import { isTransient, readJson, request } from './http'
import { logKey } from './log'

/** The server counts without a request that waits for it; how far it is is asked for this often. */
const COUNTING_POLL_MS = 1_000
/** After a failure that may pass. */
const RETRY_MS = 5_000

/** While a log grows, what is new is counted this often. */
const GROWING_POLL_MS = 10_000

/** Numbers, times and levels of a whole log, by the object that was read, and of one of at least so many bytes. */
export const logSketchQuery = (run: RunRef, node: string, etag: string, size: number) => {
  const path = paths.apiLogSketch(run, node)
  return queryOptions({
    queryKey: [...logKey(run, node), 'sketch', etag],
    queryFn: async ({ signal }) => readJson(await request(path, signal), (body) => v.parse(LogSketch, body)),
    retry: false,
    networkMode: 'always',
    staleTime: Infinity,
    refetchInterval: ({ state: { data, error } }) => {
      if (error) return isTransient(error) ? RETRY_MS : false
      if (data?.isDone === false) return COUNTING_POLL_MS
      return data && data.object.size < size ? GROWING_POLL_MS : false
    },
  })
}
