import { useCallback, useSyncExternalStore } from 'react'

const never = () => () => undefined

/**
 * The server's time, in whole steps: one clock for the whole page, so that header, table and bars agree to the second. It stands still
 * when `frozenMs` is given. `skewMs` is added to this browser's clock.
 */
export function useNow(skewMs: number, frozenMs: number | null, stepMs = 1_000): number {
  const ticking = useCallback(
    (changed: () => void) => {
      let timer = 0
      const next = () => {
        const lateMs = (Date.now() + skewMs) % stepMs
        timer = window.setTimeout(() => {
          changed()
          next()
        }, stepMs - lateMs)
      }
      next()
      return () => window.clearTimeout(timer)
    },
    [skewMs, stepMs],
  )
  const read = () => frozenMs ?? Math.floor((Date.now() + skewMs) / stepMs) * stepMs
  return useSyncExternalStore(frozenMs === null ? ticking : never, read)
}
