import { type Insight, type RunWaits, type StartedAfter } from '../../contract/insight'
import { type JobRun } from '../../contract/job-run'
import { type Run } from '../../contract/run'
import { type JobRef } from '../../contract/run-ref'
import { isTerminal, type Status } from '../../contract/status'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { isDeadEnd } from '../../model/insight/waiting'
import { getDueMs, isScheduled } from '../../model/jobs/usual'
import { type Definition } from '../dgc-jobs/definition'
import { createSchedule } from '../dgc-jobs/schedule'
import { chooseZone, parseZone, zoneOffsetMinutes } from '../dgc-jobs/zone'
import { type Span } from '../jobs/coverage'
import { type Ledger } from '../ledger/ledger'

/** It has not started, and starts once what it waits for has happened. */
export const isWaiting = ({ startMs, status }: Pick<Run, 'startMs' | 'status'>): boolean =>
  startMs === null && !isTerminal(status)

export interface WaitsGiven {
  run: Pick<Run, 'planMs' | 'startMs' | 'status'>
  /** Null when it is not known: nothing is then said of other jobs. */
  definition: Definition | null
  /** Other runs of the job that are running; null when not known. */
  running: number | null
}

/** Each costs a query: of further ones it counts as not known how their runs are. */
const MAX_LOOKED_UP = 100

interface WaitsOptions {
  ledger: Pick<Ledger, 'listRuns'>
  /** Zone of the service, for schedules that name none. */
  zone: string | null
}

/** What a run that has not started may wait for, from what lists have said. Null once it has started, and when it never will. */
export function findWaits(
  { workspace, job: ownJob }: JobRef,
  { run, definition, running }: WaitsGiven,
  { ledger, zone }: WaitsOptions,
): RunWaits | null {
  if (!isWaiting(run)) return null
  const span = definition && run.planMs !== null ? findPeriod(run.planMs, definition, zone) : null
  return {
    jobs: (definition?.schedule.dependsOn ?? []).map((job, at) => ({
      job,
      status: span && at < MAX_LOOKED_UP ? findStatus({ workspace, job }, span, ledger) : null,
    })),
    previous:
      definition?.schedule.dependsOnPrevious === true && run.planMs !== null
        ? findPrevious({ workspace, job: ownJob }, run.planMs, definition, { ledger, zone })
        : null,
    running,
    ...(definition?.schedule.dependsElsewhere ? { elsewhere: definition.schedule.dependsElsewhere } : {}),
  }
}

/** So many runs that wait, each for the one before, are looked through for the one that they all wait for. */
const MAX_IN_A_ROW = 5

function findPrevious(
  ref: JobRef,
  planMs: number,
  { schedule }: Definition,
  { ledger, zone }: WaitsOptions,
): RunWaits['previous'] {
  const periodMs = createSchedule(schedule, zone).periodMs ?? DAY_MS
  const before = ledger
    .listRuns({ ...ref, fromMs: planMs - MAX_IN_A_ROW * periodMs, toMs: planMs })
    .filter(isScheduled)
  let found: RunWaits['previous'] = null
  for (const { id, planMs: atMs, status } of before.toReversed()) {
    if (atMs === null || (isTerminal(status) && !isDeadEnd(status))) break
    found = { id, planMs: atMs, status }
    if (status !== 'waiting') break
  }
  return found
}

/** The last run in a period. */
const findLast = (ref: JobRef, span: Span, ledger: Pick<Ledger, 'listRuns'>): JobRun | null =>
  ledger.listRuns({ ...ref, ...span }).at(-1) ?? null

export const findStatus = (ref: JobRef, span: Span, ledger: Pick<Ledger, 'listRuns'>): Status | null =>
  findLast(ref, span, ledger)?.status ?? null

/** Less needs no reason. */
const LATE_MS = 2 * MINUTE_MS
/** Of the time from plan to start that may remain when what the run waited for has ended; else that explains too little. */
const UNEXPLAINED_SHARE = 0.2

/**
 * The run of another job that a late run waited for, the one that ended last, where one explains how late it was; else the jobs whose runs
 * are not known. Nothing is listed for it.
 */
export function findLateCause(
  { workspace }: Pick<JobRef, 'workspace'>,
  { run, definition }: { run: Run; definition: Definition | null },
  { ledger, zone }: WaitsOptions,
): Pick<Insight, 'startedAfter' | 'unknownUpstream'> {
  const nothing = { startedAfter: null, unknownUpstream: null }
  const planMs = getDueMs(run)
  const { startMs } = run
  if (definition === null || planMs === null || startMs === null || startMs - planMs < LATE_MS) return nothing
  const span = findPeriod(planMs, definition, zone)
  const found: StartedAfter[] = []
  const unknown: string[] = []
  for (const job of definition.schedule.dependsOn.slice(0, MAX_LOOKED_UP)) {
    const last = findLast({ workspace, job }, span, ledger)
    if (last === null) unknown.push(job)
    else if (last.endMs !== null) found.push({ job, id: last.id, endMs: last.endMs })
  }
  const after = found.toSorted((a, b) => b.endMs - a.endMs).find(({ endMs }) => endMs <= startMs)
  if (after && startMs - after.endMs <= UNEXPLAINED_SHARE * (startMs - planMs))
    return { startedAfter: after, unknownUpstream: null }
  const { dependsElsewhere = [] } = definition.schedule
  const [job] = unknown
  const [other] = dependsElsewhere
  const more = unknown.length + dependsElsewhere.length - 1
  if (job !== undefined) return { startedAfter: null, unknownUpstream: { job, more } }
  return other === undefined ? nothing : { startedAfter: null, unknownUpstream: { ...other, more } }
}

/**
 * The period of a planned time, in which the runs are that it depends on. DGC's periods are days and hours by the clock; jobs that run
 * more often have shorter ones.
 */
export function findPeriod(planMs: number, { schedule }: Definition, zone: string | null): Span {
  const { periodMs } = createSchedule(schedule, zone)
  const ownZone = chooseZone(parseZone(schedule.zone), schedule.offsetMinutes, parseZone(zone))
  const offsetMs = zoneOffsetMinutes(planMs, ownZone) * MINUTE_MS
  const everyMs = periodMs ?? DAY_MS
  const unitMs = [DAY_MS, HOUR_MS].find((ms) => everyMs >= ms) ?? Math.max(MINUTE_MS, everyMs)
  const fromMs = Math.floor((planMs + offsetMs) / unitMs) * unitMs - offsetMs
  return { fromMs, toMs: fromMs + unitMs }
}
