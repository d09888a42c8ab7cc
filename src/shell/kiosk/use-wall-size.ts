import { useMemo, useSyncExternalStore } from 'react'
import { sizeOf, type WallSize } from './size'

function onResize(changed: () => void): () => void {
  window.addEventListener('resize', changed)
  return () => window.removeEventListener('resize', changed)
}

/** The sizes of this screen, now and when it is turned or another one takes over. */
export function useWallSize(): WallSize {
  const width = useSyncExternalStore(onResize, () => window.innerWidth)
  const height = useSyncExternalStore(onResize, () => window.innerHeight)
  return useMemo(() => sizeOf(width, height), [width, height])
}
