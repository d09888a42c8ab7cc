import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { KINDS, type Kind, campaignStartMs, eventPlanMs, manualPlanMs, patchStartMs } from './course'
import { hashShare } from './hash'
import { findIncident } from './incident'
import { type JobPlan } from './job-plan'
import { dayOf, dayStartMs, seasonStartMs, slotLengthMs, visitSlots } from './schedule'

/** DGC keeps six months. */
export const HISTORY_DAYS = 184

/** A run, by the slot of its job that it belongs to. */
export interface Slot {
  kind: Kind
  slotMs: number
  planMs: number
}

const MANUAL_SHARE = 1 / 60
const EVENT_SHARE = 0.8
/** No manual run comes later after its slot. */
const MANUAL_REACH_MS = 8 * HOUR_MS

/** The times in which runs are listed, and from which day on DGC knows any. */
export interface Window {
  /** Both exclusive, as documented. */
  fromMs: number
  toMs: number
  nowMs: number
  historyDays: number
}

/** Visits the runs planned in the window that exist by now, in no order. */
export function visitRuns(
  job: JobPlan,
  { fromMs, toMs, nowMs, historyDays }: Window,
  visit: (kind: Kind, planMs: number, slotMs: number) => void,
): void {
  const { schedule } = job
  const isRepeated = schedule.kind === 'days' || schedule.kind === 'weeks'
  const reachMs = isRepeated ? MANUAL_REACH_MS : slotLengthMs(schedule)
  const firstMs = Math.max(fromMs - reachMs, dayStartMs(dayOf(nowMs) - historyDays))
  const lastMs = Math.min(toMs, nowMs, lastSlotMs(job, nowMs))
  const inWindow = (planMs: number) => planMs > fromMs && planMs < toMs && planMs <= nowMs
  visitSlots(schedule, firstMs, lastMs, nowMs, (slotMs) => {
    const planMs = schedule.kind === 'event' ? eventPlanMs(job, slotMs) : slotMs
    if (inWindow(planMs)) {
      const isMissed = !exists(job, slotMs) || findIncident(job, slotMs) === 'missed'
      if (!isMissed) visit('scheduled', planMs, slotMs)
      else if (isRepeated && nowMs >= patchStartMs(slotMs)) visit('patch', slotMs, slotMs)
      const campaignMs = job.habit === 'campaign' ? campaignStartMs(job, slotMs) : null
      if (campaignMs !== null && nowMs >= campaignMs) visit('campaign', slotMs, slotMs)
    }
    if (!isRepeated || hashShare(job.seed, Math.floor(slotMs / MINUTE_MS), 53) >= MANUAL_SHARE) return
    const manualMs = manualPlanMs(job, slotMs)
    if (inWindow(manualMs)) visit('manual', manualMs, slotMs)
  })
}

const exists = (job: JobPlan, slotMs: number): boolean =>
  job.schedule.kind !== 'event' || hashShare(job.seed, Math.floor(slotMs / MINUTE_MS), 54) < EVENT_SHARE

/** A paused or stopped job last ran some weeks ago. */
function lastSlotMs(job: JobPlan, nowMs: number): number {
  const isOff = job.status !== 'SCHEDULING' && job.schedule.kind !== 'once' && job.schedule.kind !== 'sub'
  return isOff ? seasonStartMs(nowMs) - (job.seed % 20) * DAY_MS : nowMs
}

/** The run of this kind in exactly this slot; null when there is none. */
export function findSlot(
  job: JobPlan,
  kind: Kind,
  slotMs: number,
  nowMs: number,
  historyDays: number,
): Slot | null {
  const window = { fromMs: slotMs - 1, toMs: slotMs + DAY_MS, nowMs, historyDays }
  let found: Slot | null = null
  visitRuns(job, window, (otherKind, planMs, otherMs) => {
    if (otherKind === kind && otherMs === slotMs) found = { kind, slotMs, planMs }
  })
  return found
}

/** DGC's `instanceType`. */
export function readTrigger({ schedule }: JobPlan, kind: Kind): number {
  if (kind === 'manual') return 2
  if (kind !== 'scheduled') return 5
  if (schedule.kind === 'sub') return 6
  return schedule.kind === 'once' ? 7 : 0
}

const FIRST_MINUTE = Date.UTC(2020, 0, 1) / MINUTE_MS
const SERIALS = 100_000

/** An id from which the run can be found again: the slot's minute, what kind of run it is, and the job. */
export function writeRunId({ serial }: JobPlan, kind: Kind, slotMs: number, firstId: bigint): bigint {
  const minute = Math.floor(slotMs / MINUTE_MS) - FIRST_MINUTE
  return firstId + BigInt((minute * 4 + KINDS.indexOf(kind)) * SERIALS + serial)
}

/** Null for an id that is none of this job's. */
export function readRunId({ serial }: JobPlan, id: string, firstId: bigint): Omit<Slot, 'planMs'> | null {
  const number = Number(BigInt(id) - firstId)
  if (!Number.isSafeInteger(number) || number < 0 || number % SERIALS !== serial) return null
  const rest = Math.floor(number / SERIALS)
  const kind = KINDS[rest % 4]
  return kind === undefined ? null : { kind, slotMs: (Math.floor(rest / 4) + FIRST_MINUTE) * MINUTE_MS }
}
