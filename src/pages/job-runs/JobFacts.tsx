import { type ReactNode } from 'react'
import { isTerminal } from '../../contract/status'
import { statusWord, useLocale } from '../../i18n/locale'
import { COMMA } from '../../i18n/punctuation'
import { showInvisible } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { formatUntil } from '../../lib/time/near-day'
import { formatInstant, formatMinute } from '../../lib/time/format'
import { MINUTE_MS } from '../../lib/time/units'
import { computeRanMs } from '../../model/jobs/latest'
import { hasNoMore, isNoDefinition } from '../../model/jobs/now-or-next'
import { computeLateMs, findUsualOf } from '../../model/jobs/usual'
import { formatPlannedTimes } from '../../run/jobs/schedule-words'
import { MissingDefinition } from '../../run/jobs/MissingDefinition'
import { Tip } from '../../ui/Tip'
import { useNow } from '../../ui/use-now'
import { Meter } from './Meter'
import { useJobRuns } from './job-runs-context'
import { formatPlan, formatPlanDay } from './words'

/** When a job runs, and what it does now. */
export const JobFacts = () => (
  <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-3">
    <Schedule />
    <NextRun />
    <Current />
  </dl>
)

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
        {note !== undefined && <span className="block text-12 [overflow-wrap:anywhere] text-t2">{note}</span>}
      </dd>
    </div>
  )
}

const NO_VALUE = 'font-normal text-t3'

function Schedule() {
  const { lang, zone: ownZone } = useLocale()
  const { history, words, changedAtMs } = useJobRuns()
  const { schedule } = history.job
  if (schedule === null)
    return (
      <Fact name={words.schedule}>
        <span className={NO_VALUE}>{words.kinds.unknown}</span>
      </Fact>
    )
  const { expression, kind, zone, dependsOn } = schedule
  if (isNoDefinition(kind))
    return (
      <Fact name={words.schedule}>
        <span className="font-normal">
          <MissingDefinition reason={kind} words={words.noDefinition} />
        </span>
      </Fact>
    )
  const text = formatPlannedTimes(schedule, { lang, zone: ownZone, nowMs: changedAtMs })
  const first = dependsOn[0]
  const given = [expression, zone].map((part) => showInvisible(part ?? '')).filter(Boolean)
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
      {expression === null && words.kinds[kind]}
      {expression !== null && text !== '' && <Tip text={given.join(' · ')}>{text}</Tip>}
      {expression !== null && text === '' && (
        <Tip text={words.noDefinition.notUnderstoodTip}>
          <code className="font-mono text-13 font-medium">{given.join(' ')}</code>
        </Tip>
      )}
    </Fact>
  )
}

function NextRun() {
  const locale = useLocale()
  const { lang, zone } = locale
  const { history, words, skewMs, frozenMs } = useJobRuns()
  const nowMs = useNow(skewMs, frozenMs, MINUTE_MS)
  const { status, rawStatus, schedule } = history.job
  const nextMs = schedule?.nextMs ?? null
  if (status !== 'scheduling')
    return (
      <Fact name={words.nextRun}>
        <span className="font-medium text-t2">
          {status === 'unknown' && rawStatus !== ''
            ? words.rawStatus(showInvisible(rawStatus))
            : words.statuses[status]}
        </span>
      </Fact>
    )
  if (schedule?.kind === 'event') return <Fact name={words.nextRun}>{words.kinds.event}</Fact>
  const isMissing = schedule !== null && isNoDefinition(schedule.kind)
  const noNext = schedule && hasNoMore(schedule) ? words.noneNext : words.unknownNext
  if (nextMs === null || nextMs < nowMs)
    return (
      <Fact name={words.nextRun}>
        <span className={NO_VALUE}>{isMissing ? '–' : noNext}</span>
      </Fact>
    )
  return (
    <Fact name={words.nextRun} note={words.in(formatUntil(nextMs - nowMs, lang))}>
      <time dateTime={new Date(nextMs).toISOString()}>
        {formatPlanDay(nextMs, locale, nowMs)} {formatPlan(nextMs, zone, nowMs)}
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
  const { runs } = history.latest
  const running = runs.findLast(({ status }) => status === 'running')
  const usual = running ? findUsualOf(running, history.job) : history.job.usual
  const last = running ?? runs.at(-1)
  if (!last) return <Fact name={words.last}>{words.noRuns}</Fact>
  const ranMs = computeRanMs(last, nowMs)
  // Of old data: it may have ended since.
  const isPast = frozenMs !== null
  const asOf = isPast ? words.asOf(formatInstant(frozenMs, zone, lang, frozenMs)) : null
  const duration = (ms: number) => formatDuration(ms, lang)
  // Alone beside a time, 4时19分 would be one.
  const spelled = (ms: number) => formatDuration(ms, lang, { spelled: true })
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
                  formatMinute(Math.max(nowMs, running.startMs + usual.medianMs), zone, nowMs),
                  formatMinute(running.startMs + usual.p90Ms, zone, nowMs),
                )}`}
            </>
          )
        }
      >
        <span className="flex items-center gap-3">
          <span data-tone={isPast ? 'neutral' : tone} className="shrink-0 text-(--ink)">
            {isPast ? words.wasRunning(spelled(ranMs)) : spelled(ranMs)}
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
        {formatPlanDay(waitsFromMs, locale, nowMs)} {formatPlan(waitsFromMs, zone, nowMs)}
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
