import { queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import { type LogFailure } from '../contract/errors'
import { LogPiece } from '../contract/log'
import { type LogRange } from '../contract/log-range'
import { paths } from '../contract/routes'
import { type RunRef } from '../contract/run-ref'
import { ApiError, readJson, request } from './http'

/** Of all queries of one log, so that they can be cancelled together. */
export const logKey = ({ workspace, job, id }: RunRef, node: string) => ['log', workspace, job, id, node]

/** Whole lines of a log. Nothing is kept: who shows the log holds its pieces. */
export const logPieceQuery = (run: RunRef, node: string, range: LogRange) => {
  const path = paths.apiLog(run, node, range)
  return queryOptions({
    queryKey: [...logKey(run, node), 'piece', path],
    queryFn: async ({ signal }) => readJson(await request(path, signal), (body) => v.parse(LogPiece, body)),
    retry: false,
    networkMode: 'always',
    structuralSharing: false,
    staleTime: 0,
    gcTime: 0,
  })
}

/** Why a log could not be read; null where the failure is none of the log. */
export const readLogFailure = (error: unknown): LogFailure | null =>
  error instanceof ApiError && 'log' in error.detail ? (error.detail.log?.failure ?? null) : null
