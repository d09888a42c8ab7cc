import { useQuery } from '@tanstack/react-query'
import { type JobRun } from '../../contract/job-run'
import { type Run } from '../../contract/run'
import { type RunRef } from '../../contract/run-ref'
import { liveQuery } from '../../query/live-query'
import { neighboursResource } from '../../query/neighbours'

/** Where a run stands among those of its job. */
export const placeMs = ({ planMs, startMs }: Pick<Run, 'planMs' | 'startMs'>): number | null =>
  planMs ?? startMs

/** The runs around this one, oldest first, once they are known. */
export function useNearRuns(run: Run, reference: RunRef): readonly JobRun[] | undefined {
  const near = neighboursResource(reference, placeMs(run), false)
  // The neighbours poll it.
  const { data } = useQuery({ ...liveQuery(near), refetchOnMount: false, refetchOnWindowFocus: false })
  return data?.snapshot.data.runs
}

/** What a list of the job's runs says of this one, once that is known. */
export const useListedRun = (run: Run, reference: RunRef): JobRun | undefined =>
  useNearRuns(run, reference)?.find(({ id }) => id === run.id)
