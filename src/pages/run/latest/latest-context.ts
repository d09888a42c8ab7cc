import { createContext, useContext } from 'react'
import { type LatestWord } from '../../../contract/job-run'
import { type Run } from '../../../contract/run'

/** How a page whose address says `latest` stands to the newest run. */
export interface LatestState {
  word: LatestWord
  /** The newest run while the page stays on an older one; null while it shows the newest. */
  newer: Pick<Run, 'status' | 'planMs' | 'startMs'> | null
  goToNewer: () => void
}

/** Null on a page whose address names a run by its id. */
const LatestContext = createContext<LatestState | null>(null)
export const LatestProvider = LatestContext.Provider
export const useLatest = (): LatestState | null => useContext(LatestContext)
