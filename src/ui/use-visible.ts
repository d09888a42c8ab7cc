import { useSyncExternalStore } from 'react'

let sinceMs = 0

function subscribe(changed: () => void): () => void {
  const look = () => {
    if (document.visibilityState === 'visible') sinceMs = Date.now()
    changed()
  }
  document.addEventListener('visibilitychange', look)
  return () => document.removeEventListener('visibilitychange', look)
}

const isVisible = (): boolean => document.visibilityState === 'visible'

/** Can somebody see this page? */
export const useVisible = (): boolean => useSyncExternalStore(subscribe, isVisible)

/** By this browser's clock; 0 when it was visible from the start. */
export const visibleSinceMs = (): number => sinceMs
