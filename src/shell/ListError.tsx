import { KeyRound, RefreshCw, ServerCrash, WifiOff } from 'lucide-react'
import { keepViewParams, ROUTES } from '../contract/routes'
import { invalidPart, type JobRef } from '../contract/run-ref'
import { type ErrorPageCode } from '../i18n/en/errors'
import { useLaterWords, useLocale } from '../i18n/locale'
import { showInvisible } from '../lib/text'
import { ApiError, getErrorCode, isTransient } from '../query/http'
import { type LiveResource } from '../query/live-resource'
import { Button } from '../ui/Button'
import { Notice } from '../ui/Notice'
import { useSearch } from './address/AddressRouter'
import { Link } from './address/Link'
import { useFreshness } from './freshness/use-freshness'
import { UpstreamWords } from './UpstreamWords'
import { useTabStatus } from './use-tab-status'

interface Failure {
  /** Null: the address cannot be. */
  error: Error | null
  /** Without a job: all of the workspace. */
  reference: Omit<JobRef, 'job'> & Partial<JobRef>
  /** What is said where the server has no right to list. */
  noRights: { title: string; text: string }
}

/** Why there is no list to show, and what to do, in words. */
export function useListError({ error, reference, noRights }: Failure): { title: string; text: string } {
  const { t } = useLocale()
  const { errorTexts } = useLaterWords()
  const code = codeOf(error)
  const { job, workspace } = reference
  if (code === 'forbidden') return noRights
  if (isOffline(code)) return { title: t.freshness.offlineTitle, text: t.freshness.offlineText }
  const text = errorTexts[code]({
    job: showInvisible(job ?? ''),
    id: '',
    workspace: workspace === '' ? null : showInvisible(workspace),
    reason: error instanceof ApiError && 'reason' in error.detail ? (error.detail.reason ?? null) : null,
    wrong: invalidPart({ job: job ?? 'any', workspace, id: '1' }),
  })
  return { title: t.errors.titles[code], text }
}

const codeOf = (error: Error | null): ErrorPageCode => (error === null ? 'bad_address' : getErrorCode(error))
const isOffline = (code: ErrorPageCode): boolean => code === 'server_unreachable' && !navigator.onLine

interface ListErrorProps<T> extends Failure {
  resource: LiveResource<T> | null
  retry: () => void
}

/** The page of a list before its first answer, which may come with a later poll. */
export function ListError<T>({ resource, retry, ...failure }: ListErrorProps<T>) {
  const { t } = useLocale()
  const [search] = useSearch()
  const { title, text } = useListError(failure)
  useTabStatus(title, null)
  const { error } = failure
  const code = codeOf(error)
  const OtherIcon = isOffline(code) ? WifiOff : ServerCrash
  return (
    <Notice
      icon={code === 'forbidden' ? KeyRound : OtherIcon}
      title={title}
      text={text}
      details={
        error instanceof ApiError && 'upstream' in error.detail ? (
          <UpstreamWords upstream={error.detail.upstream} />
        ) : null
      }
    >
      {error && isTransient(error) && (
        <Button icon={RefreshCw} primary onClick={retry}>
          {t.errors.again}
        </Button>
      )}
      {code === 'signed_out' && (
        // The server answers this address with its sign-in form.
        <Button primary onClick={() => window.location.reload()}>
          {t.errors.signIn}
        </Button>
      )}
      <Link className="btn" to={keepViewParams(ROUTES.lookUp, search)}>
        {t.errors.lookUp}
      </Link>
      {error && resource && isTransient(error) && <NextTry resource={resource} />}
    </Notice>
  )
}

function NextTry<T>({ resource }: { resource: LiveResource<T> }) {
  const { next } = useFreshness(resource)
  return next === null ? null : <span className="self-center text-12 text-t2">{next}</span>
}
