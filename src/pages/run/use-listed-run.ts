import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type JobRun } from '../../contract/job-run'
import { type Run } from '../../contract/run'
import { type RunRef } from '../../contract/run-ref'
import { liveQuery } from '../../query/live-query'
import { neighboursResource } from '../../query/neighbours'

/** Where a run stands among those of its job. */
export const placeMs = ({ planMs, startMs }: Pick<Run, 'planMs' | 'startMs'>): number | null =>
  planMs ?? startMs

/** The runs around this one, oldest first, once they are known. */
export function useNearRuns(
  run: Pick<Run, 'planMs' | 'startMs'>,
  reference: RunRef,
): readonly JobRun[] | undefined {
  const near = neighboursResource(reference, placeMs(run), false)
  // The neighbours poll it.
  const { data } = useQuery({ ...liveQuery(near), refetchOnMount: false, refetchOnWindowFocus: false })
  return data?.snapshot.data.runs
}

/** Whether the lists say that it was run again. Asks for nothing, since it is there before the first bars. */
function useIsAgain(run: Run, reference: RunRef): boolean {
  const near = neighboursResource(reference, placeMs(run), false)
  const { data } = useQuery({
    ...liveQuery(near),
    enabled: false,
    select: ({ snapshot }) => snapshot.data.runs.find(({ id }) => id === run.id)?.again === true,
  })
  return data === true
}

/** The run with what lists say of it. The same while neither changes. */
export function useRunAsListed(run: Run, reference: RunRef): Run {
  const isAgain = useIsAgain(run, reference)
  return useMemo(() => (isAgain ? { ...run, again: true } : run), [run, isAgain])
}

/** What a list of the job's runs says of this one, once that is known. */
export const useListedRun = (
  run: Pick<Run, 'id' | 'planMs' | 'startMs'>,
  reference: RunRef,
): JobRun | undefined => useNearRuns(run, reference)?.find(({ id }) => id === run.id)
