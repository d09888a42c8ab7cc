import { clamp } from '../../lib/number'
import { HOUR_MS } from '../../lib/time/units'
import { type WallTimes } from './times'

/** The hours that all lanes of a wall cover. */
export interface WallAxis {
  fromMs: number
  toMs: number
  /** Each whole hour between its ends, of a short axis each half. */
  ticksMs: readonly number[]
}

const MAX_BACK_MS = 6 * HOUR_MS
const MAX_AHEAD_MS = 5 * HOUR_MS

/**
 * Whole hours from the first start of what is shown to the last expected end, at most six back and five ahead, so that it moves once an hour.
 * `offsetMs` is that of the zone: its hours need not be those of UTC.
 */
export function computeWallAxis(times: readonly WallTimes[], nowMs: number, offsetMs: number): WallAxis {
  const earliestMs = nowMs - MAX_BACK_MS
  const latestMs = nowMs + MAX_AHEAD_MS
  let firstMs = nowMs
  let lastMs = nowMs
  for (const { planMs, startMs, endMs, expectedMs, usualEndMs, nextMs, nextEndMs } of times) {
    for (const ms of [startMs, planMs]) if (ms !== null && ms >= earliestMs) firstMs = Math.min(firstMs, ms)
    for (const ms of [endMs, expectedMs, usualEndMs, nextMs, nextEndMs])
      if (ms !== null && ms <= latestMs) lastMs = Math.max(lastMs, ms)
  }
  const floor = (ms: number) => Math.floor((ms + offsetMs) / HOUR_MS) * HOUR_MS - offsetMs
  const fromMs = floor(Math.min(firstMs, nowMs - HOUR_MS / 2))
  const toMs = floor(Math.max(lastMs, nowMs + HOUR_MS / 2) - 1) + HOUR_MS
  const stepMs = toMs - fromMs > 2 * HOUR_MS ? HOUR_MS : HOUR_MS / 2
  const steps = Math.round((toMs - fromMs) / stepMs)
  return { fromMs, toMs, ticksMs: Array.from({ length: steps - 1 }, (_, at) => fromMs + (at + 1) * stepMs) }
}

/** A share of the axis, 0 to 1, also for a time outside of it. */
export const placeOnAxis = ({ fromMs, toMs }: WallAxis, ms: number): number =>
  clamp((ms - fromMs) / (toMs - fromMs), 0, 1)
