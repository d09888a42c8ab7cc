import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type JobRun } from '../../contract/job-run'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { jobRun } from '../../testing/job-run'
import { type MissedOptions, findMissed } from './missed'

const FIRST_MS = Date.parse('2026-11-01T02:00:00+08:00')
const plan = (day: number): number => FIRST_MS + day * DAY_MS

/** Runs of these days, which started as much later. */
const runsOf = (days: readonly number[], lateMs = 10 * SECOND_MS, given: Partial<JobRun> = {}): JobRun[] =>
  days.map((day) => jobRun(day, { planMs: plan(day), startMs: plan(day) + lateMs, ...given }))

const WEEK = [0, 1, 2, 3, 4, 5, 6]

const find = (given: Partial<MissedOptions>): number[] =>
  findMissed({
    runs: runsOf(WEEK),
    plannedMs: WEEK.map(plan),
    periodMs: DAY_MS,
    listedAtMs: plan(6) + 12 * HOUR_MS,
    ...given,
  })

describe('a planned time is missed', () => {
  it('when the list holds no run of that plan', () => {
    expect(find({ runs: runsOf([0, 1, 2, 4, 6]) })).toEqual([plan(3), plan(5)])
  })

  it('also when a back-fill or a manual run took its place', () => {
    const filled = runsOf([3], 0, { trigger: 5 })
    expect(find({ runs: [...runsOf([0, 1, 2]), ...filled, ...runsOf([4, 5, 6])] })).toEqual([plan(3)])
  })

  it('two minutes and the usual lateness after it, and not before', () => {
    const runs = runsOf([0, 1, 2, 3, 4, 5], 4 * HOUR_MS)
    const atMs = plan(6) + 4 * HOUR_MS + 2 * MINUTE_MS
    expect(find({ runs, listedAtMs: atMs - 1 })).toEqual([])
    expect(find({ runs, listedAtMs: atMs })).toEqual([plan(6)])
  })
})

describe('it is not missed', () => {
  it('when its run waits or failed', () => {
    const waiting = runsOf([6], 0, { status: 'waiting', startMs: null, endMs: null })
    expect(find({ runs: [...runsOf([0, 1, 2, 3, 4, 5]), ...waiting] })).toEqual([])
    expect(find({ runs: runsOf(WEEK, 0, { status: 'fail' }) })).toEqual([])
  })

  it('when its run carries some milliseconds, or DGC names no trigger', () => {
    const [first, ...others] = runsOf(WEEK, 0, { trigger: null })
    expect(find({ runs: [{ ...first, planMs: plan(0) + 712 } as JobRun, ...others] })).toEqual([])
  })

  it('before the first run: the job may be new, or DGC may hold no older ones', () => {
    expect(find({ runs: runsOf([2, 3, 4, 6, 7]), listedAtMs: plan(7) })).toEqual([plan(5)])
  })

  it('when too few runs are known to say what is late', () => {
    expect(find({ runs: runsOf([0, 2, 4, 6]) })).toEqual([])
    expect(find({ runs: [] })).toEqual([])
  })
})

it('any runs: the missed times and the runs together are all planned times since the first run', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(40), { minLength: 5, maxLength: 41 }), (days) => {
      const ran = days.toSorted((a, b) => a - b)
      const [first = 0] = ran
      const planned = Array.from({ length: 41 - first }, (_, day) => plan(first + day))
      const missed = find({ runs: runsOf(ran), plannedMs: planned, listedAtMs: plan(41) })
      expect([...missed, ...ran.map(plan)].toSorted((a, b) => a - b)).toEqual(planned)
    }),
  )
})
