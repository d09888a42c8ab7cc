import { type ErrorDetail } from '../../contract/errors'
import { type NoDefinition, type Schedule } from '../../contract/job'
import { DAY_MS, HOUR_MS } from '../../lib/time/units'
import { findClockChanges } from '../../lib/time/zone'
import { readCron } from './cron'
import { type ScheduleText } from './definition'
import { describeCron } from './schedule-words'
import { type ScheduleZone, chooseZone, parseZone } from './zone'

/** When a job is planned. All instants are epoch ms. */
export interface JobSchedule {
  /** The shortest time between two planned times; null when not known. */
  periodMs: number | null
  /** As the contract has it, at `nowMs`. */
  describe: (nowMs: number) => Schedule
  /** The first planned time after an instant; null when there is none, or it is not known. */
  nextMs: (afterMs: number) => number | null
  /**
   * The planned times from `fromMs` on and before `toMs`, the newest `limit` of them, oldest first; null when the schedule names no times that could
   * be read. Times beside a change of the clock are left out: services differ in what they do with an hour that is skipped or comes twice.
   */
  listTimes: (fromMs: number, toMs: number, limit: number) => number[] | null
}

/** `defaultZone` is the zone of the service, for schedules that name none; null when it is not known. */
export function createSchedule(text: ScheduleText, defaultZone: string | null): JobSchedule {
  const { kind, expression, startMs, endMs, dependsOn } = text
  const named = parseZone(text.zone)
  const zone = chooseZone(named, text.offsetMinutes, parseZone(defaultZone))
  // Another zone in place of one that is not understood would make up plans.
  const isZoneKnown = text.zone === null || named !== null
  const times = expression === null || !isZoneKnown ? null : readCron(expression, zone)

  /** A year and more is looked at only for schedules that are so rare. */
  function nextMs(afterMs: number): number | null {
    const fromMs = Math.max(afterMs, (startMs ?? 0) - 1)
    const lastMs = endMs ?? Infinity
    for (const days of [40, 5 * 366]) {
      const [next] = times?.list(fromMs, Math.min(lastMs, fromMs + days * DAY_MS), 1) ?? []
      if (next !== undefined) return next
    }
    return null
  }

  return {
    periodMs: times?.periodMs ?? null,
    nextMs,
    describe: (nowMs) => ({
      kind,
      expression,
      zone: text.zone,
      words: times === null || expression === null ? null : describeCron(expression),
      startMs,
      endMs,
      nextMs: nextMs(nowMs),
      periodMs: times?.periodMs ?? null,
      dependsOn,
    }),
    listTimes: (fromMs, toMs, limit) => {
      if (times === null) return null
      const first = Math.max(fromMs, startMs ?? 0)
      const last = Math.min(toMs - 1, endMs ?? Infinity)
      if (first > last) return []
      const changes = findChanges(zone, first, last)
      return listNewest(times.list, first, last, limit, times.periodMs).filter(
        (ms) => !changes.some((changeMs) => Math.abs(ms - changeMs) <= CHANGE_MS),
      )
    },
  }
}

/** Of a job without a definition. */
export const createNoSchedule = (kind: NoDefinition): JobSchedule => ({
  periodMs: null,
  nextMs: () => null,
  describe: () => ({
    kind,
    expression: null,
    zone: null,
    words: null,
    startMs: null,
    endMs: null,
    nextMs: null,
    periodMs: null,
    dependsOn: [],
  }),
  listTimes: () => null,
})

/** What an error says of the definition that was asked for. */
export const explainNoDefinition = ({ code }: ErrorDetail): NoDefinition =>
  code === 'forbidden' ? 'forbidden' : 'unreadable'

/** No clock is set by more; an hour before and after a change may be missing or come twice. */
const CHANGE_MS = 2 * HOUR_MS

const findChanges = (zone: ScheduleZone, fromMs: number, toMs: number): number[] =>
  typeof zone === 'number' ? [] : findClockChanges(fromMs - DAY_MS, toMs + DAY_MS, zone)

/** The library lists forwards, so the beginning is brought near to the end when there are too many. */
function listNewest(
  list: (fromMs: number, toMs: number, limit: number) => number[],
  fromMs: number,
  toMs: number,
  limit: number,
  periodMs: number | null,
): number[] {
  // No more than `limit` of the shortest period fit into the interval that is looked at.
  const nearMs = periodMs === null ? fromMs : Math.max(fromMs, toMs - limit * periodMs)
  return list(nearMs - 1, toMs, limit + 1).slice(-limit)
}
