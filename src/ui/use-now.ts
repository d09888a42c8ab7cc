import { useMemo, useSyncExternalStore } from 'react'

/** A time that steps. All subscribers are notified in one task, so that they render together. */
export interface Clock {
  subscribe: (changed: () => void) => () => void
  readMs: () => number
}

/** Those in use, by their skew and step. */
const clocks = new Map<string, Clock>()

function createClock(skewMs: number, stepMs: number): Clock {
  const key = `${skewMs} ${stepMs}`
  const listeners = new Set<() => void>()
  let timer = 0
  const next = () => {
    const lateMs = (Date.now() + skewMs) % stepMs
    timer = window.setTimeout(() => {
      for (const changed of listeners) changed()
      next()
    }, stepMs - lateMs)
  }
  const clock: Clock = {
    subscribe: (changed) => {
      // An own function for each subscriber, who may subscribe twice.
      const listener = () => changed()
      if (listeners.size === 0) {
        clocks.set(key, clock)
        next()
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clocks.delete(key)
        window.clearTimeout(timer)
      }
    },
    readMs: () => Math.floor((Date.now() + skewMs) / stepMs) * stepMs,
  }
  clocks.set(key, clock)
  return clock
}

/** A subscription to what does not change. */
export const never = () => () => undefined

/**
 * The server's time, in whole steps: one clock for the whole page, so that header, table and bars agree to the second. It stands still
 * when `frozenMs` is given. `skewMs` is added to this browser's clock.
 */
export function useClock(skewMs: number, frozenMs: number | null, stepMs = 1_000): Clock {
  return useMemo(() => {
    if (frozenMs !== null) return { subscribe: never, readMs: () => frozenMs }
    return clocks.get(`${skewMs} ${stepMs}`) ?? createClock(skewMs, stepMs)
  }, [skewMs, frozenMs, stepMs])
}

/** The time of such a clock; renders with each step. */
export function useNow(skewMs: number, frozenMs: number | null, stepMs?: number): number {
  const clock = useClock(skewMs, frozenMs, stepMs)
  return useSyncExternalStore(clock.subscribe, clock.readMs)
}
