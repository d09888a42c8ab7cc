import { type RunWaits } from '../../contract/insight'
import { type Run } from '../../contract/run'
import { type JobRef } from '../../contract/run-ref'
import { isTerminal, type Status } from '../../contract/status'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time/units'
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
  { workspace }: Pick<JobRef, 'workspace'>,
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
    running,
  }
}

/** Of the last run in a period. */
export const findStatus = (ref: JobRef, span: Span, ledger: Pick<Ledger, 'listRuns'>): Status | null =>
  ledger.listRuns({ ...ref, ...span }).at(-1)?.status ?? null

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
