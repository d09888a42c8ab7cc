import { createContext, useContext } from 'react'
import { type WallCell } from '../../../model/wall/cells'
import { type wallResource } from '../../../query/wall'

/** What all parts of the wall of one job share. */
interface LatestScene {
  cell: WallCell
  resource: ReturnType<typeof wallResource>
  skewMs: number
  /** In whole steps; stands still while the data are old. */
  nowMs: number
  /** The time of data that are too old to be shown as current, else null. */
  asOfMs: number | null
  pollMs: number
}

const LatestContext = createContext<LatestScene | null>(null)
export const LatestProvider = LatestContext.Provider

export function useLatestScene(): LatestScene {
  const scene = useContext(LatestContext)
  if (!scene) throw new Error('useLatestScene needs a LatestProvider above')
  return scene
}
