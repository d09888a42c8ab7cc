import { useMemo } from 'react'
import { useLocale } from '../../../i18n/locale'
import { offsetMs } from '../../../lib/time/zone'
import { buildWallPicture, type WallCell } from '../../../model/wall/cells'
import { wallResource } from '../../../query/wall'
import { useLiveQuery } from '../../../shell/freshness/use-live-query'
import { useLatestScene } from './latest-context'
import { createJobsAddress } from '../../../contract/wall-address'

/** So many can be looked at; of more, the others are not. */
const MAX_NEEDED = 20
const NONE: readonly WallCell[] = []

/** The jobs that must end before this one starts, by its definition; empty until they are known. */
export function useNeededCells(): readonly WallCell[] {
  const { zone } = useLocale()
  const { cell, nowMs, pollMs } = useLatestScene()
  const names = JSON.stringify((cell.job?.schedule?.dependsOn ?? []).slice(0, MAX_NEEDED))
  const jobs = useMemo(() => JSON.parse(names) as string[], [names])
  const resource = useMemo(
    () => wallResource(createJobsAddress(cell.workspace, jobs)),
    [cell.workspace, jobs],
  )
  const { data } = useLiveQuery(resource, jobs.length > 0).query
  return useMemo(() => {
    if (data === undefined) return NONE
    const moment = { nowMs, isTold: true, pollMs, offsetMs: offsetMs(nowMs, zone) }
    return buildWallPicture(data.data, moment).cells
  }, [data, nowMs, pollMs, zone])
}
