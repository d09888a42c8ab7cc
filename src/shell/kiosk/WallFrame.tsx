import { useEffect, type CSSProperties, type ReactNode } from 'react'
import { useSearchParams } from 'react-router-dom'
import { parseWallParams } from '../../contract/wall-params'
import { useMedia } from '../../ui/use-media'
import { useNow } from '../../ui/use-now'
import { driftAt, DRIFT_STEP_MS } from './drift'
import { pageZoom } from './size'
import { useCursor } from './use-cursor'
import { useWakeLock } from './use-wake-lock'
import { useWallSize } from './use-wall-size'
import './wall.css'

const HOME = { x: 0, y: 0 }

/** What any page stands in on a wall: the whole screen, dark, without a scroll bar or a cursor, adrift by a few px. */
export function WallFrame({ children }: { children: ReactNode }) {
  const [search] = useSearchParams()
  const size = useWallSize()
  const still = useMedia('(prefers-reduced-motion: reduce)')
  const driftMs = useNow(0, still ? 0 : null, DRIFT_STEP_MS)
  const { x, y } = still ? HOME : driftAt(driftMs)
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
    '--zoom': pageZoom(size),
  } as CSSProperties
  return (
    <div className="wall" data-upright={size.portrait ? '' : undefined} style={sizes}>
      <main id="main" className="wall-picture">
        {children}
      </main>
    </div>
  )
}
