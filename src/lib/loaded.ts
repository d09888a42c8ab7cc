const listeners = new Set<() => void>()

/** Tells that a file which parts of the page may wait for has been loaded. */
export const announceLoaded = (): void => listeners.forEach((listener) => listener())

export function onLoaded(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
