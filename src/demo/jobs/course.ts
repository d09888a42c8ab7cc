import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { nightMs } from '../scenarios/nightly-plan'
import { ITEMS_FAIL, USUAL } from '../scenarios/orders-nights'
import { type Overrides, ordersRun } from '../scenarios/orders-run'
import { type Run, type StatusWord } from '../scenarios/snapshot'
import { defineNodes } from './definition'
import { hash, hashShare } from './hash'
import { explainFailure, findFailing } from './failing'
import { type Incident, findIncident } from './incident'
import { type JobPlan } from './job-plan'
import { dayOf, dayStartMs, slotLengthMs, visitSlots } from './schedule'
import { versionAge, versionAt } from './versions'

/** `patch` fills in a run that was missed, `campaign` does a whole week again. */
export const KINDS = ['scheduled', 'manual', 'patch', 'campaign'] as const
export type Kind = (typeof KINDS)[number]

/** Everything that a run does, past and to come. */
export interface Course {
  planMs: number
  version: number
  /** Null: never starts. */
  startMs: number | null
  /** When its nodes stop. */
  stopMs: number
  /** When its outcome stands: later than `stopMs` when a person has to decide. */
  endMs: number
  outcome: StatusWord
  /** Before it starts. */
  waitingAs: StatusWord
  /** Between `stopMs` and `endMs`. */
  heldAs: StatusWord
  incident: Incident | null
  error: string | null
  /** Why a node failed: see `RunNode`. */
  failure: string | null
}

/** How it looks at one moment. */
export interface Header {
  status: StatusWord
  startMs: number | null
  endMs: number | null
  error: string | null
}

export function headerAt(course: Course, nowMs: number): Header {
  const { startMs, stopMs, endMs, outcome } = course
  if (startMs === null || nowMs < startMs) {
    const isOver = startMs === null && nowMs >= endMs
    return { status: isOver ? outcome : course.waitingAs, startMs: null, endMs: null, error: null }
  }
  if (nowMs < stopMs) return { status: 'running', startMs, endMs: null, error: null }
  const { error } = course
  if (nowMs < endMs) {
    const isHalted = course.heldAs === 'running-exception'
    return { status: course.heldAs, startMs, endMs: isHalted ? null : stopMs, error }
  }
  return { status: outcome, startMs, endMs: course.heldAs === 'fail' ? stopMs : endMs, error }
}

/** Weekends are busy in retail, no two days are alike, and some jobs get slower until their next version. */
function lastsMs(job: JobPlan, slotMs: number): number {
  const isWeekend = (dayOf(slotMs) + 4) % 7 === 0 || (dayOf(slotMs) + 4) % 7 === 6
  const version = versionAt(job, slotMs)
  const share = 0.88 + 0.24 * hashShare(job.seed, Math.floor(slotMs / MINUTE_MS), 41)
  const byVersion = 0.9 + 0.2 * hashShare(job.seed, version, 42)
  const byTrend = job.habit === 'trend' ? 0.8 + 1.3 * versionAge(job, slotMs) : 1
  return Math.round(job.usualMs * share * byVersion * byTrend * (isWeekend ? 1.12 : 1))
}

/** A manual run comes five to eight hours after the planned one. */
export const manualPlanMs = (job: JobPlan, slotMs: number): number =>
  slotMs + 5 * HOUR_MS + (hash(job.seed, Math.floor(slotMs / MINUTE_MS), 51) % (3 * HOUR_MS))

/** An event comes at any moment of its slot. */
export const eventPlanMs = (job: JobPlan, slotMs: number): number =>
  slotMs + (hash(job.seed, Math.floor(slotMs / MINUTE_MS), 52) % Math.max(1, slotLengthMs(job.schedule)))

/** Two days later in the afternoon. */
export const patchStartMs = (slotMs: number): number => dayStartMs(dayOf(slotMs) + 2) + 15 * HOUR_MS + 7_412

const CAMPAIGN_EVERY_DAYS = 14
const CAMPAIGN_DAYS = 7

/** One after the other from 10:00 of the next day of a campaign; null when that is more than a week ahead. */
export function campaignStartMs(job: JobPlan, slotMs: number): number | null {
  const day = dayOf(slotMs)
  const ahead = CAMPAIGN_EVERY_DAYS - ((day + job.seed) % CAMPAIGN_EVERY_DAYS)
  if (ahead > CAMPAIGN_DAYS) return null
  const before = CAMPAIGN_DAYS - ahead
  return dayStartMs(day + ahead) + 10 * HOUR_MS + before * (Math.round(job.usualMs * 1.4) + 20 * SECOND_MS)
}

/** The run of this kind for a slot. A missed slot has a course as well, which must never be shown. */
export function planCourse(job: JobPlan, slotMs: number, kind: Kind, nowMs: number): Course {
  if (kind === 'scheduled' && job.isOrders) return planOrders(job, slotMs, nowMs)
  if (kind === 'scheduled') return planScheduled(job, slotMs, nowMs)
  const planMs = kind === 'manual' ? manualPlanMs(job, slotMs) : slotMs
  const startMs = readExtraStart(job, slotMs, kind)
  return finish(planMs, startMs, startMs + lastsMs(job, slotMs + MINUTE_MS), versionAt(job, startMs))
}

function readExtraStart(job: JobPlan, slotMs: number, kind: Kind): number {
  if (kind === 'patch') return patchStartMs(slotMs)
  if (kind === 'campaign') return campaignStartMs(job, slotMs) ?? slotMs
  return manualPlanMs(job, slotMs) + 812
}

/** A plain success. */
function finish(planMs: number, startMs: number, endMs: number, version: number): Course {
  return {
    planMs,
    version,
    startMs,
    stopMs: endMs,
    endMs,
    outcome: 'success',
    waitingAs: 'waiting',
    heldAs: 'running',
    incident: null,
    error: null,
    failure: null,
  }
}

function planScheduled(job: JobPlan, slotMs: number, nowMs: number): Course {
  const planMs = job.schedule.kind === 'event' ? eventPlanMs(job, slotMs) : slotMs
  const upstream = readUpstream(job, planMs, nowMs)
  const lagMs = 900 + (hash(job.seed, Math.floor(slotMs / MINUTE_MS), 61) % (24 * SECOND_MS))
  const startMs = Math.max(planMs, upstream.readyMs) + lagMs
  const course = finish(planMs, startMs, startMs + lastsMs(job, slotMs), versionAt(job, planMs))
  if (upstream.isBlocked) return skip(course, upstream.readyMs)
  return applyIncident(job, slotMs, course, findIncident(job, slotMs))
}

const skip = (course: Course, endMs: number): Course => ({
  ...course,
  startMs: null,
  stopMs: endMs,
  endMs,
  outcome: 'skip-by-depend',
})

const NO_FAILURE = { failure: null, error: null }

function applyIncident(job: JobPlan, slotMs: number, course: Course, incident: Incident | null): Course {
  if (incident === null || incident === 'missed') return { ...course, incident }
  const { planMs, startMs, endMs } = course
  if (startMs === null) return course
  const fullMs = endMs - startMs
  const share = 0.25 + 0.6 * hashShare(job.seed, dayOf(slotMs), 62)
  const stopMs = startMs + Math.round(fullMs * share)
  const failing = findFailing(job, incident, defineNodes(job, course.version), slotMs)
  const why = failing === null ? NO_FAILURE : explainFailure(job, incident, failing, slotMs)
  const failed = { ...course, ...why, incident, stopMs, endMs: stopMs, outcome: 'fail' } as const
  switch (incident) {
    case 'hung':
      return moved(course, incident, startMs, Math.max(planMs + 22.5 * HOUR_MS, endMs))
    case 'late': {
      const laterMs = Math.max(planMs + 20 * HOUR_MS, startMs)
      return moved(course, incident, laterMs, laterMs + fullMs)
    }
    case 'confirm': {
      const laterMs = Math.max(planMs + 21 * HOUR_MS, startMs)
      return { ...moved(course, incident, laterMs, laterMs + fullMs), waitingAs: 'waiting-confirm' }
    }
    case 'frozen': {
      const frozen = skip(course, planMs + 23 * HOUR_MS)
      return { ...frozen, incident, outcome: 'manual-stop', waitingAs: 'freeze' }
    }
    case 'halted': {
      const decidedMs = Math.max(planMs + 22 * HOUR_MS, stopMs)
      return { ...failed, endMs: decidedMs, outcome: 'forceSuccess', heldAs: 'running-exception' }
    }
    case 'forced':
      return { ...failed, endMs: stopMs + 90 * MINUTE_MS, outcome: 'forceSuccess', heldAs: 'fail' }
    case 'ignored':
      return { ...course, incident, outcome: 'ignoreSuccess', ...why }
    case 'cancelled':
      return { ...failed, outcome: 'manual-stop', ...NO_FAILURE }
    default:
      return failed
  }
}

const moved = (course: Course, incident: Incident, startMs: number, endMs: number): Course => ({
  ...course,
  incident,
  startMs,
  stopMs: endMs,
  endMs,
})

interface UpstreamState {
  /** When all of them have ended; 0 when there are none. */
  readyMs: number
  isBlocked: boolean
}

/** When the upstream jobs' runs of the same day let this run start, if at all. A missed run blocks nothing. */
function readUpstream(job: JobPlan, planMs: number, nowMs: number): UpstreamState {
  let readyMs = 0
  let isBlocked = false
  for (const before of job.upstream) {
    for (const slotMs of slotsOfDay(before, planMs, nowMs)) {
      const course = planCourse(before, slotMs, 'scheduled', nowMs)
      if (course.incident === 'missed') continue
      readyMs = Math.max(readyMs, course.endMs)
      if (!isGood(course.outcome) && job.dependFailPolicy === 'FAIL') isBlocked = true
    }
  }
  return { readyMs, isBlocked }
}

const isGood = (outcome: StatusWord) =>
  outcome === 'success' || outcome === 'ignoreSuccess' || outcome === 'forceSuccess'

function slotsOfDay(job: JobPlan, atMs: number, nowMs: number): number[] {
  const startMs = dayStartMs(dayOf(atMs))
  const slots: number[] = []
  visitSlots(job.schedule, startMs, startMs + DAY_MS - 1, nowMs, (slotMs) => slots.push(slotMs))
  return slots
}

/** The night of the orders' pipeline that begins at this time; last night's and the one before are those of the catalogue. */
export function planOrdersNight(job: JobPlan, slotMs: number, nowMs: number): Run {
  const share = 0.94 + 0.12 * hashShare(job.seed, dayOf(slotMs), 71)
  const isKnown = slotMs >= nightMs(nowMs) - DAY_MS
  return ordersRun(
    (fromPlanMs) => slotMs + Math.round(fromPlanMs * (isKnown ? 1 : share)),
    readNight(job, slotMs, nowMs),
  )
}

function readNight(job: JobPlan, slotMs: number, nowMs: number): Overrides {
  if (slotMs >= nightMs(nowMs)) return ITEMS_FAIL
  if (slotMs >= nightMs(nowMs) - DAY_MS) return {}
  return hash(job.seed, dayOf(slotMs), 72) % 11 === 0 ? ITEMS_FAIL : USUAL
}

export const ORDERS_REASON =
  'DWS.0007 dws_load_order_items: canceling statement due to statement timeout after 1800 s (4 attempts)'

function planOrders(job: JobPlan, slotMs: number, nowMs: number): Course {
  const { startMs, endMs, outcome } = planOrdersNight(job, slotMs, nowMs)
  const course = finish(slotMs, startMs ?? slotMs, endMs ?? slotMs, versionAt(job, slotMs))
  return outcome === 'fail' ? { ...course, outcome, incident: 'fail', error: ORDERS_REASON } : course
}
