import { MINUTE_MS } from '../../lib/time/units'
/** How far a picture may stray from its place, on either axis: across, less than 12 px. */
const REACH_PX = 8
export const DRIFT_STEP_MS = 30_000
/** Without a common divisor, so that the path takes a day to come back to where it was; slow enough for a step of one px. */
const ACROSS_MS = 47 * MINUTE_MS
const DOWN_MS = 31 * MINUTE_MS

const wave = (atMs: number, periodMs: number): number =>
  Math.round(REACH_PX * Math.sin((2 * Math.PI * (atMs % periodMs)) / periodMs)) + 0

/** Where the whole picture stands at that moment, in px from its place: what never moves burns itself into a screen. */
export function driftAt(nowMs: number): { x: number; y: number } {
  const atMs = Math.floor(nowMs / DRIFT_STEP_MS) * DRIFT_STEP_MS
  return { x: wave(atMs, ACROSS_MS), y: wave(atMs, DOWN_MS) }
}
