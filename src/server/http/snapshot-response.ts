import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { type Clock } from '../../lib/time/clock'
import { type CompressedBody } from '../runs/compressed-body'
import { type Snapshot } from '../runs/run-cache'
import { type BodyRequest, bodyResponse } from './body-response'

/** Only this viewer's browser may keep the answer, and must ask each time whether it is still valid. */
export const CACHE_CONTROL = 'private, no-cache'

export const nowHeaders = (clock: Clock): Record<string, string> => ({
  [FRESHNESS_HEADERS.now]: String(clock.nowMs()),
})

/**
 * What is kept for all viewers, as a response. Freshness travels in headers, so the body stays the same while the content does and an unchanged poll
 * is a 304.
 */
export const snapshotResponse = (
  request: BodyRequest,
  clock: Clock,
  found: Snapshot<CompressedBody>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  bodyResponse(request, found.value, {
    'cache-control': CACHE_CONTROL,
    ...nowHeaders(clock),
    ...freshnessHeaders(found),
    ...headers,
  })

/** All of them each time: a browser keeps those of the answer before that a 304 leaves out, so an error that is over is taken back. */
const freshnessHeaders = ({
  fetchedAtMs,
  ageMs,
  state,
  fault,
}: Snapshot<unknown>): Record<string, string> => ({
  [FRESHNESS_HEADERS.fetchedAt]: String(fetchedAtMs),
  [FRESHNESS_HEADERS.age]: String(Math.round(ageMs)),
  [FRESHNESS_HEADERS.state]: state,
  [FRESHNESS_HEADERS.error]: fault?.error.code ?? '',
  [FRESHNESS_HEADERS.errorSince]: fault === null ? '' : String(fault.sinceMs),
  [FRESHNESS_HEADERS.retryIn]: fault === null ? '' : String(Math.round(fault.retryInMs)),
})
