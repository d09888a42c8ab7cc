import { useMemo } from 'react'
import { type JobList } from '../../contract/job'
import { jobsResource } from '../../query/jobs'
import { useLiveQuery } from '../../shell/freshness/use-live-query'

/** The jobs of a workspace; null until they are known. */
export function useJobList(workspace: string): JobList | null {
  const resource = useMemo(() => jobsResource(workspace), [workspace])
  return useLiveQuery(resource).query.data?.data ?? null
}
