import { useSyncExternalStore } from 'react'
import { scaleMs, type Axis } from '../../model/timeline/axis'
import { never, type Clock } from '../../ui/use-now'

/**
 * The place of now on an axis of this width, rounded to a step, both in px: what stands there renders only when it moves visibly. Null
 * without a clock.
 */
export function useNowShare(clock: Clock | null, axis: Axis, width: number, stepPx: number): number | null {
  const steps = Math.max(1, Math.floor(width / stepPx))
  return useSyncExternalStore(clock?.subscribe ?? never, () =>
    clock === null ? null : Math.round(scaleMs(axis, clock.readMs()) * steps) / steps,
  )
}
