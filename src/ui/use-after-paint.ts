import { useEffect, useState } from 'react'

/** False until the first paint is over and the browser is idle. */
export function useAfterPaint(): boolean {
  const [painted, setPainted] = useState(false)
  useEffect(() => {
    // Safari has no idle callback.
    if (typeof window.requestIdleCallback === 'function') {
      const handle = window.requestIdleCallback(() => setPainted(true), { timeout: 1_000 })
      return () => window.cancelIdleCallback(handle)
    }
    const timer = window.setTimeout(() => setPainted(true), 50)
    return () => window.clearTimeout(timer)
  }, [])
  return painted
}
