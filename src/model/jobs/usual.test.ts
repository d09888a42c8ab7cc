import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type JobRun } from '../../contract/job-run'
import { jobRun } from '../../testing/job-run'
import { computeLateMs, computeLatenessMs, computeUsual, markOvertaken } from './usual'

const PLAN_MS = Date.parse('2026-11-29T02:00:00+08:00')

/** Scheduled runs of success that took so many seconds each, a day apart and 10 s late. */
const took = (seconds: readonly number[], given: Partial<JobRun> = {}): JobRun[] =>
  seconds.map((each, index) => {
    const planMs = PLAN_MS + index * 86_400_000
    const startMs = planMs + 10_000
    return jobRun(index, { planMs, startMs, endMs: startMs + each * 1000, ...given })
  })

const ONE_TO_FIVE = took([1, 2, 3, 4, 5])

describe('the usual time of a job', () => {
  it('is the median and the 90th percentile of its runs', () => {
    expect(computeUsual(took([50, 10, 40, 20, 30]))).toEqual({
      runs: 5,
      medianMs: 30_000,
      p90Ms: 46_000,
      lateP90Ms: 10_000,
    })
  })

  it('is not known below five runs', () => {
    expect(computeUsual(took([1, 2, 3, 4]))).toBeNull()
    expect(computeUsual([])).toBeNull()
  })

  it('is that of the last 20', () => {
    const usual = computeUsual([...took(Array<number>(30).fill(900)), ...took(Array<number>(20).fill(60))])
    expect(usual).toMatchObject({ runs: 20, medianMs: 60_000, p90Ms: 60_000 })
  })

  it.each<[string, Partial<JobRun>, boolean]>([
    ['a failure', { status: 'fail' }, false],
    ['a forced success', { status: 'forceSuccess' }, false],
    ['an ignored failure', { status: 'ignoreSuccess' }, false],
    ['a manual run', { trigger: 2 }, false],
    ['one of a back-fill', { trigger: 5 }, false],
    ['one of a sub-job', { trigger: 6 }, false],
    ['one that was run again', { again: true }, false],
    ['one without an end', { endMs: null }, false],
    ['one that ends before its start', { endMs: 1 }, false],
    ['one of a DGC that names no trigger', { trigger: null }, true],
    ['one without a plan', { planMs: null }, true],
  ])('counts %s: %j', (_, given, counts) => {
    expect(computeUsual([...ONE_TO_FIVE, ...took([100], given)])?.runs).toBe(counts ? 6 : 5)
  })

  it('lies between the shortest and the longest run, whatever these are', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 5, maxLength: 20 }), (seconds) => {
        const usual = computeUsual(took(seconds))
        expect(usual?.medianMs).toBeGreaterThanOrEqual(Math.min(...seconds) * 1000)
        expect(usual?.p90Ms).toBeGreaterThanOrEqual(usual?.medianMs ?? Infinity)
        expect(usual?.p90Ms).toBeLessThanOrEqual(Math.max(...seconds) * 1000)
      }),
    )
  })
})

describe('the usual lateness', () => {
  it('counts every scheduled run that started, also one that failed', () => {
    expect(computeLatenessMs(took([1, 2, 3, 4, 5], { status: 'fail' }))).toBe(10_000)
    expect(computeLatenessMs(took([1, 2, 3, 4, 5], { trigger: 2 }))).toBeNull()
    expect(computeLatenessMs(took([1, 2, 3, 4, 5], { startMs: null }))).toBeNull()
  })

  it('a manual run is not late, though DGC gives it a plan', () => {
    expect(took([1], { trigger: 2 }).map(computeLateMs)).toEqual([null])
    expect(took([1], { again: true }).map(computeLateMs)).toEqual([null])
  })

  it.each<[string, Partial<JobRun>, Partial<JobRun>, boolean]>([
    ['a run that starts before the next one', {}, {}, false],
    ['one that starts after the next one', { startMs: PLAN_MS + 90_000_000 }, {}, true],
    ['one that starts with the next one', { startMs: PLAN_MS + 86_440_000 }, {}, false],
    ['one with a manual run in between', { startMs: PLAN_MS + 90_000_000 }, { trigger: 2 }, false],
    ['one of a back-fill', { startMs: PLAN_MS + 90_000_000, trigger: 5 }, {}, false],
    ['one whose next has not started', { startMs: PLAN_MS + 90_000_000 }, { startMs: null }, false],
  ])('%s: %j, %j', (_, given, next, isMarked) => {
    const [run, other] = took([1, 1])
    const marked = markOvertaken([
      Object.assign(run ?? {}, given),
      Object.assign(other ?? {}, next),
    ] as JobRun[])
    expect(marked.map(({ again }) => again === true)).toEqual([isMarked, false])
  })

  it('a start before its plan is not late', () => {
    expect(computeLatenessMs(took([1, 2, 3, 4, 5], { startMs: PLAN_MS - 5000, planMs: PLAN_MS }))).toBe(0)
  })
})
