import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { type JobList } from '../../contract/job'
import { jobListPollMs, LIST_FRESH_MS } from '../../contract/list-polls'
import { useLocale } from '../../i18n/locale'
import { MINUTE_MS } from '../../lib/time/units'
import { type LiveResult, type Snapshot } from '../../query/live-resource'
import { liveQuery } from '../../query/live-query'
import { jobsResource } from '../../query/jobs'
import { whenIdle } from '../../ui/when-idle'
import { useNow } from '../../ui/use-now'
import { useFavourites } from '../favourites/favourites'
import { recentRuns } from './recent-runs'
import { findResults, prepareSearch, type Results } from './results'
import { type Group, type Row } from './rows'

/** A user begins to type about then. */
const IDLE_MS = 500

export interface LookUpState {
  workspace: string
  text: string
  scope: string | null
  results: Results
  rows: readonly Row[]
  /** Index of the chosen row; -1 without any. */
  active: number
  list: JobList | null
  error: Error | null
  skewMs: number
  nowMs: number
  setText: (text: string) => void
  setScope: (job: string | null) => void
  choose: (index: number) => void
}

/** While the server reads the list it grows; a whole one is asked for once. */
const growing = ({ state }: { state: { data?: LiveResult<JobList> | undefined; error: Error | null } }) => {
  if (!state.data || state.error) return false
  const pollMs = jobListPollMs(state.data.snapshot.data.progress)
  return pollMs < LIST_FRESH_MS ? pollMs : false
}

/**
 * The text and what it finds in the jobs of the workspace that the address names. `polls` is false on a page that polls the list
 * itself.
 */
export function useLookUp(initialText: string, polls: boolean): LookUpState {
  const { zone } = useLocale()
  const [search] = useSearchParams()
  const workspace = search.getAll('workspace').join(' ')
  const { data, error } = useQuery({
    ...liveQuery(jobsResource(workspace)),
    select: ({ snapshot }: LiveResult<JobList>): Snapshot<JobList> => snapshot,
    staleTime: LIST_FRESH_MS,
    refetchOnWindowFocus: false,
    refetchInterval: polls ? growing : false,
  })
  const [text, setText] = useState(initialText)
  const [scope, setScope] = useState<string | null>(null)
  /** Chosen by a key or the pointer: typing more does not move it. */
  const [chosen, setChosen] = useState<string | null>(null)
  const [recent] = useState(recentRuns)
  const favourites = useFavourites(workspace)
  const list = data?.data ?? null
  const skewMs = data?.skewMs ?? 0
  const nowMs = useNow(skewMs, null, MINUTE_MS)
  const jobs = list?.jobs
  useEffect(() => {
    if (jobs) return whenIdle(() => prepareSearch({ jobs, favourites, recent, nowMs }), IDLE_MS)
    // oxlint-disable-next-line react/exhaustive-deps -- not again with each minute
  }, [jobs, favourites, recent])
  const results = useMemo(
    () =>
      findResults({
        text,
        scope,
        list,
        workspace,
        favourites,
        recent,
        origin: window.location.origin,
        nowMs,
        zone,
      }),
    [text, scope, list, workspace, favourites, recent, nowMs, zone],
  )
  const rows = useMemo(() => results.groups.flatMap((group: Group) => group.rows), [results])
  const kept = chosen === null ? -1 : rows.findIndex(({ key }) => key === chosen)
  return {
    workspace,
    text,
    scope,
    results,
    rows,
    active: kept < 0 ? Math.min(0, rows.length - 1) : kept,
    list,
    error,
    skewMs,
    nowMs,
    setText,
    setScope: (job) => {
      setScope(job)
      setText('')
      setChosen(null)
    },
    choose: (index) => setChosen(rows[index]?.key ?? null),
  }
}
