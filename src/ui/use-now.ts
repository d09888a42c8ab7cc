import { useEffect, useState } from 'react'

/**
 * The server's time, in whole steps: one clock for the whole page, so that header, table and bars agree to the second. It stands still
 * when `frozenMs` is given. `skewMs` is added to this browser's clock.
 */
export function useNow(skewMs: number, frozenMs: number | null, stepMs = 1_000): number {
  const read = () => Math.floor((Date.now() + skewMs) / stepMs) * stepMs
  const [, tick] = useState(0)
  useEffect(() => {
    if (frozenMs !== null) return
    let timer = 0
    const next = () => {
      const lateMs = (Date.now() + skewMs) % stepMs
      timer = window.setTimeout(() => {
        tick((count) => count + 1)
        next()
      }, stepMs - lateMs)
    }
    next()
    return () => window.clearTimeout(timer)
  }, [skewMs, frozenMs, stepMs])
  return frozenMs ?? read()
}
