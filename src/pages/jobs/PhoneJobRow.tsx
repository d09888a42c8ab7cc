import { memo } from 'react'
import { Link } from '../../shell/address/Link'
import { type Job } from '../../contract/job'
import { useJobsWords } from '../../i18n/jobs-words'
import { useLocale } from '../../i18n/locale'
import { showInvisible } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { computeRanMs, findLatestRun, getLatestStatus, type LatestStatus } from '../../model/jobs/latest'
import { LatestGlyph } from '../../run/jobs/glyphs'
import { NowOrNextText } from '../../run/jobs/NowOrNextText'
import { getStatusLook } from '../../run/status/status-look'
import { JobStrip } from '../../run/strip/JobStrip'
import { Breakable } from '../../ui/Breakable'
import { latestWord } from './describe-cell'
import { registerLink } from './JobName'
import { rowKey, type JobRowProps } from './JobRow'
import { type SharedRowProps } from './shared-row'

/** A job on a phone: name and what comes on one line, its last runs and how the latest ended below. */
export const PhoneJobRow = memo(function PhoneJobRow({ shared, job, rowIndex, nowMs }: JobRowProps) {
  const key = rowKey(job.name)
  const latest = getLatestStatus(job)
  const run = findLatestRun(job)
  const shown = showInvisible(job.name)
  const isRunning = run?.status === 'running'
  return (
    <tr data-key={key} data-job={job.name} aria-rowindex={rowIndex + 1} className="node-row job-row h-14">
      <th scope="row" className="cell relative px-4 py-1.5 text-left font-medium">
        <span className="flex items-start gap-2">
          <span className="flex h-5 items-center">
            <LatestGlyph status={latest} />
          </span>
          <span className="min-w-0 flex-1">
            <Link
              to={shared.buildJobHref(job.name)}
              aria-label={shown}
              ref={registerLink(shared.links, key)}
              className="fills-row block truncate rounded-sm"
            >
              <bdi>
                <Breakable text={shown} />
              </bdi>
            </Link>
            <JobStrip job={job} count={shared.layout.runs} runsFromMs={shared.runsFromMs} nowMs={nowMs} />
          </span>
          <span className="grid shrink-0 justify-items-end text-num font-normal">
            <NowOrNextText job={job} nowMs={nowMs} stacked />
            <PhoneOutcome shared={shared} job={job} latest={latest} isRunning={isRunning} nowMs={nowMs} />
          </span>
        </span>
      </th>
    </tr>
  )
})

interface PhoneOutcomeProps {
  shared: SharedRowProps
  job: Job
  latest: LatestStatus | null
  isRunning: boolean
  nowMs: number
}

/** Success is the usual case: its glyph says it, so that its duration has the room. */
function PhoneOutcome({ shared, job, latest, isRunning, nowMs }: PhoneOutcomeProps) {
  const { t, lang } = useLocale()
  const words = useJobsWords()
  const run = findLatestRun(job)
  if (isRunning)
    return (
      <span className="text-t2">
        {job.usual ? words.now.of(formatDuration(job.usual.medianMs, lang)) : words.noUsual}
      </span>
    )
  const ranMs = run && computeRanMs(run, nowMs)
  if (latest === 'success' && ranMs !== null)
    return <span className="text-t2">{formatDuration(ranMs, lang)}</span>
  if (latest === null) return null
  return (
    <span data-tone={getStatusLook(latest).tone} className="text-(--ink)">
      {latestWord(job, shared, { noRun: words.noRun, was: t.header.was, lang })}
    </span>
  )
}
