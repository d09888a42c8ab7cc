import { useMemo } from 'react'
import { type RunRef } from '../contract/run-ref'
import { runResource } from '../query/run'
import { useLiveQuery } from '../shell/freshness/use-live-query'
import { WallPage } from '../pages/run/wall/WallPage'

/** A run in the rotation of a wall of jobs, as it stands on a wall of its own. */
export function RotatedRun({ reference }: { reference: RunRef }) {
  const resource = useMemo(() => runResource(reference), [reference])
  const { data } = useLiveQuery(resource).query
  const shown = data
    ? { run: data.data, skewMs: data.skewMs, changedAtMs: data.changedAtMs, reference }
    : null
  return <WallPage reference={reference} shown={shown} detail={null} />
}
