import { KeyRound, RefreshCw, ServerCrash, WifiOff } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'react-router-dom'
import { Link } from '../../shell/address/Link'
import { keepViewParams, ROUTES } from '../../contract/routes'
import { type ErrorDetail } from '../../contract/errors'
import { readRef } from '../../contract/page-run'
import { invalidPart, type JobRef } from '../../contract/run-ref'
import { type ErrorPageCode } from '../../i18n/en/errors'
import { useLaterWords, useLocale } from '../../i18n/locale'
import { useJobRunsWords } from '../../i18n/job-runs-words'
import { showInvisible } from '../../lib/text'
import { HOUR_MS } from '../../lib/time/units'
import { chooseWindow, computeFromMs, FIRST_WINDOW } from '../../model/job-runs/window'
import { readJobRunsView, type WindowName } from '../../model/job-runs/view'
import { ApiError, isTransient } from '../../query/http'
import { jobHistoryResource } from '../../query/job-history'
import { useSearch } from '../../shell/address/AddressRouter'
import { useLastError } from '../../shell/freshness/use-last-error'
import { useLiveQuery } from '../../shell/freshness/use-live-query'
import { SectionData } from '../../shell/updates/Section'
import { useTabStatus } from '../../shell/use-tab-status'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { useNow } from '../../ui/use-now'
import { JobRunsView } from './JobRunsView'
import { Skeleton } from './Skeleton'

/** `/jobs/:job`: the runs of a job, its schedule, and how long it takes. */
export function JobRunsPage() {
  const [search] = useSearch()
  const { job, workspace } = readRef(useParams(), search)
  const isBad = invalidPart({ job, workspace, id: '1' }) !== null
  if (isBad) return <LoadError code="bad_address" reason={null} reference={{ job, workspace }} retry={null} />
  return <JobLoader key={JSON.stringify([workspace, job])} reference={{ job, workspace }} />
}

function JobLoader({ reference }: { reference: JobRef }) {
  const { zone } = useLocale()
  const [search] = useSearch()
  const view = readJobRunsView(search)
  const hourMs = useNow(0, null, HOUR_MS)
  const [chosen, setChosen] = useState<{ name: WindowName; isFinal: boolean }>({
    name: FIRST_WINDOW,
    isFinal: false,
  })
  const windowKey = JSON.stringify(view.window)
  const [older, setOlder] = useState({ windowKey, days: 0 })
  const olderDays = older.windowKey === windowKey ? older.days : 0
  const fromMs = computeFromMs(view, chosen.name, olderDays, hourMs, zone)
  const toMs = typeof view.window === 'object' ? (view.window?.toMs ?? null) : null
  const resource = jobHistoryResource(reference, fromMs, toMs)
  const { query } = useLiveQuery(resource)
  const { data, refetch } = query
  // While another window is read, the last one stays on screen.
  const [kept, setKept] = useState(data)
  if (data && data !== kept) setKept(data)
  const shown = data ?? kept
  if (data && !chosen.isFinal) {
    const { schedule } = data.data.job
    const { readFromMs } = data.data
    const isFinal = (schedule?.periodMs ?? null) !== null || (readFromMs !== null && readFromMs <= fromMs)
    const name = chooseWindow(data.data, data.changedAtMs)
    if (name !== chosen.name || isFinal) setChosen({ name, isFinal })
  }
  const error = useLastError(query.error, shown !== undefined)
  if (shown)
    return (
      <SectionData value={shown.data}>
        <JobRunsView
          reference={reference}
          resource={resource}
          history={shown.data}
          skewMs={shown.skewMs}
          changedAtMs={shown.changedAtMs}
          view={view}
          chosen={chosen.name}
          isLoading={!data}
          addOlder={(days) => setOlder({ windowKey, days: olderDays + days })}
          fromMs={fromMs}
        />
      </SectionData>
    )
  if (!error) return <Skeleton />
  const detail = error instanceof ApiError ? error.detail : { code: 'crashed' as const }
  return (
    <LoadError
      code={detail.code}
      reason={'reason' in detail ? (detail.reason ?? null) : null}
      reference={reference}
      retry={isTransient(error) ? () => void refetch() : null}
    />
  )
}

interface LoadErrorProps {
  code: ErrorPageCode
  reason: ErrorDetail['reason'] | null
  reference: JobRef
  /** Null when retrying cannot help. */
  retry: (() => void) | null
}

/** Why there is no job to show, in words. */
function LoadError({ code, reason, reference, retry }: LoadErrorProps) {
  const { t } = useLocale()
  const [search] = useSearch()
  const { job, workspace } = reference
  const { errorTexts } = useLaterWords()
  const { noRights, noRightsAbout } = useJobRunsWords()
  const isForbidden = code === 'forbidden'
  const title = isForbidden ? noRights : t.errors.titles[code]
  const isOffline = code === 'server_unreachable' && !navigator.onLine
  useTabStatus(title, null)
  const words = errorTexts[code]({
    job: showInvisible(job),
    id: '',
    workspace: workspace === '' ? null : showInvisible(workspace),
    reason: reason ?? null,
    wrong: invalidPart({ job, workspace, id: '1' }),
  })
  const about = isOffline ? t.freshness.offlineText : words
  const OtherIcon = isOffline ? WifiOff : ServerCrash
  return (
    <Notice
      icon={isForbidden ? KeyRound : OtherIcon}
      title={isOffline ? t.freshness.offlineTitle : title}
      text={isForbidden ? noRightsAbout : about}
    >
      {retry && (
        <Button icon={RefreshCw} primary onClick={retry}>
          {t.errors.again}
        </Button>
      )}
      {code === 'signed_out' && (
        <Button primary onClick={() => window.location.reload()}>
          {t.errors.signIn}
        </Button>
      )}
      <Link className="btn" to={keepViewParams(ROUTES.lookUp, search)}>
        {t.errors.lookUp}
      </Link>
    </Notice>
  )
}
