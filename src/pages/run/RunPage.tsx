import { useQuery } from '@tanstack/react-query'
import { useEffect, type ReactNode } from 'react'
import { useLocation, useSearchParams } from 'react-router-dom'
import { ApiError, isTransient } from '../../query/http'
import { configQuery } from '../../query/config'
import { runResource } from '../../query/run'
import { type Run } from '../../contract/run'
import { isLatestWord } from '../../contract/job-run'
import { invalidPart, type RunRef } from '../../contract/run-ref'
import { parseWallParams } from '../../contract/wall-params'
import { useLocale } from '../../i18n/locale'
import { addRecentRun } from '../../shell/look-up/recent-runs'
import { Arriving, lazySection, Section, SectionData } from '../../shell/updates/Section'
import { lazyWithRetry } from '../../shell/updates/lazy'
import { useAfterPaint } from '../../ui/use-after-paint'
import { RunView } from './RunView'
import { readPageRef } from '../../contract/page-run'
import { Skeleton } from './Skeleton'
import { type RunErrorPageProps } from './RunErrorPage'
import { useLastError } from '../../shell/freshness/use-last-error'
import { useLiveQuery } from '../../shell/freshness/use-live-query'
import { useTabStatus } from '../../shell/use-tab-status'

const STALE_ERROR_MS = 2_000

const Notifications = lazySection(
  async () => (await import('../../shell/alerts/Notifications')).Notifications,
)
const WallPage = lazyWithRetry(async () => (await import('./wall/WallPage')).WallPage)
const LatestRun = lazyWithRetry(async () => (await import('./latest/LatestRun')).LatestRun)
const RunErrorPage = lazyWithRetry(async () => (await import('./RunErrorPage')).RunErrorPage)

interface RunPageProps {
  /** The wall of a job, whose address says `latest`. */
  renderLatestWall: (wall: {
    reference: RunRef
    /** The latest run alone. */
    renderLatest: () => ReactNode
    renderRun: (reference: RunRef) => ReactNode
  }) => ReactNode
}

/** `/jobs/:job/instances/:id`: the run that the address names, whatever the answer says. */
export function RunPage({ renderLatestWall }: RunPageProps) {
  const [search] = useSearchParams()
  const reference = readPageRef(useLocation().pathname, search)
  const { t } = useLocale()
  const word = isLatestWord(reference.id) ? reference.id : null
  const bad = invalidPart(word === null ? reference : { ...reference, id: '1' }) !== null
  useTabStatus(bad ? t.errors.titles.bad_address : null, null)
  if (bad) return <LoadError code="bad_address" detail={null} reference={reference} retry={null} />
  const load = (ref: RunRef) => <RunLoader key={JSON.stringify(ref)} reference={ref} />
  if (word === null) return load(reference)
  const renderLatest = () => (
    <Section key={JSON.stringify(reference)}>
      <LatestRun reference={reference} word={word}>
        {load}
      </LatestRun>
    </Section>
  )
  // The other words name a run by how it ended, which nothing comes after.
  const isJobWall = word === 'latest' && parseWallParams(search).on
  return isJobWall ? renderLatestWall({ reference, renderLatest, renderRun: load }) : renderLatest()
}

const readFailure = (error: Error) =>
  error instanceof ApiError ? error.detail : { code: 'crashed' as const }

function RunLoader({ reference }: { reference: RunRef }) {
  const { t } = useLocale()
  const { query, audience } = useLiveQuery(runResource(reference))
  const { data, refetch, errorUpdatedAt } = query
  const { data: config } = useQuery(configQuery())
  const hasData = data !== undefined
  const error = useLastError(query.error, hasData)
  useEffect(() => {
    if (hasData) addRecentRun(reference, Date.now())
    // oxlint-disable-next-line react/exhaustive-deps -- another run mounts another component
  }, [hasData])
  useEffect(() => {
    // A cached error may no longer hold.
    if (!hasData && errorUpdatedAt > 0 && Date.now() - errorUpdatedAt > STALE_ERROR_MS) void refetch()
    // oxlint-disable-next-line react/exhaustive-deps -- on arrival only
  }, [])
  const failure = data || !error ? null : readFailure(error)
  const loadingTitle = data ? null : t.title.plain
  useTabStatus(failure ? t.errors.titles[failure.code] : loadingTitle, null)
  if (data) {
    const shown = {
      run: data.data,
      skewMs: data.skewMs,
      changedAtMs: data.changedAtMs,
      reference,
    }
    const view = (
      // What is drawn at an earlier moment has to wait for its part.
      <Arriving loading={<Skeleton />}>
        <RunView {...shown} region={config?.region ?? null} />
      </Arriving>
    )
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
  const detail = failure && ('upstream' in failure || 'reason' in failure) ? failure : null
  if (audience.wall) return <WallPage reference={reference} shown={null} detail={detail} />
  if (!failure) return <Skeleton />
  return (
    <LoadError
      code={failure.code}
      detail={detail}
      reference={reference}
      retry={isTransient(error) || failure.code === 'instance_not_found' ? () => void refetch() : null}
    />
  )
}

/** On every page of a run, wall or not, so that switching between the two loses nothing. */
function LateNotifications(props: { run: Run; reference: RunRef }) {
  return useAfterPaint() && <Notifications {...props} />
}

/** The error page is a chunk of its own; where that cannot be loaded either, its title is shown. */
function LoadError(props: RunErrorPageProps) {
  const { t } = useLocale()
  return (
    <Section fallback={<p className="p-6">{t.errors.titles[props.code]}</p>}>
      <RunErrorPage {...props} />
    </Section>
  )
}
