import { useEffect, type CSSProperties, type ReactNode } from 'react'
import { useSearchParams } from 'react-router-dom'
import { parseWallParams } from '../../contract/wall-params'
import { useMedia } from '../../ui/use-media'
import { useNow } from '../../ui/use-now'
import { computeDrift, DRIFT_STEP_MS } from './drift'
import { useCursor } from './use-cursor'
import { useWakeLock } from './use-wake-lock'
import { computePageZoom, useWallSize } from './wall-size'
import './wall.css'

const NO_DRIFT = { x: 0, y: 0 }

/** The frame of every page on a wall: full screen, dark, without scroll bar and cursor, and drifting by a few px. */
export function WallFrame({ children }: { children: ReactNode }) {
  const [search] = useSearchParams()
  const size = useWallSize()
  const isStill = useMedia('(prefers-reduced-motion: reduce)')
  const driftMs = useNow(0, isStill ? 0 : null, DRIFT_STEP_MS)
  const { x, y } = isStill ? NO_DRIFT : computeDrift(driftMs)
  useWakeLock(parseWallParams(search).awake)
  useCursor()
  useEffect(() => {
    const root = document.documentElement
    root.dataset['wall'] = ''
    return () => {
      delete root.dataset['wall']
    }
  }, [])
  const sizes = {
    '--u': `${size.unit}px`,
    '--x': `${x}px`,
    '--y': `${y}px`,
    '--zoom': computePageZoom(size),
  } as CSSProperties
  return (
    <div className="wall" data-upright={size.portrait ? '' : undefined} style={sizes}>
      <main id="main" className="wall-picture">
        {children}
      </main>
    </div>
  )
}
