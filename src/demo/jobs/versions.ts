import { DAY_MS, HOUR_MS } from '../../lib/time/units'
import { type JobPlan } from './job-plan'
import { dayOf, dayStartMs } from './schedule'

/** All jobs are in their first version on 1 January 2024. */
const FIRST_DAY = 19_723
/** New versions are submitted at 10:00. */
const SUBMIT_MS = 10 * HOUR_MS

const lifeDays = ({ seed }: JobPlan): number => 40 + (seed % 50)
const ageDays = (job: JobPlan, atMs: number): number =>
  dayOf(atMs - SUBMIT_MS) - FIRST_DAY + (job.seed % lifeDays(job))

/** The version that a run of that time has. */
export const versionAt = (job: JobPlan, atMs: number): number =>
  Math.max(1, 1 + Math.floor(ageDays(job, atMs) / lifeDays(job)))

/** How much of a version's life is over at that time, as a share. */
export const versionAge = (job: JobPlan, atMs: number): number =>
  (Math.max(0, ageDays(job, atMs)) % lifeDays(job)) / lifeDays(job)

/** When that version was submitted. */
export const submittedMs = (job: JobPlan, version: number): number =>
  dayStartMs(FIRST_DAY + (version - 1) * lifeDays(job) - (job.seed % lifeDays(job))) + SUBMIT_MS

/** When the job was created: some time before its second version. */
export const createdMs = (job: JobPlan): number => submittedMs(job, 1) - (job.seed % 200) * DAY_MS - HOUR_MS
