import { useSyncExternalStore } from 'react'

let sinceMs = -Infinity

function subscribe(changed: () => void): () => void {
  const look = () => {
    if (document.visibilityState === 'visible') sinceMs = performance.now()
    changed()
  }
  document.addEventListener('visibilitychange', look)
  return () => document.removeEventListener('visibilitychange', look)
}

const isVisible = (): boolean => document.visibilityState === 'visible'

/** Can somebody see this page? */
export const useVisible = (): boolean => useSyncExternalStore(subscribe, isVisible)

/** By a clock that nobody sets; Infinity when it was visible from the start. */
export const visibleForMs = (): number => performance.now() - sinceMs
