/** Calls back once the browser is idle, after `mostMs` at the latest. Returns a function that gives it up. */
export function whenIdle(act: () => void, mostMs: number): () => void {
  // Safari has no idle callback.
  if (typeof window.requestIdleCallback !== 'function') {
    const timer = window.setTimeout(act, 50)
    return () => window.clearTimeout(timer)
  }
  const handle = window.requestIdleCallback(act, { timeout: mostMs })
  return () => window.cancelIdleCallback(handle)
}
