import { type QueryClient } from '@tanstack/react-query'
import { jobsWords, useJobsWords } from '../../i18n/jobs-words'
import { jobsResource } from '../../query/jobs'
import { liveQuery } from '../../query/live-query'
import { useSearch } from '../../shell/address/AddressRouter'
import { ListError } from '../../shell/ListError'
import { useLastError } from '../../shell/freshness/use-last-error'
import { useLiveQuery } from '../../shell/freshness/use-live-query'
import { readPreferences } from '../../shell/preferences/preferences'
import { SectionData } from '../../shell/updates/Section'
import { useTabStatus } from '../../shell/use-tab-status'
import { JobsView } from './JobsView'
import { Skeleton } from './Skeleton'
import './jobs.css'

// An address with two workspaces is invalid: the server refuses it.
const readWorkspace = (search: URLSearchParams): string => search.getAll('workspace').join(' ')

/** Starts what the page waits for, before it is rendered. */
export function prefetchJobs(client: QueryClient, search: URLSearchParams): Promise<unknown> {
  return Promise.all([
    jobsWords.load(readPreferences(search).lang),
    client.prefetchQuery(liveQuery(jobsResource(readWorkspace(search)))),
  ])
}

/** `/jobs`: the jobs of the workspace that the address names. */
export function JobsPage() {
  const [search] = useSearch()
  const workspace = readWorkspace(search)
  return <JobsLoader key={workspace} workspace={workspace} />
}

function JobsLoader({ workspace }: { workspace: string }) {
  const words = useJobsWords()
  const resource = jobsResource(workspace)
  const { query } = useLiveQuery(resource)
  const { data, refetch } = query
  const error = useLastError(query.error, data !== undefined)
  useTabStatus(data || error ? null : words.title, null)
  if (data)
    return (
      <SectionData value={data.data}>
        <JobsView list={data.data} skewMs={data.skewMs} workspace={workspace} />
      </SectionData>
    )
  if (!error) return <Skeleton />
  return (
    <ListError
      error={error}
      reference={{ workspace }}
      noRights={{ title: words.noRights, text: words.noRightsAbout }}
      resource={resource}
      retry={() => void refetch()}
    />
  )
}
