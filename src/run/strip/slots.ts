import { type Job } from '../../contract/job'
import { type JobRun } from '../../contract/job-run'
import { DAY_MS } from '../../lib/time/units'
import { getPlan } from '../../model/jobs/latest'

/** A bar of a strip: a run, or a planned time without one. */
export type Slot = { kind: 'run'; run: JobRun } | { kind: 'missed'; planMs: number }

const orderMs = (slot: Slot): number => (slot.kind === 'run' ? (getPlan(slot.run) ?? 0) : slot.planMs)

/** The newest `count` of them, oldest first. */
export function listSlots({ runs, missedMs }: Pick<Job, 'runs' | 'missedMs'>, count: number): Slot[] {
  const slots: Slot[] = runs.map((run) => ({ kind: 'run', run }))
  if (missedMs.length > 0) {
    for (const planMs of missedMs) slots.push({ kind: 'missed', planMs })
    slots.sort((a, b) => orderMs(a) - orderMs(b))
  }
  return slots.slice(-count)
}

/** DGC keeps runs for six months: a list that reaches so far back is whole. */
const KEPT_MS = 175 * DAY_MS

/** Whether older runs of a job may not have been read yet. `runsFromMs`: all runs from there on are known. */
export function isUnread(job: Job, runsFromMs: number | null, nowMs: number): boolean {
  if (runsFromMs === null) return true
  if (runsFromMs < nowMs - KEPT_MS) return false
  const periodMs = job.schedule?.periodMs
  // Its schedule is still to come, and may tell.
  if (job.schedule === null) return job.status === 'scheduling'
  if (periodMs === undefined || periodMs === null) return false
  const [oldest] = job.runs
  return ((oldest && getPlan(oldest)) ?? nowMs) - periodMs < runsFromMs
}
