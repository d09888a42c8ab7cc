import { type JobRun } from '../contract/job-run'
import { HOUR_MS } from '../lib/time/units'

/** The plan of the first run. */
export const FIRST_PLAN_MS = Date.parse('2026-11-22T02:00:00+08:00')

/** A scheduled run that took a minute, planned `index` hours after the first one. */
export function jobRun(index: number, changes: Partial<JobRun> = {}): JobRun {
  const planMs = FIRST_PLAN_MS + index * HOUR_MS
  const run: JobRun = {
    id: String(1000 + index),
    status: 'success',
    rawStatus: '',
    trigger: 0,
    version: 3,
    planMs,
    startMs: planMs + 1000,
    endMs: planMs + 61_000,
    error: null,
  }
  return Object.assign(run, changes)
}
