import { queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import { RunCauses } from '../contract/log'
import { paths } from '../contract/routes'
import { type RunNode } from '../contract/run'
import { type RunRef } from '../contract/run-ref'
import { isFailing } from '../contract/status'
import { isTransient, readJson, request } from './http'

/** While a log is still being read. */
const READING_POLL_MS = 3_000
/** After a failure of the server that may pass. */
const RETRY_MS = 10_000
/** Of a log that was not written yet, or could not be read for the moment. */
const WAITING_POLL_MS = 60_000

const WAITING: ReadonlySet<string | null> = new Set([
  'not_written',
  'unreachable',
  'timeout',
  'throttled',
  'changing',
])

/** Names the failed nodes of a run and their attempts; empty without one. */
export function createFailuresKey(nodes: readonly RunNode[]): string {
  const failed = nodes.filter(({ status }) => isFailing(status))
  return failed.length === 0
    ? ''
    : JSON.stringify(failed.map(({ key, startMs, endMs }) => [key, startMs, endMs]))
}

/** What the logs of the failed nodes say. `failures` names these nodes and their attempts: when they change, it is asked again. */
export const causesQuery = (run: RunRef, failures: string) => {
  const path = paths.apiCauses(run)
  return queryOptions({
    queryKey: ['causes', run.workspace, run.job, run.id, failures],
    queryFn: async ({ signal }) => readJson(await request(path, signal), (body) => v.parse(RunCauses, body)),
    enabled: failures !== '',
    retry: false,
    networkMode: 'always',
    staleTime: Infinity,
    refetchInterval: ({ state: { data, error } }) => {
      if (error) return isTransient(error) ? RETRY_MS : WAITING_POLL_MS
      if (data?.some(({ why }) => why === 'reading')) return READING_POLL_MS
      return data?.some(({ why }) => WAITING.has(why)) ? WAITING_POLL_MS : false
    },
  })
}
