import { Monitor } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { useSearchParams } from 'react-router-dom'
import { Link } from '../../shell/address/Link'
import {
  hasRules,
  isEmptyWall,
  parseWallAddress,
  toWallQuery,
  type WallAddress,
} from '../../contract/wall-address'
import { type RunRef } from '../../contract/run-ref'
import { keepViewParams, paths } from '../../contract/routes'
import { useLaterWords, useLocale } from '../../i18n/locale'
import { useWallJobsWords } from '../../i18n/wall-jobs-words'
import { showInvisible } from '../../lib/text'
import { createUnreadWall } from '../../model/wall/unread'
import { getErrorCode } from '../../query/http'
import { wallResource } from '../../query/wall'
import { useFreshness } from '../../shell/freshness/use-freshness'
import { useLastError } from '../../shell/freshness/use-last-error'
import { useLiveQuery } from '../../shell/freshness/use-live-query'
import { NoDataClock } from '../../shell/kiosk/NoDataClock'
import { useWallSize } from '../../shell/kiosk/wall-size'
import { SectionData } from '../../shell/updates/Section'
import { useTabStatus } from '../../shell/use-tab-status'
import { WallJobs } from './WallJobs'

interface WallJobsPageProps {
  /** Draws a run as a wall of its own, for the rotation. */
  renderRun: (run: RunRef) => ReactNode
}

/** `/wall`: several jobs for viewers at a distance. */
export function WallJobsPage({ renderRun }: WallJobsPageProps) {
  const [search] = useSearchParams()
  const text = search.toString()
  const address = useMemo(() => parseWallAddress(new URLSearchParams(text)), [text])
  if (isEmptyWall(address)) return <NoJobs workspace={address.workspace} />
  return <Loader address={address} renderRun={renderRun} />
}

function Loader({ address, renderRun }: WallJobsPageProps & { address: WallAddress }) {
  const { t } = useLocale()
  const resource = useMemo(() => wallResource(address), [address])
  const { query } = useLiveQuery(resource)
  const { data } = query
  const error = useLastError(query.error, data !== undefined)
  const code = data || !error ? null : getErrorCode(error)
  const words = useWallJobsWords()
  const title = code === null ? null : t.errors.titles[code]
  const isNamed = title === null && !hasRules(address)
  const unread = useMemo(() => (isNamed ? createUnreadWall(toWallQuery(address)) : null), [isNamed, address])
  const wall = data?.data ?? unread
  useTabStatus(wall ? null : (title ?? words.title), null)
  if (wall)
    return (
      <SectionData value={wall}>
        <WallJobs
          wall={wall}
          skewMs={data?.skewMs ?? 0}
          resource={resource}
          address={address}
          renderRun={renderRun}
        />
      </SectionData>
    )
  return <Nothing address={address} title={title} />
}

/** Before the first answer, where the jobs are not known or cannot be read: it never stops trying. */
function Nothing({ address, title }: { address: WallAddress; title: string | null }) {
  const words = useWallJobsWords()
  const resource = useMemo(() => wallResource(address), [address])
  const { next } = useFreshness(resource)
  const named = address.jobs.length > 0 ? words.jobs(String(address.jobs.length)) : ''
  return (
    <div className="wall-none">
      <div className="wall-none-head">
        <p className="wall-of">{[showInvisible(address.name), named].filter(Boolean).join(' · ')}</p>
        <NoDataClock resource={resource} />
      </div>
      <div role="status" className="wall-none-said">
        <h1 tabIndex={-1}>{title ?? words.verdict.reading}</h1>
        {title !== null && next !== null && <p className="wall-next">{next}</p>}
      </div>
    </div>
  )
}

function NoJobs({ workspace }: { workspace: string }) {
  const { t } = useLocale()
  const words = useWallJobsWords()
  const [search] = useSearchParams()
  const { unit } = useWallSize()
  const { wallSetup: setup } = useLaterWords()
  const view = new URLSearchParams(search)
  view.delete('wall')
  useTabStatus(words.title, null)
  return (
    <div className="wall-none">
      <div className="wall-none-said">
        <Monitor aria-hidden size={72 * unit} strokeWidth={1.75} />
        <h1 tabIndex={-1}>{words.empty}</h1>
        <p className="wall-said">{words.emptyAbout}</p>
        <p className="wall-next">
          <Link to={keepViewParams(paths.jobs(workspace), view)} className="wj-link">
            {t.app.jobs}
          </Link>
          {' · '}
          <Link to={keepViewParams(paths.wallSetup(), view)} className="wj-link">
            {setup.link}
          </Link>
        </p>
      </div>
    </div>
  )
}
