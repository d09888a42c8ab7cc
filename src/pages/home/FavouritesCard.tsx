import { Star } from 'lucide-react'
import { useSearchParams } from 'react-router-dom'
import { Link } from '../../shell/address/Link'
import { type Job, type JobList } from '../../contract/job'
import { keepViewParams, paths } from '../../contract/routes'
import { useFindWords } from '../../i18n/find-words'
import { useJobsWords } from '../../i18n/jobs-words'
import { statusWord, useLocale } from '../../i18n/locale'
import { showInvisible } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { findLatestRun, getLatestStatus } from '../../model/jobs/latest'
import { LatestGlyph } from '../../run/jobs/glyphs'
import { JobStrip } from '../../run/strip/JobStrip'
import { NowOrNextText } from '../../run/jobs/NowOrNextText'
import { STATUS } from '../../contract/status'
import { toggleFavourite, useFavourites } from '../../shell/favourites/favourites'
import { IconButton } from '../../ui/Button'
import { useMedia } from '../../ui/use-media'

const RUNS = 30
const PHONE_RUNS = 20

interface FavouritesCardProps {
  list: JobList
  workspace: string
  nowMs: number
}

/** The jobs that the user has starred. */
export function FavouritesCard({ list, workspace, nowMs }: FavouritesCardProps) {
  const words = useJobsWords()
  const { home } = useFindWords()
  const favourites = useFavourites(workspace)
  const isPhone = useMedia('(width < 40rem)')
  const jobs = [...favourites].flatMap((name) => list.jobs.find((job) => job.name === name) ?? [])
  const runs = isPhone ? PHONE_RUNS : RUNS
  return (
    <section aria-labelledby="favourites" className="card">
      <div className="flex min-h-10 items-baseline gap-2 px-5 py-2.5 max-sm:px-4">
        <h2 id="favourites" className="font-semibold">
          {home.favourites}
        </h2>
        <span className="text-12 text-t2">{home.kept}</span>
      </div>
      {jobs.length === 0 ? (
        <p className="border-t border-line px-5 py-3 text-t2 max-sm:px-4">{home.noFavourites}</p>
      ) : (
        <table className="w-full table-fixed border-separate border-spacing-0">
          <caption className="sr-only">{home.favourites}</caption>
          <thead className="max-sm:sr-only">
            <tr className="text-12 text-t2">
              <th
                scope="col"
                className="w-[264px] border-t border-line py-1 pl-14 text-left font-medium max-xl:w-[220px] max-sm:w-auto"
              >
                {words.columns.name}
              </th>
              <th scope="col" className="w-28 border-t border-line text-left font-medium max-xl:hidden">
                {words.columns.status}
              </th>
              <th scope="col" className="w-24 border-t border-line pr-4 text-right font-medium max-md:hidden">
                {words.columns.usual}
              </th>
              <th scope="col" className="w-[196px] border-t border-line text-left font-medium max-sm:hidden">
                {words.columns.strip(runs)}
              </th>
              <th scope="col" className="border-t border-line text-left font-medium">
                {words.columns.now}
              </th>
            </tr>
          </thead>
          <tbody>
            {jobs.map((job) => (
              <Row
                key={job.name}
                job={job}
                workspace={workspace}
                runs={runs}
                runsFromMs={list.progress.runsFromMs}
                nowMs={nowMs}
                isPhone={isPhone}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

interface RowProps {
  job: Job
  workspace: string
  runs: number
  runsFromMs: number | null
  nowMs: number
  isPhone: boolean
}

const CELL = 'border-t border-grid py-[3px] text-num'

function Row({ job, workspace, runs, runsFromMs, nowMs, isPhone }: RowProps) {
  const { lang } = useLocale()
  const words = useJobsWords()
  const [search] = useSearchParams()
  const status = getLatestStatus(job)
  const run = findLatestRun(job)
  const shown = showInvisible(job.name)
  const strip = <JobStrip job={job} count={runs} runsFromMs={runsFromMs} nowMs={nowMs} />
  return (
    <tr className="group hover:bg-hover">
      <th
        scope="row"
        className="border-t border-grid py-[3px] pr-3 pl-2 text-left font-medium max-sm:py-2 max-sm:pl-4"
      >
        <span className="flex min-w-0 items-center gap-2">
          {!isPhone && (
            <IconButton
              icon={Star}
              size={12}
              pressed
              label={words.star(shown)}
              className="size-6! w-6 shrink-0 border-0! bg-transparent! text-t2! [&>svg]:fill-current"
              onClick={() => toggleFavourite(workspace, job.name)}
            />
          )}
          <LatestGlyph status={status} />
          <Link
            to={keepViewParams(paths.jobRuns({ job: job.name, workspace }), search)}
            data-tip={shown}
            className="min-w-0 truncate rounded-sm hover:underline"
          >
            <bdi>{shown}</bdi>
          </Link>
        </span>
        {isPhone && <span className="block pt-1 pl-5.5">{strip}</span>}
      </th>
      <td className={`${CELL} truncate max-xl:hidden`}>
        {status === 'no-run' && <span className="text-t2">{words.noRun}</span>}
        {run && status !== 'no-run' && (
          <Link
            to={keepViewParams(paths.run({ job: job.name, id: run.id, workspace }), search)}
            data-tone={STATUS[run.status].tone}
            className="rounded-sm text-(--ink) hover:underline"
          >
            {statusWord(run.status, run.rawStatus, lang)}
          </Link>
        )}
      </td>
      <td className={`${CELL} pr-4 text-right whitespace-nowrap text-t2 max-md:hidden`}>
        {job.usual ? formatDuration(job.usual.medianMs, lang) : '–'}
      </td>
      {!isPhone && <td className={CELL}>{strip}</td>}
      <td className={`${CELL} pr-4 whitespace-nowrap max-sm:text-right max-sm:align-top max-sm:pt-2`}>
        <NowOrNextText job={job} nowMs={nowMs} stacked={isPhone} />
      </td>
    </tr>
  )
}
