import { useMemo } from 'react'
import { findLatestRun } from '../../model/jobs/latest'
import { listSlots, type Slot } from '../../run/strip/slots'
import { toggleFavourite } from '../../shell/favourites/favourites'
import { markOf, toggleSetAside } from '../../shell/set-aside/set-aside'
import { useJobs } from './jobs-context'

/** What the rows of both tables do, by the name of the job. */
export interface JobActions {
  readStrip: (strip: Element) => { slots: readonly Slot[]; count: number } | null
  /** The address of a run of the job; `id` null: of its latest run. Null: there is none. */
  buildRunHref: (job: string, id: string | null) => string | null
  star: (job: string) => void
  chooseFolder: (job: string) => void
  setAside: (job: string) => void
}

export function useJobActions(): JobActions {
  const { list, workspace, attention, layout, change, buildRunHref } = useJobs()
  const { jobs } = list
  return useMemo(() => {
    const byName = new Map(jobs.map((job) => [job.name, job]))
    return {
      star: (job) => toggleFavourite(workspace, job),
      setAside: (job) => {
        const item = attention.find((one) => one.job.name === job)
        if (item) toggleSetAside(markOf(workspace, item))
      },
      chooseFolder: (job) => {
        const folder = byName.get(job)?.folder
        if (folder !== undefined && folder !== '') change({ folders: [folder] })
      },
      buildRunHref: (job, id) => {
        const found = byName.get(job)
        const runId = id ?? (found && findLatestRun(found)?.id)
        return runId === undefined ? null : buildRunHref(job, runId)
      },
      readStrip: (strip) => {
        const name = strip.closest<HTMLElement>('[data-job]')?.dataset['job']
        const job = name === undefined ? undefined : byName.get(name)
        return job ? { slots: listSlots(job, layout.runs), count: layout.runs } : null
      },
    }
  }, [jobs, workspace, attention, layout.runs, change, buildRunHref])
}
