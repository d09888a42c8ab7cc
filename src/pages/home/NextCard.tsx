import { useMemo } from 'react'
import { useSearchParams } from 'react-router-dom'
import { Link } from '../../shell/address/Link'
import { type JobList } from '../../contract/job'
import { keepViewParams, paths } from '../../contract/routes'
import { useFindWords } from '../../i18n/find-words'
import { useJobsWords } from '../../i18n/jobs-words'
import { useLocale } from '../../i18n/locale'
import { showInvisible } from '../../lib/text'
import { formatUntil } from '../../lib/time/near-day'
import { isUnreadJob } from '../../model/jobs/latest'
import { listNext } from '../../model/jobs/next'
import { formatWhen } from '../../run/jobs/when'
import { useFavourites } from '../../shell/favourites/favourites'
import { Card } from '../../ui/Card'

const MOST = 7

interface NextCardProps {
  /** Null until it is read. */
  list: JobList | null
  workspace: string
  nowMs: number
}

/** As long as `Tue 07:30`. */
const MAX_WEEKDAY = 9

/** What starts next by the schedules, minute by minute. */
export function NextCard({ list, workspace, nowMs }: NextCardProps) {
  const { lang, zone } = useLocale()
  const { home } = useFindWords()
  const words = useJobsWords()
  const [search] = useSearchParams()
  const favourites = useFavourites(workspace)
  const next = useMemo(
    () => (list ? listNext(list.jobs, nowMs, favourites).slice(0, MOST) : []),
    [list, nowMs, favourites],
  )
  const unread = useMemo(() => list?.jobs.filter(isUnreadJob).length ?? 0, [list])
  const basis = unread === 0 ? home.bySchedule : home.schedulesUnread(unread)
  const times = next.map(({ atMs }) => formatWhen(atMs, zone, lang, nowMs))
  // A date takes more room than a weekday.
  const timeWidth = times.some((text) => text.length > MAX_WEEKDAY) ? 'w-26' : 'w-16'
  // While schedules are read, rows without a job keep what is below them in its place.
  const isFilling = list === null || unread > 0
  const missing = isFilling ? MOST - next.length : 0
  return (
    <Card title={home.next} action={<span className="pr-3 text-12 text-t2">{basis}</span>}>
      {next.length === 0 && !isFilling && <p className="px-6 py-3 text-t2 max-sm:px-4">{home.noNext}</p>}
      <ul>
        {next.map(({ atMs, jobs: [first = '', ...others] }, index) => (
          <li
            key={atMs}
            className="relative flex min-h-7 items-center gap-3 border-b border-grid px-6 last:border-0 max-sm:min-h-11 max-sm:px-4"
          >
            <b className={`${timeWidth} shrink-0 truncate font-medium`}>{times[index]}</b>
            <span className="flex min-w-0 flex-1 gap-1">
              <Link
                to={keepViewParams(paths.jobRuns({ job: first, workspace }), search)}
                className="fills-row min-w-0 truncate rounded-sm font-medium hover:underline"
              >
                <bdi>{showInvisible(first)}</bdi>
              </Link>
              {others.length > 0 && (
                <span
                  className="shrink-0 text-t2"
                  data-tip={others.slice(0, 20).map(showInvisible).join('\n')}
                >
                  {home.andMore(others.length)}
                </span>
              )}
            </span>
            <span className="shrink-0 text-12 text-t2">{words.now.in(formatUntil(atMs - nowMs, lang))}</span>
          </li>
        ))}
      </ul>
      <div aria-hidden className={list === null ? 'late' : ''}>
        {Array.from({ length: missing }, (_, index) => (
          <div key={index} className="flex min-h-7 items-center gap-3 px-6 max-sm:min-h-11 max-sm:px-4">
            <span className="w-16 shrink-0">
              <span className="block h-2.5 w-9 rounded bg-line" />
            </span>
            <span className="h-2.5 w-40 rounded bg-line" />
          </div>
        ))}
      </div>
    </Card>
  )
}
