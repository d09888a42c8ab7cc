import { type NodeUsual, type Spread } from '../../contract/insight'
import { type RunNode } from '../../contract/run'
import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { type TimedRun, isLiveNode } from '../run/duration'
import { MIN_RUNS_P90 } from './spread'

/** A robust z beyond this is unusual; 0.6745 makes the median of distances a standard deviation. */
const MAX_Z = 3.5
const MAD_TO_SD = 0.6745
const MIN_DIFFERENCE_MS = MINUTE_MS
/** DGC polls each 10 s, so times that were all equal may differ by as much. */
const SAME_MS = 10 * SECOND_MS
const SAME_SHARE = 0.05

const isFar = (value: number, { median, mad }: Spread, sameBelow: number): boolean => {
  const distance = Math.abs(value - median)
  return mad === 0 ? distance > sameBelow : (MAD_TO_SD * distance) / mad > MAX_Z
}

/** It took longer than is usual: by robust z, beyond the 95th percentile, and by more than a minute. */
export const isUnusuallyLong = (ms: number, usual: Spread): boolean =>
  ms > usual.p95 &&
  ms - usual.median > MIN_DIFFERENCE_MS &&
  isFar(ms, usual, Math.max(SAME_MS, SAME_SHARE * usual.median))

/** `none`: 0 rows where there are usually some. The others need 10 runs, and half as many or more than usual. */
export type UnusualRows = 'none' | 'fewer' | 'more'

export function findUnusualRows(rows: number, usual: Spread): UnusualRows | null {
  if (rows === 0) return usual.median > 0 ? 'none' : null
  if (usual.runs < MIN_RUNS_P90 || !isFar(rows, usual, SAME_SHARE * usual.median)) return null
  if (rows < usual.p10 && rows < usual.median * 0.5) return 'fewer'
  return rows > usual.p90 && rows > usual.median * 1.5 ? 'more' : null
}

/** Whether the mark of the usual duration (the ghost) is worth drawing: the duration is outside p10 to p90 and far from the median. */
export const isOffUsual = (ms: number, { median, p10, p90 }: Spread): boolean =>
  (ms < p10 || ms > p90) && Math.abs(ms - median) > Math.max(30 * SECOND_MS, 0.2 * median)

/** Held back for at least a minute, and twice as long as is usual where that is known. */
export const isHeldBackLong = (ms: number, usual: NodeUsual | undefined): boolean =>
  ms >= MINUTE_MS && ms >= 2 * (usual?.heldBackMs?.median ?? 0)

/** Whether a node runs and has not yet taken as long as it did elsewhere. */
export const isUnfinished = (
  node: RunNode | null,
  run: TimedRun,
  ms: number | null,
  otherMs: number | null,
): boolean => node !== null && isLiveNode(node, run) && ms !== null && otherMs !== null && ms < otherMs
