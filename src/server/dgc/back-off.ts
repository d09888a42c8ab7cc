import { type ErrorCode, type ErrorDetail } from '../../contract/errors'
import { SECOND_MS, MINUTE_MS } from '../../lib/time/units'

/** Doubles with each failure, from the first to the last. */
const doubled = (firstMs: number, lastMs: number, fails: number): number =>
  Math.min(lastMs, firstMs * 2 ** Math.min(fails - 1, 20))

/** Faults that concern the server's own account: asking often mends nothing, and may lock it out. */
const OF_THE_ACCOUNT: ReadonlySet<ErrorCode> = new Set(['credentials_refused', 'clock_off', 'wrong_endpoint'])
/** A run that is not there may appear, for instance when its job has just been started. */
const OF_ONE_RUN: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'instance_not_found',
  'job_not_found',
  'workspace_not_found',
  'forbidden',
])

/** The upstream is well and says no: to this run, in this workspace. */
export const concernsOneRun = (code: ErrorCode): boolean => OF_ONE_RUN.has(code)

/**
 * Milliseconds until the upstream is asked again after `fails` failures in a row. What the upstream itself asks for is obeyed.
 * `random` is 0..1 and spreads the tries by a fifth on either side, so that runs which failed together do not come back together.
 */
export function calculateBackOffMs(
  { code, retryAfterMs }: ErrorDetail,
  fails: number,
  random: number,
): number {
  if (code === 'overloaded') return retryAfterMs ?? SECOND_MS
  const [firstMs, lastMs] = OF_THE_ACCOUNT.has(code)
    ? [MINUTE_MS, 10 * MINUTE_MS]
    : concernsOneRun(code)
      ? [15 * SECOND_MS, MINUTE_MS]
      : [5 * SECOND_MS, MINUTE_MS]
  const ownMs = Math.round(doubled(firstMs, lastMs, fails) * (0.8 + 0.4 * random))
  return Math.max(ownMs, retryAfterMs ?? 0)
}
