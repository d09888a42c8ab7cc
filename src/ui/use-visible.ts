import { useSyncExternalStore } from 'react'

let sinceMs = -Infinity

function subscribe(changed: () => void): () => void {
  const update = () => {
    if (document.visibilityState === 'visible') sinceMs = performance.now()
    changed()
  }
  document.addEventListener('visibilitychange', update)
  return () => document.removeEventListener('visibilitychange', update)
}

const isVisible = (): boolean => document.visibilityState === 'visible'

/** Whether the browser says that this page can be seen. */
export const useVisible = (): boolean => useSyncExternalStore(subscribe, isVisible)

/** On the monotonic clock; Infinity when the page has been visible from the start. */
export const visibleForMs = (): number => performance.now() - sinceMs
