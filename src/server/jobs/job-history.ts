import { type CalendarDay, type JobHistory } from '../../contract/job'
import { type JobRun } from '../../contract/job-run'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { type ScheduleZone, zoneOffsetMinutes } from '../dgc-jobs/zone'
import { type KnownJob, type RunsOfJob, describeJob, findMissedTimes } from './describe-job'
import { type Span } from './coverage'
import { DGC_RETENTION_MS } from './listed-runs'

export interface HistoryOptions {
  workspace: string
  job: KnownJob
  window: Span
  /** Of the window and of the last 26 weeks. */
  known: RunsOfJob
  /** From here until the list was made all runs are known; null when that is not known. */
  newestFromMs: number | null
  zone: ScheduleZone
  nowMs: number
}

/** DGC keeps six months. */
export const CALENDAR_DAYS = 26 * 7

/** One that runs may have newer ones after it. */
const LATEST_RUNS = 30

/** A job with its history, as the contract has it. */
export function describeHistory(options: HistoryOptions): JobHistory {
  const { workspace, job, window, known, newestFromMs, zone, nowMs } = options
  const described = describeJob(job, known, nowMs)
  const newest = { ...known, fromMs: newestFromMs, toMs: known.listedAtMs }
  const atPresent =
    known.toMs === known.listedAtMs ? described.missedMs : findMissedTimes(job, newest).missedMs
  const { missedMs } = described
  const isWithin = (ms: number): boolean => ms >= window.fromMs && ms < window.toMs
  const calendarFromMs = nowMs - CALENDAR_DAYS * DAY_MS
  const inCalendar = known.runs.filter((run) => (placeMs(run) ?? 0) >= calendarFromMs)
  return {
    workspace: workspace === '' ? null : workspace,
    job: Object.assign(described, {
      runs: known.runs.filter((run) => isWithin(placeMs(run) ?? -1)),
      missedMs: missedMs.filter(isWithin),
    }),
    latest: { runs: known.runs.slice(-LATEST_RUNS), missedMs: atPresent.slice(-1) },
    isRealTime: job.definition?.isRealTime ?? false,
    description: job.definition?.description ?? null,
    version: job.definition?.version ?? null,
    downstream: job.definition?.downstream ?? [],
    timeoutMs: job.definition?.timeoutMs ?? null,
    fromMs: window.fromMs,
    toMs: window.toMs,
    readFromMs: job.definition?.isRealTime === true ? window.fromMs : findReadFrom(window, known, nowMs),
    calendar: countDays(
      inCalendar,
      missedMs.filter((ms) => ms >= calendarFromMs),
      zone,
    ),
  }
}

/** What is older than DGC keeps counts as read: it never will be. */
function findReadFrom({ fromMs, toMs }: Span, known: RunsOfJob, nowMs: number): number | null {
  const keptFromMs = nowMs - DGC_RETENTION_MS
  if (toMs <= keptFromMs) return fromMs
  if (known.fromMs === null) return null
  return known.fromMs <= keptFromMs ? fromMs : Math.max(fromMs, known.fromMs)
}

const placeMs = ({ planMs, startMs }: JobRun): number | null => planMs ?? startMs

/** Clocks are set by two hours at most. */
const SHORTEST_DAY_MS = DAY_MS - 2 * HOUR_MS

/** Only days of which something is known, oldest first. A run without a plan counts on the day that it started. */
function countDays(runs: readonly JobRun[], missedMs: readonly number[], zone: ScheduleZone): CalendarDay[] {
  const days = new Map<number, CalendarDay>()
  let last: CalendarDay | null = null
  const dayOf = (ms: number): CalendarDay => {
    // They come in order, and an offset of a named zone takes some microseconds.
    if (last !== null && ms >= last.dayMs && ms < last.dayMs + SHORTEST_DAY_MS) return last
    const dayMs = startOfDay(ms, zone)
    last = days.get(dayMs) ?? { dayMs, runs: 0, counts: {}, missed: 0 }
    days.set(dayMs, last)
    return last
  }
  for (const run of runs) {
    const ms = placeMs(run)
    if (ms === null) continue
    const day = dayOf(ms)
    day.runs++
    day.counts[run.status] = (day.counts[run.status] ?? 0) + 1
  }
  for (const ms of missedMs) dayOf(ms).missed++
  return [...days.values()].toSorted((a, b) => a.dayMs - b.dayMs)
}

/** The first instant of a day. A clock may change after it. */
function startOfDay(ms: number, zone: ScheduleZone): number {
  const offsetMs = zoneOffsetMinutes(ms, zone) * MINUTE_MS
  const wallMs = Math.floor((ms + offsetMs) / DAY_MS) * DAY_MS
  return wallMs - zoneOffsetMinutes(wallMs - offsetMs, zone) * MINUTE_MS
}
