import { useEffect, useSyncExternalStore } from 'react'

/** What a page says of its last step in the path at the top, when its address does not. */
interface Crumb {
  text: string
  note: string
}

let shown: Crumb | null = null
const listeners = new Set<() => void>()

function show(crumb: Crumb | null): void {
  shown = crumb
  for (const listener of listeners) listener()
}

/** Sets the last step of the path until the page is left. */
export function useSetCrumb(text: string | null, note: string): void {
  useEffect(() => {
    if (text === null) return
    show({ text, note })
    return () => show(null)
  }, [text, note])
}

export const useCrumb = (): Crumb | null =>
  useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
    () => shown,
  )
