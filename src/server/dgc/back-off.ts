import { type ErrorCode, type ErrorDetail } from '../../contract/errors'
import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'

/** Errors of the server's own account: frequent calls repair nothing and may lock it out. */
const ACCOUNT_ERRORS: ReadonlySet<ErrorCode> = new Set(['credentials_refused', 'clock_off', 'wrong_endpoint'])
/** A run that does not exist may appear, for instance when its job has just been started. */
const RUN_ERRORS: ReadonlySet<ErrorCode> = new Set([
  'instance_not_found',
  'job_not_found',
  'workspace_not_found',
  'forbidden',
])

/** The upstream works and refuses this run or its workspace. */
export const concernsOneRun = (code: ErrorCode): boolean => RUN_ERRORS.has(code)

/** The same, or this answer alone cannot be read, or its name makes no address: other calls may go well. */
export const concernsOneCall = (code: ErrorCode): boolean =>
  concernsOneRun(code) || code === 'upstream_bad_answer' || code === 'bad_address'

/** The same, or an error by which DGC answers both for one call and while it is down. */
export const mayConcernOneCall = (code: ErrorCode): boolean =>
  concernsOneCall(code) || code === 'upstream_failed'

interface PauseRange {
  firstMs: number
  lastMs: number
}

function pauseRange(code: ErrorCode): PauseRange {
  if (ACCOUNT_ERRORS.has(code)) return { firstMs: MINUTE_MS, lastMs: 10 * MINUTE_MS }
  return { firstMs: (concernsOneRun(code) ? 15 : 5) * SECOND_MS, lastMs: MINUTE_MS }
}

/**
 * Milliseconds until the upstream is asked again after `fails` failures in a row: doubled with each, and never less than it asked for.
 * `random` is 0..1 and spreads the retries by a fifth on either side, so that runs which failed together do not retry together.
 * `range`: the first pause and the longest one, where those of the error's code do not fit.
 */
export function calculateBackOffMs(
  { code, retryAfterMs }: ErrorDetail,
  fails: number,
  random: number,
  range?: PauseRange,
): number {
  if (code === 'overloaded') return retryAfterMs ?? SECOND_MS
  const { firstMs, lastMs } = range ?? pauseRange(code)
  const doubledMs = Math.min(lastMs, firstMs * 2 ** Math.min(fails - 1, 20))
  return Math.max(Math.round(doubledMs * (0.8 + 0.4 * random)), retryAfterMs ?? 0)
}
