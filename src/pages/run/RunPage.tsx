import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useParams, useSearchParams } from 'react-router-dom'
import { ApiError, isTransient } from '../../query/http'
import { configQuery } from '../../query/config'
import { runResource } from '../../query/run'
import { type Run } from '../../contract/run'
import { invalidPart, type RunRef } from '../../contract/run-ref'
import { useLocale } from '../../i18n/locale'
import { addRecentRun } from '../../shell/look-up/recent-runs'
import { Section, SectionData } from '../../shell/updates/Section'
import { lazyWithRetry } from '../../shell/updates/lazy'
import { useAfterPaint } from '../../ui/use-after-paint'
import { RunView } from './RunView'
import { readRef } from './read-ref'
import { Skeleton } from './Skeleton'
import { type RunErrorPageProps } from './RunErrorPage'
import { useLastError } from '../../shell/freshness/use-last-error'
import { useLiveQuery } from '../../shell/freshness/use-live-query'
import { useTabStatus } from '../../shell/use-tab-status'

const OLD_REFUSAL_MS = 2_000

const Notifications = lazyWithRetry(
  async () => (await import('../../shell/alerts/Notifications')).Notifications,
)
const WallPage = lazyWithRetry(async () => (await import('./wall/WallPage')).WallPage)
const TroublePage = lazyWithRetry(async () => (await import('./RunErrorPage')).RunErrorPage)

/** `/jobs/:job/instances/:id`: the run of the address, whatever the answer says it is. */
export function RunPage() {
  const [search] = useSearchParams()
  const reference = readRef(useParams(), search)
  const { t } = useLocale()
  const bad = invalidPart(reference) !== null
  useTabStatus(bad ? t.errors.words.bad_address.title : null, null)
  if (bad) return <Trouble code="bad_address" detail={null} reference={reference} retry={null} />
  return <RunLoader key={JSON.stringify(reference)} reference={reference} />
}

function RunLoader({ reference }: { reference: RunRef }) {
  const { t } = useLocale()
  const { query, audience } = useLiveQuery(runResource(reference))
  const { data, refetch, errorUpdatedAt } = query
  const { data: config } = useQuery(configQuery())
  const known = data !== undefined
  const error = useLastError(query.error, known)
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
  useTabStatus(trouble ? t.errors.words[trouble.code].title : data ? null : t.title.plain, null)
  if (data) {
    const shown = {
      run: data.data,
      skewMs: data.skewMs,
      changedAtMs: data.changedAtMs,
      reference,
    }
    const view = <RunView {...shown} region={config?.region ?? null} />
    return (
      <SectionData value={data.data}>
        <LateNotifications run={data.data} reference={reference} />
        {audience.wall ? (
          // When the wall view fails, the run stays on screen and is still polled.
          <Section fallback={view}>
            <WallPage reference={reference} shown={shown} detail={null} />
          </Section>
        ) : (
          view
        )}
      </SectionData>
    )
  }
  const detail = trouble && ('upstream' in trouble || 'reason' in trouble) ? trouble : null
  if (audience.wall) return <WallPage reference={reference} shown={null} detail={detail} />
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

/** On every page of a run, wall or not, so that switching between the two loses nothing. */
function LateNotifications(props: { run: Run; reference: RunRef }) {
  if (!useAfterPaint()) return null
  return (
    <Section fallback={null}>
      <Notifications {...props} />
    </Section>
  )
}

/** The page with its actions comes in a file of its own; where even that cannot be loaded, the words alone are here already. */
function Trouble(props: RunErrorPageProps) {
  const { t } = useLocale()
  return (
    <Section fallback={<p className="p-6">{t.errors.words[props.code].title}</p>}>
      <TroublePage {...props} />
    </Section>
  )
}
