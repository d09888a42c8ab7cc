import { KeyRound, ServerCrash } from 'lucide-react'
import { useSearch } from '../../shell/address/AddressRouter'
import { Link } from '../../shell/address/Link'
import { keepViewParams, ROUTES } from '../../contract/routes'
import { useJobsWords } from '../../i18n/jobs-words'
import { useLaterWords, useLocale } from '../../i18n/locale'
import { type ErrorPageCode } from '../../i18n/en/errors'
import { showInvisible } from '../../lib/text'
import { getErrorCode, isTransient } from '../../query/http'
import { jobsResource } from '../../query/jobs'
import { useFreshness } from '../../shell/freshness/use-freshness'
import { useLastError } from '../../shell/freshness/use-last-error'
import { useLiveQuery } from '../../shell/freshness/use-live-query'
import { SectionData } from '../../shell/updates/Section'
import { useTabStatus } from '../../shell/use-tab-status'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
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
  const { t } = useLocale()
  const words = useJobsWords()
  const { query } = useLiveQuery(jobsResource(workspace))
  const { data, refetch } = query
  const error = useLastError(query.error, data !== undefined)
  const code = data || !error ? null : getErrorCode(error)
  const isForbidden = code === 'forbidden'
  const failure = code === null ? null : t.errors.titles[code]
  const title = isForbidden ? words.noRights : (failure ?? words.title)
  useTabStatus(data ? null : title, null)
  if (data)
    return (
      <SectionData value={data.data}>
        <JobsView list={data.data} skewMs={data.skewMs} workspace={workspace} />
      </SectionData>
    )
  if (code === null) return <Skeleton />
  if (isForbidden) return <NoRights />
  return <Failed code={code} workspace={workspace} retry={isTransient(error) ? () => void refetch() : null} />
}

function NoRights() {
  const words = useJobsWords()
  const [search] = useSearch()
  return (
    <Notice icon={KeyRound} title={words.noRights} text={words.noRightsAbout}>
      <Link to={keepViewParams(ROUTES.lookUp, search)} className="btn btn-primary">
        {words.openRun}
      </Link>
    </Notice>
  )
}

interface FailedProps {
  code: ErrorPageCode
  workspace: string
  /** Null when retrying cannot help. */
  retry: (() => void) | null
}

/** Before the first answer. The next poll comes by itself. */
function Failed({ code, workspace, retry }: FailedProps) {
  const { t } = useLocale()
  const { next } = useFreshness(jobsResource(workspace))
  const { errorTexts } = useLaterWords()
  return (
    <Notice
      icon={ServerCrash}
      title={t.errors.titles[code]}
      text={errorTexts[code]({
        job: '',
        id: '',
        workspace: workspace === '' ? null : showInvisible(workspace),
        reason: null,
        wrong: 'workspace',
      })}
    >
      {code === 'signed_out' && (
        // The server answers this address with its sign-in form.
        <Button primary onClick={() => window.location.reload()}>
          {t.freshness.signIn}
        </Button>
      )}
      {retry && (
        <Button primary onClick={retry}>
          {t.errors.again}
        </Button>
      )}
      {retry && next !== null && <span className="text-12 text-t2">{next}</span>}
    </Notice>
  )
}
