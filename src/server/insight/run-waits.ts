import { type RunWaits } from '../../contract/insight'
import { type Run } from '../../contract/run'
import { type RunRef } from '../../contract/run-ref'
import { isTerminal } from '../../contract/status'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { type JobSchedule } from '../dgc-jobs/schedule'
import { type ScheduleZone, zoneOffsetMinutes } from '../dgc-jobs/zone'
import { type Ledger } from '../ledger/ledger'

interface WaitsOptions {
  ref: RunRef
  run: Pick<Run, 'planMs' | 'startMs' | 'status'>
  schedule: JobSchedule | null
  dependsOn: readonly string[]
  zone: ScheduleZone
  /** Other runs of the job that are running; null when not known. */
  running: number | null
  ledger: Pick<Ledger, 'listRuns'>
}

/** What a run that has not started may wait for, from what lists have said. Null once it has started, and when it never will. */
export function findWaits({ ref, run, ...options }: WaitsOptions): RunWaits | null {
  const { startMs, planMs, status } = run
  if (startMs !== null || isTerminal(status)) return null
  const { schedule, dependsOn, zone, running, ledger } = options
  const span = planMs === null ? null : findPeriod(planMs, schedule?.periodMs ?? DAY_MS, zone)
  return {
    jobs: dependsOn.map((job) => {
      const runs = span === null ? [] : ledger.listRuns({ workspace: ref.workspace, job, ...span })
      return { job, status: runs.at(-1)?.status ?? null }
    }),
    running,
  }
}

/** DGC's periods are days and hours by the clock, and minutes for what runs more often. */
function findPeriod(planMs: number, periodMs: number, zone: ScheduleZone): { fromMs: number; toMs: number } {
  const offsetMs = zoneOffsetMinutes(planMs, zone) * MINUTE_MS
  const unitMs = [DAY_MS, HOUR_MS].find((ms) => periodMs >= ms) ?? Math.max(MINUTE_MS, periodMs)
  const fromMs = Math.floor((planMs + offsetMs) / unitMs) * unitMs - offsetMs
  return { fromMs, toMs: fromMs + unitMs }
}
