import { type JobRun } from '../../../contract/job-run'
import { type Lang } from '../../../contract/lang'
import { type WallKind, WALL_KIND } from '../../../contract/wall-kind'
import { STATUS } from '../../../contract/status'
import { statusWord, useLocale } from '../../../i18n/locale'
import { useWallJobsWords } from '../../../i18n/wall-jobs-words'
import { estimateEm, showInvisible, truncateMiddle } from '../../../lib/text'
import { formatDuration } from '../../../lib/time/duration'
import { formatMinute } from '../../../lib/time/format'
import { formatNearDay, formatNearInstant } from '../../../lib/time/near-day'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../lib/time/units'
import { computeRanMs, listEnded } from '../../../model/jobs/latest'
import { type WallCell } from '../../../model/wall/cells'
import {
  findLikely,
  findNextPlan,
  listNeeded,
  type NeededJob,
  type NextPlan,
} from '../../../model/wall/latest'
import { computeUsualEnds } from '../../../model/wall/times'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { useWallSize } from '../../../shell/kiosk/wall-size'
import { useNow } from '../../../ui/use-now'
import { Bars } from './Bars'
import { Frame } from './Frame'
import { useLatestScene } from './latest-context'
import { Lanes } from './Lanes'
import { Rich } from './Rich'
import { useNeededCells } from './use-needed'

/** Between two runs, or while the next one is late: when it is to come, what it waits for, and how the last ones went. */
export function Waits({ isLate }: { isLate: boolean }) {
  const words = useWallJobsWords().latest
  const { cell, nowMs, asOfMs } = useLatestScene()
  const next = findNextPlan(cell)
  const planMs = next.plan === 'at' ? next.ms : null
  const cells = useNeededCells()
  const needed = listNeeded(cells, cell.job, planMs)
  const kind = chooseKind(cell, isLate, next)
  const waiting = cell.kind === 'waiting' || (cell.kind === 'late' && cell.run?.status === 'waiting')
  const [held] = cell.downstream
  const foot =
    isLate && held !== undefined
      ? words.holdsBack(showInvisible(held), cell.downstream.length - 1)
      : words.keeps
  return (
    <Frame
      kind={kind}
      tone={WALL_KIND[kind].tone}
      word={describeState(cell, isLate, next, words)}
      status={isLate ? 'running-exception' : 'waiting'}
      id={waiting ? (cell.run?.id ?? null) : null}
      foot={foot}
    >
      <section className="lw-hero">
        <Plan next={next} isLate={isLate} needed={needed} />
        <LastRun />
      </section>
      <Lanes isLate={isLate} needed={needed} />
      <Bars what={isLate ? 'delays' : 'durations'} nowMs={asOfMs ?? nowMs} planMs={planMs} />
    </Frame>
  )
}

function chooseKind({ kind }: WallCell, isLate: boolean, next: NextPlan): WallKind {
  if (isLate || kind === 'waiting') return kind
  return next.plan === 'stopped' ? 'stopped' : 'next'
}

function describeState({ kind }: WallCell, isLate: boolean, next: NextPlan, { states }: Words): string {
  if (kind === 'stale') return states.stale
  if (isLate) return states.late
  if (kind === 'waiting') return states.due
  if (next.plan === 'stopped') return states.stopped
  return next.plan === 'none' ? states.none : states.between
}

type Words = ReturnType<typeof useWallJobsWords>['latest']

const LINE_TEXT = 30

interface PlanProps {
  next: NextPlan
  isLate: boolean
  needed: readonly NeededJob[]
}

function Plan({ next, isLate, needed }: PlanProps) {
  const { lang, zone } = useLocale()
  const words = useWallJobsWords().latest
  const { cell, nowMs, asOfMs } = useLatestScene()
  const { wide, margin, portrait } = useWallSize()
  const room = (portrait ? wide - 2 * margin : wide - 2 * margin - 483 - 560) / LINE_TEXT
  if (next.plan !== 'at') {
    const said = { stopped: words.noPlan, none: words.noSchedule, unknown: words.scheduleUnknown }[next.plan]
    return (
      <div className="lw-plan lw-unplanned">
        <p className="lw-said">{said}</p>
      </div>
    )
  }
  const { ms } = next
  const day = formatNearDay(ms, zone, lang, nowMs)
  const minute = (at: number) => formatMinute(at, zone, nowMs)
  const usual = cell.job?.usual ?? null
  const ends = computeUsualEnds(cell.job?.runs ?? [])
  const likely = asOfMs === null ? findLikely(needed, usual, ms) : null
  const lines: { text: string; isAmber: boolean }[] = []
  if (isLate) {
    const waits = needed.find(({ isDone }) => !isDone)
    const waitsMs = waits?.cell.expectedMs ?? null
    lines.push({
      text: describeReason(
        cell,
        waits,
        waitsMs === null || asOfMs !== null ? null : minute(waitsMs),
        room,
        words,
      ),
      isAmber: false,
    })
    const nowAboutMs =
      usual === null ? null : (likely?.endMs ?? Math.max(nowMs, waitsMs ?? 0) + usual.medianMs)
    const done = ends && minute(ms + ends.medianMs)
    if (nowAboutMs !== null && asOfMs === null)
      lines.push({ text: words.doneNow(done, minute(nowAboutMs)), isAmber: true })
    else if (done !== null) lines.push({ text: words.usuallyDone(done), isAmber: false })
  } else {
    lines.push({ text: describeUsual(ends, ms, minute, words), isAmber: false })
    if (likely) {
      const [from, to] = [minute(likely.startMs), likely.endMs === null ? null : minute(likely.endMs)]
      const beside = estimateEm(words.likely(from, to, ''))
      const job = truncateMiddle(showInvisible(likely.needs), Math.max(8, room - beside))
      lines.push({ text: words.likely(from, to, job), isAmber: likely.isUnusual })
    }
  }
  return (
    <div className="lw-plan">
      <p className="lw-label">
        {[isLate ? words.expectedAt : words.nextRun, day].filter(Boolean).join(' · ')}
      </p>
      <p className="lw-big">{minute(ms)}</p>
      <div className="lw-beside">
        <Countdown ms={ms} isLate={isLate} room={room * LINE_TEXT} />
        {lines.map(({ text, isAmber }) => (
          <p key={text} className="lw-line" data-amber={isAmber || undefined}>
            <Rich text={text} />
          </p>
        ))}
      </div>
    </div>
  )
}

/** Wider, the range says nothing. */
const MOST_RANGE_MS = 6 * HOUR_MS

function describeUsual(
  ends: ReturnType<typeof computeUsualEnds>,
  planMs: number,
  minute: (ms: number) => string,
  words: Words,
): string {
  if (ends === null) return words.byPlan
  const { medianMs, fromMs, toMs } = ends
  const at = minute(planMs + medianMs)
  return toMs - fromMs > MOST_RANGE_MS
    ? words.usuallyEndsAt(at)
    : words.usuallyEnds(at, minute(planMs + fromMs), minute(planMs + toMs))
}

function describeReason(
  { kind, run }: WallCell,
  waits: NeededJob | undefined,
  at: string | null,
  room: number,
  words: Words,
): string {
  if (waits !== undefined) {
    const beside = estimateEm(words.waitsFor('', at))
    return words.waitsFor(truncateMiddle(showInvisible(waits.cell.name), Math.max(8, room - beside)), at)
  }
  return kind === 'late' && run?.status === 'waiting' ? words.notStarted : words.noInstance
}

const COUNT_TEXT = 84
const COUNT_TEXT_UPRIGHT = 72

/** Until the plan, or since: in seconds below an hour, else in minutes. */
function Countdown({ ms, isLate, room }: { ms: number; isLate: boolean; room: number }) {
  const { nowMs, skewMs, asOfMs } = useLatestScene()
  const { portrait } = useWallSize()
  const isNear = Math.abs(ms - nowMs) < HOUR_MS + MINUTE_MS
  const stepMs = isNear ? SECOND_MS : MINUTE_MS
  const atMs = useNow(skewMs, asOfMs, stepMs)
  const { lang } = useLocale()
  const words = useWallJobsWords().latest
  if (asOfMs !== null) return null
  const leftMs = Math.abs(ms - atMs)
  const time = formatDuration(Math.max(SECOND_MS, leftMs), lang, {
    units: 2,
    spelled: true,
  })
  // How late a job usually is may not be known: then its lateness is no warning.
  const passed = atMs - ms > MINUTE_MS ? words.late(time) : words.dueNow
  const waits = atMs >= ms ? `**${passed}**` : words.in(time)
  const text = isLate ? `**${words.late(time)}**` : waits
  const size = Math.min(
    portrait ? COUNT_TEXT_UPRIGHT : COUNT_TEXT,
    room / estimateEm(text.replaceAll('**', '')),
  )
  return (
    <p
      className="lw-count"
      data-amber={isLate || undefined}
      style={{ fontSize: `calc(${Math.floor(size)} * var(--u))` }}
    >
      <Rich text={text} />
    </p>
  )
}

/** The newest run that has ended. */
function LastRun() {
  const { lang, zone } = useLocale()
  const words = useWallJobsWords().latest
  const { cell, nowMs } = useLatestScene()
  const { unit } = useWallSize()
  const last = cell.job === null ? null : (listEnded(cell.job).at(-1) ?? null)
  return (
    <div className="lw-last">
      <p className="lw-label">{last === null ? '' : words.lastRun}</p>
      {last === null ? (
        <p className="lw-line">{words.noRunYet}</p>
      ) : (
        <>
          <p className="lw-last-word" data-tone={STATUS[last.status].tone}>
            <StatusGlyph status={last.status} size={40 * unit} />
            <b>{statusWord(last.status, last.rawStatus, lang)}</b>
          </p>
          <p className="lw-line">
            <b>{formatSpan(last, zone, lang, nowMs)}</b>
          </p>
          {describeRan(last, cell, lang, words).map((line) => (
            <p key={line} className="lw-line">
              {line}
            </p>
          ))}
        </>
      )}
    </div>
  )
}

function formatSpan({ startMs, endMs }: JobRun, zone: string, lang: Lang, nowMs: number): string {
  const at = (ms: number, beside: number) => formatNearInstant(ms, zone, lang, beside)
  const start = startMs === null ? '' : at(startMs, nowMs)
  return endMs === null ? start : `${start} → ${at(endMs, startMs ?? nowMs)}`
}

/** The room beside the last run. */
const LAST_EM = 15.5
const SAME_SHARE = 0.05

function describeRan(run: JobRun, { job }: WallCell, lang: Lang, words: Words): string[] {
  const ranMs = computeRanMs(run, 0)
  if (ranMs === null) return []
  const ran = words.ran(formatDuration(ranMs, lang, { units: 2, spelled: true }))
  const usual = job?.usual ?? null
  if (usual === null || run.status === 'fail') return [ran]
  const moreMs = ranMs - usual.medianMs
  if (Math.abs(moreMs) < Math.max(MINUTE_MS / 2, usual.medianMs * SAME_SHARE))
    return [`${ran} · ${words.asUsual}`]
  const time = formatDuration(Math.abs(moreMs), lang, { units: 1, spelled: true })
  const more = moreMs > 0 ? words.longer(time) : words.shorter(time)
  const both = `${ran} · ${more}`
  return estimateEm(both) <= LAST_EM ? [both] : [ran, more]
}
