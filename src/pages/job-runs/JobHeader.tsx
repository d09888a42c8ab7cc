import { ChevronsRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Link } from '../../shell/address/Link'
import { isTerminal } from '../../contract/status'
import { statusWord, useLocale } from '../../i18n/locale'
import { showInvisible } from '../../lib/text'
import { DAY_MS } from '../../lib/time/units'
import { writeJobRunsView } from '../../model/job-runs/view'
import { StatusBadge } from '../../run/status/StatusGlyph'
import { useSearch } from '../../shell/address/AddressRouter'
import { buildShareLink } from '../../shell/address/share-link'
import { CopyLink } from '../../shell/CopyLink'
import { SubjectHead } from '../../shell/SubjectHead'
import { Icon } from '../../ui/Icon'
import { Freshness } from '../../shell/freshness/Freshness'
import { PageClock } from '../../shell/kiosk/PageClock'
import { Calendar } from './Calendar'
import { JobFacts } from './JobFacts'
import { useJobRuns } from './job-runs-context'

/** Jobs that run more rarely than weekly have an empty calendar. */
const RARE_MS = 8 * DAY_MS

export function useHasCalendar(): boolean {
  const { history } = useJobRuns()
  return (history.job.schedule?.periodMs ?? 0) < RARE_MS && history.calendar.length > 0
}

/** What this job is, when it runs, and what it does now. */
export function JobHeader({ hasCalendar }: { hasCalendar: boolean }) {
  const locale = useLocale()
  const { t, lang } = locale
  const {
    history,
    words,
    reference,
    resource,
    missedMs,
    frozenMs,
    skewMs,
    view,
    windowName,
    window: span,
    buildRunHref,
  } = useJobRuns()
  const [search] = useSearch()
  const { job } = history
  const latest = history.latest.runs.at(-1)
  const isPast = frozenMs !== null && latest !== undefined && !isTerminal(latest.status)
  const latestWord = latest && statusWord(latest.status, latest.rawStatus, lang)
  const word = missedMs === null ? latestWord : words.notStarted
  const hasDays = useHasCalendar()
  const buildLink = () =>
    buildShareLink(
      writeJobRunsView(search, { window: view.window ?? windowName ?? span }),
      locale.zone,
      window.location.pathname,
    )
  return (
    <section aria-labelledby="job-name" className="card p-5 pt-3.5 max-md:p-4">
      <SubjectHead
        name={job.name}
        end={
          <>
            <Freshness resource={resource} />
            <PageClock skewMs={skewMs} />
            <span className="no-print no-wall flex shrink-0 gap-2">
              {latest && (
                <Link className="btn" to={buildRunHref('latest')}>
                  <Icon icon={ChevronsRight} />
                  {words.latestRun}
                </Link>
              )}
              <CopyLink text={buildLink} />
            </span>
          </>
        }
      >
        {latest && word !== undefined && (
          <StatusBadge
            status={missedMs === null ? latest.status : 'no-run'}
            word={isPast ? t.header.was(word) : word}
            past={isPast}
          />
        )}
      </SubjectHead>
      <div className={hasCalendar && hasDays ? 'grid grid-cols-[minmax(0,1fr)_auto] gap-x-6' : ''}>
        <div className="min-w-0">
          <ul className="mt-1.5 flex flex-wrap items-center gap-x-6 gap-y-1 [overflow-wrap:anywhere]">
            {job.folder !== '' && <Named name={words.folder}>{showInvisible(job.folder)}</Named>}
            {job.owner !== '' && <Named name={words.owner}>{showInvisible(job.owner)}</Named>}
            <Named name={t.header.workspace}>
              {(history.workspace ?? reference.workspace) || t.header.defaultWorkspace}
            </Named>
            {history.version !== null && <Named name={words.version}>{history.version}</Named>}
            {job.tags.length > 0 && (
              <li className="flex flex-wrap gap-1">
                <span className="sr-only">{words.tags}</span>
                {job.tags.map((tag) => (
                  <bdi key={tag} className="rounded bg-line px-1.5 text-12 text-t2">
                    {showInvisible(tag)}
                  </bdi>
                ))}
              </li>
            )}
          </ul>
          <Description />
          {!history.isRealTime && <JobFacts />}
          <span role="status" className="sr-only">
            {lang && word}
          </span>
        </div>
        {hasCalendar && hasDays && (
          <div className="-mt-1 border-l border-line pl-6">
            <Calendar />
          </div>
        )}
      </div>
    </section>
  )
}

function Named({ name, children }: { name: string; children: ReactNode }) {
  return (
    <li className="text-t2">
      {name}{' '}
      <b className="font-semibold text-t1 [overflow-wrap:anywhere]">
        <bdi>{children}</bdi>
      </b>
    </li>
  )
}

/** One line; a click shows all of it. */
function Description() {
  const { history, words } = useJobRuns()
  const [isOpen, setOpen] = useState(false)
  if (history.description === null || history.description.trim() === '') return null
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      data-tip={isOpen ? words.fold : words.unfold}
      className="tap mt-1.5 block max-w-full rounded-sm text-left text-t2"
      onClick={() => setOpen(!isOpen)}
    >
      <bdi className={`block ${isOpen ? 'wrap-break-word whitespace-pre-line' : 'truncate'}`}>
        {showInvisible(history.description)}
      </bdi>
    </button>
  )
}
