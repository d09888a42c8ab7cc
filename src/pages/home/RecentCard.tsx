import { History } from 'lucide-react'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { Link } from '../../shell/address/Link'
import { type JobList } from '../../contract/job'
import { keepViewParams, paths } from '../../contract/routes'
import { useFindWords } from '../../i18n/find-words'
import { useLocale } from '../../i18n/locale'
import { showInvisible } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { getPlan } from '../../model/jobs/latest'
import { LatestGlyph } from '../../run/jobs/glyphs'
import { formatWhen } from '../../run/jobs/when'
import { clearRecentRuns, recentRuns, type RecentRun } from '../../shell/look-up/recent-runs'
import { findListedRun } from '../../shell/look-up/rows'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Icon } from '../../ui/Icon'

const MOST = 6

interface RecentCardProps {
  /** Null where jobs are not listed. */
  list: JobList | null
  workspace: string
  nowMs: number
}

/** The runs that were opened on this device, each with its status now. */
export function RecentCard({ list, workspace, nowMs }: RecentCardProps) {
  const { home } = useFindWords()
  const [runs, setRuns] = useState(recentRuns)
  const clear = () => {
    clearRecentRuns()
    setRuns([])
  }
  const forget = (
    <Button quiet onClick={clear}>
      {home.forget}
    </Button>
  )
  return (
    <Card title={home.recent} action={runs.length > 0 && forget}>
      {runs.length === 0 ? (
        <p className="px-6 py-3 text-t2 max-sm:px-4">{home.noRecent}</p>
      ) : (
        <ul>
          {runs.slice(0, MOST).map((run) => (
            <Row key={paths.run(run)} opened={run} list={list} workspace={workspace} nowMs={nowMs} />
          ))}
        </ul>
      )}
    </Card>
  )
}

interface RowProps extends RecentCardProps {
  opened: RecentRun
}

function Row({ opened, list, workspace, nowMs }: RowProps) {
  const { lang, zone } = useLocale()
  const words = useFindWords()
  const [search] = useSearchParams()
  const run = findListedRun(list, workspace, opened)
  const planMs = run && getPlan(run)
  const { openedMs } = opened
  return (
    <li className="border-b border-grid last:border-0">
      <Link
        to={keepViewParams(paths.run(opened), search)}
        className="flex min-h-7 items-center gap-2.5 px-6 hover:bg-hover max-sm:min-h-10 max-sm:px-4"
      >
        {run ? <LatestGlyph status={run.status} /> : <Icon icon={History} className="text-t3" />}
        <span className="min-w-0 truncate font-medium">
          <bdi>{showInvisible(opened.job)}</bdi>{' '}
          <span className="font-normal text-t2">
            {planMs === null ? opened.id : formatWhen(planMs, zone, lang, nowMs)}
          </span>
        </span>
        <span className="ml-auto shrink-0 text-12 text-t2">
          {openedMs !== undefined &&
            words.openedAgo(formatDuration(Math.max(1_000, nowMs - openedMs), lang, { units: 1 }))}
          {openedMs === undefined && <bdi>{opened.workspace}</bdi>}
        </span>
      </Link>
    </li>
  )
}
