import { queryOptions, type QueryState } from '@tanstack/react-query'
import { FRESHNESS_HEADERS } from '../contract/freshness'
import { ERROR_CODES, type ErrorCode } from '../contract/errors'
import { type Run } from '../contract/run'
import { type RunRef } from '../contract/run-ref'
import { unpackRun } from '../contract/run-transfer'
import { paths } from '../contract/routes'
import { ApiError, request, isTransient, readNumberHeader, readJson, getErrorCode } from './http'
import {
  addJitter,
  pollEveryMs,
  retryDelayMs,
  jitterShare,
  type PollSubject,
  type PollAudience,
} from './poll'
import { shareNodes } from './share-nodes'
import { SAME_SKEW_MS, steadySkewMs } from './clock-skew'
import { MINUTE_MS } from '../lib/time/units'

/** What is drawn. Its identity stays the same while nothing of it changes, however often the server is asked. */
export interface SeenInstance {
  instance: Run
  /** By the server's clock: when this content was first answered. */
  changedAtMs: number
  /** What is to be added to this browser's clock to tell the server's time. */
  skewMs: number
}

export interface InstanceAnswer {
  seen: SeenInstance
  /** By the server's clock: when the upstream answered last. */
  fetchedAtMs: number
  /** When this answer came, by a clock that nobody sets, and how old its data were then. */
  arrived: { atMs: number; ageMs: number }
  etag: string | null
  /** Why the server could not renew what it sent: the upstream's fault, while the data on screen are the last good ones. */
  fault: Fault | null
}

export interface Fault {
  code: ErrorCode
  /** How long the server leaves the upstream alone, from this answer on. */
  retryInMs: number
}

function clockOf(response: Response, before: InstanceAnswer | undefined, wayMs: number) {
  const hereMs = Date.now()
  const nowMs = readNumberHeader(response, FRESHNESS_HEADERS.now) || hereMs
  const ageMs = readNumberHeader(response, FRESHNESS_HEADERS.age)
  // The age is measured by a clock that nobody sets: it holds when the server's was put back between two answers.
  const fetchedAtMs =
    ageMs === null ? readNumberHeader(response, FRESHNESS_HEADERS.fetchedAt) || nowMs : nowMs - ageMs
  const arrived = { atMs: performance.now(), ageMs: Math.max(0, nowMs - fetchedAtMs) }
  const skewMs = steadySkewMs(before?.seen.skewMs, nowMs - hereMs, wayMs)
  const isOld = before !== undefined && isOlder(before, { fetchedAtMs, arrived }, ageMs !== null, wayMs)
  return { fetchedAtMs, arrived, skewMs, isOld }
}

/**
 * Two servers behind one name, or two answers that overtook each other: what is on screen never goes back. Ages decide, for servers' clocks
 * are put back and differ from each other; only what the age of an answer had become on its way is asked of the server's clock.
 */
function isOlder(before: InstanceAnswer, next: Came, isMeasured: boolean, wayMs: number): boolean {
  const { ageMs } = next.arrived
  const onScreenMs = ageOf(before) + SAME_SKEW_MS
  if (isMeasured && ageMs > onScreenMs) return true
  return ageMs + wayMs > onScreenMs && next.fetchedAtMs < before.fetchedAtMs - SAME_SKEW_MS
}

type Came = Pick<InstanceAnswer, 'fetchedAtMs' | 'arrived'>

function faultOf(response: Response): Fault | null {
  const said = response.headers.get(FRESHNESS_HEADERS.error)
  const code = ERROR_CODES.find((known) => known === said)
  return code === undefined
    ? null
    : { code, retryInMs: readNumberHeader(response, FRESHNESS_HEADERS.retryIn) ?? 0 }
}

/** One look at a run. An answer with the tag of the last one is not even read: nothing of it can have changed. */
export async function fetchRun(
  ref: RunRef,
  before: InstanceAnswer | undefined,
  signal: AbortSignal,
): Promise<InstanceAnswer> {
  const askedMs = performance.now()
  const response = await request(paths.apiRun(ref), signal)
  const wayMs = performance.now() - askedMs
  const etag = response.headers.get('etag')
  const { fetchedAtMs, arrived, skewMs, isOld } = clockOf(response, before, wayMs)
  const fault = faultOf(response)
  if (before && isOld) {
    await response.body?.cancel()
    return before
  }
  if (before && etag !== null && etag === before.etag) {
    await response.body?.cancel()
    const seen = before.seen.skewMs === skewMs ? before.seen : { ...before.seen, skewMs }
    return { seen, fetchedAtMs, arrived, etag, fault }
  }
  const instance = await readJson(response, unpackRun)
  const shared = shareNodes(before?.seen.instance, instance)
  return { seen: { instance: shared, changedAtMs: fetchedAtMs, skewMs }, fetchedAtMs, arrived, etag, fault }
}

/**
 * How old the data are, ms. By this browser's clock, which goes on in its sleep, but never less than by the one that nobody sets: an
 * answer of an hour ago is no news because somebody put the clock back.
 */
export function ageOf({ seen, fetchedAtMs, arrived }: InstanceAnswer): number {
  const steadyMs = arrived.ageMs + performance.now() - arrived.atMs
  return Math.max(0, steadyMs, Date.now() + seen.skewMs - fetchedAtMs)
}

/** A reader who sees that something failed wants to see within a minute that it works again. */
const MAX_WAIT_MS = MINUTE_MS

export const runQuery = (ref: RunRef) =>
  queryOptions({
    queryKey: ['instance', ref.workspace, ref.job, ref.id] as const,
    queryFn: ({ client, queryKey, signal }) =>
      fetchRun(ref, client.getQueryData<InstanceAnswer>(queryKey), signal),
    structuralSharing: false,
    // The next poll is the retry; a server that backs off is not asked three times as often.
    retry: false,
    // The page asks early, before it is drawn; an answer that was a refusal is not asked for twice.
    retryOnMount: false,
    networkMode: 'always',
    staleTime: 2_000,
  })

/**
 * The same with polling. Each watcher of a query keeps a timer of its own, so exactly one on a page may use this: the one that draws
 * the run. It sees what is drawn and nothing else.
 */
export const runPolling = (ref: RunRef, watching: PollAudience) => ({
  ...runQuery(ref),
  select: ({ seen }: InstanceAnswer) => seen,
  // Whether somebody can see it is in the interval already; and who comes back is served by `useWake`.
  refetchIntervalInBackground: true,
  refetchOnWindowFocus: false,
  refetchInterval: ({ state }: { state: LookState }) => nextPollMs(state, watching),
})

type LookState = Pick<QueryState<InstanceAnswer>, 'data' | 'error' | 'dataUpdatedAt' | 'errorUpdatedAt'>

/** From the end of the last look to the next one; false leaves it to the reader. The same each time it is asked, or the timer would begin anew. */
export function nextPollMs(state: LookState, watching: PollAudience): number | false {
  const { data, error, dataUpdatedAt, errorUpdatedAt } = state
  const everyMs = pollEveryMs(data && polledOf(data), watching)
  const spread = jitterShare(Math.max(dataUpdatedAt, errorUpdatedAt))
  // Never before the moment that was named: the server would have nothing new to say.
  const after = (ms: number): number => addJitter(ms, 0.5 + spread / 2)
  // While something fails a run that is over is tried as soon as any other: only good news may be seldom.
  const againMs = Math.min(everyMs, MAX_WAIT_MS)
  const isUnseen = watching.hidden && !watching.wall
  if (!error && data?.fault) {
    const askedMs = Math.min(data.fault.retryInMs, MAX_WAIT_MS)
    if (askedMs > againMs) return after(askedMs)
    return isUnseen ? after(againMs) : addJitter(againMs, spread)
  }
  // A hidden page may ask once a minute at the most.
  if (!error) return isUnseen ? after(everyMs) : addJitter(everyMs, spread)
  // Only signing in ends it, perhaps in another tab: whoever does so here looks at once.
  if (getErrorCode(error) === 'signed_out') return after(MAX_WAIT_MS)
  // A wall has nobody who could ask again when the job is there at last.
  if (!data && !isTransient(error)) return watching.wall ? after(Math.max(everyMs, MAX_WAIT_MS)) : false
  const failingForMs = data ? errorUpdatedAt - dataUpdatedAt : 0
  return after(Math.max(retryDelayMs(againMs, failingForMs), retryAfterMs(error)))
}

function retryAfterMs(error: Error): number {
  const { detail } = error instanceof ApiError ? error : { detail: null }
  return detail && 'retryAfterMs' in detail ? (detail.retryAfterMs ?? 0) : 0
}

export const polledOf = ({ seen, fetchedAtMs }: InstanceAnswer): PollSubject => ({
  status: seen.instance.status,
  endMs: seen.instance.endMs,
  changedAtMs: seen.changedAtMs,
  fetchedAtMs,
})
