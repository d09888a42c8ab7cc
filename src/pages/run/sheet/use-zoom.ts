import { useEffect, useState } from 'react'
import { type Zoom } from '../../../model/timeline/zoom'

const SETTLE_MS = 250

/**
 * The zoom as it is drawn: at once while somebody turns the wheel, and written to the address when it rests, for browsers refuse to
 * change the address dozens of times a second.
 */
export function useZoom(
  settled: Zoom | null,
  commit: (zoom: Zoom | null) => void,
): [Zoom | null, (zoom: Zoom | null) => void] {
  const [moving, setMoving] = useState<{ zoom: Zoom | null } | null>(null)
  useEffect(() => {
    if (!moving) return
    const timer = window.setTimeout(() => {
      commit(moving.zoom)
      setMoving(null)
    }, SETTLE_MS)
    return () => window.clearTimeout(timer)
  }, [moving, commit])
  return [moving ? moving.zoom : settled, (zoom) => setMoving({ zoom })]
}
