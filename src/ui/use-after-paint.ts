import { useEffect, useState } from 'react'

/** False until what matters has been painted and the browser has a moment to spare. */
export function useAfterPaint(): boolean {
  const [painted, setPainted] = useState(false)
  useEffect(() => {
    // Safari has no idle callback; two frames later the first paint is over as well.
    if (typeof window.requestIdleCallback === 'function') {
      const handle = window.requestIdleCallback(() => setPainted(true), { timeout: 1_000 })
      return () => window.cancelIdleCallback(handle)
    }
    const timer = window.setTimeout(() => setPainted(true), 50)
    return () => window.clearTimeout(timer)
  }, [])
  return painted
}
