import { useSyncExternalStore } from 'react'
import { scaleMs, type Axis } from '../../model/timeline/axis'
import { type Clock } from '../../ui/use-now'

const never = () => () => undefined

/**
 * The place of now on an axis of this width in px, rounded to half a pixel: what stands there renders only when it moves visibly. Null
 * without a clock.
 */
export function useNowShare(clock: Clock | null, axis: Axis, width: number): number | null {
  const steps = Math.max(1, 2 * width)
  return useSyncExternalStore(clock?.subscribe ?? never, () =>
    clock === null ? null : Math.round(scaleMs(axis, clock.readMs()) * steps) / steps,
  )
}
