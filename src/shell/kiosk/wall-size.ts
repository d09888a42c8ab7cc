import { createContext, use, useMemo, useSyncExternalStore } from 'react'
import { clamp } from '../../lib/number'

/** The sizes of a wall. All lengths are in units, so that it looks the same from afar on every screen. */
export interface WallSize {
  /** CSS px of one unit: 1 on a screen 1080 px high. */
  unit: number
  /** Taller than wide: names and times stand above their bars. */
  portrait: boolean
  /** The width of the screen. */
  wide: number
  /** Its height. */
  high: number
  margin: number
  /** The widths of the columns. */
  name: number
  state: number
  timeline: number
  /** The height of a row: at least, and when there is room. */
  row: { least: number; most: number }
}

/** A screen that is hardly wider than tall has no room for three columns. */
const PORTRAIT_BELOW = 1.1
/** In landscape. A screen of 5:4 gets slightly smaller text, still a fiftieth of its height. */
const MIN_WIDE = 1340
/** In portrait, the smallest text (22 units) is a sixtieth of the height: more would leave no room for names. */
const PORTRAIT_HIGH = 22 * 60
/** Narrower than this, text gets smaller than a sixtieth of the height rather than being cut. */
const PORTRAIT_MIN_WIDE = 700

export function computeWallSize(widthPx: number, heightPx: number): WallSize {
  const width = Math.max(1, widthPx)
  const height = Math.max(1, heightPx)
  const portrait = width < height * PORTRAIT_BELOW
  const unit = portrait
    ? Math.min(height / PORTRAIT_HIGH, width / PORTRAIT_MIN_WIDE)
    : Math.min(height / 1080, width / MIN_WIDE)
  const wide = width / unit
  const margin = portrait ? 36 : 48
  const inner = wide - 2 * margin
  const state = portrait ? 300 : 360
  const name = portrait ? inner - state : clamp(inner * 0.275, 400, 500)
  const timeline = portrait ? inner : inner - name - state
  const row = portrait ? { least: 92, most: 104 } : { least: 64, most: 69 }
  return { unit, portrait, wide, high: height / unit, margin, name, state, timeline, row }
}

/** The zoom of pages that are not made for a wall: their smallest text (11 px) becomes 18 units high, 22 in portrait. */
export const computePageZoom = ({ unit, portrait }: WallSize): number => (unit * (portrait ? 22 : 18)) / 11

function subscribeResize(listener: () => void): () => void {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}

/** The screen that a preview stands for, in px. */
export const WallScreen = createContext<{ width: number; height: number } | null>(null)

/** The sizes of this screen, also after it was turned or replaced. */
export function useWallSize(): WallSize {
  const screen = use(WallScreen)
  const ownWidth = useSyncExternalStore(subscribeResize, () => window.innerWidth)
  const ownHeight = useSyncExternalStore(subscribeResize, () => window.innerHeight)
  const { width, height } = screen ?? { width: ownWidth, height: ownHeight }
  return useMemo(() => computeWallSize(width, height), [width, height])
}
