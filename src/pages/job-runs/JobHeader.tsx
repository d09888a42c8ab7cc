import { ChevronsRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Link } from '../../shell/address/Link'
import { isTerminal } from '../../contract/status'
import { statusWord, useLocale } from '../../i18n/locale'
import { COMMA } from '../../i18n/punctuation'
import { showInvisible } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { formatUntil } from '../../lib/time/near-day'
import { formatInstant, formatMinute } from '../../lib/time/format'
import { DAY_MS, MINUTE_MS } from '../../lib/time/units'
import { computeRanMs } from '../../model/jobs/latest'
import { computeLateMs } from '../../model/jobs/usual'
import { writeJobRunsView } from '../../model/job-runs/view'
import { StatusBadge } from '../../run/status/StatusGlyph'
import { useSearch } from '../../shell/address/AddressRouter'
import { buildShareLink } from '../../shell/address/share-link'
import { CopyLink } from '../../shell/CopyLink'
import { SubjectHead } from '../../shell/SubjectHead'
import { Icon } from '../../ui/Icon'
import { Tip } from '../../ui/Tip'
import { useNow } from '../../ui/use-now'
import { Freshness } from '../../shell/freshness/Freshness'
import { PageClock } from '../../shell/kiosk/PageClock'
import { Calendar } from './Calendar'
import { Meter } from './Meter'
import { useJobRuns } from './job-runs-context'
import { formatPlan, formatPlanDay } from './words'

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
  const latest = job.runs.at(-1)
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
          <ul className="mt-1.5 flex flex-wrap items-center gap-x-6 gap-y-1">
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
          <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-3">
            <Schedule />
            <NextRun />
            <Current />
          </dl>
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
      className={`mt-1.5 block max-w-full rounded-sm text-left text-t2 ${isOpen ? 'wrap-break-word whitespace-pre-line' : 'truncate'}`}
      onClick={() => setOpen(!isOpen)}
    >
      <bdi>{showInvisible(history.description)}</bdi>
    </button>
  )
}

interface FactProps {
  name: string
  note?: ReactNode
  children: ReactNode
}

function Fact({ name, note, children }: FactProps) {
  return (
    <div className="min-w-0">
      <dt className="text-12 text-t2">{name}</dt>
      <dd className="min-w-0">
        <span className="block text-15 font-semibold [overflow-wrap:anywhere]">{children}</span>
        {note !== undefined && <span className="block text-12 text-t2">{note}</span>}
      </dd>
    </div>
  )
}

const NO_VALUE = 'font-normal text-t3'

function Schedule() {
  const { lang } = useLocale()
  const { history, words } = useJobRuns()
  const { schedule } = history.job
  if (schedule === null)
    return (
      <Fact name={words.schedule}>
        <span className={NO_VALUE}>{words.kinds.unknown}</span>
      </Fact>
    )
  const { words: said, expression, kind, zone, dependsOn } = schedule
  const text = said?.[lang]
  const first = dependsOn[0]
  let shown: ReactNode = words.kinds[kind]
  if (text !== undefined) shown = zone === null ? text : `${text} ${showInvisible(zone)}`
  else if (expression !== null)
    shown = <code className="font-mono text-13 font-medium">{showInvisible(expression)}</code>
  return (
    <Fact
      name={words.schedule}
      note={
        first !== undefined && (
          <Tip text={words.dependsOn(dependsOn.map(showInvisible).join(', '))}>
            {words.after(showInvisible(first), dependsOn.length - 1)}
          </Tip>
        )
      }
    >
      {text === undefined || expression === null ? (
        shown
      ) : (
        <Tip text={showInvisible(expression)}>{shown}</Tip>
      )}
    </Fact>
  )
}

function NextRun() {
  const locale = useLocale()
  const { t, lang, zone } = locale
  const { history, words, skewMs, frozenMs } = useJobRuns()
  const nowMs = useNow(skewMs, frozenMs, MINUTE_MS)
  const { status, schedule } = history.job
  const nextMs = schedule?.nextMs ?? null
  if (status !== 'scheduling')
    return (
      <Fact name={words.nextRun}>
        <span className="font-medium text-t2">{words.statuses[status]}</span>
      </Fact>
    )
  if (schedule?.kind === 'event') return <Fact name={words.nextRun}>{words.kinds.event}</Fact>
  if (nextMs === null || nextMs < nowMs)
    return (
      <Fact name={words.nextRun}>
        <span className={NO_VALUE}>{t.app.notGiven}</span>
      </Fact>
    )
  return (
    <Fact name={words.nextRun} note={words.in(formatUntil(nextMs - nowMs, lang))}>
      <time dateTime={new Date(nextMs).toISOString()}>
        {formatPlanDay(nextMs, locale, nowMs)} {formatPlan(nextMs, zone)}
      </time>
    </Fact>
  )
}

/** What runs or waits now, or else how the last run ended. */
function Current() {
  const locale = useLocale()
  const { t, lang, zone } = locale
  const { history, words, missedMs, skewMs, frozenMs } = useJobRuns()
  const nowMs = useNow(skewMs, frozenMs)
  const { runs, usual } = history.job
  const running = runs.findLast(({ status }) => status === 'running')
  const last = running ?? runs.at(-1)
  if (!last) return <Fact name={words.last}>{words.noRuns}</Fact>
  const ranMs = computeRanMs(last, nowMs)
  // Of old data: it may have ended since.
  const isPast = frozenMs !== null
  const asOf = isPast ? words.asOf(formatInstant(frozenMs, zone, lang, frozenMs)) : null
  const duration = (ms: number) => formatDuration(ms, lang)
  if (running && ranMs !== null && running.startMs !== null) {
    const lateMs = computeLateMs(running)
    const at = formatInstant(running.startMs, zone, lang, nowMs)
    const isLong = usual !== null && ranMs > usual.p90Ms
    const started =
      lateMs !== null && lateMs > 0 ? words.nowStartedLate(at, duration(lateMs)) : words.nowStarted(at)
    const tone = isLong ? 'exception' : 'running'
    return (
      <Fact
        name={asOf ?? started}
        note={
          usual && (
            <>
              {words.usually(formatDuration(usual.medianMs, lang, { units: 2 }))}
              {!isPast &&
                ranMs < usual.p90Ms &&
                `${COMMA[lang]}${words.endsAbout(
                  formatMinute(Math.max(nowMs, running.startMs + usual.medianMs), zone),
                  formatMinute(running.startMs + usual.p90Ms, zone),
                )}`}
            </>
          )
        }
      >
        <span className="flex items-center gap-3">
          <span data-tone={isPast ? 'neutral' : tone} className="shrink-0 text-(--ink)">
            {isPast ? words.wasRunning(duration(ranMs)) : duration(ranMs)}
          </span>
          {usual && (
            <Meter
              tone={isPast ? 'neutral' : 'running'}
              ms={ranMs}
              usual={usual}
              scaleMs={usual.p90Ms * 1.12}
              width={150}
            />
          )}
        </span>
      </Fact>
    )
  }
  const word = statusWord(last.status, last.rawStatus, lang)
  const waitsFromMs = missedMs ?? (last.status === 'waiting' ? last.planMs : null)
  if (waitsFromMs !== null)
    return (
      <Fact
        name={asOf ?? (missedMs === null ? words.waiting : words.notStarted)}
        note={
          waitsFromMs < nowMs
            ? words.waitingFor(formatDuration(nowMs - waitsFromMs, lang, { units: 2, spelled: true }))
            : undefined
        }
      >
        {formatPlanDay(waitsFromMs, locale, nowMs)} {formatPlan(waitsFromMs, zone)}
      </Fact>
    )
  return (
    <Fact
      name={isTerminal(last.status) ? words.last : (asOf ?? words.now)}
      note={
        last.endMs === null || ranMs === null
          ? undefined
          : words.endedAt(formatInstant(last.endMs, zone, lang, nowMs), duration(ranMs))
      }
    >
      {frozenMs !== null && !isTerminal(last.status) ? t.header.was(word) : word}
    </Fact>
  )
}
