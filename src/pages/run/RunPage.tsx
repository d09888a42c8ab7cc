import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect, type ReactNode } from 'react'
import { useParams, useSearchParams } from 'react-router-dom'
import { ApiError, isTransient } from '../../query/http'
import { configQuery } from '../../query/config'
import { runPolling } from '../../query/run'
import { type Run } from '../../contract/run'
import { invalidPart, type RunRef } from '../../contract/run-ref'
import { useLocale } from '../../i18n/locale'
import { addRecentRun } from '../../shell/look-up/recent-runs'
import { Boundary, Drawn } from '../../ui/Boundary'
import { lazyPart } from '../../ui/lazy-part'
import { useAfterPaint } from '../../ui/use-after-paint'
import { useWake } from '../../ui/use-wake'
import { isAnyWatched } from '../../shell/alerts/any-watched'
import { RunView } from './RunView'
import { readRef } from './read-ref'
import { Skeleton } from './Skeleton'
import { type RunErrorPageProps } from './RunErrorPage'
import { usePollAudience } from '../../shell/freshness/use-freshness'
import { useRefusal } from './use-refusal'
import { useTabStatus } from '../../shell/use-tab-status'
import { Wall } from './wall/Wall'

const OLD_REFUSAL_MS = 2_000

const AlertsPart = lazyPart(async () => (await import('../../shell/alerts/AlertsPart')).AlertsPart)
const TroublePage = lazyPart(async () => (await import('./RunErrorPage')).RunErrorPage)

/** `/jobs/:job/instances/:id`: the run of the address, whatever the answer says it is. */
export function RunPage({ zones }: { zones: ReactNode }) {
  const [search] = useSearchParams()
  const reference = readRef(useParams(), search)
  const { t } = useLocale()
  const bad = invalidPart(reference) !== null
  useTabStatus(bad ? t.trouble.words.bad_address.title : null, null)
  if (bad) return <Trouble code="bad_address" detail={null} reference={reference} retry={null} />
  return <RunLoader key={JSON.stringify(reference)} reference={reference} zones={zones} />
}

function RunLoader({ reference, zones }: { reference: RunRef; zones: ReactNode }) {
  const { t } = useLocale()
  const watching = usePollAudience()
  const polled = useQuery(runPolling(reference, watching))
  const { data, refetch, errorUpdatedAt } = polled
  useWake(() => void refetch(), watching.wall)
  const { data: config } = useQuery(configQuery())
  const known = data !== undefined
  const error = useRefusal(polled.error, known)
  useEffect(() => {
    if (known) addRecentRun(reference)
    // oxlint-disable-next-line react/exhaustive-deps -- the page of another run is another component
  }, [known])
  useEffect(() => {
    // Whoever comes back to what was refused a while ago wants to know whether that still holds.
    if (!known && errorUpdatedAt > 0 && Date.now() - errorUpdatedAt > OLD_REFUSAL_MS) void refetch()
    // oxlint-disable-next-line react/exhaustive-deps -- on arrival only
  }, [])
  const trouble =
    !data && error ? (error instanceof ApiError ? error.detail : { code: 'crashed' as const }) : null
  useTabStatus(trouble ? t.trouble.words[trouble.code].title : data ? null : t.title.plain, null)
  if (data) {
    const shown = {
      run: data.instance,
      skewMs: data.skewMs,
      changedAtMs: data.changedAtMs,
      reference,
    }
    const view = <RunView {...shown} region={config?.region ?? null} zones={zones} />
    return (
      <Drawn value={data.instance}>
        {(!watching.wall || isAnyWatched()) && <TellingPart run={data.instance} reference={reference} />}
        {watching.wall ? (
          // Whatever a wall's own picture lacks, the run stays on screen, and looked at.
          <Boundary fallback={view}>
            <Suspense>
              <Wall part="run" {...shown} />
            </Suspense>
          </Boundary>
        ) : (
          view
        )}
      </Drawn>
    )
  }
  const detail = trouble && ('upstream' in trouble || 'reason' in trouble) ? trouble : null
  if (watching.wall) return <Wall part="none" reference={reference} detail={detail} />
  if (!trouble) return <Skeleton />
  return (
    <Trouble
      code={trouble.code}
      detail={detail}
      reference={reference}
      retry={isTransient(error) || trouble.code === 'instance_not_found' ? () => void refetch() : null}
    />
  )
}

/** What somebody asked to be told of is told by a page as by a wall, and by the one that becomes the other. */
function TellingPart(props: { run: Run; reference: RunRef }) {
  if (!useAfterPaint()) return null
  return (
    <Boundary fallback={null}>
      <Suspense>
        <AlertsPart part="telling" {...props} />
      </Suspense>
    </Boundary>
  )
}

/** The page with its actions comes in a file of its own; where even that cannot be loaded, the words alone are here already. */
function Trouble(props: RunErrorPageProps) {
  const { t } = useLocale()
  return (
    <Boundary fallback={<p className="p-6">{t.trouble.words[props.code].title}</p>}>
      <Suspense>
        <TroublePage {...props} />
      </Suspense>
    </Boundary>
  )
}
