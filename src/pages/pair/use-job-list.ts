import { useEffect, useMemo, useState } from 'react'
import { type JobList } from '../../contract/job'
import { jobsResource } from '../../query/jobs'
import { useLiveQuery } from '../../shell/freshness/use-live-query'

/** The jobs of a workspace; null until they are known. */
export function useJobList(workspace: string): JobList | null {
  const resource = useMemo(() => jobsResource(workspace), [workspace])
  return useLiveQuery(resource).query.data?.data ?? null
}

const SETTLE_MS = 700

/** A text once typing has stopped, so that no wall is asked for at each letter. */
export function useSettledText(text: string | null): string | null {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), SETTLE_MS)
    return () => window.clearTimeout(timer)
  }, [text])
  return settled
}
