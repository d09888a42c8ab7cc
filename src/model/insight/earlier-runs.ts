import { type EarlierRuns } from '../../contract/earlier-runs'
import { type AlignedRun } from './past-runs'

/** The runs behind what is usual for the node at that place, oldest first. `past` is newest first. */
export const listEarlierRuns = (past: readonly AlignedRun[], at: number): EarlierRuns =>
  past
    .flatMap(({ id, atMs, isSame, isGenuine, ranMs, rows }) => {
      const ms = ranMs[at] ?? NaN
      if (isSame[at] !== 1 || isGenuine[at] !== 1 || Number.isNaN(ms)) return []
      const written = rows[at] ?? NaN
      return [{ id, atMs, ms, rows: Number.isNaN(written) ? null : written }]
    })
    .toReversed()
