import { MINUTE_MS } from '../../lib/time/units'
/** The largest offset on either axis; less than 12 px diagonally. */
const REACH_PX = 8
export const DRIFT_STEP_MS = 30_000
/** Periods without a common divisor, so that the path repeats after a day; slow enough for steps of one px. */
const PERIOD_X_MS = 47 * MINUTE_MS
const PERIOD_Y_MS = 31 * MINUTE_MS

const wave = (atMs: number, periodMs: number): number =>
  Math.round(REACH_PX * Math.sin((2 * Math.PI * (atMs % periodMs)) / periodMs)) + 0

/** The offset of the whole picture in px at that time, against burn-in. */
export function computeDrift(nowMs: number): { x: number; y: number } {
  const atMs = Math.floor(nowMs / DRIFT_STEP_MS) * DRIFT_STEP_MS
  return { x: wave(atMs, PERIOD_X_MS), y: wave(atMs, PERIOD_Y_MS) }
}
