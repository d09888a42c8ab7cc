import { useMemo } from 'react'
import { layoutWall, type WallLayout } from '../../model/wall/layout'
import { type WallSize } from '../../shell/kiosk/wall-size'

/** In units. */
const TITLE_HIGH = 152
const TITLE_HIGH_UPRIGHT = 184
const FOOT_HIGH = 84
const BAND_HIGH = 112
const BAND_HIGH_UPRIGHT = 184

interface LayoutOptions {
  /** Of each job, whether it has a problem. */
  problems: readonly boolean[]
  pinned: number
  size: WallSize
  /** A band above the title says that the data is old. */
  hasBand: boolean
}

/** The same while nothing of it changes. */
export function useWallLayout({ problems, pinned, size, hasBand }: LayoutOptions): WallLayout {
  const { portrait } = size
  const high = size.high - computeFrame(size, hasBand)
  const key = JSON.stringify([problems, pinned, portrait, Math.round(high)])
  return useMemo(
    () => layoutWall({ problems, pinned, isPortrait: portrait, high }),
    // oxlint-disable-next-line react/exhaustive-deps -- the key stands for them
    [key],
  )
}

/** What title, foot and band take from the height. */
function computeFrame({ portrait }: WallSize, hasBand: boolean): number {
  const bandHigh = portrait ? BAND_HIGH_UPRIGHT : BAND_HIGH
  return getTitleHigh(portrait) + FOOT_HIGH + (hasBand ? bandHigh : 0)
}

export const getTitleHigh = (isPortrait: boolean): number => (isPortrait ? TITLE_HIGH_UPRIGHT : TITLE_HIGH)
