import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { createSchedule } from '../dgc-jobs/schedule'
import { rememberTimes } from './remember-times'

const FROM_MS = Date.parse('2026-03-20T00:00:00Z')

const createTestSchedule = (expression: string, zone = 'GMT+8') =>
  createSchedule(
    { kind: 'cron', expression, zone, offsetMinutes: null, startMs: FROM_MS, endMs: null, dependsOn: [] },
    null,
  )

describe('remembered times', () => {
  it.each([
    ['of a daily job', '0 0 2 * * ?', 'GMT+8', [1, 5, 5000]],
    ['of a job that runs every ten minutes, more than are remembered', '0 0/10 * * * ?', 'GMT+8', [1, 5000]],
    // A limit takes the newest times before those beside the change are left out.
    ['beside a change of the clock', '0 30 2 * * ?', 'Europe/Berlin', [5000]],
  ])('%s are those that are computed, whatever was asked for before', (_, expression, zone, limits) => {
    const schedule = createTestSchedule(expression, zone)
    const hour = fc.integer({ min: -50, max: 12 * 24 })
    const limit = fc.constantFrom(...limits)
    fc.assert(
      fc.property(fc.array(fc.tuple(hour, hour, limit), { maxLength: 8 }), (asked) => {
        const remembered = rememberTimes(schedule)
        for (const [from, to, most] of asked) {
          const window = [FROM_MS + from * HOUR_MS, FROM_MS + to * HOUR_MS, most] as const
          expect(remembered.listTimes(...window)).toEqual(schedule.listTimes(...window))
        }
      }),
      { numRuns: 20 },
    )
  })

  it('are computed once, then only what is new', () => {
    const schedule = createTestSchedule('0 0 2 * * ?')
    const listTimes = vi.spyOn(schedule, 'listTimes')
    const remembered = rememberTimes(schedule)
    const endMs = FROM_MS + 30 * DAY_MS
    remembered.listTimes(FROM_MS, endMs, 5000)
    remembered.listTimes(FROM_MS + DAY_MS, endMs, 1)
    expect(listTimes).toHaveBeenCalledTimes(1)
    remembered.listTimes(FROM_MS + DAY_MS, endMs + MINUTE_MS, 5000)
    expect(listTimes).toHaveBeenLastCalledWith(endMs, endMs + MINUTE_MS, expect.any(Number))
  })

  it('give the same description until the next planned time', () => {
    const schedule = createTestSchedule('0 0 2 * * ?')
    const remembered = rememberTimes(schedule)
    const nextMs = schedule.nextMs(FROM_MS) ?? 0
    const before = remembered.describe(FROM_MS)
    expect(remembered.describe(nextMs - 1)).toBe(before)
    expect(remembered.describe(nextMs)).toEqual(schedule.describe(nextMs))
    expect(remembered.describe(FROM_MS)).toEqual(before)
  })
})
