import { createContext, useContext } from 'react'
import { type WallAxis } from '../../model/wall/axis'
import { type WallCell } from '../../model/wall/cells'
import { type WallLayout } from '../../model/wall/layout'

/** What all parts of a wall of jobs share. */
export interface WallScene {
  layout: WallLayout
  axis: WallAxis
  /** In whole steps; stands still while the data are old. */
  nowMs: number
  /** Of this browser's clock. */
  skewMs: number
  /** The data are too old to be shown as current. */
  isOld: boolean
  /** The width of a column in units. */
  columnWide: number
  /** Whether jobs of several workspaces are shown, so that each names its own. */
  namesWorkspaces: boolean
  /** All jobs, as they are shown. */
  names: readonly string[]
  /** The address of a run, as a wall. */
  buildHref: (cell: Pick<WallCell, 'name' | 'workspace' | 'run'>) => string
}

const WallContext = createContext<WallScene | null>(null)
export const WallProvider = WallContext.Provider

export function useWall(): WallScene {
  const scene = useContext(WallContext)
  if (!scene) throw new Error('useWall needs a WallProvider above')
  return scene
}
