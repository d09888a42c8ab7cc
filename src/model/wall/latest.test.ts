import { describe, expect, it } from 'vitest'
import { type Job } from '../../contract/job'
import { type JobRun } from '../../contract/job-run'
import { type WallSource } from '../../contract/wall'
import { HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { makeSchedule, makeWall } from '../../testing/jobs'
import { NOW_MS, USUAL, dailyJob, runAt } from '../../testing/wall-runs'
import { buildWallPicture, type WallCell } from './cells'
import { chooseLatestPicture, findLikely, findNextPlan, listNeeded, type LatestPicture } from './latest'

function cellOf(job: Job | null, source: Partial<WallSource> = {}): WallCell {
  const wall = makeWall([{ name: 'a', job }], source)
  const [cell] = buildWallPicture(wall, { nowMs: NOW_MS, isTold: false, pollMs: 10_000, offsetMs: 0 }).cells
  if (cell === undefined) throw new Error('a wall of one job has one cell')
  return cell
}

const FAILURE = runAt('fail', -90, -88, -60)

describe('the wall of one job', () => {
  it.each<[string, Job | null, JobRun | null, LatestPicture]>([
    ['whose lists are not read', null, null, { show: 'latest' }],
    ['that runs', dailyJob([runAt('running', -10, -9, null)]), null, { show: 'run', id: '-10', after: null }],
    [
      'that runs far too long',
      dailyJob([runAt('running', -99, -98, null)]),
      null,
      { show: 'run', id: '-99', after: null },
    ],
    [
      'that halted',
      dailyJob([runAt('waiting-confirm', -99, -98, null)]),
      null,
      { show: 'run', id: '-99', after: null },
    ],
    [
      'that ended well nine minutes ago',
      dailyJob([runAt('success', -40, -39, -9)]),
      null,
      { show: 'run', id: '-40', after: null },
    ],
    [
      'that ended well eleven minutes ago',
      dailyJob([runAt('success', -40, -39, -11)]),
      null,
      { show: 'between' },
    ],
    [
      'that was cancelled long ago',
      dailyJob([runAt('manual-stop', -400, -399, -390)]),
      null,
      { show: 'between' },
    ],
    ['that failed', dailyJob([runAt('success', -999, -998, -990), FAILURE]), null, { show: 'held' }],
    [
      'that failed days ago, past its next plan',
      dailyJob([runAt('fail', -3000, -2999, -2990)], { missedMs: [NOW_MS - HOUR_MS] }),
      null,
      { show: 'held' },
    ],
    [
      'that failed and was cancelled',
      dailyJob([FAILURE, runAt('manual-stop', -30, -29, -20)]),
      null,
      { show: 'held' },
    ],
    [
      'that failed and runs again',
      dailyJob([FAILURE, runAt('running', -30, -29, null)]),
      null,
      { show: 'run', id: '-30', after: FAILURE },
    ],
    [
      'that failed and runs again under the same id',
      dailyJob([runAt('running', -90, -5, null)]),
      FAILURE,
      { show: 'run', id: '-90', after: FAILURE },
    ],
    [
      'whose earlier failure was another run',
      dailyJob([runAt('running', -10, -9, null)]),
      FAILURE,
      { show: 'run', id: '-10', after: null },
    ],
    [
      'that failed and succeeded since',
      dailyJob([FAILURE, runAt('success', -40, -39, -30)]),
      FAILURE,
      { show: 'between' },
    ],
    [
      'whose run waits as long as usual',
      dailyJob([runAt('waiting', -1, null, null)]),
      null,
      { show: 'between' },
    ],
    ['whose run waits longer', dailyJob([runAt('waiting', -20, null, null)]), null, { show: 'late' }],
    [
      'whose run does not exist yet',
      dailyJob([], { missedMs: [NOW_MS - 5 * MINUTE_MS] }),
      null,
      { show: 'late' },
    ],
    [
      'without a run for a period',
      dailyJob([], { missedMs: [NOW_MS - 9 * HOUR_MS] }),
      null,
      { show: 'late' },
    ],
    ['that is started by hand', dailyJob([], { schedule: null }), null, { show: 'between' }],
    ['that is stopped', dailyJob([], { status: 'stopped' }), null, { show: 'between' }],
  ])('%s', (_, job, failure, picture) => {
    expect(chooseLatestPicture(cellOf(job), failure, NOW_MS)).toEqual(picture)
  })

  it('without rights to list shows what DGC calls the latest', () => {
    const cell = cellOf(null, { error: 'forbidden' })
    expect(chooseLatestPicture(cell, null, NOW_MS)).toEqual({ show: 'latest' })
  })
})

describe('the next plan', () => {
  it.each([
    ['by the schedule', dailyJob([]), { plan: 'at', ms: NOW_MS + 20 * HOUR_MS }],
    [
      'of a run that waits',
      dailyJob([runAt('waiting', -1, null, null)]),
      { plan: 'at', ms: NOW_MS - MINUTE_MS },
    ],
    ['of a stopped schedule', dailyJob([], { status: 'paused' }), { plan: 'stopped' }],
    [
      'of a job started by events',
      dailyJob([], { schedule: makeSchedule({ kind: 'event' }) }),
      { plan: 'none' },
    ],
    ['of a definition not read', dailyJob([], { schedule: null }), { plan: 'unknown' }],
  ])('%s', (_, job, plan) => {
    expect(findNextPlan(cellOf(job))).toEqual(plan)
  })
})

describe('what a job needs', () => {
  const planMs = NOW_MS + 10 * MINUTE_MS
  const late = cellOf(dailyJob([runAt('running', -10, -5, null)]))
  const done = cellOf(dailyJob([runAt('success', -100, -99, -60)]))
  const old = cellOf(dailyJob([runAt('success', -2000, -1999, -1960)], { schedule: null }))

  it('lists what has not ended first, and counts only runs of the same period as done', () => {
    const needed = listNeeded([done, late, old], dailyJob([]), planMs)
    expect(needed.map(({ isDone }) => isDone)).toEqual([false, false, true])
    expect(needed[0]?.cell).toBe(late)
  })

  it('delays the run to its expected end', () => {
    expect(findLikely(listNeeded([late], dailyJob([]), planMs), USUAL, planMs)).toEqual({
      startMs: NOW_MS + 25 * MINUTE_MS,
      endMs: NOW_MS + 55 * MINUTE_MS,
      isUnusual: true,
      needs: 'a',
    })
  })

  it('delays nothing when it ends before the plan, or has ended', () => {
    expect(findLikely(listNeeded([late], dailyJob([]), planMs), USUAL, NOW_MS + HOUR_MS)).toBeNull()
    expect(findLikely(listNeeded([done], dailyJob([]), planMs), USUAL, planMs)).toBeNull()
  })
})
