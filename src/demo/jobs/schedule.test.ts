import { Cron } from 'croner'
import { expect, it } from 'vitest'
import { DAY_MS } from '../../lib/time/units'
import { createJobs } from './job-list'
import { type Schedule, seasonStartMs, visitSlots, writeExpression } from './schedule'
import { DEMO_WORKSPACES } from './workspaces'

const ALL = DEMO_WORKSPACES.flatMap(createJobs).map(({ schedule }) => schedule)
const KINDS = ['minutes', 'hours', 'days', 'weeks', 'months'] as const
/** Some of each kind, and those of another zone. */
const SCHEDULES: readonly Schedule[] = [
  ...KINDS.flatMap((kind) => ALL.filter((schedule) => schedule.kind === kind).slice(0, 3)),
  ...ALL.filter((schedule) => 'zone' in schedule),
]

const slotsOf = (schedule: Schedule, fromMs: number, toMs: number, nowMs = toMs): number[] => {
  const slots: number[] = []
  visitSlots(schedule, fromMs, toMs, nowMs, (slotMs) => slots.push(slotMs))
  return slots
}

/** Sunday is 1 for Quartz and 0 for croner, which wants ranges before steps. */
const toUnix = (expression: string): string => {
  const [second = '', minute = '', hour = '', day = '', month = '', weekday = ''] = expression.split(' ')
  const shifted = weekday.replaceAll(/\d/g, (digit) => String(Number(digit) - 1))
  return [second, minute.replace('/', '-59/'), hour.replace('/', '-23/'), day, month, shifted].join(' ')
}

it.each([
  { case: 'when summer time ends in Berlin', fromMs: Date.UTC(2026, 9, 20, 3, 33), days: 8 },
  { case: 'when it begins', fromMs: Date.UTC(2026, 2, 24, 18), days: 9 },
  { case: 'over the end of a month', fromMs: Date.UTC(2026, 1, 25), days: 10 },
])('plans what its expressions say $case', ({ fromMs, days }) => {
  const toMs = fromMs + days * DAY_MS
  let compared = 0
  for (const schedule of SCHEDULES) {
    const expression = writeExpression(schedule)
    if (expression === null) continue
    const timezone = schedule.kind === 'days' && schedule.zone ? schedule.zone : 'Asia/Shanghai'
    const cron = new Cron(toUnix(expression), { timezone })
    const expected: number[] = []
    let next = cron.nextRun(new Date(fromMs - 1))
    while (next !== null && next.getTime() <= toMs) {
      expected.push(next.getTime())
      next = cron.nextRun(next)
    }
    expect([expression, slotsOf(schedule, fromMs, toMs)]).toEqual([expression, expected])
    compared += 1
  }
  expect(compared).toBe(17)
})

it('knows one moment of a season for what runs once', () => {
  const schedule: Schedule = { kind: 'once', minuteOfDay: 600 }
  const nowMs = Date.UTC(2026, 10, 22)
  expect(slotsOf(schedule, nowMs - 100 * DAY_MS, nowMs)).toEqual([seasonStartMs(nowMs) + 600 * 60_000])
  expect(slotsOf(schedule, nowMs - DAY_MS, nowMs)).toEqual([])
})
