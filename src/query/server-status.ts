import { queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import { ServerStatus } from '../contract/server-status'
import { ROUTES } from '../contract/routes'
import { request, readJson, getErrorCode } from './http'
import { steadySkewMs } from './clock-skew'
import { MINUTE_MS } from '../lib/time/units'

/** How often a server is meant to be looked at. */
export const STATUS_EVERY_MS = 5_000
/** Only signing in ends it, perhaps in another tab. */
const SIGNED_OUT_MS = MINUTE_MS

export interface StatusAnswer {
  status: ServerStatus
  /** What is to be added to this browser's clock to tell the server's time. */
  skewMs: number
  /** When it came, by a clock that nobody sets. */
  arrivedAtMs: number
}

async function fetchStatus(before: StatusAnswer | undefined, signal: AbortSignal): Promise<StatusAnswer> {
  const askedAtMs = performance.now()
  const response = await request(ROUTES.apiServerStatus, signal)
  const status = await readJson(response, (body) => v.parse(ServerStatus, body))
  const arrivedAtMs = performance.now()
  const skewMs = steadySkewMs(before?.skewMs, status.nowMs - Date.now(), arrivedAtMs - askedAtMs)
  return { status, skewMs, arrivedAtMs }
}

/** How old the picture is, ms. It goes on in the sleep of this computer, and is no less because somebody put its clock back. */
export const statusAgeMs = ({ status, skewMs, arrivedAtMs }: StatusAnswer): number =>
  Math.max(0, performance.now() - arrivedAtMs, Date.now() + skewMs - status.nowMs)

/** Milliseconds to the next look, by how the last one went. */
export const statusEveryMs = (error: Error | null): number =>
  error && getErrorCode(error) === 'signed_out' ? SIGNED_OUT_MS : STATUS_EVERY_MS

/** Asked for again and again, by a wall whether it is seen or not; what was told last stays when the server cannot be reached. */
export const serverStatusQuery = (wall = false) =>
  queryOptions({
    queryKey: ['status'],
    queryFn: ({ client, queryKey, signal }) =>
      fetchStatus(client.getQueryData<StatusAnswer>(queryKey), signal),
    refetchInterval: ({ state: { error } }) => statusEveryMs(error),
    refetchIntervalInBackground: wall,
    retry: false,
    networkMode: 'always',
    staleTime: 0,
  })
