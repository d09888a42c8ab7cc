import { type Job } from '../contract/job'
import { type JobRun } from '../contract/job-run'
import { type Status } from '../contract/status'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../lib/time/units'
import { makeJob, makeJobRun, makeSchedule } from './jobs'

/** The moment at which walls are looked at. */
export const NOW_MS = 1_780_000_000_000
export const USUAL = {
  runs: 20,
  medianMs: 30 * MINUTE_MS,
  p90Ms: 40 * MINUTE_MS,
  lateP90Ms: 5 * MINUTE_MS,
}
const SCHEDULE = makeSchedule({ nextMs: NOW_MS + 20 * HOUR_MS, periodMs: DAY_MS })

const ms = (minute: number | null) => (minute === null ? null : NOW_MS + minute * MINUTE_MS)

/** A run whose times are in minutes from now. */
export const runAt = (
  status: Status,
  planMin: number,
  startMin: number | null,
  endMin: number | null,
): JobRun =>
  makeJobRun(NOW_MS + planMin * MINUTE_MS, {
    id: String(planMin),
    status,
    startMs: ms(startMin),
    endMs: ms(endMin),
  })

/** A job of each day, of which it is known what is usual. */
export const dailyJob = (runs: JobRun[], rest: Partial<Job> = {}): Job =>
  makeJob({ name: 'a', schedule: SCHEDULE, usual: USUAL, runs, ...rest })
