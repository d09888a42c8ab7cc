import { describe, expect, it } from 'vitest'
import { type Job } from '../../contract/job'
import { type JobRun, type Usual } from '../../contract/job-run'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { FIRST_PLAN_MS, jobRun } from '../../testing/job-run'
import { makeJob, makeSchedule } from '../../testing/jobs'
import { countAttention, findAttention, listAttention } from './attention'

const USUAL: Usual = { runs: 20, medianMs: 49 * MINUTE_MS, p90Ms: 56 * MINUTE_MS, lateP90Ms: 12 * SECOND_MS }
const DAILY = makeSchedule({ periodMs: DAY_MS })
/** The plan of the last of three runs, an hour apart. */
const LAST_MS = FIRST_PLAN_MS + 2 * HOUR_MS
const after = (ms: number) => ({ nowMs: LAST_MS + ms, isOld: false })

const ended = (...words: JobRun['status'][]): JobRun[] =>
  words.map((status, index) => jobRun(index, { status }))
const running = (index: number): JobRun => jobRun(index, { status: 'running', endMs: null })
const waiting = (index: number): JobRun => jobRun(index, { status: 'waiting', startMs: null, endMs: null })
const job = (given: Partial<Job>): Job => makeJob({ schedule: DAILY, usual: USUAL, ...given })

const find = (given: Partial<Job>, afterMs = 30 * MINUTE_MS) => findAttention(job(given), after(afterMs))

describe('failing', () => {
  it.each<[string, JobRun[], object | null]>([
    ['the last run failed', ended('success', 'success', 'fail'), { inARow: 1, firstIn: 3 }],
    ['it is not the first to fail', ended('fail', 'success', 'fail'), { inARow: 1, firstIn: null }],
    ['three in a row', ended('fail', 'fail', 'fail'), { inARow: 3, firstIn: null }],
    ['a newer run is running', [...ended('success', 'fail'), running(2)], { inARow: 1, firstIn: 3 }],
    ['a newer run waits', [...ended('fail', 'fail'), waiting(2)], { inARow: 2 }],
    ['a skipped run clears nothing', ended('success', 'fail', 'skip'), { inARow: 1 }],
    ['success clears it', ended('fail', 'fail', 'success'), null],
    ['forced success clears it', ended('fail', 'fail', 'forceSuccess'), null],
    ['a cancelled run clears nothing, as on the wall', ended('fail', 'fail', 'manual-stop'), { inARow: 2 }],
    ['a run cancelled between two failures', ended('fail', 'manual-stop', 'fail'), { inARow: 2 }],
    ['only cancelled runs', ended('manual-stop', 'manual-stop'), null],
    ['a single run', ended('fail'), { inARow: 1, firstIn: null }],
  ])('%s', (_, runs, expected) => {
    const found = find({ runs })
    if (expected === null) expect(found).toBeNull()
    else expect(found).toMatchObject({ kind: 'failing', ...expected })
  })

  it('is since the first of the failures in a row ended', () => {
    const runs = ended('success', 'fail', 'fail')
    expect(find({ runs })?.sinceMs).toBe(runs[1]?.endMs)
  })

  it('ends are in order of time, not of plan: a rerun of an older plan that ended last counts', () => {
    const [first, second] = [jobRun(0, { endMs: LAST_MS }), jobRun(1, { status: 'fail' })]
    expect(find({ runs: [first, second] })).toBeNull()
  })

  it.each<[string, Partial<Job>, number, boolean]>([
    ['a stopped job within a day', { status: 'stopped' }, 23 * HOUR_MS, true],
    ['a stopped job later', { status: 'stopped' }, 25 * HOUR_MS, false],
    ['a job that ran once, later', { schedule: { ...DAILY, kind: 'once' } }, 25 * HOUR_MS, false],
    ['a scheduled job, always', {}, 9 * DAY_MS, true],
    ['a job whose schedule has not been read, always', { schedule: null }, 9 * DAY_MS, true],
  ])('%s', (_, given, afterMs, isReported) => {
    expect(find({ runs: ended('success', 'success', 'fail'), ...given }, afterMs) !== null).toBe(isReported)
  })
})

describe('exception', () => {
  it.each<[JobRun['status'], boolean]>([
    ['running-exception', true],
    ['waiting-confirm', true],
    ['unknown', true],
    ['pause', false],
    ['freeze', false],
  ])('%s waits for a person: %s', (status, isReported) => {
    expect(find({ runs: [...ended('success'), jobRun(1, { status, endMs: null })] })?.kind).toBe(
      isReported ? 'exception' : undefined,
    )
  })

  it('a later end clears it, a run that still runs does not', () => {
    const halted = jobRun(0, { status: 'running-exception', endMs: null })
    expect(find({ runs: [halted, running(1)] })?.kind).toBe('exception')
    expect(find({ runs: [halted, jobRun(1)] })).toBeNull()
  })

  it('a failure comes first', () => {
    const runs = [...ended('fail'), jobRun(1, { status: 'running-exception', endMs: null })]
    expect(find({ runs })?.kind).toBe('failing')
  })
})

describe('not started', () => {
  const missed: Partial<Job> = { runs: ended('success', 'success'), missedMs: [LAST_MS] }

  it('a planned time without a run, after all runs', () => {
    expect(find(missed)).toMatchObject({ kind: 'not-started', planMs: LAST_MS, sinceMs: LAST_MS })
  })

  it('is not reported once a run of a later plan is listed', () => {
    expect(find({ ...missed, runs: ended('success', 'success', 'success') })).toBeNull()
  })

  it.each(['paused', 'stopped', 'unknown'] as const)('nor of a job that is %s', (status) => {
    expect(find({ ...missed, status })).toBeNull()
  })

  it('nor from a list that is old', () => {
    expect(findAttention(job(missed), { nowMs: LAST_MS + HOUR_MS, isOld: true })).toBeNull()
  })
})

describe('longer than usual', () => {
  it.each<[string, number, boolean]>([
    ['within its p90', 55, false],
    ['past it by less than 10 %', 61, false],
    ['past it by more', 63, true],
  ])('%s', (_, minutes, isReported) => {
    const run = jobRun(2, { status: 'running', startMs: LAST_MS, endMs: null })
    const found = find({ runs: [run] }, minutes * MINUTE_MS)
    expect(found?.kind).toBe(isReported ? 'longer' : undefined)
    if (isReported) expect(found?.sinceMs).toBe(LAST_MS + USUAL.p90Ms)
  })

  it('of a short job a minute at least', () => {
    const usual = { ...USUAL, medianMs: 8_000, p90Ms: 10_000 }
    const runs = [jobRun(2, { status: 'running', startMs: LAST_MS, endMs: null })]
    expect(find({ runs, usual }, 69_000)).toBeNull()
    expect(find({ runs, usual }, 71_000)?.kind).toBe('longer')
  })

  it('of a manual run only by earlier manual ones, as on its page', () => {
    const manual = (day: number, given: Partial<JobRun> = {}) => jobRun(day, { trigger: 2, ...given })
    const runs = [manual(6, { status: 'running', startMs: LAST_MS, endMs: null })]
    expect(find({ runs }, 9 * DAY_MS)).toBeNull()
    const known = [1, 2, 3, 4, 5].map((day) => manual(day))
    expect(find({ runs: [...known, ...runs] }, 9 * DAY_MS)?.kind).toBe('longer')
  })

  it('nothing is judged without a usual time', () => {
    const run = jobRun(2, { status: 'running', startMs: LAST_MS, endMs: null })
    expect(find({ runs: [run], usual: null }, 9 * DAY_MS)).toBeNull()
  })
})

describe('late', () => {
  it.each<[string, number, Partial<Usual>, boolean]>([
    ['within two minutes', 1, {}, false],
    ['after more', 3, {}, true],
    ['a job that starts four hours after its plan each night', 200, { lateP90Ms: 4 * HOUR_MS }, false],
    ['the same job, later than it usually is', 250, { lateP90Ms: 4 * HOUR_MS }, true],
  ])('%s', (_, minutes, usual, isReported) => {
    const found = find({ runs: [waiting(2)], usual: { ...USUAL, ...usual } }, minutes * MINUTE_MS)
    expect(found?.kind).toBe(isReported ? 'late' : undefined)
  })

  it('a back-fill waits for days of its own, and hides no run that is due', () => {
    const backfill = Object.assign(waiting(0), { trigger: 5, planMs: LAST_MS - 60 * DAY_MS })
    expect(find({ runs: [backfill] })).toBeNull()
    expect(find({ runs: [backfill, waiting(2)] })).toMatchObject({ kind: 'late', planMs: LAST_MS })
  })

  it('is not reported from old data, nor without a usual time', () => {
    expect(findAttention(job({ runs: [waiting(2)] }), { ...after(HOUR_MS), isOld: true })).toBeNull()
    expect(find({ runs: [waiting(2)], usual: null }, HOUR_MS)).toBeNull()
  })
})

describe('the list', () => {
  const failed = (name: string, holdsUp: number | null = null) =>
    job({ name, holdsUp, runs: ended('success', 'success', 'fail') })
  const late = (name: string, dependsOn: string[] = []) =>
    job({ name, runs: [waiting(2)], schedule: { ...DAILY, dependsOn } })
  const longer = (name: string) => job({ name, runs: [jobRun(0, { status: 'running', endMs: null })] })
  const list = (...jobs: Job[]) =>
    listAttention(jobs, after(HOUR_MS)).map(({ job: { name }, cause }) => (cause ? `> ${name}` : name))

  it('has the worst class first, then what holds up most, then names', () => {
    expect(list(late('l'), longer('m'), failed('b'), failed('a'), failed('z', 3), failed('y', 0))).toEqual([
      'z',
      'y',
      'a',
      'b',
      'm',
      'l',
    ])
  })

  it('puts late jobs below the job that they depend on, and theirs below them', () => {
    expect(list(late('c', ['b']), late('b', ['a']), failed('f'), longer('a'), late('d'))).toEqual([
      'f',
      'a',
      '> b',
      '> c',
      'd',
    ])
  })

  it('takes the worst of several causes', () => {
    const items = listAttention([late('c', ['a', 'f']), longer('a'), failed('f')], after(HOUR_MS))
    expect(items.map(({ cause }) => cause?.job.name)).toEqual([undefined, 'f', undefined])
  })

  it.each<[string, Job[]]>([
    ['itself', [late('a', ['a'])]],
    ['each other', [late('a', ['b']), late('b', ['a'])]],
    ['a cycle of three', [late('a', ['b']), late('b', ['c']), late('c', ['a'])]],
  ])('loses no job that depends on %s', (_, jobs) => {
    expect(listAttention(jobs, after(HOUR_MS)).length).toBe(jobs.length)
  })

  it('a job that depends on a healthy one has no cause, and a failed one never has', () => {
    const failing = job({ name: 'f', runs: ended('fail'), schedule: { ...DAILY, dependsOn: ['a'] } })
    expect(list(late('l', ['ok']), makeJob({ name: 'ok' }), longer('a'), failing)).toEqual(['f', 'a', 'l'])
  })

  it('names the jobs that it holds up, whatever their own state', () => {
    const next = makeJob({ name: 'n', schedule: { ...DAILY, dependsOn: ['f', 'ok'] } })
    const [item] = listAttention([next, late('l', ['f']), failed('f'), makeJob({ name: 'ok' })], after(0))
    expect(item?.heldUp).toEqual(['n', 'l'])
  })

  it('counts each class, consequences included', () => {
    expect(countAttention(listAttention([late('c', ['a']), longer('a'), late('d')], after(HOUR_MS)))).toEqual(
      [
        { kind: 'longer', count: 1 },
        { kind: 'late', count: 2 },
      ],
    )
  })
})
