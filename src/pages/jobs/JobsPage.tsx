import { useSearch } from '../../shell/address/AddressRouter'
import { useJobsWords } from '../../i18n/jobs-words'
import { jobsResource } from '../../query/jobs'
import { ListError } from '../../shell/ListError'
import { useLastError } from '../../shell/freshness/use-last-error'
import { useLiveQuery } from '../../shell/freshness/use-live-query'
import { SectionData } from '../../shell/updates/Section'
import { useTabStatus } from '../../shell/use-tab-status'
import { JobsView } from './JobsView'
import { Skeleton } from './Skeleton'
import './jobs.css'

/** `/jobs`: the jobs of the workspace that the address names. */
export function JobsPage() {
  const [search] = useSearch()
  // An address with two workspaces is invalid: the server refuses it.
  const workspace = search.getAll('workspace').join(' ')
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
