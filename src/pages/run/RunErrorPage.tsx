import { Braces, RefreshCw, ServerCrash, WifiOff } from 'lucide-react'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router-dom'
import { Link } from '../../shell/address/Link'
import { type ErrorDetail, type ErrorReason } from '../../contract/errors'
import { isLatestWord } from '../../contract/job-run'
import { invalidPart, type RunRef } from '../../contract/run-ref'
import { useLaterWords, useLocale } from '../../i18n/locale'
import { type ErrorPageCode } from '../../i18n/en/errors'
import { addParams, keepViewParams, paths, ROUTES } from '../../contract/routes'
import { showInvisible } from '../../lib/text'
import { Notice } from '../../ui/Notice'
import { withBase } from '../../lib/base-path'
import { ERROR_ICONS } from './error-icons'
import { runResource } from '../../query/run'
import { UpstreamWords } from '../../shell/UpstreamWords'
import { useFreshness } from '../../shell/freshness/use-freshness'
import { cutTails } from '../../shell/look-up/parse-pasted'
import { Icon } from '../../ui/Icon'

export interface RunErrorPageProps {
  code: ErrorPageCode
  detail: ErrorDetail | null
  reference: RunRef
  /** Null when retrying cannot help. */
  retry: (() => void) | null
}

/** The workspace is the first thing to check where something "does not exist". */
const ASKS_WORKSPACE: ReadonlySet<ErrorPageCode> = new Set([
  'instance_not_found',
  'job_not_found',
  'workspace_not_found',
])

/** Answers that came whole and make no run. */
const HAS_RAW: ReadonlySet<ErrorReason> = new Set(['not_json', 'wrong_shape', 'too_deep'])

/** Why there is no run to show, in words, with what to do: try again, check the workspace, check the settings. */
export function RunErrorPage(props: RunErrorPageProps) {
  return props.retry ? <TransientError {...props} /> : <ErrorNotice {...props} offline={false} next={null} />
}

/** An error that may end by itself; it also says when the next poll comes. */
function TransientError(props: RunErrorPageProps) {
  const { offline, next } = useFreshness(runResource(props.reference))
  return <ErrorNotice {...props} offline={offline} next={next} />
}

interface ErrorNoticeProps extends RunErrorPageProps {
  offline: boolean
  next: string | null
}

function ErrorNotice({ code, detail, reference, retry, offline, next }: ErrorNoticeProps) {
  const { t } = useLocale()
  const [search] = useSearchParams()
  const { errorTexts } = useLaterWords()
  const { job, id, workspace } = reference
  const words = errorTexts[code]({
    job: showInvisible(job),
    id: showInvisible(id),
    workspace: workspace === '' ? null : showInvisible(workspace),
    reason: detail?.reason ?? null,
    wrong: invalidPart(isLatestWord(id) ? { ...reference, id: '1' } : reference),
    listedId: detail?.id,
  })
  return (
    <Notice
      icon={offline ? WifiOff : (ERROR_ICONS[code] ?? ServerCrash)}
      title={offline ? t.freshness.offlineTitle : t.errors.titles[code]}
      text={offline ? t.freshness.offlineText : words}
      details={<UpstreamWords upstream={detail?.upstream} />}
    >
      {code === 'bad_address' && <WithoutTail reference={reference} />}
      {ASKS_WORKSPACE.has(code) && <WorkspaceForm reference={reference} />}
      {code === 'signed_out' && (
        // The server answers this address with its sign-in form.
        <button type="button" className="btn btn-primary" onClick={() => window.location.reload()}>
          {t.errors.signIn}
        </button>
      )}
      {retry && (
        <button type="button" className="btn btn-primary" onClick={retry}>
          <Icon icon={RefreshCw} />
          {t.errors.again}
        </button>
      )}
      {detail?.reason !== undefined && HAS_RAW.has(detail.reason) && (
        <a className="btn" href={withBase(paths.apiRawRun(reference))} target="_blank" rel="noreferrer">
          <Icon icon={Braces} />
          {t.header.raw}
        </a>
      )}
      <Link className="btn" to={keepViewParams(ROUTES.lookUp, search)}>
        {t.errors.lookUp}
      </Link>
      {next !== null && <span className="self-center text-12 text-t2">{next}</span>}
    </Notice>
  )
}

/** For an address that a chat made longer than it is. */
function WithoutTail({ reference }: { reference: RunRef }) {
  const { t } = useLocale()
  const [search] = useSearchParams()
  const run = cutTails(reference)
  if (invalidPart(run) !== null) return null
  const view = new URLSearchParams(search)
  view.delete('workspace')
  return (
    <Link className="btn btn-primary" to={addParams(paths.run(run), view)}>
      {t.errors.openRun(run.id)}
    </Link>
  )
}

function WorkspaceForm({ reference }: { reference: RunRef }) {
  const { t } = useLocale()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [workspace, setWorkspace] = useState(reference.workspace)
  const [refused, setRefused] = useState(false)
  return (
    <form
      className="flex w-full flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        const next = { ...reference, workspace: workspace.trim() }
        const bad = invalidPart(next) !== null
        setRefused(bad)
        if (bad) return
        const view = new URLSearchParams(search)
        view.delete('workspace')
        if (next.workspace !== '') view.set('workspace', next.workspace)
        // The rest of the address is the view that was asked for.
        void navigate(`${paths.run({ ...next, workspace: '' })}?${view.toString()}`)
      }}
    >
      <label className="grid gap-1 text-12 text-t2">
        {t.errors.chooseWorkspace}
        <input
          className="field w-64 px-2.5 font-mono"
          value={workspace}
          aria-invalid={refused}
          onChange={(event) => setWorkspace(event.target.value)}
        />
      </label>
      <button type="submit" className="btn">
        {t.errors.open}
      </button>
      {refused && (
        <p role="alert" className="w-full text-12 text-ink-fail">
          {t.errors.badWorkspace}
        </p>
      )}
    </form>
  )
}
